"""Applies what a person corrected: to the figures of an article, and to which figures are in one tally."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.questions import Question
from reportedly.model import Analysis, Anchor, Correction, Figure

FigureAddress = tuple[str, int]
"""The address of a figure: the `doc` of its article and its number in the article."""
Order = Mapping[FigureAddress, int]
"""Where each figure stands in the order of time."""


@dataclass(slots=True, kw_only=True)
class CorrectedTally:
    """Mentions that answer one question, in order, after a person's corrections of tallies were applied.

    `first` is the question of the first mention before a person changed the tally. `name` is the name that a person
    gave it, `mark` the id of the correction that split it off, `corrections` the ids of all that changed it.
    """

    question: Question
    mentions: list[FigureMention]
    first: Question
    name: str | None = None
    mark: str = ""
    corrections: list[str] = field(default_factory=list)

    @property
    def asked(self) -> tuple[str, ...]:
        """The question in words that do not change when entries are added; the tally's id is made of them."""
        return self.mark, self.first.measure, self.first.what.lower(), (self.first.scope or "").lower()


def locate(anchor: Anchor, analysis: Analysis) -> int | None:
    """The number of the figure that an anchor means, `None` if the text has no such figure."""
    text, sentence = analysis.article.text, _plain(anchor.sentence)
    found = [
        (abs(figure.start - anchor.start), number)
        for number, figure in enumerate(analysis.figures)
        if text[figure.start : figure.end] == anchor.text and _plain(text[slice(*figure.sentence)]) == sentence
    ]
    return min(found)[1] if found else None


def anchor_of(analysis: Analysis, number: int) -> Anchor:
    """The anchor of a figure."""
    figure, article = analysis.figures[number], analysis.article
    text = article.text
    return Anchor(
        article.doc,
        figure.start,
        figure.end,
        text[figure.start : figure.end],
        text[slice(*figure.sentence)],
    )


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())


class Corrected:
    """The corrections of a story that are not undone, with the figures that they are about."""

    def __init__(self, corrections: Sequence[Correction], analyses: Sequence[Analysis]) -> None:
        self._corrections = sorted(
            (each for each in corrections if each.undone is None),
            key=lambda each: (each.position, each.when, each.id),
        )
        self._by_doc = {analysis.article.doc: analysis for analysis in analyses}

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
                yield correction, self.addresses(correction)

    def wrong(self) -> dict[FigureAddress, Correction]:
        """The figures that were marked wrong, each with the correction that did so."""
        return {each: correction for correction, groups in self._of("wrong") for group in groups for each in group}

    def bodies(self) -> dict[str, str]:
        """What sources are called, by their names in articles."""
        return {
            name: correction.name or name for correction, _ in self._of("same-source") for name in correction.sources
        }

    def analyses(self) -> list[Analysis]:
        """The articles with the slots of figures that a person set; `why` says who set them."""
        changed: defaultdict[str, dict[int, Figure]] = defaultdict(dict)
        for correction, groups in self._of("set"):
            for doc, number in (address for group in groups for address in group):
                analysis = self._by_doc[doc]
                figure = changed[doc].get(number, analysis.figures[number])
                changed[doc][number] = _set_slots(figure, correction, analysis)
        for (doc, number), correction in self.wrong().items():
            figure = changed[doc].get(number, self._by_doc[doc].figures[number])
            changed[doc][number] = replace(figure, why=figure.why | {"status": f"marked wrong{said_by(correction)}"})
        return [_with_figures(analysis, changed.get(doc, {})) for doc, analysis in self._by_doc.items()]

    def tallies(
        self, groups: Sequence[tuple[Question, Sequence[FigureMention]]], mentions: Sequence[FigureMention]
    ) -> list[CorrectedTally]:
        """The groups of mentions, merged, split and named as a person said; each is in the order of `mentions`."""
        order = {_address(mention): number for number, mention in enumerate(mentions)}
        tallies = [_sorted(question, members, order) for question, members in groups]
        for correction, sides in self._of("merge-tallies", "split-tally", "rename-tally"):
            if correction.kind == "split-tally":
                tallies = _split(tallies, {address for side in sides for address in side}, correction, order)
                continue
            homes = list({id(home): home for side in sides if (home := _home(tallies, side))}.values())
            for home in homes:
                home.corrections.append(correction.id)
            if correction.kind == "rename-tally" and homes:
                homes[0].name = correction.name
            tallies = _merge(tallies, homes, order)
        self._note_slots(tallies)
        return tallies

    def _note_slots(self, tallies: Sequence[CorrectedTally]) -> None:
        """Add the corrections of single figures to the corrections of their tally."""
        shaping: defaultdict[FigureAddress, list[str]] = defaultdict(list)
        for correction, sides in self._of("set"):
            for address in (address for side in sides for address in side):
                shaping[address].append(correction.id)
        for tally in tallies:
            tally.corrections += dict.fromkeys(each for m in tally.mentions for each in shaping.get(_address(m), ()))


