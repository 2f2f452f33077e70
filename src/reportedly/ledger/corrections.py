"""Applies what a person corrected: to the figures of an article, and to which figures are in one tally."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from reportedly.ledger.anchors import locate, locate_passage
from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.questions import Question
from reportedly.ledger.shaping import CorrectedTally, FigureAddress, address_of, in_order, shape
from reportedly.model import Analysis, Anchor, Correction, EntryCheck, Figure, Span

_SHAPING = (
    "merge-tallies",
    "split-tally",
    "rename-tally",
    "into-tally",
    "ignore-tally",
    "agree",
    "conflict",
    "set",
)
"""The kinds of corrections that decide which tallies there are."""
_MOVING = ("split-tally", "into-tally")
"""Those that say of single figures where they belong."""


class Corrected:
    """The corrections of a story that are not undone, with the figures that they are about."""

    def __init__(self, corrections: Sequence[Correction], analyses: Sequence[Analysis]) -> None:
        self._corrections = sorted(
            (each for each in corrections if each.undone is None),
            key=lambda each: (each.position, each.when, each.id),
        )
        self._by_doc = {analysis.article.doc: analysis for analysis in analyses}
        self._added: dict[FigureAddress, Correction] = {}
        self._found: dict[int, list[list[FigureAddress]]] = {}
        for correction in self._corrections:
            if correction.kind == "add":
                for anchor in correction.anchors:
                    self._add(anchor, correction)

    def _add(self, anchor: Anchor, correction: Correction) -> None:
        """Add a number that was missed to the figures of its article; if it is one by now, only its slots are set."""
        analysis = self._by_doc.get(anchor.doc)
        found = locate_passage(anchor, analysis.article) if analysis else None
        if analysis is None or found is None:
            return
        span, sentence = found
        number = next((n for n, each in enumerate(analysis.figures) if _overlap((each.start, each.end), span)), None)
        if number is None:
            number = len(analysis.figures)
            figures = (*analysis.figures, _added_figure(span, sentence, correction))
            analysis = self._by_doc[anchor.doc] = replace(analysis, figures=figures)
        self._added[anchor.doc, number] = correction

    def addresses(self, correction: Correction) -> list[list[FigureAddress]]:
        """The figures of a correction that were found in the articles, in the correction's groups."""
        return [[address for anchor in group if (address := self._address_of(anchor))] for group in correction.figures]

    def _address_of(self, anchor: Anchor) -> FigureAddress | None:
        known = self._by_doc.get(anchor.doc)
        number = locate(anchor, known) if known else None
        return None if number is None else (anchor.doc, number)

    def _of(self, *kinds: str) -> Iterator[tuple[Correction, list[list[FigureAddress]]]]:
        for correction in self._corrections:
            if correction.kind in kinds:
                if id(correction) not in self._found:
                    self._found[id(correction)] = self.addresses(correction)
                yield correction, self._found[id(correction)]

    def wrong(self) -> dict[FigureAddress, Correction]:
        """The figures that were marked wrong, each with the correction that did so; a later "right" takes it back."""
        found: dict[FigureAddress, Correction] = {}
        for correction, groups in self._of("wrong", "right"):
            for address in chain.from_iterable(groups):
                if correction.kind == "wrong":
                    found[address] = correction
                else:
                    found.pop(address, None)
        return found

    def bodies(self) -> dict[str, str]:
        """What sources are called, by their names in articles."""
        return {
            name: correction.name or name for correction, _ in self._of("same-source") for name in correction.sources
        }

    def checked(self) -> dict[FigureAddress, EntryCheck]:
        """What a person said of single figures."""
        found: dict[FigureAddress, EntryCheck] = {}
        for correction, groups in self._of("right", "set", *_MOVING):
            for address in groups[0] if correction.kind in _MOVING else chain.from_iterable(groups):
                if correction.kind != "right" or address not in found:
                    found[address] = "right" if correction.kind == "right" else "corrected"
        return found | dict.fromkeys(self._added, "added")

    def moved(self) -> set[FigureAddress]:
        """The figures that a person put in another tally."""
        return {address for _, groups in self._of(*_MOVING) for address in groups[0]}

    def judged(self) -> set[int]:
        """The numbers in its article of the figures that a person looked at, each once for all places where its article
        repeats it; of one article."""
        kinds = ("right", "wrong", "set", *_MOVING)
        firsts = {number for _, groups in self._of(*kinds) for _, number in groups[0][:1]}
        return firsts | {number for _, number in self._added}

    def analyses(self) -> list[Analysis]:
        """The articles with the figures that a person added and the slots that a person set; `why` says who."""
        changed: defaultdict[str, dict[int, Figure]] = defaultdict(dict)
        for (doc, number), correction in self._added.items():
            analysis = self._by_doc[doc]
            changed[doc][number] = _set_slots(analysis.figures[number], correction, analysis, "added")
        for correction, groups in self._of("set"):
            for doc, number in chain.from_iterable(groups):
                analysis = self._by_doc[doc]
                figure = changed[doc].get(number, analysis.figures[number])
                changed[doc][number] = _set_slots(figure, correction, analysis, "set")
        for (doc, number), correction in self.wrong().items():
            figure = changed[doc].get(number, self._by_doc[doc].figures[number])
            changed[doc][number] = replace(figure, why=figure.why | {"status": f"marked wrong{said_by(correction)}"})
        return [_with_figures(analysis, changed.get(doc, {})) for doc, analysis in self._by_doc.items()]

    def tallies(
        self, groups: Sequence[tuple[Question, Sequence[FigureMention]]], mentions: Sequence[FigureMention]
    ) -> list[CorrectedTally]:
        """The groups of mentions, merged, split, moved and named as a person said, in the order in which it was said;
        each is in the order of `mentions`."""
        order = {address_of(mention): number for number, mention in enumerate(mentions)}
        tallies = [in_order(question, members, order) for question, members in groups]
        placed = {
            address
            for correction, sides in self._of("set")
            for address in chain.from_iterable(sides)
            if correction.slots.get("place") is not None
        }
        for correction, sides in self._of(*_SHAPING):
            tallies = shape(tallies, correction, sides, order, placed)
        self._note_slots(tallies)
        return tallies

    def _note_slots(self, tallies: Sequence[CorrectedTally]) -> None:
        """Add the corrections of single figures to the corrections of their tally."""
        shaping: defaultdict[FigureAddress, list[str]] = defaultdict(list)
        for address, correction in self._added.items():
            shaping[address].append(correction.id)
        for correction, sides in self._of("set", "right"):
            for address in chain.from_iterable(sides):
                shaping[address].append(correction.id)
        for tally in tallies:
            own = dict.fromkeys(each for m in tally.mentions for each in shaping.get(address_of(m), ()))
            tally.corrections = list(dict.fromkeys([*tally.corrections, *own]))


