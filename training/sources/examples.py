"""Figures with those who may be their source, and who of them is, from annotated articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from training.annotated import Annotated, annotated, parsed

from reportedly.figures.assembly import Assembly
from reportedly.figures.credit_rules import least_share
from reportedly.figures.polls import with_polls
from reportedly.figures.source_asked import asked_of
from reportedly.figures.source_candidates import Namings
from reportedly.figures.source_traits import Traits, traits_of
from reportedly.language.parsing import Language
from reportedly.model import Article, Span
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times


@dataclass(frozen=True, slots=True)
class Example:
    """One figure, at a span: its candidates' names and spans (`None` last, for nobody) and traits, and whether each is
    right.

    `least` tells how sure the judge must be to overrule the rules, `rule` whether these alone are right.
    """

    part: str
    doc: str
    group: str
    least: float
    rule: bool
    at: Span
    spans: Sequence[Span | None]
    names: Sequence[str | None]
    candidates: Sequence[Traits]
    right: Sequence[bool]


def examples(gold: Path, language: Language) -> Iterator[Example]:
    """An example for each figure that is found and annotated, with its source as the rules alone read it."""
    for each, doc, article in parsed(annotated(gold), language):
        yield from _examples(each, doc, article)


def _examples(annotated: Annotated, doc: Doc, article: Article) -> Iterator[Example]:
    statements = find_statements(doc, article)
    assembly = Assembly(doc, article, statements, find_places(doc, article), find_times(doc, article))
    figures = with_polls(article.text, assembly.read(), assembly.credited)
    namings = Namings(assembly.index, statements)
    for number, figure in enumerate(figures):
        gold = annotated.meant_by(figure)
        if gold is None:
            continue
        around = namings.around(figure)
        names = [*(each.name for each in around), None]
        yield Example(
            annotated.part,
            article.doc,
            annotated.group,
            least_share(figure.why["source"]),
            is_same(figure.source, gold["source"]),
            (figure.start, figure.end),
            [*((each.start, each.end) for each in around), None],
            names,
            traits_of(assembly.index, asked_of(namings, figures, number), around),
            [is_same(name, gold["source"]) for name in names],
        )


def is_same(name: str | None, gold: str | None) -> bool:
    """Whether two sources are the same to the gold scorer: both none, or the last word of one is in the other."""
    expected, found = (re.findall(r"\w+", (text or "").lower()) for text in (gold, name))
    if not expected or not found:
        return not expected and not found
    return expected[-1] in found or found[-1] in expected
