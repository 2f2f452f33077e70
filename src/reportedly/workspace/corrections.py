"""A person's corrections in a workspace: they are drafted from a ledger, kept and undone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.errors import UsageError
from reportedly.ledger import anchor_of, locate
from reportedly.model import (
    BOUNDS,
    LARGEST_VALUE,
    MEASURES,
    SLOTS,
    STATUSES,
    Analysis,
    Anchor,
    Correction,
    CorrectionKind,
    Entry,
    Ledger,
    Slot,
    SlotValue,
    Story,
    Tally,
)
from reportedly.store import (
    Store,
    add_correction,
    article_of,
    get_correction,
    list_corrections,
    mark_undone,
    name_stories,
    pin_articles,
)

if TYPE_CHECKING:
    from reportedly.stories import StoryIndex

MOST_DOCS = 100_000
"""Number of articles or figures that one correction may be about."""
LONGEST_TEXT = 1000
"""Number of characters of a name or note."""
LONGEST_ID = 64
"""Number of characters of a correction's id."""
_NEEDED: dict[CorrectionKind, tuple[int, int]] = {
    "wrong": (1, 0),
    "set": (1, 0),
    "merge-stories": (0, 2),
    "split-story": (0, 2),
    "rename-story": (0, 1),
    "merge-tallies": (2, 0),
    "split-tally": (1, 0),
    "rename-tally": (1, 0),
    "same-source": (0, 0),
}
"""For each kind of correction, the least number of groups of figures and of groups of articles."""


@dataclass(frozen=True, slots=True)
class CorrectionState:
    """A correction with its effect: `found` of its `meant` figures or articles are still in the workspace."""

    correction: Correction
    found: int
    meant: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDraft:
    """Makes corrections from the ids and numbers that a ledger shows; `Workspace.correct` keeps them.

    A figure is addressed by its article's `doc` and its number there, a tally by its id, a story by its number. Raises
    `UsageError` where there is none.
    """

    article: Callable[[str], Analysis]
    ledger_of: Callable[[str], Ledger | None]
    tally: Callable[[str], tuple[Ledger, Tally]]
    story: Callable[[int], Story]
    by: str | None = None
    note: str | None = None

    def wrong(self, doc: str, figure: int) -> Correction:
        """Mark a figure as wrong, with the places where its article repeats it: it is left out of tallies."""
        return self._draft("wrong", figures=(self._anchors(doc, figure),))

    def set(self, doc: str, figure: int, slots: Mapping[Slot, SlotValue]) -> Correction:
        """Give a figure other slots, also where its article repeats it."""
        anchors = self._anchors(doc, figure)
        now = self.article(doc).figures[figure]
        values: dict[Slot, SlotValue] = {"low": now.low, "high": now.high}
        _check_slots(values | dict(slots))
        return self._draft("set", figures=(anchors,), slots=dict(slots))

    def merge_stories(self, stories: Sequence[int]) -> Correction:
        """Merge stories into the first one."""
        return self._draft("merge-stories", docs=tuple(self.story(number).docs for number in dict.fromkeys(stories)))

    def split_story(self, story: int, docs: Sequence[str]) -> Correction:
        """Split some articles of a story off into a new story."""
        whole = self.story(story).docs
        for doc in docs:
            if doc not in whole:
                raise UsageError(f"story {story} has no article {doc!r}; `reportedly ledger {story}` lists them")
        stay = tuple(doc for doc in whole if doc not in docs)
        if not stay or not docs:
            raise UsageError(f"name some of the {len(whole)} articles of story {story}, not all")
        return self._draft("split-story", docs=(stay, tuple(dict.fromkeys(docs))))

    def rename_story(self, story: int, name: str) -> Correction:
        """Give a story a name."""
        return self._draft("rename-story", docs=(self.story(story).docs,), name=name)

    def merge_tallies(self, tallies: Sequence[str]) -> Correction:
        """Merge tallies: their figures answer the question of the first one."""
        found = [self.tally(each) for each in dict.fromkeys(tallies)]
        if len({ledger.story for ledger, _ in found}) > 1:
            raise UsageError("these tallies are of different stories; merge the stories first")
        return self._draft("merge-tallies", figures=tuple(self._of_tally(tally) for _, tally in found))

    def split_tally(self, figures: Sequence[tuple[str, int]], name: str | None = None) -> Correction:
        """Split figures off into a new tally, also where their articles repeat them."""
        anchors = tuple(anchor for doc, number in figures for anchor in self._anchors(doc, number))
        return self._draft("split-tally", figures=(anchors,), name=name)

    def rename_tally(self, tally: str, name: str) -> Correction:
        """Give a tally a name."""
        return self._draft("rename-tally", figures=(self._of_tally(self.tally(tally)[1]),), name=name)

    def same_source(self, names: Sequence[str], name: str, story: int | None = None) -> Correction:
        """Say that sources that articles name so are one, and what it is called: in a story, or in all."""
        docs = () if story is None else (self.story(story).docs,)
        return self._draft("same-source", docs=docs, sources=tuple(dict.fromkeys(names)), name=name)

    def _draft(self, kind: CorrectionKind, **fields: Any) -> Correction:
        return check(Correction(kind=kind, by=self.by, note=self.note, **fields))

    def _anchors(self, doc: str, number: int) -> tuple[Anchor, ...]:
        """The anchors of a figure and of its repeats in its tally."""
        analysis = self.article(doc)
        if not 0 <= number < len(analysis.figures):
            raise UsageError(f"{doc} has no figure {number}; `reportedly explain {doc}` lists its figures")
        ledger = self.ledger_of(doc)
        entries = [entry for tally in ledger.tallies for entry in tally.entries if entry.doc == doc] if ledger else []
        entry = next((each for each in entries if number in _numbers(each, analysis)), None)
        return tuple(anchor_of(analysis, each) for each in (_numbers(entry, analysis) if entry else [number]))

    def _of_tally(self, tally: Tally) -> tuple[Anchor, ...]:
        anchors: list[Anchor] = []
        for entry in tally.entries:
            analysis = self.article(entry.doc)
            anchors += (anchor_of(analysis, number) for number in _numbers(entry, analysis))
        return tuple(anchors)


