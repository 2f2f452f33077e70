"""Any number that is written in a supported form reads back to its value."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.figures.quantities.numbers import Number, find_numbers

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, joiner: str = " and ") -> str:
    """A number below a billion as English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            gap = joiner if scale == 100 or rest < 100 else " "
            return f"{in_words(head, joiner)} {name}" + (f"{gap}{in_words(rest, joiner)}" if rest else "")
    raise AssertionError(number)


def only(text: str) -> Number:
    """The one number of a text."""
    found = find_numbers(text.lower())
    assert len(found) == 1, (text, found)
    return found[0]


@given(st.integers(1, 999_999_999), st.sampled_from([" and ", " "]))
def test_words_read_back(number: int, joiner: str) -> None:
    text = in_words(number, joiner)
    found = only(f"They counted {text} lorries.")
    assert (found.low, found.high) == (number, number)


@given(st.integers(0, 10**12))
def test_digits_with_separators_read_back(number: int) -> None:
    found = only(f"There were {number:,} of them.")
    assert found.low == found.high == number


@given(st.integers(1, 9999), st.integers(0, 9), st.sampled_from([("million", 1e6), ("billion", 1e9), ("trillion", 1e12)]))
def test_digits_with_a_scale_read_back(whole: int, tenth: int, scale: tuple[str, float]) -> None:
    name, factor = scale
    found = only(f"about {whole}.{tenth} {name} litres")
    assert found.low == pytest.approx(float(f"{whole}.{tenth}") * factor)


@given(st.integers(1, 99), st.integers(0, 99), st.integers(0, 999))
def test_indian_separators_read_back(lakhs: int, thousands: int, rest: int) -> None:
    assert only(f"{lakhs},{thousands:02},{rest:03} voters").low == lakhs * 100_000 + thousands * 1000 + rest


@given(st.text(alphabet="0123456789.,- onetwhafdczs", max_size=200))
def test_any_text_gives_ordered_apart_and_uninverted_numbers(text: str) -> None:
    found = find_numbers(text)
    for number in found:
        assert number.low <= number.high
        assert 0 <= number.start < number.end <= len(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2.5 million", 2.5e6, 2.5e6),
        ("2.5m boats", 2.5e6, 2.5e6),
        ("€55bn", 55e9, 55e9),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("dozens", 24, 99),
        ("scores of", 40, 99),
        ("hundreds", 200, 999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("a few thousand", 3000, 9000),
        ("several", 3, 9),
        ("a couple", 2, 2),
        ("half a million", 500_000, 500_000),
        ("one and a half million", 1.5e6, 1.5e6),
        ("half", 0.5, 0.5),
        ("two-thirds", 2 / 3, 2 / 3),
        ("one in four", 0.25, 0.25),
        ("nine out of 10", 0.9, 0.9),
        ("5 lakh", 500_000, 500_000),
        ("three crore", 30_000_000, 30_000_000),
        ("twice", 2, 2),
        ("2½", 2.5, 2.5),
    ],
)
def test_forms(text: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize("text", ["third quarter", "few if any", "the couple wed", "a third-party app", "1" * 40])
def test_words_that_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize("piece", ["9", "9,", "9.", "one ", "tens of ", "1-", "a few ", "half and ", "hundred and "])
def test_long_runs_take_time_in_proportion(piece: str) -> None:
    start = time.process_time()
    find_numbers(piece * 20_000)
    assert time.process_time() - start < 3
