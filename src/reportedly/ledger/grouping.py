"""Puts the mentions that answer one question together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from reportedly.ledger.likeness import likeness, load_weights
from reportedly.ledger.linkage import link
from reportedly.ledger.mentions import Mention
from reportedly.ledger.questions import Question

AT_ONCE = 512
"""Mentions that are compared with each other at the most."""
STANDING = 3
"""Mentions that stand for a group when later ones are set beside it."""
SURELY = 50.0
"""Log odds of what is one already."""
ENOUGH = 0.0
"""Mean log odds from which two groups are one; set by cross-validation (benchmarks/README.md)."""

_weights = cache(load_weights)


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions that answer one question, in their order."""

    question: Question
    mentions: tuple[Mention, ...]


def group_mentions(mentions: Sequence[Mention]) -> list[Group]:
    """The groups, in the order in which they begin."""
    found = [rows for block in _blocks(mentions) for rows in _group_block(mentions, block)]
    return [_group([mentions[row] for row in rows]) for rows in sorted(found)]


def _group(mentions: list[Mention]) -> Group:
    """A group, with the question that most of its mentions ask."""
    counts = Counter((each.question.what, each.question.scope) for each in mentions)
    asked = counts.most_common(1)[0][0]
    question = next(each.question for each in mentions if (each.question.what, each.question.scope) == asked)
    return Group(question, tuple(mentions))


def _blocks(mentions: Sequence[Mention]) -> Iterator[list[int]]:
    """Mentions that may answer one question at all."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for row, mention in enumerate(mentions):
        question = mention.question
        is_person = question.harm or question.measure in ("people", "count")
        blocks["people" if is_person else question.measure].append(row)
    yield from blocks.values()


def _group_block(mentions: Sequence[Mention], block: list[int]) -> list[list[int]]:
    """The groups of a block, in windows: what does not fit in one is set beside the largest groups so far."""
    groups: list[list[int]] = []
    start = 0
    while start < len(block):
        known = _largest(groups)
        end = start + (AT_ONCE - sum(len(_standing(groups[number])) for number in known))
        groups = _join_window(mentions, groups, known, block[start:end])
        start = end
    return groups


def _join_window(
    mentions: Sequence[Mention], groups: list[list[int]], known: list[int], new: list[int]
) -> list[list[int]]:
    standing = [(row, number) for number in known for row in _standing(groups[number])]
    rows = [row for row, _ in standing] + new
    alike = likeness([mentions[row] for row in rows], _weights())
    owner = np.array([number for _, number in standing] + [-1 - place for place in range(len(new))])
    alike[(owner[:, None] == owner)] = SURELY
    found = [list(group) for number, group in enumerate(groups) if number not in set(known)]
    for linked in link(alike, ENOUGH):
        members: set[int] = set()
        for place in linked:
            members.update(groups[owner[place]] if owner[place] >= 0 else [rows[place]])
        found.append(sorted(members))
    return found


def _largest(groups: list[list[int]]) -> list[int]:
    """The numbers of the groups that the next window is compared with."""
    order = sorted(range(len(groups)), key=lambda number: (-len(groups[number]), groups[number]))
    return order[: AT_ONCE // (2 * STANDING)]


def _standing(group: list[int]) -> list[int]:
    """The mentions that stand for a group: some of its last."""
    return group[-STANDING:]