def _numbers(entry: Entry, analysis: Analysis) -> list[int]:
    """The numbers of an entry's figure and of those that repeat it."""
    repeats = [n for n, figure in enumerate(analysis.figures) if (figure.start, figure.end) in entry.repeats]
    return [entry.figure, *repeats]


def check(correction: Correction) -> Correction:
    """The correction, if it can be applied; raises `UsageError`, which says what is wrong with it."""
    figures, docs = _NEEDED[correction.kind]
    if (
        len(correction.figures) < figures
        or len(correction.docs) < docs
        or not all(correction.figures + correction.docs)
    ):
        what = "at least two different ones" if 2 in (figures, docs) else "at least one"
        raise UsageError(f"{correction.kind} needs {what}")
    if correction.kind.startswith(("rename", "same")) and not (correction.name or "").strip():
        raise UsageError(f"{correction.kind} needs a name")
    if correction.kind == "same-source" and not all(map(str.strip, correction.sources or [""])):
        raise UsageError("same-source needs the names of sources, as articles have them")
    if sum(map(len, correction.docs)) + sum(map(len, correction.figures)) + len(correction.sources) > MOST_DOCS:
        raise UsageError(f"a correction is about {MOST_DOCS:,} articles or figures or fewer")
    if any(
        len(text or "") > LONGEST_TEXT
        for text in (correction.name, correction.by, correction.note, *correction.sources)
    ):
        raise UsageError(f"a name or note has {LONGEST_TEXT:,} characters or fewer")
    for moment in filter(None, (correction.when, correction.undone)):
        _check_moment(moment)
    if len(correction.id) > LONGEST_ID:
        raise UsageError(f"a correction's id has {LONGEST_ID} characters or fewer")
    if correction.kind == "set":
        _check_slots(correction.slots)
    return correction


