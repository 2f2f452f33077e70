"""The annotated articles that judges of figures learn from: Wikinews, other news, invented everyday news and invented
events, of all the part that is for training."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.invented import load_events
from benchmarks.news import load_news
from spacy.tokens import Doc
from training.wikinews.join import join, read_lines

from reportedly.articles import find_articles
from reportedly.language.parsing import Language
from reportedly.model import Article, Figure, Page
from reportedly.quantities import Quantity

MORE = Path(__file__).parent / "wikinews/wikinews-more.jsonl"
EVERYDAY_HOME = Path(__file__).parent / "everyday"
WIKINEWS, NEWS, EVERYDAY, EVENTS = PARTS = ("wikinews", "news", "everyday", "events")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article as a row of a file, with the annotated figures. `group` is what may not be torn apart between training
    and test: an article, or the articles of one event."""

    part: str
    group: str
    row: Row
    figures: Sequence[Row]

    def meant_by(self, figure: Figure | Quantity) -> Row | None:
        """The annotated figure that one found by the program, or its number, overlaps."""
        return next((each for each in self.figures if each["start"] < figure.end and figure.start < each["end"]), None)


def read_wikinews(gold: Path) -> tuple[dict[str, Row], list[Row]]:
    """The articles by their `doc`, and all figures annotated in them, in the gold folder and in this repository."""
    folder = gold / "wikinews"
    texts = {row["doc"]: row for name in ("docs", "not-annotated") for row in read_lines(str(folder / f"{name}.jsonl"))}
    figures = read_lines(str(folder / "figures.jsonl"))
    plain = {doc: row["text"] for doc, row in texts.items()}
    return texts, figures + [join(figure, plain) for figure in read_lines(str(MORE))]


def read_everyday() -> Iterator[tuple[Row, list[Row]]]:
    """Each invented article of `training/everyday` with its annotated figures."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for figure in read_lines(str(EVERYDAY_HOME / "figures.jsonl")):
        found[figure["doc"]].append(figure)
    for row in read_lines(str(EVERYDAY_HOME / "articles.jsonl")):
        yield row, found[row["doc"]]


def annotated(gold: Path) -> Iterator[Annotated]:
    """The articles of all parts that have figures."""
    texts, figures = read_wikinews(gold)
    for doc in dict.fromkeys(figure["doc"] for figure in figures):
        yield Annotated(WIKINEWS, doc, texts[doc], [each for each in figures if each["doc"] == doc])
    for each in load_news(gold, "train"):
        if each.figures:
            yield Annotated(NEWS, each.row["doc"], each.row, each.figures)
    for row, found in read_everyday():
        yield Annotated(EVERYDAY, row["doc"], row, found)
    for event in load_events("train"):
        for article in event.articles:
            row = {name: getattr(article, name) for name in ("doc", "title", "published", "text")}
            names = ("start", "end", "place", "when", "source", "measure", "unit", "status", "event")
            found = [{name: getattr(each, name) for name in names} for each in article.mentions]
            yield Annotated(EVENTS, article.doc.partition("-")[0], row, found)


def parsed(articles: Iterable[Annotated], language: Language) -> Iterator[tuple[Annotated, Doc, Article]]:
    """Each article with its parse, as the program reads a line of a JSONL file."""
    kept = list(articles)
    for each, (doc, article) in zip(kept, language.parse([_article(each.row) for each in kept]), strict=True):
        yield each, doc, article


def _article(row: Mapping[str, Any]) -> Article:
    (article,) = find_articles(Page(str(row["doc"]), json.dumps(row).encode(), "application/json"))
    return article


def drawn_folds(groups: Iterable[str], folds: int, seed: int) -> dict[str, int]:
    """The part of a cross-validation that each group is in, drawn by a seed."""
    order = np.random.default_rng(seed).permutation(sorted(set(groups)))
    return {str(group): number % folds for number, group in enumerate(order)}
