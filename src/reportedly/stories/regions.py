"""Cuts the articles into regions that are small enough for grouping.

There is a graph of the articles for each level. In it, an edge joins two articles that are alike enough and came out
in the same stretch of days; a higher level asks for more of both. So each connected part on a higher level lies within
one part on the level below. The region of an article is its part on the lowest level on which that part has
`REGION_SIZE` articles or fewer. So each article is in one region, and which one does not depend on the order of
reading. A new article can only make parts larger: a part that was too large stays too large, and a region has to
remember its own level only. An event with more articles than a region may have is cut by days first, then by likeness.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

LEVELS: tuple[tuple[float, int], ...] = (
    (0.12, 0),
    (0.12, 27),
    (0.12, 9),
    (0.12, 3),
    (0.23, 3),
    (0.28, 3),
    (0.28, 1),
    *((round(0.33 + 0.05 * step, 2), 1) for step in range(12)),
)
"""For each level, what joins two articles: their least likeness, and the number of days of the stretch in which both
came out (0: any day). Each level asks for more than the one before, and its stretches lie within those of the one
before."""
REGION_SIZE = 600
"""Largest number of articles in a region; a region on the last level may have more."""
LAST = len(LEVELS) - 1
_LIKENESS = [likeness for likeness, _ in LEVELS]

RegionEdge = tuple[int, int, int]
"""The numbers of two nodes, and the highest level on which they are joined."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing to cut: an article, or a whole region of the last level that is too large (`size` articles).

    `floor` is the lowest level on which its part may be small enough.
    """

    floor: int = 0
    size: int = 1


def level_of(likeness: float, day: int, other: int) -> int:
    """The highest level on which two articles with these days are joined; -1 if there is none."""
    level = bisect_right(_LIKENESS, likeness) - 1
    while level >= 0 and (stretch := LEVELS[level][1]) and day // stretch != other // stretch:
        level -= 1
    return level


def cut(nodes: Sequence[Node], edges: Sequence[RegionEdge], largest: int = REGION_SIZE) -> list[tuple[list[int], int]]:
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


def _connected(nodes: Sequence[int], edges: Sequence[RegionEdge]) -> list[list[int]]:
    """The connected parts; edges to other nodes than `nodes` are ignored."""
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
