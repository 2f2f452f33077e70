"""A list of persons of whom one word tells what befell all: "killed five children and two truck drivers"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.figures.numbers import ReadNumber, rule_of
from reportedly.figures.people import is_person
from reportedly.figures.units import unit_of
from reportedly.lang import rules
from reportedly.lang.measures import MeasureDefinitions, measures
from reportedly.language.grammar import is_any_subject, is_finite
from reportedly.model import HARMS
from reportedly.quantities import TokenIndex

_WORDS = measures()
_RULES = rules("en", "measures", MeasureDefinitions)
_REACH = 100
"""Most characters between two numbers of a list."""


def with_shared_harms(doc: Doc, index: TokenIndex, numbers: Sequence[ReadNumber | None]) -> list[ReadNumber | None]:
    """The numbers; plain persons of a list have what is told of its first, or last, number."""
    found = list(numbers)
    for at in range(1, len(found)):
        found[at] = _sharing(doc, index, found[at], found[at - 1], _WORDS.stand_before)
    for at in range(len(found) - 2, -1, -1):
        found[at] = _sharing(doc, index, found[at], found[at + 1], _WORDS.stand_behind)
    return found


def _sharing(
    doc: Doc, index: TokenIndex, number: ReadNumber | None, other: ReadNumber | None, keys: tuple[str, ...]
) -> ReadNumber | None:
    if number is None or other is None or other.measure not in HARMS or rule_of(other) not in keys:
        return number
    if not _is_plain(doc, number) or not _are_listed(doc, index, *sorted((number, other), key=_start)):
        return number
    if keys is _WORDS.stand_before and _is_subject(doc, number):
        return number
    if _RULES["of_a_whole"].ends_at(index.text, number.quantity.phrase):
        return number
    written = index.text[other.quantity.start : other.quantity.end]
    why = f"as “{written}” in the same list: {other.measure_why}"
    return replace(number, measure=other.measure, unit=unit_of(doc, number.quantity, other.measure), measure_why=why)


def _start(number: ReadNumber) -> int:
    return number.quantity.start


def _is_plain(doc: Doc, number: ReadNumber) -> bool:
    """Whether it counts persons by their noun, and nothing tells what befell them."""
    noun = number.quantity.noun
    return number.measure == "people" and noun is not None and (noun.alone or is_person(doc[noun.last]))


def _is_subject(doc: Doc, number: ReadNumber) -> bool:
    noun = number.quantity.noun
    return noun is not None and is_any_subject(doc[noun.last])


def _are_listed(doc: Doc, index: TokenIndex, first: ReadNumber, second: ReadNumber) -> bool:
    """Whether only the noun of the first, and "and" or a comma, stand between two numbers of one sentence."""
    start, end = first.quantity.end, second.quantity.phrase
    if end - start > _REACH or _RULES["shared"].fills(index.text, start, end) is None:
        return False
    between = doc[index.at_or_after(start) : index.at_or_after(end)]
    return not any(is_finite(token) or token.is_sent_start for token in between)
