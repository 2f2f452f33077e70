"""Numbers as they are written."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportedly.quantities.atoms import Numeral
from reportedly.quantities.knowledge import knowledge_of
from reportedly.quantities.numerals import LARGEST_READ, find_numerals

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth hundredth".split()
)


def in_words(number: int, joiner: str = " and ") -> str:
    """A number below a billion as English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    scale, name = next(each for each in ((10**6, "million"), (1000, "thousand"), (100, "hundred")) if number >= each[0])
    head, rest = divmod(number, scale)
    gap = joiner if scale == 100 or rest < 100 else " "
    return f"{in_words(head, joiner)} {name}" + (f"{gap}{in_words(rest, joiner)}" if rest else "")


def numerals(text: str) -> list[Numeral]:
    """The number expressions of an English text."""
    known = knowledge_of("en")
    return find_numerals(text, known.numbers, known.ranges)


def only(text: str) -> tuple[str, float, float]:
    """The one number expression of a text, with its range."""
    (numeral,) = numerals(text)
    return text[numeral.start : numeral.end], numeral.low, numeral.high


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
        ("eight of 10 homes", "eight of 10", 80, 80),
        ("rose by a third in May", "a third", 33.33, 33.33),
        ("two-thirds of homes", "two-thirds", 66.67, 66.67),
        ("3½ hours", "3½", 3.5, 3.5),
        ("1,20,000 rupees", "1,20,000", 120_000, 120_000),
        ("Rs 5 lakh crore", "5 lakh crore", 5e12, 5e12),
        ("£48.9bn", "48.9bn", 48.9e9, 48.9e9),
        ("minus 20 degrees", "minus 20", -20, -20),
    ],
)
def test_value(text: str, written: str, low: float, high: float) -> None:
    (numeral,) = numerals(text)
    assert text[numeral.start : numeral.end] == written
    assert (numeral.low, numeral.high) == pytest.approx((low, high), rel=1e-3)


@pytest.mark.parametrize(
    "text",
    [
        "the third man",
        "a third man",
        "by a third party",
        "the A42 road",
        "COVID-19",
        "credit scores",
        "issue #3",
        "id 12345678901234567890123",
    ],
)
def test_no_number(text: str) -> None:
    assert numerals(text) == []


@given(st.integers(0, 10**12), st.sampled_from(["", ",", "\u00a0", "\u202f"]))
def test_digits_read_back(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)
    assert only(f"with {written} boxes") == (written, value, value)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_decimals_read_back(whole: int, cents: int) -> None:
    written = f"{whole:,}.{cents:02}"
    assert only(f"with {written} boxes") == (
        written,
        pytest.approx(whole + cents / 100),
        pytest.approx(whole + cents / 100),
    )


@given(st.integers(1, 99), st.integers(0, 99), st.integers(0, 999))
def test_indian_separators_read_back(lakhs: int, thousands: int, rest: int) -> None:
    written = f"{lakhs},{thousands:02},{rest:03}"
    value = lakhs * 100_000 + thousands * 1000 + rest
    assert only(f"{written} boxes") == (written, value, value)


@given(st.integers(1, 10**9 - 1), st.sampled_from([" and ", " "]), st.booleans())
def test_words_read_back(value: int, joiner: str, capital: bool) -> None:
    written = in_words(value, joiner)
    written = written.capitalize() if capital else written
    assert only(f"{written} boxes came.") == (written, value, value)


SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}


@given(st.integers(1, 9999), st.integers(0, 9), st.sampled_from(sorted(SCALES)), st.sampled_from([" ", "-", "\u00a0"]))
def test_mixed_forms_read_back(whole: int, tenth: int, scale: str, gap: str) -> None:
    written = f"{whole}.{tenth}{gap}{scale}"
    value = pytest.approx(float(f"{whole}.{tenth}") * SCALES[scale])
    assert only(f"about {written} boxes") == (written, value, value)


@given(st.integers(1, 999), st.sampled_from(sorted(SHORT)))
def test_short_scales_read_back(value: int, scale: str) -> None:
    assert only(f"£{value}{scale} more") == (f"{value}{scale}", value * SHORT[scale], value * SHORT[scale])


@given(st.sampled_from([2, 3, 4, 5, 6, 7, 8, 9, 10]), st.data())
def test_fractions_in_words_read_back(whole: int, data: st.DataObject) -> None:
    names = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    part = data.draw(st.integers(1, min(whole - 1, 9)))
    if whole == 2:
        written = "half"
    else:
        written = f"{in_words(part)}{data.draw(st.sampled_from([' ', '-']))}{names[whole - 2]}{'s' if part > 1 else ''}"
    share = pytest.approx(100 * part / whole)
    assert only(f"with {written} of the boxes") == (written, share, share)


