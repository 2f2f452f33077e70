"""What changed, in words: between two readings of a workspace, and between two revisions of an article."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Change, Entry, Figure, FigureChange
from reportedly.plain import shown
from reportedly.wording.counts import counted
from reportedly.wording.sources import source_in_words
from reportedly.wording.values import range_in_words, reported_value


def change_in_words(change: Change) -> str:
    """One line for people, such as `people killed, Kunar: 250–622 → 800`."""
    about = ", ".join(filter(None, (change.what, change.place)))
    entry = _entry(change.entry) if change.entry else ""
    match change.kind:
        case "new story":
            return "new story"
        case "new article":
            return f"new article: {change.doc}"
        case "revision":
            return f"article read again: {change.doc}"
        case "standing":
            return f"{about}: {_range(change.before)} → {_range(change.after)}, by {entry}"
        case "conflict":
            other = _entry(change.other) if change.other else ""
            return f"≠ {about}: {other} and {entry} cannot both be so"
        case kind:
            return f"{kind}: {about}: {entry}"


MOST_TOLD = 200
"""Changes that a digest tells in words; of further ones it gives the number."""


def digest_in_words(changes: Sequence[Change]) -> tuple[str, str]:
    """The title and text of a digest: story by story, each change in a line, with the sentence that says so."""
    stories = dict.fromkeys((change.story, change.title) for change in changes[:MOST_TOLD])
    lines = list[str]()
    for number, title in stories:
        lines += ["", title] if lines else [title]
        for change in changes[:MOST_TOLD]:
            if (change.story, change.title) == (number, title):
                lines.append(f"- {change_in_words(change)}")
                lines += [f"  “{' '.join(change.entry.sentence.split())}”"] if change.entry else []
    if (more := len(changes) - MOST_TOLD) > 0:
        lines += ["", counted(more, "more change")]
    of_stories = counted(len({change.story for change in changes}), "story", "stories")
    return f"{counted(len(changes), 'change')} in {of_stories}", shown("\n".join(lines))


def _entry(entry: Entry) -> str:
    status = "" if entry.status == "reported" else f", {entry.status}"
    return f"{reported_value(entry)} ({source_in_words(entry.source)}{status}) in {entry.doc}"


def _range(values: tuple[float, float] | None) -> str:
    return range_in_words(*values) if values else "nothing"


def figure_change_in_words(change: FigureChange) -> str:
    """Such as `250 → 800 killed`, `no more: 30 injured` or `new: 12 missing`."""
    if change.old and change.new:
        if change.slots == ("value",):
            return f"{reported_value(change.old)} → {reported_value(change.new)} {_what(change.new)}"
        before, after = (", ".join(_slots(each, change.slots)) for each in (change.old, change.new))
        return f"{_what(change.new)}: {before} → {after}"
    if change.old:
        return f"no more: {reported_value(change.old)} {_what(change.old)}"
    return f"new: {reported_value(change.new)} {_what(change.new)}" if change.new else ""


def _slots(figure: Figure, slots: Sequence[str]) -> list[str]:
    said = {
        "source": f"by {source_in_words(figure.source)}",
        "place": f"in {figure.place}" if figure.place else "no place",
        "status": figure.status,
    }
    return [reported_value(figure), *(said[slot] for slot in slots if slot != "value")]


def _what(figure: Figure) -> str:
    return figure.unit if figure.measure in ("count", "people", "money") else figure.measure
