"""The units of time that all languages share: their letters in TIMEX3, and their lengths."""

from __future__ import annotations

from typing import Literal

TimeUnit = Literal[
    "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "year", "decade",
    "century",
]  # fmt: skip
LETTERS: dict[TimeUnit, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "fortnight": "2W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
"""TIMEX3's letters; a fortnight is two weeks."""
CLOCK_UNITS: frozenset[TimeUnit] = frozenset(("second", "minute", "hour"))
LONG_UNITS: frozenset[TimeUnit] = frozenset(("hour", "week", "fortnight", "month", "year", "decade", "century"))
"""Units of which one, written with an article, may be a length of time."""
SINGLE_UNITS: frozenset[TimeUnit] = frozenset(("day", "night", "second", "quarter"))
"""Units of which one, written as a word, is no length of time: "one day it rained"."""
DAYS: dict[TimeUnit, float] = {
    "day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "fortnight": 14.0, "month": 30.44, "quarter": 91.3,
    "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
"""The days in a unit, on average."""
MONTHS: dict[TimeUnit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
"""The months in a unit that has whole ones."""
DAYS_OF_CLOCK_UNIT = 1 / 24
"""Days that a span of hours, minutes or seconds takes for each of them, before it is rounded."""


def length(count: float | None, unit: TimeUnit) -> str:
    """A duration's value ("P3D", "PT2H"; "PXM" where the number is vague)."""
    letter = LETTERS[unit]
    if letter[0].isdigit():
        letter, count = letter[1:], count and count * int(letter[0])
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{amount}{letter}"
