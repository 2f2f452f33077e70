"""Which question a figure answers: what is counted, where, and how much of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import Analysis, Figure, Measure

_VICTIMS: dict[Measure, str] = {
    "killed": "people killed",
    "injured": "people injured",
    "missing": "people missing",
    "displaced": "people displaced",
    "detained": "people detained",
    "affected": "people affected",
}
"""Measures in which any count of persons is a count of the same: 250 dead, 250 villagers killed."""

_SAME = {
    name: group[0]
    for group in (
        ("troops", "soldiers", "forces", "fighters", "servicemen", "personnel", "servicemembers"),
        ("houses", "homes", "dwellings"),
        ("people", "persons", "residents", "civilians"),
        ("police", "officers", "policemen"),
        ("children", "kids", "minors"),
        ("cars", "vehicles"),
    )
    for name in group
}
"""Nouns that news use for one thing."""

_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = {"the", "of", "a", "an", "and", "in", "other", "more", "new", "some", "such", "people"}


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure answers: `words` are the nouns counted, `place` the area as `country` or `country.region` codes."""

    measure: Measure
    what: str
    words: frozenset[str]
    scope: str | None
    country: str | None
    region: str | None

    def is_same(self, other: Question) -> bool:
        """Whether two figures can be compared: the same thing, of the same scope, in the same or a nested area."""
        return (
            self.measure == other.measure
            and self.scope == other.scope
            and self._counts_same(other)
            and (self.country is None or other.country is None or self.country == other.country)
            and (self.region is None or other.region is None or self.region == other.region)
        )

    def _counts_same(self, other: Question) -> bool:
        if self.measure in _VICTIMS or self.words == other.words:
            return True
        shared = len(self.words & other.words)
        return shared > 0 and 2 * shared >= min(len(self.words), len(other.words)) + 1


def question_of(figure: Figure, analysis: Analysis) -> Question:
    """The question that a figure of an article answers."""
    text = analysis.article.text
    words = [_singular(_SAME.get(word, word)) for word in _WORD.findall(figure.unit.lower())]
    scope = text[slice(*figure.scope)].lower() if figure.scope else "a part" if figure.part_of is not None else None
    place = next(
        (
            each
            for each in analysis.places
            if figure.place_span and figure.place_span[0] <= each.start < figure.place_span[1]
        ),
        None,
    )
    return Question(
        figure.measure,
        _VICTIMS.get(figure.measure, figure.unit),
        frozenset(words) - _EMPTY or frozenset(words),
        scope,
        place.country if place else None,
        place.region if place else None,
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
