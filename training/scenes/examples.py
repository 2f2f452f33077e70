"""Figures with the places that they may hold at, and which of these are right, from annotated articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.invented import load_events
from spacy.tokens import Doc
from training.wikinews.join import join, read_lines

from reportedly.articles import find_articles
from reportedly.figures.assembly import Assembly
from reportedly.figures.scenes import Scenes, Traits
from reportedly.language.parsing import Language
from reportedly.model import Article, Page
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times

WIKINEWS, EVENTS = "wikinews", "events"
_SMALL_WORDS = frozenset("a an and at by for from his in its near of on s the to".split())


@dataclass(frozen=True, slots=True)
class Example:
    """One figure: the traits of its candidates, and whether each is right.

    `group` is what may not be torn apart between training and test: an article, or the articles of one event. `asked`
    tells whether the program asks the judge, `rule` whether the rules alone are right.
    """

    part: str
    doc: str
    group: str
    asked: bool
    rule: bool
    candidates: Sequence[Traits]
    right: Sequence[bool]


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
            found = [{name: getattr(each, name) for name in ("start", "end", "place")} for each in article.mentions]
            yield Annotated(EVENTS, article.doc.partition("-")[0], row, found)


def examples(articles: Iterable[Annotated], language: Language) -> Iterator[Example]:
    """An example for each figure that is found and annotated."""
    kept = list(articles)
    for each, (doc, article) in zip(kept, language.parse([_article(each.row) for each in kept]), strict=True):
        yield from _examples(each, doc, article)


def _examples(annotated: Annotated, doc: Doc, article: Article) -> Iterator[Example]:
    places, statements = find_places(doc, article), find_statements(doc, article)
    assembly = Assembly(doc, article, statements, places, find_times(doc, article))
    figures = assembly.read()
    index, scenes = assembly.index, Scenes(assembly.index, article, assembly.sites, figures)
    for figure in figures:
        gold = next((g for g in annotated.figures if g["start"] < figure.end and figure.start < g["end"]), None)
        if gold is None:
            continue
        found = scenes.candidates(figure)
        names = [index.text[each.site.start : each.site.end] if each.site else None for each in found]
        yield Example(
            annotated.part,
            article.doc,
            annotated.group,
            scenes.may_be_asked(figure),
            is_same(figure.place, gold["place"]),
            [each.traits for each in found],
            [is_same(name, gold["place"]) for name in names],
        )


def is_same(name: str | None, gold: str | None) -> bool:
    """Whether two places are the same to the gold scorer: both none, or with a word in common."""
    return bool(_words(name) & _words(gold)) or not (_words(name) or _words(gold))


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower())) - _SMALL_WORDS


def _article(row: Mapping[str, Any]) -> Article:
    """The article of a row, as the program reads a line of a JSONL file."""
    (article,) = find_articles(Page(str(row["doc"]), json.dumps(row).encode(), "application/json"))
    return article
