"""What a time expression is read against, and the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.times.tense import Tense
from reportedly.times.words import CLOCK_UNITS, NUMBERS, UNITS

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """The article's day, the word before the expression (lower case), and a way to ask for its tense."""

    day: date | None
    before: str
    tense: Callable[[], Tense]


def number(text: str) -> float | None:
    """The value of a number as durations write it; `None` for vague ones ("several")."""
    word = text.lower().removeprefix("a ").removesuffix(" of")
    if word[:1].isdigit():
        return float(word)
    if word.startswith("half"):
        return 0.5
    tens, _, ones = word.partition("-")
    if tens in NUMBERS:
        return NUMBERS[tens] + (NUMBERS.get(ones, 0) if ones else 0)
    return None


def unit_name(text: str) -> str:
    """A unit in the singular, lower case."""
    unit = text.lower()
    return unit if unit in UNITS else unit[:-1]


def length(count: float | None, unit: str) -> str:
    """A duration's value ("P3D", "PT2H"; "PXM" where the number is vague)."""
    letter = UNITS[unit]
    if letter[0].isdigit():
        letter, count = letter[1:], count and count * int(letter[0])
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{amount}{letter}"
