"""Puts the mentions that answer one question together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.ledger.likeness import likeness, load_weights
from reportedly.ledger.linkage import link
from reportedly.ledger.mentions import Mention
from reportedly.ledger.questions import Question

AT_ONCE = 1024
"""Mentions that are compared with each other at the most."""
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
    for block in blocks.values():
        for start in range(0, len(block), AT_ONCE):
            yield block[start : start + AT_ONCE]


def _group_block(mentions: Sequence[Mention], block: list[int]) -> list[list[int]]:
    groups = link(likeness([mentions[row] for row in block], _weights()), ENOUGH)
    return [[block[row] for row in group] for group in groups]
