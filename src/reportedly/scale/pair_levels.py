"""How alike two articles are, for many pairs at once: as in a workspace, which compares one article with others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.scale.components import Whole
from reportedly.scale.vector_table import VectorTable
from reportedly.stories.regions import LEVELS
from reportedly.stories.vectors import FADING_DAYS, UNDATED, WINDOW_DAYS

_DECIMALS = 6
_LIKENESS = np.array([likeness for likeness, _ in LEVELS])


def pair_levels(table: VectorTable, ones: Whole, others: Whole) -> Whole:
    """The highest level on which the articles of each pair of rows are joined, as `stories.regions.level_of` says it;
    -1 if on none."""
    day, other = table.days[ones], table.days[others]
    gap = np.where((day == UNDATED) | (other == UNDATED), 0, np.abs(day - other))
    near = np.where(gap <= WINDOW_DAYS, _cosines(table, ones, others) * np.exp(-gap / FADING_DAYS), 0.0)
    levels = np.searchsorted(_LIKENESS, np.round(near, _DECIMALS), side="right") - 1
    for level in reversed(range(len(LEVELS))):
        stretch = LEVELS[level][1]
        if stretch:
            levels -= (levels == level) & (day // stretch != other // stretch)
    return levels


def _cosines(table: VectorTable, ones: Whole, others: Whole) -> NDArray[np.float64]:
    """The cosine of the vectors of each pair of rows."""
    rows, place = np.unique(ones, return_inverse=True)
    owners, keys, weights = table.terms_of(rows)
    pairs, other_keys, other_weights = table.terms_of(others)
    if not len(keys) or not len(other_keys):
        return np.zeros(len(ones))
    known, asked = (owners << 32) | keys, (place[pairs] << 32) | other_keys
    found = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    products = np.where(known[found] == asked, weights[found] * other_weights.astype(np.float64), 0.0)
    return np.bincount(pairs, products, len(ones)).astype(np.float64)
