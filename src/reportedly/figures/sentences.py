"""The sentence that a number stands in."""

from __future__ import annotations

from reportedly.model import Span
from reportedly.quantities import TokenIndex


def sentence_of(index: TokenIndex, start: int, end: int) -> Span:
    """The sentence that holds the character `start`, without blanks around it; the span itself if there is none."""
    first, last = index.sentence(index.holding(start)) or (start, end)
    text = index.text
    while last > first and text[last - 1].isspace():
        last -= 1
    while first < last and text[first].isspace():
        first += 1
    return first, last
