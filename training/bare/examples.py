"""Bare numbers with their options, and which of these are right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from training.bare.texts import TrainingText, TrueFigure

from reportedly.figures.bare_features import option_features
from reportedly.figures.bare_options import Option, options
from reportedly.figures.numbers import ReadNumber
from reportedly.figures.reading import NumberPass, first_pass
from reportedly.language.parsing import Language
from reportedly.model import Article, Block, BlockKind, Measure
from reportedly.quantities import Quantity, TokenIndex

SAME_MEASURE = 0.25
"""How right an option is that has the measure and another unit."""
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True, slots=True)
class Example:
    """A bare number: the features of its options, which of them are right, and the measures of all."""

    kind: str
    group: str
    features: list[list[str]]
    right: list[bool]
    measures: list[str | None]
    answer: str | None
    """The true measure; `None` for no figure."""


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text with its numbers."""

    source: TrainingText
    numbers: NumberPass


def parsed(texts: Iterable[TrainingText]) -> Iterator[ParsedText]:
    """The texts read as far as the judge needs."""
    sources = {text.doc: text for text in texts}
    articles = [article_of(text) for text in sources.values()]
    for doc, article in Language().parse(articles):
        yield ParsedText(sources[article.doc], first_pass(doc, TokenIndex(doc)))


def article_of(text: TrainingText) -> Article:
    """A text as an article: its first line is the headline, all others are paragraphs."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text.text)]
    kinds: list[BlockKind] = ["headline", *("paragraph" for _ in lines[1:])]
    return Article(text.doc, text.text, tuple(Block(kind, *line) for kind, line in zip(kinds, lines, strict=True)))


def examples_of(text: ParsedText) -> list[Example]:
    """The bare numbers of a text, each with the numbers before it read as people read them."""
    made, readings = text.numbers, list(text.numbers.alone)
    found = []
    for at, quantity in enumerate(made.quantities):
        bare = made.bare(at, readings)
        if bare is None:
            continue
        true, choices = true_figure(text.source, quantity), options(bare)
        if (true is None and not bare.rule.rejects) or text.source.only not in (None, (quantity.start, quantity.end)):
            continue
        merits = [_merit(option, true) for option in choices]
        best = max(merits)
        right = [merit == best for merit in merits] if best else [option.measure is not None for option in choices]
        features, measures = option_features(bare, choices), [option.measure for option in choices]
        answer = true.measure if true is not None else None
        found.append(Example(text.source.kind, text.source.group, features, right, measures, answer))
        readings[at] = _read_rightly(quantity, true, choices[merits.index(best)] if best else None)
    return found


def true_figure(source: TrainingText, quantity: Quantity) -> TrueFigure | None:
    """The figure that people found where a quantity stands."""
    within = (each for each in source.figures if min(each.end, quantity.end) > max(each.start, quantity.start))
    return next(within, None)


def _merit(option: Option, true: TrueFigure | None) -> float:
    """How right an option is, from 0 to 1."""
    if true is None:
        return float(option.measure is None)
    if option.measure != true.measure:
        return 0.0
    return 1.0 if true.unit is None or same_unit(option.unit, true.unit) else SAME_MEASURE


def same_unit(one: str, other: str) -> bool:
    """Whether two units share a word, or both are none."""
    first, second = ({word.rstrip("s") for word in _WORD.findall(each.lower())} for each in (one, other))
    return bool(first & second) or not (first or second)


def _read_rightly(quantity: Quantity, true: TrueFigure | None, option: Option | None) -> ReadNumber | None:
    """A bare number as people read it, with the unit of the right option where there is one."""
    if true is None:
        return None
    measure, unit = (option.measure, option.unit) if option is not None else (true.measure, true.unit or "")
    assert measure is not None, "a figure has a measure"
    return ReadNumber(
        quantity=quantity, measure=cast("Measure", measure), unit=unit, measure_why="annotated", unit_why="annotated"
    )
