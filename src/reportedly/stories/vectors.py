"""Articles as weighted terms, and how alike they are.

TF-IDF with the shipped document frequencies only: the weights of an article do not depend on the other articles that
were read, so the order of reading cannot change them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.model.features import Features
from reportedly.stories.frequencies import shares

LEADING = 16
"""Number of an article's terms, those of most weight, by which articles like it are looked up."""
FADING_DAYS = 120.0
"""Days between two articles after which their likeness has fallen to 1/e (37%). Two events far apart in time may share
their words: the name of an earlier event comes back in news of later ones."""
WINDOW_DAYS = 90
"""Largest number of days between two articles that are compared."""
UNDATED = -1
"""The day number of an article without a date: it may belong to any time."""
_PLACES = 3.0
"""How much more a term weighs that names a place, set on the gold stories and the invented events for training: what
happened in one town is one event in many words."""
_ARTICLES = 1000
"""Number of articles for which the shipped document frequencies count, when an article is weighed."""
_RARENESS = 1.3
"""Exponent of the inverse document frequency, set on the gold stories and the invented events for training
(benchmarks/README.md)."""
_DECIMALS = 6
"""Decimals to which likeness is rounded, so that the order in which numbers are added cannot change a comparison."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vector:
    """An article's terms as ascending CRC-32 numbers, with weights of length 1."""

    keys: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def leading(self) -> list[int]:
        """The keys of the weightiest terms, in ascending order."""
        heaviest = np.lexsort((self.keys, -self.weights))[:LEADING]
        return sorted(self.keys[heaviest].tolist())

    def to_bytes(self) -> bytes:
        """Keys, then weights, little-endian."""
        return self.keys.astype("<u4").tobytes() + self.weights.astype("<f4").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Vector:
        """What `to_bytes` wrote."""
        half = len(data) // 2
        return cls(np.frombuffer(data[:half], "<u4"), np.frombuffer(data[half:], "<f4"))


def weigh(features: Features) -> Vector:
    """An article's vector."""
    known = shares()
    weights = {
        term: math.sqrt(count) * math.log(1 + _ARTICLES / (0.5 + _ARTICLES * known.get(term, 0.0))) ** _RARENESS
        for term, count in zip(features.terms, features.counts, strict=True)
    }
    weights |= {term: _PLACES * weights[term] for term in features.places if term in weights}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    by_key: dict[int, float] = {}
    for term, weight in sorted(weights.items()):
        key = crc32(term.encode())
        by_key[key] = by_key.get(key, 0.0) + weight / length
    keys = sorted(by_key)
    return Vector(np.array(keys, np.uint32), np.array([by_key[key] for key in keys], np.float32))


def day_number(day: date | None) -> int:
    """Days since year 1, `UNDATED` for none."""
    return day.toordinal() if day else UNDATED


def days_near(day: int) -> list[tuple[int, int]]:
    """The stretches of days (from, to) of the articles with which an article of this day is compared. An article
    without a date is compared with all days."""
    if day == UNDATED:
        return [(UNDATED, date.max.toordinal())]
    return [(UNDATED, UNDATED), (max(0, day - WINDOW_DAYS), day + WINDOW_DAYS)]


def likenesses(one: Vector, day: int, others: Sequence[Vector], days: Sequence[int]) -> Matrix:
    """How alike one article is to each of others: the cosine, made smaller by the days between them."""
    if not others or not len(one.keys):
        return np.zeros(len(others))
    keys = np.concatenate([other.keys for other in others])
    weights = np.concatenate([other.weights for other in others]).astype(np.float64)
    found = np.minimum(np.searchsorted(one.keys, keys), len(one.keys) - 1)
    products = np.where(one.keys[found] == keys, one.weights[found] * weights, 0.0)
    owners = np.repeat(np.arange(len(others)), [len(other.keys) for other in others])
    cosines = np.bincount(owners, products, len(others)).astype(np.float64)
    return _with_time(cosines, np.array(day), np.array(days))


def likeness_matrix(vectors: Sequence[Vector], days: Sequence[int]) -> Matrix:
    """How alike each two articles are."""
    _, terms, counts = np.unique(
        np.concatenate([vector.keys for vector in vectors]), return_inverse=True, return_counts=True
    )
    shared = counts > 1
    columns = np.cumsum(shared) - 1
    rows = np.repeat(np.arange(len(vectors)), [len(vector.keys) for vector in vectors])
    weights = np.concatenate([vector.weights for vector in vectors])
    table = np.zeros((len(vectors), int(shared.sum())))
    kept = shared[terms]
    table[rows[kept], columns[terms[kept]]] = weights[kept]
    day = np.array(days)
    likeness = _with_time(table @ table.T, day[:, None], day[None, :])
    np.fill_diagonal(likeness, [1.0 if len(vector.keys) else 0.0 for vector in vectors])
    return likeness


def _with_time(cosines: Matrix, one: NDArray[np.int64], other: NDArray[np.int64]) -> Matrix:
    gap = np.where((one == UNDATED) | (other == UNDATED), 0, np.abs(one - other))
    faded = np.where(gap <= WINDOW_DAYS, cosines * np.exp(-gap / FADING_DAYS), 0.0)
    return np.asarray(np.round(faded, _DECIMALS))
