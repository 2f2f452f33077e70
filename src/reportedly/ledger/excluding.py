"""Which entries of a tally exclude which later ones, for many at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from reportedly.ledger.ranges import reported_range
from reportedly.model import Entry

_ROWS = 256
"""Entries that are compared with those after them at one time."""


def excluded_ahead(entries: Sequence[Entry], ahead: int) -> Iterator[list[int]]:
    """For each entry, which of the next ones, up to `ahead` of them, allow no value that it allows; in order."""
    ranges = np.array([reported_range(entry) for entry in entries]).reshape(-1, 2)
    for start in range(0, len(entries), _ROWS):
        ones, others = ranges[start : start + _ROWS], ranges[start + 1 : start + _ROWS + ahead]
        apart = (ones[:, None, 1] < others[:, 0]) | (others[:, 1] < ones[:, None, 0])
        for row, found in enumerate(apart):
            first = start + 1 + row
            yield (first + np.flatnonzero(found[row : row + ahead])).tolist()
