"""Sentences with figures, and how many of these are of the article's own event, from annotated articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from training.annotated import Annotated, annotated, parsed

from reportedly.figures.assembly import Assembly
from reportedly.figures.event_judge import EventJudge
from reportedly.language.parsing import Language
from reportedly.model import Article
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its traits, and the number of its figures that are of the own event and of others."""

    part: str
    group: str
    traits: Sequence[str]
    main: int
    other: int


def examples(gold: Path, language: Language) -> Iterator[Example]:
    """An example for each sentence with a figure that is found and annotated."""
    for each, doc, article in parsed(annotated(gold), language):
        yield from _examples(each, doc, article)


def _examples(annotated: Annotated, doc: Doc, article: Article) -> Iterator[Example]:
    places, statements = find_places(doc, article), find_statements(doc, article)
    assembly = Assembly(doc, article, statements, places, find_times(doc, article))
    judge = EventJudge(assembly.index, article, assembly.placed_and_dated())
    for sentence, own in judge.by_sentence.items():
        gold = [row["event"] for figure in own if (row := annotated.meant_by(figure)) is not None]
        if gold:
            main = gold.count("main")
            yield Example(annotated.part, annotated.group, judge.traits(sentence), main, len(gold) - main)
