"""Headings in which every word has a capital: there a capital does not tell a name ("Oil Prices Keep Gains in Check").

In 829 real articles for training nine names that stood only in such a headline were taken for places: two countries
and seven words that are no places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reportedly.model import Span
from reportedly.places.matches import PlaceMention, PlaceTokens

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
FEWEST_WORDS = 4
"""Words of a heading at least, of four letters and more: shorter ones have small letters in every heading."""
LONGEST = 200
"""Characters of a heading at most."""
BODY = 300
"""Characters that a text has beside its headings, so that it would name its place again."""
LARGE = 100_000
"""Inhabitants from which on a town may stand in a heading alone."""
_REGION = 1
"""The level of places, from countries on, whose names may stand so, too."""


def without_common_words(tokens: PlaceTokens, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions but those of names that stand only in such headings, and are of no country, region or large town."""
    headings = find_headings(tokens.text)
    if len(tokens.text) - sum(end - start for start, end in headings) < BODY:
        return list(mentions)
    starts = [start for start, _ in headings]

    def in_heading(mention: PlaceMention) -> bool:
        at = bisect_right(starts, tokens.starts[mention.start]) - 1
        return at >= 0 and tokens.starts[mention.start] < headings[at][1]

    elsewhere = {mention.text.casefold() for mention in mentions if not in_heading(mention)}
    return [each for each in mentions if each.text.casefold() in elsewhere or not in_heading(each) or _is_known(each)]


def find_headings(text: str) -> list[Span]:
    """The lines of a text in which every word has a capital, but short words."""
    return [found.span() for found in _LINE.finditer(text) if _is_heading(found.group())]


def _is_heading(line: str) -> bool:
    words = _WORD.findall(line) if len(line) <= LONGEST else []
    return len(words) >= FEWEST_WORDS and all(word[0].isupper() for word in words)


def _is_known(mention: PlaceMention) -> bool:
    return any(place.level <= _REGION or place.population >= LARGE for place in mention.candidates)
