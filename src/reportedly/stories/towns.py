"""Headlines that name different towns tell of different events.

Two like events on one day (a bus crash near each of two towns) are told in the same words, so their likeness can't tell
them apart. But articles on one event whose headlines both name a town nearly always name each other's town somewhere:
of the pairs in the gold stories and the invented events for training all but 1 in 300 do (benchmarks/README.md).
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
MOST_WORDS = 200
"""Words of places that are kept of an article."""

APART = -1.0
"""The likeness of two articles whose headlines name different towns."""

_NONE = bytes(4)
"""How the towns begin of a headline that names none."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Towns:
    """The words of the towns that a headline names, and the words of all places that its article names, as CRC-32
    numbers."""

    headline: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()

    def to_bytes(self) -> bytes:
        """The number of the headline's words, those words, then the others; little-endian."""
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
    """The towns of an article's headline, and what else the article names; nothing if its headline names no town, since
    only two headlines that do are compared."""
    title = (title or "").lower()
    headline: set[str] = set()
    named = set(_WORD.findall(title))
    for place in places:
        told = text[place.start : place.end].lower()
        words = set(_WORD.findall(told))
        if place.kind in _TOWNS and told in title:
            headline |= words & named
        if len(named) < MOST_WORDS:
            named |= words | set(_WORD.findall(place.name.lower()))
    return Towns(_keys(headline), _keys(named)) if headline else Towns()


def keep_apart(likeness: Matrix, towns: Sequence[bytes]) -> Matrix:
    """The likeness of articles, in which those are `APART` whose headlines name different towns. A new matrix, unless
    fewer than two headlines name any."""
    rows = [row for row, data in enumerate(towns) if data[:4] > _NONE]
    if len(rows) < 2:
        return likeness
    kept, told = likeness.copy(), np.ix_(rows, rows)
    kept[told] = np.where(apart([Towns.from_bytes(towns[row]) for row in rows]), APART, likeness[told])
    return kept


def apart(towns: Sequence[Towns]) -> Flags:
    """Which two articles have headlines that name different towns, and do not name each other's."""
    columns = {key: number for number, key in enumerate(sorted({key for each in towns for key in each.headline}))}
    headline = np.zeros((len(towns), len(columns)), np.float32)
    named = np.zeros_like(headline)
    for row, each in enumerate(towns):
        headline[row, [columns[key] for key in each.headline]] = 1
        named[row, [columns[key] for key in each.named if key in columns]] = 1
    have = headline.max(1, initial=0) > 0
    met = headline @ named.T > 0
    return np.asarray(have[:, None] & have & ~met & ~met.T)


def _keys(words: Iterable[str]) -> frozenset[int]:
    return frozenset(crc32(word.encode()) for word in words)
