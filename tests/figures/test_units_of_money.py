"""What sums of money are counted in: parts of a currency keep their name, a bare sum has that of its neighbours."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.pipeline import analyse

UNITS = [
    ("Silver rose 15 cents to $20.07 an ounce.", "15", "cents"),
    ("A 19-cent rise of the toll was shelved.", "19", "cents"),
    ("The price of a pint fell by 20 pence in May.", "20", "pence"),
    ("The fund paid €40 million in May. A clerk stole thousands from it.", "thousands", "eur"),
    ("The tycoon, worth millions, gave the town $300.", "millions", "usd"),
    ("He spent thousands on the hall.", "thousands", ""),
    ("Rossel won by 300 votes to 212.", "212", "votes"),
]


@pytest.mark.parametrize(("text", "number", "unit"), UNITS)
def test_units(text: str, number: str, unit: str) -> None:
    (analysis,) = analyse([make_article(text)])
    (figure,) = (each for each in analysis.figures if text[each.start : each.end] == number)
    assert figure.unit == unit
