"""Makes corrections from the ids and numbers that a ledger shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.errors import UsageError
from reportedly.lang.measures import measures
from reportedly.language.sentences import split_sentences
from reportedly.ledger.anchors import anchor_at, anchor_of, passages, sentence_around
from reportedly.ledger.finding import tally_with
from reportedly.model import (
    Analysis,
    Anchor,
    Correction,
    CorrectionKind,
    Entry,
    Ledger,
    Slot,
    SlotValue,
    Span,
    Story,
    Tally,
)
from reportedly.workspace.correction_checks import check, check_slots

PEOPLE = "people"
"""The unit of those whom something befell."""
SHOWN = 80
"""Characters of what was given that an error repeats."""
FigureName = tuple[str, int]
"""How users name a figure: its article's `doc` and its number there."""


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
    named: Callable[[str], int]
    """The number of the story that a number or words of a title mean."""
    by: str | None = None
    note: str | None = None

    def right(self, doc: str, figure: int) -> Correction:
        """Mark a figure as right: all its slots are as they should be. This takes back that it is wrong."""
        return self._draft("right", figures=(self._anchors(doc, figure),))

    def wrong(self, doc: str, figure: int) -> Correction:
        """Mark a figure as wrong, with the places where its article repeats it: it is left out of tallies."""
        return self._draft("wrong", figures=(self._anchors(doc, figure),))

    def set(self, doc: str, figure: int, slots: Mapping[Slot, SlotValue]) -> Correction:
        """Give a figure other slots, also where its article repeats it."""
        anchors = self._anchors(doc, figure)
        now = self.article(doc).figures[figure]
        values: dict[Slot, SlotValue] = {"low": now.low, "high": now.high}
        check_slots(values | dict(slots))
        return self._draft("set", figures=(anchors,), slots=dict(slots))

    def add(self, doc: str, number: str, slots: Mapping[Slot, SlotValue], *, near: str | None = None) -> Correction:
        """Add a figure that was missed: `number` as its article writes it; `near` has words of its sentence if the
        number stands there several times. `slots` have the measure and, unless the number is in digits, the value."""
        analysis = self.article(doc)
        span, sentence = _missed(analysis, number.strip(), near)
        return self._draft(
            "add", figures=((anchor_at(analysis.article, span, sentence),),), slots=_with_usual(dict(slots), number)
        )

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

    def into_tally(self, figures: Sequence[FigureName], tally: str) -> Correction:
        """Put figures in a tally of their story, also where their articles repeat them."""
        going = tuple(anchor for doc, number in figures for anchor in self._anchors(doc, number))
        ledger, home = self.tally(tally)
        told = {article.doc for article in ledger.articles}
        if strange := [doc for doc, _ in figures if doc not in told]:
            raise UsageError(f"{strange[0]} is in another story than tally {tally}; merge the stories first")
        return self._draft("into-tally", figures=(going, self._of_tally(home)))

    def ignore_tally(self, tally: str) -> Correction:
        """Say that a tally is of no interest: it comes last, and only among what is also mentioned."""
        return self._draft("ignore-tally", figures=(self._of_tally(self.tally(tally)[1]),))

    def agree(self, one: FigureName, other: FigureName) -> Correction:
        """Say that two numbers of a tally can both be so."""
        return self._compared("agree", one, other)

    def conflict(self, one: FigureName, other: FigureName) -> Correction:
        """Say that two numbers of a tally cannot both be so."""
        return self._compared("conflict", one, other)

    def rename_tally(self, tally: str, name: str) -> Correction:
        """Give a tally a name."""
        return self._draft("rename-tally", figures=(self._of_tally(self.tally(tally)[1]),), name=name)

    def same_source(self, names: Sequence[str], name: str, story: int | None = None) -> Correction:
        """Say that sources that articles name so are one, and what it is called: in a story, or in all."""
        docs = () if story is None else (self.story(story).docs,)
        return self._draft("same-source", docs=docs, sources=tuple(dict.fromkeys(names)), name=name)

    def _compared(self, kind: CorrectionKind, one: FigureName, other: FigureName) -> Correction:
        homes = [self._home(*each) for each in (one, other)]
        if None in homes or homes[0] != homes[1]:
            raise UsageError("two numbers are compared within one tally; put them in one first (into-tally)")
        anchors = (self._anchors(*one), self._anchors(*other))
        if set(anchors[0]) & set(anchors[1]):
            raise UsageError("these are one number of one article")
        return self._draft(kind, figures=anchors)

    def _home(self, doc: str, number: int) -> str | None:
        """The id of the tally that a figure is in."""
        found = self._found(doc, number)
        return found[0].id if found else None

    def _found(self, doc: str, number: int) -> tuple[Tally, Entry] | None:
        """The tally that a figure is in, with its entry there."""
        figures, ledger = self.article(doc).figures, self.ledger_of(doc)
        if ledger is None or not 0 <= number < len(figures):
            return None
        return tally_with(ledger, doc, number, (figures[number].start, figures[number].end))

    def _draft(self, kind: CorrectionKind, **fields: Any) -> Correction:
        return check(Correction(kind=kind, by=self.by, note=self.note, **fields))

    def _anchors(self, doc: str, number: int) -> tuple[Anchor, ...]:
        """The anchors of a figure and of its repeats in its tally."""
        analysis = self.article(doc)
        if not 0 <= number < len(analysis.figures):
            raise UsageError(f"{doc} has no figure {number}; `reportedly explain {doc}` lists its figures")
        found = self._found(doc, number)
        return tuple(anchor_of(analysis, each) for each in (_numbers(found[1], analysis) if found else [number]))

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


def _missed(analysis: Analysis, number: str, near: str | None) -> tuple[Span, Span]:
    """Where a number stands that no figure has, and its sentence; raises `UsageError` if that is not clear."""
    article, doc = analysis.article, analysis.article.doc
    sentences = split_sentences(article.text)
    found = [(span, each) for span in passages(number, article.text) if (each := sentence_around(span, sentences))]
    if near:
        wanted = " ".join(near.split())
        found = [each for each in found if wanted in " ".join(article.text[slice(*each[1])].split())]
    if not found:
        beside = f" in a sentence with {near[:SHOWN]!r}" if near else ""
        raise UsageError(f"{doc} does not say {number[:SHOWN]!r}{beside}")
    if len(found) > 1:
        raise UsageError(f"{doc} says {number[:SHOWN]!r} {len(found)} times; give words of the sentence that is meant")
    (start, end), sentence = found[0]
    for place, figure in enumerate(analysis.figures):
        if figure.start < end and start < figure.end:
            raise UsageError(f"this number is figure {place} of {doc}; set its slots instead")
    return (start, end), sentence


def _with_usual(slots: dict[Slot, SlotValue], number: str) -> dict[Slot, SlotValue]:
    """The slots of a missed figure, with the value that its digits give and the unit that its measure has."""
    digits = number.replace(",", "")
    found = dict(slots)
    if digits.isascii() and digits.replace(".", "", 1).isdecimal():
        found = {"low": float(digits), "high": float(digits), **slots}
    measure = found.get("measure")
    known = measures().measures.get(measure) if isinstance(measure, str) else None
    usual = known.unit or (PEOPLE if known.kind in ("harm", "people") else None) if known else None
    return found if "unit" in found or usual is None else {**found, "unit": usual}
