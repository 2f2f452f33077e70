"""Figures with the places that they may hold at, and which of these are right, from annotated articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from training.annotated import Annotated, annotated, parsed

from reportedly.figures.assembly import Assembly
from reportedly.figures.scene_judge import least_share
from reportedly.figures.scene_places import Traits
from reportedly.language.parsing import Language
from reportedly.model import Article, Span
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times

_SMALL_WORDS = frozenset("a an and at by for from his in its near of on s the to".split())


@dataclass(frozen=True, slots=True)
class Example:
    """One figure, at a span of a sentence: the spans and names of its candidates (`None` last, for no place), their
    traits, and whether each is right.

    `places` are where all places of the article begin. `least` tells of each how sure the judge must be of it to
    overrule the rules; `rule` tells whether the rules alone are right.
    """

    part: str
    doc: str
    group: str
    least: Sequence[float]
    rule: bool
    at: Span
    sentence: Span
    places: Sequence[int]
    names: Sequence[str | None]
    spans: Sequence[Span | None]
    candidates: Sequence[Traits]
    right: Sequence[bool]


def examples(gold: Path, language: Language) -> Iterator[Example]:
    """An example for each figure that is found and annotated."""
    for each, doc, article in parsed(annotated(gold), language):
        yield from _examples(each, doc, article)


def _examples(annotated: Annotated, doc: Doc, article: Article) -> Iterator[Example]:
    places, statements = find_places(doc, article), find_statements(doc, article)
    assembly = Assembly(doc, article, statements, places, find_times(doc, article))
    index, scenes = assembly.index, assembly.scenes()
    for figure in scenes.figures:
        gold = annotated.meant_by(figure)
        if gold is None:
            continue
        found = scenes.candidates(figure)
        told = [index.text[each.site.start : each.site.end] if each.site else None for each in found]
        yield Example(
            annotated.part,
            article.doc,
            annotated.group,
            [least_share(scenes, figure, each.site) for each in found],
            is_same(figure.place, gold["place"]),
            (figure.start, figure.end),
            figure.sentence,
            [site.start for site in assembly.sites],
            [each.site.name if each.site else None for each in found],
            [(each.site.start, each.site.end) if each.site else None for each in found],
            [each.traits for each in found],
            [is_same(name, gold["place"]) for name in told],
        )


def is_same(name: str | None, gold: str | None) -> bool:
    """Whether two places are the same to the gold scorer: both none, or with a word in common."""
    return bool(_words(name) & _words(gold)) or not (_words(name) or _words(gold))


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower())) - _SMALL_WORDS
