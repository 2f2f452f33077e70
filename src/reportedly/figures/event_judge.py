"""Judges whether the figures of a sentence are of what the headline tells, or of another event.

A logistic regression: each trait of the sentence and of its figures has a weight, above nought where it speaks for
another event. The weights (`data/events.json`) are trained by `python -m training.other_events`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import exp

from reportedly.figures.choosing import DECISIVE
from reportedly.formats.weights import class_of, read_weights, sum_of
from reportedly.language.grammar import is_name_tag
from reportedly.model import Article, Event, Figure, Span
from reportedly.quantities import TokenIndex

Weights = dict[str, float]
_DAYS_AGO = (-30, -1, 0, 1, 2, 4, 8, 15, 46, 180, 400, 1500, 4000)
"""Limits, in days before the article, between classes of when a figure's time ended; below nought it is to come."""
_DAYS_LONG = (1, 3, 8, 32, 100, 366, 800)
"""Limits, in days, between classes of how long a figure's time is."""
_SHARES = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)
"""Limits between classes of how far down the text a sentence stands, as shares of its characters."""
_LENGTHS = (700, 1500, 2500, 4000)
"""Limits, in characters, between classes of how long the text is."""
_LAST_LINE = 8
"""Lines of the text that are told apart; those further down are one class."""
ALWAYS = "any sentence"
"""The trait that every sentence has: its weight tells how common other events are."""


@dataclass(frozen=True, slots=True)
class EventChoice:
    """Of which event the figures of a sentence are, with why."""

    event: Event
    why: str


@cache
def load_weights() -> Weights:
    """The weight of each trait."""
    return read_weights(__package__, "events", Weights)


class EventJudge:
    """Reads the traits of an article's sentences that hold figures."""

    def __init__(self, index: TokenIndex, article: Article, figures: Sequence[Figure]) -> None:
        self.index = index
        self.issued = date.fromisoformat(article.issued.day) if article.issued else None
        self.headline = index.text.partition("\n")[0]
        self.small = index.text.lower()
        self.first_place = next((each.place for each in figures if each.place), None)
        self.told = self._content((0, len(self.headline)))
        self.lead = self._content(self._lead()) - self.told
        self.headline_measures = {each.measure for each in figures if each.start < len(self.headline)}
        self.by_sentence: dict[Span, list[Figure]] = {}
        for figure in figures:
            self.by_sentence.setdefault(figure.sentence, []).append(figure)

    def choices(self) -> dict[Span, EventChoice]:
        """What is chosen for the figures of each sentence."""
        weights = load_weights()
        return {sentence: choose(self.traits(sentence), weights) for sentence in self.by_sentence}

    def traits(self, sentence: Span) -> list[str]:
        """What is so of a sentence and its figures, each thing once."""
        found = [ALWAYS, *self._of_sentence(sentence)]
        for figure in self.by_sentence[sentence]:
            found += self._of_time(figure)
            found.append(f"counts {figure.measure}")
            found.append(f"measure of the headline {figure.measure in self.headline_measures}")
            found.append(f"status {figure.status}")
            found += self._of_place(figure)
        return list(dict.fromkeys(found))

    def _lead(self) -> Span:
        """The first paragraph below the headline."""
        below = self.index.text[len(self.headline) :]
        start = len(self.index.text) - len(below.lstrip())
        return start, start + len(below.lstrip().partition("\n")[0])

    def _content(self, span: Span) -> set[str]:
        """The content words of a span."""
        return {token.lemma_.lower() for token in self.index.tokens(span) if token.is_alpha and not token.is_stop}

    def _of_headline(self, sentence: Span) -> Iterator[str]:
        """How much a sentence has in common with what the article begins with."""
        words = self._content(sentence)
        yield f"words of the headline {min(len(words & self.told), 4)}"
        yield f"words of the lead {min(len(words & self.lead), 4)}"
        names = {token.lemma_.lower() for token in self.index.tokens(sentence) if is_name_tag(token) and token.is_alpha}
        beginning = self.told | self.lead
        yield f"names of the beginning {min(len(names & beginning), 3)}"
        yield f"other names {min(len(names - beginning), 4)}"
        yield f"new names {min(sum(self.small.find(name, 0, sentence[0]) < 0 for name in names), 3)}"
        yield f"length {class_of(len(self.index.text), _LENGTHS)}"

    def _of_sentence(self, sentence: Span) -> Iterator[str]:
        yield from self._of_headline(sentence)
        for token in self.index.tokens(sentence):
            if token.is_alpha:
                yield f"“{token.lemma_.lower()}”"
        text, start = self.index.text, sentence[0]
        yield f"line {min(text.count(chr(10), 0, start), _LAST_LINE)}"
        yield f"down the text {class_of(start / len(text), _SHARES)}"

    def _of_time(self, figure: Figure) -> Iterator[str]:
        """How long ago the time of a figure ended, and how long it was."""
        if figure.time is None or self.issued is None:
            yield "undated"
            return
        first, last = (date.fromisoformat(day) for day in figure.time)
        ago, days = class_of((self.issued - last).days, _DAYS_AGO), class_of((last - first).days, _DAYS_LONG)
        yield f"ended ago {ago}"
        yield f"lasted {days}"
        if first.year != self.issued.year:
            yield "another year"

    def _of_place(self, figure: Figure) -> Iterator[str]:
        if figure.place is None:
            yield "no place"
            return
        yield "first place" if figure.place == self.first_place else "another place"
        if figure.place in self.headline:
            yield "place in headline"


def choose(traits: Sequence[str], weights: Weights) -> EventChoice:
    """The event that is likelier by some traits, with why."""
    chance = chance_of_other(traits, weights)
    other = chance > 0.5
    sign = 1 if other else -1
    ranked = sorted(traits, key=lambda name: -sign * weights.get(name, 0.0))
    decided = [name for name in ranked[:DECISIVE] if sign * weights.get(name, 0.0) > 0]
    told = "of another event" if other else "of what the headline tells"
    return EventChoice(
        "other" if other else "main", f"{told}, {max(chance, 1 - chance):.0%} sure: {', '.join(decided)}"
    )


def chance_of_other(traits: Sequence[str], weights: Weights) -> float:
    """The chance, 0 to 1, that the figures of a sentence are of another event."""
    return 1 / (1 + exp(-sum_of(traits, weights)))
