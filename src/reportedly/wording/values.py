"""Reported values in words."""

from __future__ import annotations

from math import isfinite

from reportedly.model import Bound, Entry, Figure
from reportedly.wording.sources import teller_in_words

_BOUND_WORDS: dict[Bound, str] = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "up to "}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MOST_DIGITS = 10
"""Significant digits that no page writes of a number with decimals."""
UNSHOWN = "a number that cannot be shown"
"""What stands for a value that is infinite or not a number (NaN)."""


def is_shown(low: float, high: float) -> bool:
    """Whether both ends of a value are numbers that can be shown."""
    return isfinite(low) and isfinite(high)


def middle(entry: Entry) -> float:
    """The middle of an entry's value."""
    return entry.low / 2 + entry.high / 2


def reported_value(reported: Entry | Figure) -> str:
    """The value of an entry or figure with its bound, such as `at least 800`."""
    return value_in_words(reported.low, reported.high, reported.bound)


def told_in_words(entry: Entry, outlet: str | None = None) -> str:
    """A number with who tells it, such as `38 (the ministry)`; `outlet` stands for a source that is not named."""
    return f"{reported_value(entry)} ({teller_in_words(entry.source, outlet)})"


def range_in_words(low: float, high: float) -> str:
    """A range without a bound, such as `1,411–2,205`, or `800` where both ends are the same."""
    return value_in_words(low, high, "exact")


def value_in_words(low: float, high: float, bound: Bound) -> str:
    """A value range with its bound, such as `up to 12,000`, `4–6`, `2–10 million`, `about 2.5 million` or `200–999`."""
    if not is_shown(low, high):
        return UNSHOWN
    if low != high:
        return _both_ends(low, high, 4 if bound == "vague" else 10)
    return _BOUND_WORDS.get(bound, "") + number_in_words(low)


def _both_ends(low: float, high: float, digits: int) -> str:
    """Both ends of a range; the word for their size (`million`) is said once."""
    for size, word in _LARGE:
        if abs(low) >= size and abs(high) >= size:
            if abs(high) < 1000 * size:
                return f"{low / size:,.{digits}g}–{high / size:,.{digits}g} {word}"
            break
    return f"{number_in_words(low)}–{number_in_words(high)}"


def number_in_words(value: float) -> str:
    """A number with thousands separators, or with the word for its size from a million on."""
    if not isfinite(value):
        return UNSHOWN
    for size, word in _LARGE:
        if abs(value) >= size:
            return f"{_digits(value, value / size)} {word}"
    return _digits(value, value)


def _digits(value: float, shown: float) -> str:
    """The digits of a number as it is `shown`; those of a third, which never end, are four."""
    digits = f"{shown:.{_MOST_DIGITS}g}".lstrip("-").replace(".", "").lstrip("0")
    is_written = float(value).is_integer() or len(digits) < _MOST_DIGITS
    return f"{shown:,.10g}" if is_written else f"{shown:,.4g}"
