"""Headlines that name different towns, or different countries, tell of different events.

Two like events on one day (a bus crash near each of two towns) are told in the same words, so their likeness can't tell
them apart. But articles on one event whose headlines both name a town nearly always name each other's town somewhere:
of the pairs in the gold stories and the invented events for training all but 1 in 300 do. If both name a country, each
article names a place in the other's: all pairs do (benchmarks/README.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.model import Place
from reportedly.stories.vectors import Matrix

_TOWNS = frozenset({"city", "other"})
"""Kinds of places that count as towns; `other` are those that the gazetteer does not know."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = 26
COUNTRIES = _LETTERS**2
"""Numbers below this are countries, by the two letters of their codes; the numbers of words begin there."""
MOST_WORDS = 200
"""Words of places that are kept of an article."""

APART = -1.0
"""The likeness of two articles whose headlines name different towns."""

_NONE = bytes(4)
"""How the towns begin of a headline that names none."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Towns:
    """The towns and countries that a headline names, and all places that its article names with their countries:
    words as CRC-32 numbers, countries by their codes."""

    headline: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()

    def to_bytes(self) -> bytes:
        """How many the headline names, those, then the others; little-endian."""
        keys = [len(self.headline), *sorted(self.headline), *sorted(self.named - self.headline)]
        return np.array(keys, "<u4").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Towns:
        """What `to_bytes` wrote."""
        if not data:
            return cls()
        count, *keys = np.frombuffer(data, "<u4").tolist()
        return cls(frozenset(keys[:count]), frozenset(keys))


def find_towns(title: str | None, text: str, places: Iterable[Place]) -> Towns:
    """The towns and countries of an article's headline, and what else the article names; nothing if its headline names
    none, since only two headlines that do are compared."""
    written = title or ""
    title = written.lower()
    headline: set[str] = set()
    countries: set[int] = set()
    within: set[int] = set()
    named = set(_WORD.findall(title))
    for place in places:
        told = text[place.start : place.end]
        words = set(_WORD.findall(told.lower()))
        if place.kind in _TOWNS and told.lower() in title:
            headline |= words & named
        if place.country is not None:
            within.add(_number(place.country))
            if place.kind == "country" and is_named(told, written):
                countries.add(_number(place.country))
        if len(named) < MOST_WORDS:
            named |= words | set(_WORD.findall(place.name.lower()))
    return Towns(_keys(headline) | countries, _keys(named) | within) if headline or countries else Towns()


def is_named(name: str, headline: str) -> bool:
    """Whether a headline has a name as whole words, written alike: "us" is no country."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", headline) is not None


def keep_apart(likeness: Matrix, towns: Sequence[bytes]) -> Matrix:
    """The likeness of articles, in which those are `APART` whose headlines name different towns or countries. A new
    matrix, unless fewer than two headlines name any."""
    rows = [row for row, data in enumerate(towns) if data[:4] > _NONE]
    if len(rows) < 2:
        return likeness
    kept, told = likeness.copy(), np.ix_(rows, rows)
    kept[told] = np.where(apart([Towns.from_bytes(towns[row]) for row in rows]), APART, likeness[told])
    return kept


def apart(towns: Sequence[Towns]) -> Flags:
    """Which two articles have headlines that name different towns, or different countries, and do not name each
    other's."""
    headlines = [frozenset(key for key in each.headline if key >= COUNTRIES) for each in towns]
    countries = [each.headline - headline for each, headline in zip(towns, headlines, strict=True)]
    named = [each.named for each in towns]
    return _apart(headlines, named) | _apart(countries, named)


def _apart(headlines: Sequence[frozenset[int]], named: Sequence[frozenset[int]]) -> Flags:
    columns = {key: number for number, key in enumerate(sorted({key for each in headlines for key in each}))}
    told = np.zeros((len(headlines), len(columns)), np.float32)
    known = np.zeros_like(told)
    for row, (headline, others) in enumerate(zip(headlines, named, strict=True)):
        told[row, [columns[key] for key in headline]] = 1
        known[row, [columns[key] for key in others if key in columns]] = 1
    have = told.max(1, initial=0) > 0
    met = told @ known.T > 0
    return np.asarray(have[:, None] & have & ~met & ~met.T)


def _keys(words: Iterable[str]) -> frozenset[int]:
    return frozenset(max(COUNTRIES, crc32(word.encode())) for word in words)


def _number(country: str) -> int:
    """The number of a country, from its code of two letters (ISO 3166-1)."""
    first, second = (ord(letter) - ord("A") for letter in country)
    return first * _LETTERS + second
