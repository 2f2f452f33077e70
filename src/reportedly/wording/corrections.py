"""What a correction says, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportedly.model import Anchor, Correction, Slot, SlotValue
from reportedly.wording.values import number_in_words, range_in_words


def correction_in_words(correction: Correction) -> str:
    """What a correction says, in one line, such as `250 in page.html is wrong`."""
    anchors = [_named(anchor) for anchor in correction.anchors]
    docs = [f"{len(part)} articles ({part[0]} …)" if len(part) > 1 else part[0] for part in correction.docs]
    match correction.kind:
        case "right" | "wrong":
            return f"{anchors[0]} is {correction.kind}"
        case "set":
            return f"{anchors[0]}: " + ", ".join(_slots(correction.slots))
        case "add":
            return f"missed: {anchors[0]}: " + ", ".join(_slots(correction.slots))
        case "agree" | "conflict":
            how = "agree" if correction.kind == "agree" else "cannot both be so"
            return " and ".join(_named(group[0]) for group in correction.figures) + f" {how}"
        case "into-tally":
            going, home = ", ".join(_some(map(_named, correction.figures[0]))), _named(correction.figures[1][0])
            return f"{going}: in the tally of {home}"
        case "ignore-tally":
            return f"the tally of {anchors[0]} is of no interest"
        case "merge-stories":
            return "one story: " + " and ".join(docs)
        case "split-story":
            return f"a story of its own: {docs[-1]}"
        case "rename-story":
            return f"the story of {docs[0]} is called {correction.name}"
        case "merge-tallies":
            return (
                "one tally: "
                + " and ".join(_some(group[0].text for group in correction.figures))
                + f" ({anchors[0]} …)"
            )
        case "split-tally":
            named = f", called {correction.name}" if correction.name else ""
            return "a tally of its own: " + ", ".join(_some(anchors)) + named
        case "same-source":
            where = f" in the story of {docs[0]}" if docs else ""
            return "one source: " + ", ".join(_some(correction.sources)) + f", called {correction.name}{where}"
        case _:
            return f"the tally of {anchors[0]} is called {correction.name}"


def _named(anchor: Anchor) -> str:
    return f"{anchor.text} in {anchor.doc}"


def _slots(slots: Mapping[Slot, SlotValue]) -> Iterator[str]:
    """What each slot is to be, such as `value is 633`, `place is none`, `time is 2025-09-01 – 2025-09-02`."""
    low, high = slots.get("low"), slots.get("high")
    if isinstance(low, (int, float)) and isinstance(high, (int, float)):
        yield f"value is {range_in_words(low, high)}"
        slots = {name: value for name, value in slots.items() if name not in ("low", "high")}
    for name, value in slots.items():
        if isinstance(value, (int, float)):
            value = number_in_words(value)
        yield f"{name} is {'none' if value is None else ' – '.join(value) if isinstance(value, tuple) else value}"


def _some(names: Iterable[str], most: int = 3) -> list[str]:
    known = list(names)
    return known[:most] + (["…"] if len(known) > most else [])
