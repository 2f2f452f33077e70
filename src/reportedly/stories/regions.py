"""Cuts articles into regions small enough to be grouped with care.

A region is a connected part of the graph whose edges join articles at least so alike: the largest part, by the lowest
of several levels of likeness, that has no more than `LARGEST` articles. Parts at a higher level lie within those at a
lower one, so every article is in one region, and which one depends on what was read, not on the order. A new article
can only make parts grow: what was too large stays so, and a region needs to know no more than its own level.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

LEVELS = tuple(round(0.18 + 0.05 * step, 2) for step in range(15))
"""Likeness of two articles that joins them, by level."""
LARGEST = 600
"""Articles of a region at the most, except on the last level."""
LAST = len(LEVELS) - 1

Edge = tuple[int, int, float]
"""Two nodes' numbers and how alike they are."""


@dataclass(frozen=True, slots=True)
class Node:
    """What is cut: one article, or a whole region on the last level that is too large (`size` articles).

    `floor` is the lowest level at which its part may be small enough.
    """

    floor: int = 0
    size: int = 1


def level_of(likeness: float) -> int:
    """The highest level whose likeness two articles have; -1 for none."""
    return bisect_right(LEVELS, likeness) - 1


def cut(nodes: Sequence[Node], edges: Sequence[Edge], largest: int = LARGEST) -> list[tuple[list[int], int]]:
    """The regions of nodes, each as their numbers in ascending order, with the region's level."""
    found: list[tuple[list[int], int]] = []
    left = list(range(len(nodes)))
    for level, likeness in enumerate(LEVELS):
        parts = _connected(left, [edge for edge in edges if edge[2] >= likeness])
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
