"""The numbers of a text that are no reported figures, each with the rule that turned it down."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from reportedly.figures.reading import read_numbers
from reportedly.model import RejectedNumber
from reportedly.quantities import TokenIndex, rejected_numerals


def find_rejected(doc: Doc) -> tuple[RejectedNumber, ...]:
    """The numbers of a text that are no reported figures, in order: those that are no quantities (dates, names), and
    the quantities that a rule of `lang/<code>/rejections.toml` turns down."""
    index = TokenIndex(doc)
    return tuple(sorted(_rejected(doc, index), key=lambda each: each.start))


def _rejected(doc: Doc, index: TokenIndex) -> Iterator[RejectedNumber]:
    for numeral in rejected_numerals(doc, index):
        yield _number(index, numeral.start, numeral.end, numeral.rule, numeral.why)
    for quantity, held in read_numbers(doc, index)[2]:
        yield _number(index, quantity.start, quantity.end, held.name, held.why)


def _number(index: TokenIndex, start: int, end: int, rule: str, why: str) -> RejectedNumber:
    return RejectedNumber(start=start, end=end, sentence=index.sentence_around(start, end), rule=rule, why=why)
