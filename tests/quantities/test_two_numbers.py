"""What two numbers beside each other say together: one range, two levels, or a change and the level that it led to."""

from __future__ import annotations

import pytest

from reportedly.quantities.knowledge import knowledge_of
from reportedly.quantities.numerals import find_numerals

Ends = tuple[float, float]


def ends(text: str) -> list[Ends]:
    """The range of each number expression of an English text."""
    known = knowledge_of("en")
    return [(each.low, each.high) for each in find_numerals(text, known.numbers, known.ranges)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Four to five thousand goats were lost", 4000, 5000),
        ("it will take 6 to 8 hundred tents", 600, 800),
        ("between six and seven million voters", 6e6, 7e6),
        ("two or three dozen tents", 24, 36),
        ("a bill of £2.5 or £2.6 billion", 2.5e9, 2.6e9),
        ("a bill of £20 to £25 million", 20e6, 25e6),
        ("six, seven or eight hundred goats", 600, 800),
        ("between 15 and 20,000 marchers", 15_000, 20_000),
        ("From four to six thousand goats were lost", 4000, 6000),
        ("it costs from $30 to $40 million", 30e6, 40e6),
        ("two hundred to three hundred thousand tents", 200_000, 300_000),
    ],
)
def test_both_ends_share_a_magnitude(text: str, low: float, high: float) -> None:
    assert ends(text) == [(low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("it costs $700 to $1 million", 700, 1e6),
        ("50 to a hundred goats", 50, 100),
        ("two hundred to three thousand goats", 200, 3000),
        ("between 900 and 20,000 marchers", 900, 20_000),
        ("between 3 and 20,000 marchers", 3, 20_000),
    ],
)
def test_an_end_that_has_no_part_in_the_magnitude(text: str, low: float, high: float) -> None:
    assert ends(text) == [(low, high)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The council lowered the toll in Oldt by 14 to 77 on Friday", 14, 77),
        ("the number of missing fell by eight to 52", 8, 52),
        ("the clinic raised its count by 30 to 290, a nurse said", 30, 290),
        ("the toll rose by 20 to 35.", 20, 35),
        ("deaths increased by three to 19 overnight", 3, 19),
        ("the tally was cut by about 40 to 700", 40, 700),
        ("cases went up by 1,100 to 52,400 last week", 1100, 52_400),
        ("membership grew by 20,000 to two million", 20_000, 2e6),
        ("the list shrank by 4 to 31 names", 4, 31),
        ("the count of dead came down by nine to 16 as names were checked", 9, 16),
        ("output rose from five to seven million barrels", 5e6, 7e6),
        ("output fell from 12 to 10 thousand", 12, 10_000),
    ],
)
def test_a_change_or_a_level_and_the_level_after_it(text: str, first: float, second: float) -> None:
    assert ends(text) == [(first, first), (second, second)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("prices rose by 2 to 12 percent", 2, 12),
        ("the sea will rise by 1 to 5 metres", 1, 5),
        ("the toll could rise by 10 to 60", 10, 60),
        ("the toll rises by 2 to 12 a day", 2, 12),
        ("staff were cut by 200 to 300 people", 200, 300),
        ("the crew grew by 5 to 10 men", 5, 10),
        ("they may cut the count by 10 to 60", 10, 60),
        ("it slid by 10 to 50 basis points", 10, 50),
    ],
)
def test_the_size_of_a_change_is_a_range(text: str, low: float, high: float) -> None:
    assert ends(text) == [(low, high)]
