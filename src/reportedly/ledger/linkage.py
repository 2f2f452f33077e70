"""Groups mentions by average linkage, in which the likest pair may count more.

Agglomerative clustering with unweighted average linkage (Sokal and Michener, "A statistical method for evaluating
systematic relationships", 1958): the two groups that are most alike on average are joined until none are alike enough.
The mentions of one question are worded in many ways, so a group that has one wording in common is nearer than its mean
says: single linkage is mixed in, as in the flexible strategies of Lance and Williams ("A general theory of
classificatory sorting strategies", 1967).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


def link(likeness: Matrix, enough: float, nearest: float = 0.0) -> list[list[int]]:
    """The groups of rows. Groups are joined while two of them are more alike than `enough`: on average, taken
    `nearest` of the way (0 to 1) to their likest pair. Rows that are minus infinity alike never come into one
    group. Of equally good joins, the one of the first rows comes first, so that the same matrix always gives the same
    groups."""
    return sorted(
        group
        for part in _connected(likeness > enough)
        for group in _link_part(likeness[np.ix_(part, part)], part, enough, nearest)
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


def _link_part(likeness: Matrix, rows: list[int], enough: float, nearest: float) -> list[list[int]]:
    groups = [[row] for row in rows]
    sizes = np.ones(len(rows))
    mean = likeness.astype(np.float64)
    np.fill_diagonal(mean, -np.inf)
    likest, alike = mean.copy(), mean.copy()
    best = alike.max(1)
    while len(rows) > 1:
        one = int(best.argmax())
        if best[one] <= enough:
            break
        other = int(alike[one].argmax())
        before = np.maximum(alike[one], alike[other])
        mean[one] = mean[:, one] = (sizes[one] * mean[one] + sizes[other] * mean[other]) / (sizes[one] + sizes[other])
        likest[one] = likest[:, one] = np.maximum(likest[one], likest[other])
        mean[one, one] = mean[other] = mean[:, other] = -np.inf
        alike[one] = alike[:, one] = (1 - nearest) * mean[one] + (nearest * likest[one] if nearest else 0)
        alike[other] = alike[:, other] = -np.inf
        stale = np.flatnonzero(before >= best)
        best[stale] = alike[stale].max(1)
        best[one], best[other] = alike[one].max(), -np.inf
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]
