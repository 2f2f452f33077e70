"""Groups the articles of a region by average linkage.

Agglomerative clustering with unweighted average linkage (Sokal and Michener, "A statistical method for evaluating
systematic relationships", 1958): the two groups that are most alike on average are joined until none are alike enough.
A few articles need less likeness to join a story than two stories that hold together by themselves: another voice on
an event (a ministry's release, a live blog) has few of its words, while two long stories of one subject share many.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.stories.vectors import Matrix

FEW = 4
"""A group of fewer articles than this does not yet hold together by itself."""
LEAST_LIKENESS = 0.06
"""Mean likeness from which two groups of a region become one story where one of them has few articles. This and the
next were set on the gold stories and the invented events for training (benchmarks/README.md)."""
LEAST_OF_STORIES = 0.13
"""Mean likeness from which two groups become one story where none has few articles."""


def group(likeness: Matrix, pins: Sequence[int | None]) -> list[list[int]]:
    """The groups of rows. Rows with the same pin start as one group; rows with different pins never come into one
    group.

    Of equally good joins, the one of the first rows comes first. So the same matrix always gives the same groups.
    """
    groups = _first_groups(pins)
    mean, sizes = likeness.copy(), np.ones(len(pins))
    if len(groups) < len(pins) or any(pin is not None for pin in pins):
        mean, sizes = _mean_of_groups(likeness, groups)
        fixed = np.array([-1 if (pin := pins[rows[0]]) is None else pin for rows in groups])
        mean[(fixed[:, None] != fixed) & (fixed[:, None] >= 0) & (fixed >= 0)] = -np.inf
    return sorted(sorted(rows) for rows in _join(mean, sizes, groups) if rows)


def _join(mean: Matrix, sizes: Matrix, groups: list[list[int]]) -> list[list[int]]:
    """Join the two groups whose mean likeness is most above what they need, again and again, until no two have enough.
    For each group, its nearest group is remembered (Müllner, "Modern hierarchical, agglomerative clustering
    algorithms", 2011)."""
    np.fill_diagonal(mean, -np.inf)
    above = mean - _least(sizes[:, None], sizes)
    nearest = above.argmax(1)
    highest = above[np.arange(len(above)), nearest]
    while True:
        one = int(highest.argmax())
        if highest[one] < 0:
            return groups
        one, other = sorted((one, int(nearest[one])))
        mean[one] = mean[:, one] = (sizes[one] * mean[one] + sizes[other] * mean[other]) / (sizes[one] + sizes[other])
        mean[one, one] = mean[other] = mean[:, other] = -np.inf
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []
        joined = mean[one] - _least(sizes[one], sizes)
        above[one] = above[:, one] = joined
        above[other] = above[:, other] = -np.inf
        nearest[other], highest[other] = other, -np.inf
        lost = (nearest == one) | (nearest == other)
        lost[one], lost[other] = True, False
        nearest[lost] = above[lost].argmax(1)
        highest[lost] = above[lost, nearest[lost]]
        closer = (joined > highest) | ((joined == highest) & (one < nearest))
        closer[one] = closer[other] = False
        nearest[closer], highest[closer] = one, joined[closer]


def _least(sizes: Matrix | float, others: Matrix) -> NDArray[np.float64]:
    """The mean likeness that groups of these sizes need to become one story."""
    return np.where(np.minimum(sizes, others) < FEW, LEAST_LIKENESS, LEAST_OF_STORIES)


def _mean_of_groups(likeness: Matrix, groups: Sequence[Sequence[int]]) -> tuple[Matrix, Matrix]:
    """The mean likeness between groups, and how many rows each has."""
    members = np.zeros((len(groups), len(likeness)))
    for number, rows in enumerate(groups):
        members[number, rows] = 1
    sizes = members.sum(1)
    return (members @ likeness @ members.T) / np.outer(sizes, sizes), sizes


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
