"""Numbers as they are written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.figures.quantities.numerals import find_numerals

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)


@pytest.mark.parametrize(
    ("text", "written", "low", "high"),
    [
        ("about 2.5 million homes", "2.5 million", 2.5e6, 2.5e6),
        ("two hundred and fifty thousand homes", "two hundred and fifty thousand", 250_000, 250_000),
        ("half a million homes", "half a million", 500_000, 500_000),
        ("a dozen homes", "a dozen", 12, 12),
        ("tens of thousands of homes", "tens of thousands", 20_000, 99_999),
        ("hundreds of millions", "hundreds of millions", 2e8, 999_999_999),
        ("a few thousand homes", "few thousand", 3000, 9000),
        ("between 4 and 6 homes", "4 and 6", 4, 6),
        ("20-30 homes", "20-30", 20, 30),
        ("2-3 million homes", "2-3 million", 2e6, 3e6),
        ("one in four homes", "one in four", 25, 25),
        ("nine out of 10 homes", "nine out of 10", 90, 90),
        ("two-thirds of homes", "two-thirds", 66.67, 66.67),
        ("3½ hours", "3½", 3.5, 3.5),
        ("1,20,000 rupees", "1,20,000", 120_000, 120_000),
        ("Rs 5 lakh crore", "5 lakh crore", 5e12, 5e12),
        ("£48.9bn", "48.9bn", 48.9e9, 48.9e9),
        ("minus 20 degrees", "minus 20", -20, -20),
    ],
)
def test_value(text: str, written: str, low: float, high: float) -> None:
    (numeral,) = find_numerals(text)
    assert text[numeral.start : numeral.end] == written
    assert (numeral.low, numeral.high) == pytest.approx((low, high), rel=1e-3)


@pytest.mark.parametrize(
    "text", ["the third man", "the A42 road", "COVID-19", "credit scores", "issue #3", "id 12345678901234567890123"]
)
def test_no_number(text: str) -> None:
    assert find_numerals(text) == []


@given(st.integers(0, 10**12), st.booleans())
def test_digits_read_back(value: int, separated: bool) -> None:
    text = f"{value:,}" if separated else str(value)
    (numeral,) = find_numerals(f"with {text} boxes")
    assert (numeral.low, numeral.high) == (value, value)


@given(st.integers(1, 999), st.sampled_from([("million", 1e6), ("billion", 1e9), ("bn", 1e9), ("lakh", 1e5)]))
def test_magnitudes_read_back(value: int, magnitude: tuple[str, float]) -> None:
    (numeral,) = find_numerals(f"{value} {magnitude[0]}")
    assert numeral.low == value * magnitude[1]


@given(st.text(alphabet="0123456789-,. toandinof%$mk\n" + "é½", max_size=200))
def test_spans_lie_in_the_text_in_order_and_ranges_are_never_inverted(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.low <= numeral.high
        end = numeral.end


@pytest.mark.parametrize("piece", ["1", "1,", "1-", "one in ", "hundred and ", "a few ", "10 to "])
def test_long_runs_take_little_time(piece: str) -> None:
    start = time.process_time()
    find_numerals(piece * 20_000)
    assert time.process_time() - start < 3
