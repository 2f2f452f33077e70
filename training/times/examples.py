"""Figures with the days that they may hold for, and which of these are right, from annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.invented import load_events
from spacy.tokens import Doc
from training.wikinews.join import join, read_lines

from reportedly.articles import find_articles
from reportedly.figures import find_figures
from reportedly.figures.time_readings import asked_of, day_readings
from reportedly.figures.time_traits import Trait, traits
from reportedly.figures.told_times import ArticleTimes, DaySpan
from reportedly.figures.when import FILE, WhenFile
from reportedly.lang import rules
from reportedly.language.parsing import Language
from reportedly.model import Article, Page
from reportedly.places import find_places
from reportedly.quantities import TokenIndex
from reportedly.statements import find_statements
from reportedly.times import find_times

EXACT = 1.25
"""How much more the very days count than days that share half with them."""
WIKINEWS, EVENTS = "wikinews", "events"


@dataclass(frozen=True, slots=True)
class Example:
    """One figure: its candidates, and how right each is: 0, 1 where half of the days agree, `EXACT` where all do.

    `group` is what may not be torn apart between training and test: an article, or the articles of one event.
    """

    part: str
    doc: str
    group: str
    dated: bool
    candidates: Sequence[AbstractSet[Trait]]
    right: Sequence[float]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article as a row of a file, with the annotated figures."""

    part: str
    group: str
    row: Mapping[str, Any]
    figures: Sequence[Mapping[str, Any]]


def annotated(gold: Path, more: Path) -> Iterator[Annotated]:
    """The training parts: Wikinews of the gold folder and of this repository, and the events that are for training."""
    folder = gold / "wikinews"
    texts = {row["doc"]: row for name in ("docs", "not-annotated") for row in read_lines(str(folder / f"{name}.jsonl"))}
    figures = read_lines(str(folder / "figures.jsonl"))
    plain = {doc: row["text"] for doc, row in texts.items()}
    figures += [join(figure, plain) for figure in read_lines(str(more))]
    for doc in dict.fromkeys(figure["doc"] for figure in figures):
        yield Annotated(WIKINEWS, doc, texts[doc], [each for each in figures if each["doc"] == doc])
    for event in load_events("train"):
        for article in event.articles:
            row = {name: getattr(article, name) for name in ("doc", "title", "published", "text")}
            found = [{name: getattr(each, name) for name in ("start", "end", "when")} for each in article.mentions]
            yield Annotated(EVENTS, article.doc.partition("-")[0], row, found)


def examples(articles: Iterable[Annotated], language: Language) -> Iterator[Example]:
    """An example for each figure that is found and annotated."""
    kept = list(articles)
    for each, (doc, article) in zip(kept, language.parse([_article(each.row) for each in kept]), strict=True):
        yield from _examples(each, doc, article)


def _examples(annotated: Annotated, doc: Doc, article: Article) -> Iterator[Example]:
    times, statements = find_times(doc, article), find_statements(doc, article)
    figures = find_figures(doc, article, statements, find_places(doc, article), times)
    known = rules(doc.lang_, FILE, WhenFile)
    told = ArticleTimes(TokenIndex(doc), article, times, statements, figures)
    for number, figure in enumerate(figures):
        gold = next((g for g in annotated.figures if g["start"] < figure.end and figure.start < g["end"]), None)
        if gold is None:
            continue
        asked = asked_of(told, figures, number)
        found = traits(told, asked, day_readings(told, asked, known), known)
        right = [rightness(days, gold["when"]) for days in found]
        yield Example(annotated.part, article.doc, annotated.group, bool(gold["when"]), list(found.values()), right)


def rightness(days: DaySpan | None, gold: Sequence[str] | None) -> float:
    """How right some days are; the gold scorer counts days as right that share at least half with those of gold."""
    if days is None or not gold:
        return EXACT if days is None and not gold else 0.0
    first, last = (date.fromisoformat(day).toordinal() for day in gold)
    if days == (first, last):
        return EXACT
    both = min(last, days[1]) - max(first, days[0]) + 1
    return 1.0 if both > 0 and 2 * both >= max(last, days[1]) - min(first, days[0]) + 1 else 0.0


def _article(row: Mapping[str, Any]) -> Article:
    """The article of a row, as the program reads a line of a JSONL file."""
    (article,) = find_articles(Page(str(row["doc"]), json.dumps(row).encode(), "application/json"))
    return article
