"""Groups the articles of a region by average linkage.

Agglomerative clustering with unweighted average linkage (Sokal and Michener, "A statistical method for evaluating
systematic relationships", 1958): the two groups that are most alike on average are joined until none are alike enough.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.stories.vectors import Matrix

ENOUGH = 0.18
"""Mean likeness from which two groups are one story; set on the gold stories (benchmarks/README.md)."""


def group(likeness: Matrix, pins: Sequence[int | None]) -> list[list[int]]:
    """The groups of rows. Rows with the same pin are one group from the start, with different pins never.

    Equally good joins are taken in order of the rows: the same matrix gives the same groups.
    """
    groups = _first_groups(pins)
    fixed = np.array([-1 if pins[each[0]] is None else pins[each[0]] for each in groups])
    if len(groups) == 1:
        return groups
    starts = np.zeros((len(groups), len(pins)))
    for number, rows in enumerate(groups):
        starts[number, rows] = 1
    sizes = starts.sum(1)
    mean = (starts @ likeness @ starts.T) / np.outer(sizes, sizes)
    mean[(fixed[:, None] != fixed[None, :]) & (fixed[:, None] >= 0) & (fixed[None, :] >= 0)] = -np.inf
    np.fill_diagonal(mean, -np.inf)
    while True:
        one, other = divmod(int(np.argmax(mean)), len(mean))
        if mean[one, other] < ENOUGH:
            return sorted(sorted(rows) for rows in groups if rows)
        joined = (sizes[one] * mean[one] + sizes[other] * mean[other]) / (sizes[one] + sizes[other])
        mean[one] = mean[:, one] = joined
        mean[one, one] = mean[other] = mean[:, other] = -np.inf
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []


def _first_groups(pins: Sequence[int | None]) -> list[list[int]]:
    groups: list[list[int]] = []
    pinned: dict[int, list[int]] = {}
    for row, pin in enumerate(pins):
        if pin is not None and pin in pinned:
            pinned[pin].append(row)
        else:
            groups.append([row])
            if pin is not None:
                pinned[pin] = groups[-1]
    return groups
