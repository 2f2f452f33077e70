"""Groups mentions by average linkage.

Agglomerative clustering with unweighted average linkage (Sokal and Michener, "A statistical method for evaluating
systematic relationships", 1958): the two groups that are most alike on average are joined until none are alike enough.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


def link(likeness: Matrix, enough: float) -> list[list[int]]:
    """The groups of rows. Groups are joined while two of them have a mean likeness above `enough`. Of equally good
    joins, the one of the first rows comes first, so that the same matrix always gives the same groups."""
    return sorted(
        group
        for part in _connected(likeness > enough)
        for group in _link_part(likeness[np.ix_(part, part)], part, enough)
    )


def _connected(joined: NDArray[np.bool_]) -> list[list[int]]:
    """Rows that may come into one group: a join needs at least one pair above `enough`."""
    parts, left = [], np.ones(len(joined), bool)
    for row in range(len(joined)):
        if not left[row]:
            continue
        part = np.zeros(len(joined), bool)
        edge = part.copy()
        edge[row] = True
        while edge.any():
            part |= edge
            edge = joined[edge].any(0) & ~part
        left &= ~part
        parts.append(np.flatnonzero(part).tolist())
    return parts


def _link_part(likeness: Matrix, rows: list[int], enough: float) -> list[list[int]]:
    groups = [[row] for row in rows]
    sizes = np.ones(len(rows))
    mean = likeness.astype(np.float64)
    np.fill_diagonal(mean, -np.inf)
    best = mean.max(1)
    while len(rows) > 1:
        one = int(best.argmax())
        if best[one] <= enough:
            break
        other = int(mean[one].argmax())
        joined = (sizes[one] * mean[one] + sizes[other] * mean[other]) / (sizes[one] + sizes[other])
        before = np.maximum(mean[one], mean[other])
        mean[one] = mean[:, one] = joined
        mean[one, one] = mean[other] = mean[:, other] = -np.inf
        stale = np.flatnonzero(before >= best)
        best[stale] = mean[stale].max(1)
        best[one], best[other] = mean[one].max(), -np.inf
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]
