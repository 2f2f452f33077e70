"""What an article's own words say of a figure, before any value is compared: its frame."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from reportedly.ledger.certainty import is_judged, is_sure
from reportedly.ledger.questions import Question
from reportedly.ledger.rivals import rivals_of
from reportedly.ledger.words import RULES
from reportedly.model import Analysis, Figure

SURE = 0.9
"""How sure the judge of events has to be that a figure is of another event, for a hard rule."""
_SITES = ("city", "region")
"""Kinds of places whose distance tells whether two are one."""
_TALKS = 90
"""Characters before a number in which a word may say that it is an offer or a demand."""
_WIDTHS = {"country": 2, "region": 1}
"""How wide kinds of places are; all others are less."""
CONVERTED = 3
"""Number of figures behind a figure that may be it in another unit: two words may lie between, and a figure is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is said of a figure where it stands.

    `is_lead` is whether it stands before the end of the first paragraph; `is_first` whether it is the first of what
    it counts in its article, `is_largest` whether no other is larger there. `scope` is the whole, a part or a sum;
    `whole` the number of the figure that it is a part of; `is_other` whether it is of another event,
    `is_surely_other` whether that is sure. `place` is in small letters, `is_own_place` whether its own sentence
    names it, `town` the latitude and longitude of the town or region that this is, or that is the one scene of its
    article, in degrees, `area` the first-level region that it is in or is, `is_town` whether it is no region;
    `width` is 2 if the place that its sentence names is a country, 1 if a region, else 0. `is_rest` is whether it
    counts those besides others ("22 other firms"), `is_change` whether by so many something changed to another
    number, `side` is `offer` or `demand`, of what is told in talks. `linked` are the numbers of figures of its
    sentence that the words between give as another value of the same: a conversion, a correction, what another one
    counts. `is_bare` is whether a judge chose what it counts, as the words beside its number do not say so.
    `rivals` are the numbers of figures of its article by which another teller answers its question in the same
    breath.
    """

    is_lead: bool
    is_first: bool
    is_largest: bool
    scope: str
    whole: int | None
    is_other: bool
    is_surely_other: bool
    place: str | None
    is_own_place: bool
    town: tuple[float, float] | None
    area: str | None
    is_town: bool
    width: int
    is_rest: bool
    is_change: bool
    side: str | None
    linked: frozenset[int]
    is_bare: bool
    rivals: frozenset[int]

    @property
    def own_place(self) -> str | None:
        """The place that the figure's own sentence names."""
        return self.place if self.is_own_place else None


def frames_of(analysis: Analysis, questions: Sequence[Question]) -> Iterator[Frame]:
    """The frame of each figure of an article; `questions` are those that the figures answer."""
    figures = analysis.figures
    lead = next((block.end for block in analysis.article.blocks if block.kind == "paragraph"), 0)
    alike: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for number, question in enumerate(questions):
        alike[question.harm or question.measure, None if question.harm else question.head].append(number)
    first = {min(numbers, key=lambda each: figures[each].start) for numbers in alike.values()}
    largest = {number for numbers in alike.values() for number in _largest(numbers, figures)}
    linked, rivals = _linked(analysis), rivals_of(analysis, questions)
    places = {each.start: each for each in analysis.places}
    is_one_scene = len({figure.place.lower() for figure in figures if figure.place}) == 1
    for number, figure in enumerate(figures):
        own = _own_place(figure)
        told = figure.place_span[0] if is_one_scene and figure.place_span else own
        site = places.get(told) if told is not None else None
        site = site if site and site.kind in _SITES and site.lat is not None else None
        yield Frame(
            is_lead=figure.start < lead,
            is_first=number in first,
            is_largest=number in largest,
            scope=figure.scope,
            whole=figure.part_of,
            is_other=figure.event == "other",
            is_surely_other=figure.event == "other" and is_sure(figure.why, "event", SURE),
            place=figure.place.lower() if figure.place else None,
            is_own_place=own is not None,
            town=(site.lat, site.lon) if site and site.lat is not None and site.lon is not None else None,
            area=site.region if site else None,
            width=_WIDTHS.get(places[own].kind, 0) if own in places else 0,
            is_town=site is not None and site.kind == "city",
            is_rest=_is_rest(figure, analysis.article.text),
            side=_side(figure, analysis.article.text),
            is_change=RULES["changed_by"].holds(analysis.article.text, figure.start, figure.end),
            linked=frozenset(linked[number]),
            is_bare=is_judged(figure.why, "measure"),
            rivals=frozenset(rivals.get(number, ())),
        )


def _is_rest(figure: Figure, text: str) -> bool:
    behind = RULES["the_rest"].begins_at(text, figure.end)
    return (behind or RULES["another"].ends_at(text, figure.start, figure.sentence[0])) is not None


def _side(figure: Figure, text: str) -> str | None:
    """Which side of talks a number is told of, if it is an offer or a demand: by the last such word before it."""
    start = max(figure.sentence[0], figure.start - _TALKS)
    told = list(RULES["bargained"].pattern.finditer(text, start, figure.start))
    return told[-1].lastgroup if told else None


def _largest(numbers: Sequence[int], figures: Sequence[Figure]) -> Iterator[int]:
    most = max(abs(figures[number].high) for number in numbers)
    return (number for number in numbers if abs(figures[number].high) == most)


def _own_place(figure: Figure) -> int | None:
    """Where the figure's own sentence names its place."""
    start = figure.place_span[0] if figure.place_span else None
    return start if start is not None and figure.sentence[0] <= start < figure.sentence[1] else None


def _linked(analysis: Analysis) -> dict[int, set[int]]:
    """For each figure, those of its sentence that are another value of the same."""
    text, linked = analysis.article.text, defaultdict[int, set[int]](set)
    sentences: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, figure in enumerate(analysis.figures):
        sentences[figure.sentence].append(number)
    for numbers in sentences.values():
        ordered = sorted(numbers, key=lambda number: analysis.figures[number].start)
        figures = [analysis.figures[number] for number in ordered]
        told = [
            match.span() for match in RULES["another_value"].pattern.finditer(text, figures[0].end, figures[-1].start)
        ]
        for place, (one, figure) in enumerate(zip(ordered, figures, strict=True)):
            known = bisect_left(told, (figure.end, 0))
            words_end = told[known][1] if known < len(told) else inf  # behind these words, all are another value
            for near, other in enumerate(ordered[place + 1 :]):
                start = figures[place + 1 + near].start
                if words_end <= start or (near < CONVERTED and RULES["converted"].found_in(text[figure.end : start])):
                    linked[one].add(other)
                    linked[other].add(one)
    return linked