@given(st.data(), st.sampled_from([" in ", " out of ", " out of every "]))
def test_ratios_read_back(data: st.DataObject, gap: str) -> None:
    whole = data.draw(st.sampled_from([*range(2, 11), 100]) if gap == " out of " else st.integers(2, 100))
    part, words = data.draw(st.integers(1, whole - 1)), gap == " in " or data.draw(st.booleans())
    written = f"{in_words(part)}{gap}{in_words(whole)}" if words else f"{part}{gap}{whole}"
    share = pytest.approx(100 * part / whole)
    assert only(f"then {written} boxes fell") == (written, share, share)


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["-", "–", " to "]), st.booleans())
def test_ranges_read_back(low: int, more: int, gap: str, words: bool) -> None:
    high = low + more
    name = in_words if words and gap == " to " else str
    written = f"{name(low)}{gap}{name(high)}"
    assume(not (1500 <= low < 2100 and 1500 <= high < 2100))
    assume(high % 100 or 100 * low >= high)  # "two to three hundred" shares the hundred
    assert only(f"with {written} boxes") == (written, low, high)


@given(st.integers(1, 1400), st.integers(1, 500), st.booleans())
def test_between_reads_back(low: int, more: int, words: bool) -> None:
    high = low + more
    assume(not words or low < 100)  # "two hundred and fifty" is one number
    assume(not words or high % 100 or 100 * low >= high)  # "between two and three hundred" shares the hundred
    written = f"{in_words(low)} and {in_words(high)}" if words else f"{low} and {high}"
    assert only(f"between {written} boxes") == (written, low, high)


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["million", "billion", "thousand"]))
def test_a_range_shares_its_scale(low: int, more: int, scale: str) -> None:
    written = f"{low}-{low + more} {scale}"
    assert only(f"with {written} boxes") == (written, low * SCALES[scale], (low + more) * SCALES[scale])


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a dozen", 6, 6),
        ("dozens", 24, 99),
        ("hundreds", 200, 999),
        ("thousands", 2000, 9999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("tens of millions", 20_000_000, 99_999_999),
        ("several hundred", 300, 900),
        ("several", 3, 9),
        ("a couple", 2, 2),
        ("one and a half million", 1.5e6, 1.5e6),
        ("a hundred and twenty", 120, 120),
        ("three crore", 3e7, 3e7),
        ("2½", 2.5, 2.5),
        ("1.5×10^6", 1.5e6, 1.5e6),
        ("2 × 10⁻³", 0.002, 0.002),
        ("1⁄32", 1 / 32, 1 / 32),
        ("3/4 inch", 0.75, 0.75),
    ],
)
def test_forms_read_back(written: str, low: float, high: float) -> None:
    text, least, most = only(f"they sent {written} boxes")
    assert written.startswith(text)
    assert (least, most) == (pytest.approx(low), pytest.approx(high))


@given(st.sampled_from(ORDINALS), st.integers(1, 500))
def test_ordinals_are_no_numbers(word: str, number: int) -> None:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert numerals(f"the {word} man of the {number}{ending} row") == []


@given(st.integers(1, 400), st.integers(1, 400))
def test_neighbours_stay_apart(first: int, second: int) -> None:
    found = numerals(f"{first} lorries, {second} vans")
    assert [numeral.low for numeral in found] == [first, second]


@given(st.text(alphabet="0123456789-,. /⁄×toandinof%$mk\n" + "é½\u00a0", max_size=200))
def test_spans_lie_in_the_text_in_order_and_ranges_are_never_inverted(text: str) -> None:
    end = 0
    for numeral in numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.low <= numeral.high
        end = numeral.end


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1", "1,", "1-", "one in ", "hundred and ", "a few ", "10 to ", "1/", "×10", "1 and ", "between 1 and "]
)
def test_long_runs_take_little_time(piece: str) -> None:
    start = time.process_time()
    numerals(piece * 20_000)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "written",
    [
        "one " + "hundred " * 200,
        "one hundred " * 9 + "million",
        "two million trillion quadrillion",
        "1,000 quadrillion trillion",
        "3×10^24",
        "4 * 10^99",
        "-7 x 10^20",
        "half a billion " + "million " * 60,
        "tens of trillions of trillions of trillions of trillions of trillions",
        "a few " + "trillion " * 40,
        "100,000,000,000,000,000,000",
        "9" * 400,
        "1" + "0" * 18 + "0",
    ],
)
def test_a_value_beyond_measure_is_no_number(written: str) -> None:
    for numeral in numerals(f"At least {written} people were killed"):
        assert -LARGEST_READ <= numeral.low <= numeral.high <= LARGEST_READ
        assert numeral.end - numeral.start < len(written) - 1


@pytest.mark.parametrize(
    ("written", "value"),
    [("64,000 trillion", 6.4e16), ("150 quadrillion", 1.5e17), ("a thousand quadrillion", 1e18), ("10^18", 10)],
)
def test_the_largest_sums_of_news_are_read(written: str, value: float) -> None:
    assert numerals(f"worth {written} rials")[0].low == value


@given(st.lists(st.sampled_from("hundred thousand million billion trillion quadrillion dozens 9 × 10^99 of a".split())))
def test_values_are_always_finite(words: list[str]) -> None:
    for numeral in numerals(" ".join(words)):
        assert -LARGEST_READ <= numeral.low <= numeral.high <= LARGEST_READ


def test_words_without_end_hold_no_numbers() -> None:
    text = "12 people, " + "9," * 200 + " 13 boats and 1,000,000 fish"
    assert [numeral.low for numeral in numerals(text)] == [12, 13, 1_000_000]
    assert [numeral.low for numeral in numerals("9,8,7 and 6")] == [9, 8, 7, 6]
