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
        ("between Rs. 200,000 and Rs. 400,000 each", 200_000, 400_000),
        ("worth USD 5 to USD 7 million", 5e6, 7e6),
        ("worth US$5-US$7 million", 5e6, 7e6),
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
        ("output fell from 12 to 10 thousand", 12_000, 10_000),
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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("some 2 400 000 people need water", [2_400_000]),
        ("it sheltered 23 700 people and 1 305 cows", [23_700, 1305]),
        ("between 15 000 and 20 000 marched", [15_000]),
        ("it cost $14 250 in all", [14_250]),
        ("it has 31 000 members, 1 120 of them in Oldt", [31_000, 1120]),
        ("12 400.5 tonnes of rice", [12_400.5]),
        ("worth USD 12 500 then", [12_500]),
        ("output fell from 616 000 tonnes in 2011–12 to 534 000 tonnes", [616_000, 2011, 12, 534_000]),
        ("In 2012 300 people died", [2012, 300]),
        ("took Bus 12 500 times", [12, 500]),
        ("on May 20 500 people came", [20, 500]),
        ("it has 12,500 seats, 8 250 of a kind", [12_500, 8, 250]),
        ("she swam 4 100m races", [4, 1e8]),
        ("Call 555 123 now", [555, 123]),
    ],
)
def test_groups_after_spaces_where_they_cannot_be_two_numbers(text: str, values: list[float]) -> None:
    assert [low for low, _ in ends(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a gift of $2.4MM", [2.4e6]),
        ("a gift of USD 3 MM", [3e6]),
        ("70 MUSD in all", [70e6]),
        ("a loan of 12 MSEK", [12e6]),
        ("a loan of 12bnEUR", [12e9]),
        ("9 B people", [9e9]),
        ("it has 4 M users", [4e6]),
        ("a 35MM film", [35]),
        ("they get six point four per cent", [6.4]),
        ("two point one five million", [2.15e6]),
        ("it made two point five", [2.5]),
        ("3.6  million barrels", [3.6e6]),
        ("model 8 B seats", [8]),
        ("Rs 3 crore and 2 lakh", [3e7, 2e5]),
    ],
)
def test_short_magnitudes_where_they_are_some(text: str, values: list[float]) -> None:
    assert [low for low, _ in ends(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("killed six[2] or seven sailors", [(6, 7)]),
        ("killed 20[1]–25[4] sailors", [(20, 25)]),
        ("killed 20[a] to 25 sailors", [(20, 25)]),
        ("between 4[12] and 6 boats", [(4, 6)]),
        ("eleven[3] boats sank.[4][5]", [(11, 11)]),
        ("it sank.[4–6] The [12] boats", [(12, 12)]),
    ],
)
def test_marks_of_footnotes_are_no_numbers(text: str, found: list[Ends]) -> None:
    assert ends(text) == found
