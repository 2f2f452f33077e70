"""A reported number with what it measures, before anything else is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.figures.measures import measure_of
from reportedly.figures.units import unit_of, unit_why
from reportedly.model import Measure
from reportedly.quantities import Quantity, TokenIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNumber:
    """A quantity that is a reported figure, its measure and its unit, each with why in words for users."""

    quantity: Quantity
    measure: Measure
    unit: str
    measure_why: str
    unit_why: str


_DOUBTFUL = frozenset(("", "toll", "rule vote_words_near", "rule of_whom"))
"""Rules of measures that are right of a bare number less often than nine times in ten, on training/wikinews and events;
with them a reading by no rule."""


def rule_of(reading: ReadNumber) -> str:
    """The rule, or the list of `measures.toml`, that told the measure; nothing if it was told without one."""
    return reading.measure_why.rpartition("(")[2].rstrip(")").rpartition(".")[2] if "(" in reading.measure_why else ""


def is_sure(reading: ReadNumber) -> bool:
    """Whether the measure of a bare number is told by a rule that is nearly always right."""
    return rule_of(reading) not in _DOUBTFUL


def read_alone(doc: Doc, index: TokenIndex, quantity: Quantity) -> ReadNumber:
    """What a number measures by its own unit, noun and sentence."""
    measure, why = measure_of(doc, index, quantity)
    return ReadNumber(
        quantity=quantity,
        measure=measure,
        unit=unit_of(doc, quantity, measure),
        measure_why=why,
        unit_why=unit_why(quantity, measure),
    )
