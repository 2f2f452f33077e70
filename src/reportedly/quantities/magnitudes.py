"""Magnitudes that numbers share: "two to three million", "10, 20 and 30 million dollars", "6 of its 19 million"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.lang import Rule
from reportedly.quantities.atoms import Numeral
from reportedly.quantities.number_words import NumberWords

__all__ = ["RULES", "magnitudes_of", "share_magnitudes"]

RULES = ("series", "series_ends", "sum_shared")
"""The rules of `ranges.toml` that are asked for here."""
NEAREST_OF_SERIES = 10
"""How many times smaller or larger than the last number of a series another one may be, once it is scaled."""
LEAST_SHARED = 1e6
"""The least magnitude that a series shares: "12, 20 and two hundred boats" are 12, 20 and 200."""
_FEWEST_OF_SERIES = 3
"""Numbers that make a series: of two, the first may count something of its own."""


def magnitudes_of(text: str, numeral: Numeral, words: NumberWords) -> Iterator[float]:
    """The magnitudes that end a number as it is written, the last first: a thousand, a hundred thousand.

    "2.5 million" ends with a million, "three dozen" with twelve; "a million" is none that another number could share.
    """
    written = "".join(sign if sign.isalpha() else " " for sign in text[numeral.start : numeral.end]).split()
    scale = 1.0
    for at in range(len(written) - 1, -1 if numeral.shape != "words" else 0, -1):
        value = words.magnitude(written[at]) or words.data.pairs.get(written[at].lower())
        if value is None:
            return
        scale *= value
        yield scale


def share_magnitudes(
    text: str, numerals: list[Numeral], words: NumberWords, rules: Mapping[str, Rule]
) -> list[Numeral]:
    """The numerals, of which those that leave their magnitude to a later one have it."""
    shared = list(numerals)
    for last in range(len(shared) - 1, 0, -1):
        scale = next(magnitudes_of(text, shared[last], words), None)
        if scale is None or scale < LEAST_SHARED:
            continue
        first = _first_of_series(text, shared, last, scale, rules)
        if last - first + 1 >= _FEWEST_OF_SERIES or _takes_share(text, shared, last, scale, rules):
            for at in range(min(first, last - 1), last):
                value = shared[at].low * scale
                shared[at] = replace(shared[at], low=value, high=value)
    return shared


def _first_of_series(text: str, numerals: list[Numeral], last: int, scale: float, rules: Mapping[str, Rule]) -> int:
    """The index of the first number of the series that ends with a scaled one; `last` if there is no series."""
    first = last
    while first > 0 and _may_be_scaled(numerals[first - 1], numerals[last], scale):
        rule = rules["series_ends" if first == last else "series"]
        if not rule.fills(text, numerals[first - 1].end, numerals[first].start):
            break
        first -= 1
    return first


def _takes_share(text: str, numerals: list[Numeral], last: int, scale: float, rules: Mapping[str, Rule]) -> bool:
    """Whether the number before a scaled one is a part of it: "6 of its 19 million of revenue"."""
    part, whole = numerals[last - 1], numerals[last]
    smaller = _may_be_scaled(part, whole, scale) and part.low * scale < whole.high
    return smaller and rules["sum_shared"].fills(text, part.end, whole.start) is not None


def _may_be_scaled(this: Numeral, last: Numeral, scale: float) -> bool:
    """Whether a number is plain, and near another one when it is scaled as that is."""
    if this.shape not in ("digits", "words") or this.low != this.high or not 0 < this.low < scale:
        return False
    return last.high / NEAREST_OF_SERIES <= this.low * scale <= last.high * NEAREST_OF_SERIES
