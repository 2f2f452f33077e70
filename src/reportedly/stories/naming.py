"""Which number a group of articles has as a story, when groups are joined and split.

When a story is split, the group with most of its articles keeps its number; if two groups have equally many, the group
with the oldest article keeps it. When stories are joined, the group keeps the number of the story that brought most
articles; if two brought equally many, the lowest number. A group without an earlier story gets a new number. Where a
person put an article in a story, the article stays there, and the group around it is that story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """What naming needs of an article: the story that it was in, if any, and whether a person put it there."""

    story: int | None
    pinned: bool = False


def name_groups(groups: Sequence[Sequence[Named]], new_story: Callable[[], int]) -> list[int]:
    """The story of each group; `groups` are in order of age, and `new_story` gives a number not used yet."""
    pinned = [_most_common(each.story for each in group if each.pinned and each.story is not None) for group in groups]
    kept = _keep_numbers(groups, pinned)
    return [
        pin if pin is not None else kept[number] if number in kept else new_story() for number, pin in enumerate(pinned)
    ]


def _keep_numbers(groups: Sequence[Sequence[Named]], pinned: Sequence[int | None]) -> dict[int, int]:
    """The number that each group without pins keeps, by the group's index; a group without one gets a new number
    later."""
    votes = Counter(
        (each.story, number)
        for number, group in enumerate(groups)
        if pinned[number] is None
        for each in group
        if each.story is not None and each.story not in pinned
    )
    heirs: dict[int, int] = {}
    for (story, number), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0][1])):
        heirs.setdefault(story, number)
    kept: dict[int, int] = {}
    for story, number in sorted(heirs.items(), key=lambda item: (-votes[item], item[0])):
        kept.setdefault(number, story)
    return kept


def _most_common(stories: Iterable[int]) -> int | None:
    counts = Counter(stories)
    return min(counts, key=lambda story: (-counts[story], story), default=None)