def said_by(correction: Correction) -> str:
    """Who made a correction and why, as the end of a line, such as ` by Ada: misread`."""
    who = f" by {correction.by}" if correction.by else " by a person"
    return who + (f": {correction.note}" if correction.note else "")


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _added_figure(span: Span, sentence: Span, correction: Correction) -> Figure:
    """A number that a person added, before its other slots are set."""
    given: Mapping[str, Any] = {str(name): value for name, value in correction.slots.items()}
    return Figure(
        start=span[0],
        end=span[1],
        low=given["low"],
        high=given["high"],
        bound=given.get("bound") or "exact",
        measure=given["measure"],
        unit=given["unit"],
        sentence=sentence,
    )


def _set_slots(figure: Figure, correction: Correction, analysis: Analysis, how: str) -> Figure:
    """A figure with the slots that a person set."""
    slots: dict[str, Any] = {str(name): value for name, value in correction.slots.items()}
    if "source" in slots:
        slots |= {"source_span": None, "statement": None}
    if "place" in slots:
        wanted = (slots["place"] or "").casefold()
        named = [(place.start, place.end) for place in analysis.places if place.name.casefold() == wanted]
        slots["place_span"] = min(named, key=lambda span: abs(span[0] - figure.start), default=None)
    if "time" in slots and slots["time"] is not None:
        slots["time"] = tuple(slots["time"])
    names = {"value" if name in ("low", "high") else name for name in correction.slots}
    why = dict.fromkeys(sorted(names), f"{how}{said_by(correction)}")
    return replace(figure, **slots, why=figure.why | why)


def _with_figures(analysis: Analysis, changed: Mapping[int, Figure]) -> Analysis:
    if not changed:
        return analysis
    figures = tuple(changed.get(number, figure) for number, figure in enumerate(analysis.figures))
    return replace(analysis, figures=figures)
