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
        ("It covers 40 square feet.", "square foot", None),
        ("It is 25.5″ long.", "inch", None),
        ("It fetched $A40 million.", "australian dollar", "aud"),
        ("It fetched RM23.50.", "malaysian ringgit", "myr"),
        ("It fetched 300 Czech crowns.", "czech koruna", "czk"),
        ("It holds 16 GB.", "gigabyte", None),
        ("It was 12 °C.", "celsius", None),
        ("It lasted an hour or two.", "hour", None),
        ("He was 35 when it closed.", "year of age", None),
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
        ("three boxes shy of the 40 boxes", "exact"),
        ("just shy of 40 boxes", "at_most"),
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
    quantity = find_quantities(parse(f"They sent {text}.")[0])[-1]
    assert quantity.bound == bound
    assert quantity.noun is not None and quantity.noun.text == "boxes"


def test_metres_and_millions(parse: Parse) -> None:
    wave, people = find_quantities(parse("A wave 6m high reached 6m people.")[0])
    assert wave.unit is not None and wave.unit.name == "metre"
    assert people.low == 6e6


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Sales rose 7%.", ["up"]),
        ("Sales grew by just 7%.", ["up"]),
        ("Sales were down by about $3 million.", ["down"]),
        ("The firm cut its workforce by 500.", ["down"]),
        ("Acme fell 3%, Ajax Steel by 4%.", ["down", "down"]),
        ("They gave up 7 seats.", [None]),
        ("They sold 7 ships.", [None]),
    ],
)
def test_change(parse: Parse, text: str, changes: list[str | None]) -> None:
    assert [quantity.change for quantity in find_quantities(parse(text)[0])] == changes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He went from 90 kilograms to 75.", ["kilogram", "kilogram"]),
        ("They had 43 and 48 percent.", ["percentage", "percentage"]),
        ("The plot is 3 by 5 metres.", ["metre", "metre"]),
        ("Shares rose 5% to 320.", ["percentage", None]),
    ],
)
def test_neighbours_share_a_unit(parse: Parse, text: str, names: list[str | None]) -> None:
    units = [quantity.unit for quantity in find_quantities(parse(text)[0])]
    assert [unit.name if unit else None for unit in units] == names


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It costs $2 a barrel.", "barrel"),
        ("It costs $2 per sq ft.", "square foot"),
        ("They see 300 patients per day.", "day"),
        ("It was $2 a year ago.", None),
        ("It was $2 a bad deal.", None),
    ],
)
def test_rate(parse: Parse, text: str, per: str | None) -> None:
    (quantity,) = find_quantities(parse(text)[0])
    assert quantity.per == per


def test_an_amount_of_change_and_the_level_it_led_to_are_two(parse: Parse) -> None:
    amount, level = find_quantities(parse("The gap increased by $4 billion to $19 billion.")[0])
    assert (amount.low, level.low) == (4e9, 19e9)
