"""Sums of money without a currency: "spent millions" in a text that tells of dollars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.figures.numbers import ReadNumber


def with_currencies(numbers: Sequence[ReadNumber]) -> Iterator[ReadNumber]:
    """The numbers; a sum of money that names no currency has that of the nearest sum of the text that does."""
    named = [each for each in numbers if _names_currency(each)]
    for number in numbers:
        if number.measure != "money" or number.unit or not named:
            yield number
            continue
        nearest = min(named, key=lambda each: abs(each.quantity.start - number.quantity.start))
        yield replace(number, unit=nearest.unit, unit_why=f"as the nearest sum of money: {nearest.unit_why}")


def _names_currency(number: ReadNumber) -> bool:
    unit = number.quantity.unit
    return unit is not None and unit.kind == "money" and unit.code == number.unit
