"""Quantities: bounds, units, ranges, and numbers that count nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.figures.quantities import Quantity, find_quantities

Parse = Callable[..., tuple[Any, Any]]


def quantities(parse: Parse, text: str) -> list[Quantity]:
    doc, _ = parse(text)
    return [quantity for quantity in find_quantities(doc) if quantity.kind == "quantity"]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("about 40", "about"),
        ("nearly 40", "about"),
        ("some 40", "about"),
        ("an estimated 40", "about"),
        ("more than 40", "at_least"),
        ("at least 40", "at_least"),
        ("over 40", "at_least"),
        ("no fewer than 40", "at_least"),
        ("40 or more", "at_least"),
        ("up to 40", "at_most"),
        ("as many as 40", "at_most"),
        ("fewer than 40", "at_most"),
        ("just under 40", "at_most"),
        ("40", "exact"),
        ("between 40 and 60", "range"),
        ("40 to 60", "range"),
        ("40-60", "range"),
        ("dozens of", "vague"),
    ],
)
def test_bounds(parse: Parse, words: str, bound: str) -> None:
    (found,) = quantities(parse, f"The ferry carried {words} passengers.")
    assert found.bound == bound


@pytest.mark.parametrize(
    ("text", "unit", "dimension"),
    [
        ("It cost $5 million to build.", "dollar", "money"),
        ("It cost €30 to enter.", "euro", "money"),
        ("They paid 40 million shekels for it.", "shekel", "money"),
        ("They paid HK$12,000 for it.", "hong kong dollar", "money"),
        ("Prices rose by 4 per cent.", "percentage", "percent"),
        ("Prices rose by 4%.", "percentage", "percent"),
        ("The wave was 12 metres high.", "metre", "length"),
        ("The pole is 37m (121ft) long.", "metre", "length"),
        ("Winds reached 90mph.", "mile per hour", "speed"),
        ("Winds reached 140 km/h.", "kilometre per hour", "speed"),
        ("The fire burned 400 hectares.", "hectare", "area"),
        ("It lay hundreds of miles away.", "mile", "length"),
        ("It was 40 degrees Celsius.", "celsius", "temperature"),
        ("The cut was 25 basis points.", "basis point", "points"),
    ],
)
def test_units(parse: Parse, text: str, unit: str, dimension: str) -> None:
    found = quantities(parse, text)[0]
    assert found.unit is not None
    assert (found.unit.form, found.unit.dimension) == (unit, dimension)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke on May 5, 2019, at 5 p.m. and again at 17:30.",
        "The law of 1994 came after the 1980s.",
        "See https://example.org/2021/story-77.html or write to desk44@example.org.",
        "Call +44 20 7946 0958 or 555-123-4567.",
        "A Boeing 737 and an F-16 flew over the A42 to the G20.",
        "Article 5 and Section 12 apply; see No. 7.",
        "The shop stands at 48 Harbour Street.",
        "Ms Ahn, 43, and a 12-year-old boy came first.",
        "The team won 3-1 on the 4th day.",
        "No one knew; one day they would.",
    ],
)
def test_numbers_that_count_nothing(parse: Parse, text: str) -> None:
    assert quantities(parse, text) == []


def test_two_years_are_no_range(parse: Parse) -> None:
    assert quantities(parse, "She led the port between 2009 and 2013.") == []


def test_a_change_names_where_it_came_from(parse: Parse) -> None:
    earlier, later = quantities(parse, "Enrolment rose from 250 to 800.")
    assert (earlier.low, later.low, later.since) == (250, 800, 0)


def test_scale_is_shared_within_a_range(parse: Parse) -> None:
    (found,) = quantities(parse, "They expect a fine of $3-5 million.")
    assert (found.low, found.high) == (3e6, 5e6)


def test_a_minus_sign_belongs_to_the_number(parse: Parse) -> None:
    doc, _ = parse("It fell to -12 degrees overnight.")
    (found,) = find_quantities(doc)
    assert (doc.text[found.start : found.end], found.low) == ("-12", -12)


@pytest.mark.parametrize(("low", "high", "form"), [(4, 6, "{} to {}"), (10, 30, "between {} and {}"), (5, 7, "{}-{}")])
def test_ranges_span_both_ends(parse: Parse, low: int, high: int, form: str) -> None:
    doc, _ = parse(f"The crossing takes {form.format(low, high)} sailors.")
    (found,) = find_quantities(doc)
    assert (found.low, found.high) == (low, high)
    assert doc.text[found.start : found.end].startswith(str(low))
    assert doc.text[found.start : found.end].endswith(str(high))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="0123456789 ,.-–$€%/:()aetonhfdusrmik\n½İ", max_size=120))
def test_any_text_is_read_without_inverted_ranges(parse: Parse, text: str) -> None:
    doc, _ = parse(text)
    for found in find_quantities(doc):
        assert found.low <= found.high
        assert 0 <= found.start < found.end <= len(doc.text)
        assert 0 <= found.first <= found.last < len(doc)


@pytest.mark.parametrize("piece", ["1234567890", "1-", "5 to ", "$1,", "between 4 and ", "1/2 ", "12:30 ", "+1 ", "a1-"])
def test_hostile_runs_take_time_in_proportion(parse: Parse, piece: str) -> None:
    doc, _ = parse(piece * 600)
    start = time.process_time()
    find_quantities(doc)
    assert time.process_time() - start < 2
