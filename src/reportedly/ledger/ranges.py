"""Whether two reported ranges exclude each other: no value is in both."""

from __future__ import annotations

from math import inf

from reportedly.model import Entry

ABOUT = 0.1
"""Share by which the true value may differ from a number given as "about"."""


def reported_range(entry: Entry) -> tuple[float, float]:
    """The values that an entry allows: "more than 3,000" all from 3,000 on, "about 10,000" a tenth around it."""
    match entry.bound:
        case "at_least":
            return entry.low, inf
        case "at_most":
            return -inf, entry.high
        case "about":
            margin = ABOUT * abs(entry.low)
            return entry.low - margin, entry.high + margin
        case _:
            return entry.low, entry.high


def exclude(one: Entry, other: Entry) -> bool:
    """Whether no value fits both entries."""
    (low, high), (other_low, other_high) = reported_range(one), reported_range(other)
    return high < other_low or other_high < low
