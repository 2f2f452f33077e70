"""Cuts articles into regions small enough to be grouped with care.

A region is a connected part of the graph whose edges join articles at least so alike, and issued in one stretch of
days: the largest part, by the lowest of several levels, that has no more than `LARGEST` articles. Parts on a higher
level lie within those on a lower one, so every article is in one region, and which one depends on what was read, not
on the order. A new article can only make parts grow: what was too large stays so, and a region needs to know no more
than its own level. An event with more articles than a region holds is cut by days first, by likeness then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

LEVELS: tuple[tuple[float, int], ...] = (
    (0.18, 0),
    (0.18, 27),
    (0.18, 9),
    (0.18, 3),
    (0.23, 3),
    (0.28, 3),
    (0.28, 1),
    *((round(0.33 + 0.05 * step, 2), 1) for step in range(12)),
)
"""What joins two articles, by level: how alike they are, and that both came out in one stretch of so many days (0: of
any). Each asks for more than the one before, and each stretch is part of one before."""
LARGEST = 600
"""Articles of a region at the most, except on the last level."""
LAST = len(LEVELS) - 1
_LIKENESS = [likeness for likeness, _ in LEVELS]

Edge = tuple[int, int, int]
"""Two nodes' numbers and the highest level on which they are joined."""


@dataclass(frozen=True, slots=True)
class Node:
    """What is cut: one article, or a whole region on the last level that is too large (`size` articles).

    `floor` is the lowest level at which its part may be small enough.
    """

    floor: int = 0
    size: int = 1


def level_of(likeness: float, day: int, other: int) -> int:
    """The highest level on which two articles of some days are joined; -1 for none."""
    level = bisect_right(_LIKENESS, likeness) - 1
    while level >= 0 and (stretch := LEVELS[level][1]) and day // stretch != other // stretch:
        level -= 1
    return level


def cut(nodes: Sequence[Node], edges: Sequence[Edge], largest: int = LARGEST) -> list[tuple[list[int], int]]:
    """The regions of nodes, each as their numbers in ascending order, with the region's level."""
    found: list[tuple[list[int], int]] = []
    left = list(range(len(nodes)))
    for level in range(len(LEVELS)):
        parts = _connected(left, [edge for edge in edges if edge[2] >= level])
        left = []
        for part in parts:
            small = sum(nodes[node].size for node in part) <= largest
            if level == LAST or (small and all(nodes[node].floor <= level for node in part)):
                found.append((part, level))
            else:
                left += part
    return found


def _connected(nodes: Sequence[int], edges: Sequence[Edge]) -> list[list[int]]:
    """The connected parts; edges to nodes that are not among `nodes` are passed over."""
    root = {node: node for node in nodes}

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one, other, _ in edges:
        if one in root and other in root:
            first, second = sorted((find(one), find(other)))
            root[second] = first
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for node in sorted(nodes):
        parts[find(node)].append(node)
    return list(parts.values())