def said_by(correction: Correction) -> str:
    """Who made a correction and why, as the end of a line, such as ` by Ada: misread`."""
    who = f" by {correction.by}" if correction.by else " by a person"
    return who + (f": {correction.note}" if correction.note else "")


def _address(mention: FigureMention) -> FigureAddress:
    return mention.entry.doc, mention.entry.figure


def _all_mentions(tallies: Sequence[CorrectedTally]) -> Iterator[FigureMention]:
    return (mention for tally in tallies for mention in tally.mentions)


def _home(tallies: Sequence[CorrectedTally], addresses: Sequence[FigureAddress]) -> CorrectedTally | None:
    """The tally that has most of these figures; the first one, if several have equally many."""
    wanted = set(addresses)
    counts = Counter(
        number
        for number, tally in enumerate(tallies)
        for mention in tally.mentions
        if wanted and _address(mention) in wanted
    )
    best = min(counts, key=lambda number: (-counts[number], number), default=None)
    return None if best is None else tallies[best]


def _sorted(question: Question, mentions: Sequence[FigureMention], order: Order) -> CorrectedTally:
    members = sorted(mentions, key=lambda mention: order[_address(mention)])
    return CorrectedTally(question=question, mentions=members, first=members[0].question)


def _merge(tallies: list[CorrectedTally], merged: Sequence[CorrectedTally], order: Order) -> list[CorrectedTally]:
    """The tallies, with those of `merged` put into the first of them."""
    for other in merged[1:]:
        home = merged[0]
        home.mentions = sorted(home.mentions + other.mentions, key=lambda mention: order[_address(mention)])
        home.corrections += [each for each in other.corrections if each not in home.corrections]
        tallies = [tally for tally in tallies if tally is not other]
    return tallies


def _split(
    tallies: Sequence[CorrectedTally], addresses: set[FigureAddress], correction: Correction, order: Order
) -> list[CorrectedTally]:
    """The tallies, with some figures taken out and put in a new tally."""
    gone = [mention for mention in _all_mentions(tallies) if _address(mention) in addresses]
    if not gone:
        return list(tallies)
    for tally in tallies:
        kept = [mention for mention in tally.mentions if _address(mention) not in addresses]
        if len(kept) < len(tally.mentions):
            tally.mentions = kept
            tally.corrections.append(correction.id)
    new = _sorted(gone[0].question, gone, order)
    new.name, new.mark, new.corrections = correction.name, correction.id, [correction.id]
    return [*(tally for tally in tallies if tally.mentions), new]


def _set_slots(figure: Figure, correction: Correction, analysis: Analysis) -> Figure:
    """A figure with the slots that a person set."""
    slots: dict[str, Any] = {str(name): value for name, value in correction.slots.items()}
    if "source" in slots:
        slots |= {"source_span": None, "statement": None}
    if "place" in slots:
        named = [(place.start, place.end) for place in analysis.places if place.name == slots["place"]]
        slots["place_span"] = min(named, key=lambda span: abs(span[0] - figure.start), default=None)
    if "time" in slots and slots["time"] is not None:
        slots["time"] = tuple(slots["time"])
    names = {"value" if name in ("low", "high") else name for name in correction.slots}
    why = dict.fromkeys(sorted(names), f"set{said_by(correction)}")
    return replace(figure, **slots, why=figure.why | why)


def _with_figures(analysis: Analysis, changed: Mapping[int, Figure]) -> Analysis:
    if not changed:
        return analysis
    figures = tuple(changed.get(number, figure) for number, figure in enumerate(analysis.figures))
    return replace(analysis, figures=figures)
