"""Figures with the days that they may hold for, and which of these are right, from annotated articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spacy.tokens import Doc
from training.annotated import Annotated, annotated, parsed

from reportedly.figures import find_figures
from reportedly.figures.time_readings import asked_of, day_readings
from reportedly.figures.time_traits import Trait, traits
from reportedly.figures.told_times import ArticleTimes, DaySpan
from reportedly.figures.when import FILE, WhenFile
from reportedly.lang import rules
from reportedly.language.parsing import Language
from reportedly.model import Article, Span
from reportedly.places import find_places
from reportedly.quantities import TokenIndex
from reportedly.statements import find_statements
from reportedly.times import find_times

EXACT = 1.25
"""How much more the very days count than days that share half with them."""


@dataclass(frozen=True, slots=True)
class Example:
    """One figure, at a span: its candidates with the spans of the words that tell them, if some do, and how right each
    is: 0, 1 where half of the days agree, `EXACT` where all do."""

    part: str
    doc: str
    group: str
    dated: bool
    at: Span
    spans: Sequence[Span | None]
    candidates: Sequence[AbstractSet[Trait]]
    right: Sequence[float]


def examples(gold: Path, language: Language) -> Iterator[Example]:
    """An example for each figure of a dated article that is found and annotated."""
    dated = (each for each in annotated(gold) if each.row["published"])
    for each, doc, article in parsed(dated, language):
        yield from _examples(each, doc, article)


def _examples(annotated: Annotated, doc: Doc, article: Article) -> Iterator[Example]:
    times, statements = find_times(doc, article), find_statements(doc, article)
    figures = find_figures(doc, article, statements, find_places(doc, article), times)
    known = rules(doc.lang_, FILE, WhenFile)
    told = ArticleTimes(TokenIndex(doc), article, times, statements, figures, article.date)
    for number, figure in enumerate(figures):
        gold = annotated.meant_by(figure)
        if gold is None:
            continue
        asked = asked_of(told, figures, number)
        readings = day_readings(told, asked, known)
        found = traits(told, asked, readings, known)
        words = {each.days: (each.told.time.start, each.told.time.end) for each in readings if each.told is not None}
        right = [rightness(days, gold["when"]) for days in found]
        yield Example(
            annotated.part,
            article.doc,
            annotated.group,
            bool(gold["when"]),
            (figure.start, figure.end),
            [words.get(days) for days in found],
            list(found.values()),
            right,
        )


def rightness(days: DaySpan | None, gold: Sequence[str] | None) -> float:
    """How right some days are; the gold scorer counts days as right that share at least half with those of gold."""
    if days is None or not gold:
        return EXACT if days is None and not gold else 0.0
    first, last = (date.fromisoformat(day).toordinal() for day in gold)
    if days == (first, last):
        return EXACT
    both = min(last, days[1]) - max(first, days[0]) + 1
    return 1.0 if both > 0 and 2 * both >= max(last, days[1]) - min(first, days[0]) + 1 else 0.0
