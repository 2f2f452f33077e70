"""Quantities: units, bounds and counted nouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from reportedly.figures import find_quantities
from reportedly.model import Article

Parse = Callable[..., tuple[Doc, Article]]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("It cost €12.", "euro", "eur"),
        ("It cost US$12 million.", "dollar", "usd"),
        ("It cost Rs 500 crore.", "rupee", "inr"),
        ("It cost 40 million shekels.", "shekel", "ils"),
        ("It ran 12 km.", "kilometre", None),
        ("It ran at 90 km/h.", "kilometre per hour", None),
        ("It fell 5.8pc.", "percentage", None),
        ("It fell 25 basis points.", "basis point", None),
        ("It weighs 3 kg.", "kilogram", None),
        ("It covers 40 hectares.", "hectare", None),
    ],
)
def test_unit(parse: Parse, text: str, name: str, code: str | None) -> None:
    (quantity,) = find_quantities(parse(text)[0])
    assert quantity.unit is not None
    assert (quantity.unit.name, quantity.unit.code) == (name, code)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("up to 40 boxes", "at_most"),
        ("fewer than 40 boxes", "at_most"),
        ("more than 40 boxes", "at_least"),
        ("40 or more boxes", "at_least"),
        ("40 boxes or so", "about"),
        ("nearly 40 boxes", "about"),
        ("40 to 50 boxes", "range"),
        ("dozens of boxes", "vague"),
        ("40 boxes", "exact"),
    ],
)
def test_bound(parse: Parse, text: str, bound: str) -> None:
    (quantity,) = find_quantities(parse(f"They sent {text}.")[0])
    assert quantity.bound == bound
    assert quantity.noun is not None and quantity.noun.text == "boxes"


def test_metres_and_millions(parse: Parse) -> None:
    wave, people = find_quantities(parse("A wave 6m high reached 6m people.")[0])
    assert wave.unit is not None and wave.unit.name == "metre"
    assert people.low == 6e6