def _check_slots(slots: Mapping[Slot, SlotValue]) -> None:
    if not slots:
        raise UsageError(f"say what to set: one of {', '.join(SLOTS)}")
    for name, allowed in (("bound", BOUNDS), ("measure", MEASURES), ("status", STATUSES)):
        value = slots.get(name)  # type: ignore[call-overload]
        if name in slots and value not in allowed:
            raise UsageError(f"{name} is one of {', '.join(allowed)}, not {value!r}")
    for end in ("low", "high"):
        value = slots.get(end)
        if end in slots and not (isinstance(value, int | float) and abs(value) <= LARGEST_VALUE):
            raise UsageError(f"{end} is a number up to {LARGEST_VALUE:g}")
    low, high = slots.get("low"), slots.get("high")
    if isinstance(low, int | float) and isinstance(high, int | float) and not low <= high:
        raise UsageError(f"the lowest value {low:g} is above the highest {high:g}")
    for name in ("unit", "source", "place"):
        value = slots.get(name)  # type: ignore[call-overload]
        if not isinstance(value, str | None) or (name == "unit" and "unit" in slots and not value):
            raise UsageError(f"{name} is a text")
    time = slots.get("time")
    if time is not None:
        _check_days(time)


def _check_moment(moment: str) -> None:
    try:
        datetime.fromisoformat(moment)
    except ValueError as error:
        raise UsageError(f"{moment!r} is no moment such as 2025-09-01T08:30:00+00:00") from error


def _check_days(time: object) -> None:
    try:
        first, last = (date.fromisoformat(day) for day in time)  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise UsageError("time is a first and a last day, such as 2025-09-01 and 2025-09-03") from error
    if last < first:
        raise UsageError(f"the last day {last} is before the first {first}")


def keep_corrections(store: Store, index: StoryIndex, corrections: Sequence[Correction]) -> list[Correction]:
    """Keep corrections in one transaction, each with its id and moment, and return those that are new here.

    A correction that is kept already changes nothing.
    """
    dated = [_dated(check(each), number) for number, each in enumerate(corrections)]
    with store.writing():
        new = [each for each in dated if add_correction(store, each)]
        take_effect(store, index, {doc for each in new for part in each.docs for doc in part})
    return new


def undo_correction(store: Store, index: StoryIndex, correction_id: str) -> Correction:
    """Mark a correction as undone; raises `UsageError` if there is none of that id, or if it was undone before."""
    with store.writing():
        known = get_correction(store, correction_id)
        if known is None or known.undone is not None:
            what = "is undone already" if known else "is not known"
            raise UsageError(f"correction {correction_id!r} {what}; `reportedly correct list` has them")
        undone = replace(known, undone=_now())
        mark_undone(store, correction_id, undone.undone or "")
        take_effect(store, index, {doc for part in known.docs for doc in part})
    return undone


def take_effect(store: Store, index: StoryIndex, docs: Collection[str]) -> set[int]:
    """Put some articles in the stories that corrections give them, and name stories; it returns the stories that this
    changed. Call it inside `Store.writing`."""
    if not docs:
        return set()
    articles, stories = pin_articles(store, docs)
    if articles:
        stories |= index.group_again(articles)
    return stories | name_stories(store)


def list_states(store: Store) -> list[CorrectionState]:
    """All corrections, the first one first, each with the number of its figures or articles that are still here."""

    @cache
    def current(doc: str) -> Analysis | None:
        row = article_of(store, doc)
        return store.analysis(row.id) if row else None

    return [_state(each, current) for each in list_corrections(store)]


def _state(correction: Correction, current: Callable[[str], Analysis | None]) -> CorrectionState:
    anchors = [anchor for group in correction.figures for anchor in group]
    docs = [doc for part in correction.docs for doc in part]
    found = [anchor for anchor in anchors if (known := current(anchor.doc)) and locate(anchor, known) is not None]
    present = [doc for doc in docs if current(doc)]
    return CorrectionState(correction, len(found) + len(present), len(anchors) + len(docs))


def _dated(correction: Correction, number: int) -> Correction:
    """The correction with its moment and its id. The id is made of content and moment, so that it is the same in every
    workspace."""
    dated = correction if correction.when else replace(correction, when=_now(number))
    if dated.id:
        return dated
    content = json.dumps(asdict(replace(dated, undone=None, position=0)), sort_keys=True)
    return replace(dated, id=hashlib.sha256(content.encode()).hexdigest()[:10])


def _now(later: int = 0) -> str:
    """The present moment plus `later` microseconds, which keep the corrections of one call in order."""
    now = datetime.now(UTC)
    return now.replace(microsecond=min(now.microsecond + later, 999_999)).isoformat(timespec="microseconds")
