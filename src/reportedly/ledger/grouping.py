"""Puts the mentions that answer one question together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from reportedly.ledger.likeness import likeness, load_weights
from reportedly.ledger.linkage import link
from reportedly.ledger.memory import Memory
from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.questions import Question

WINDOW = 512
"""Mentions that are compared with each other at one time."""
REPRESENTATIVES = 3
"""Mentions that represent a group when later mentions are compared with it."""
JOINED_ODDS = 50.0
"""Log odds for two representatives of one group: so high that the group is never split again."""
LEAST_ODDS = -0.57
"""Log odds above which two groups are joined; set by cross-validation (benchmarks/README.md). Pairs are many more than
tallies, so two groups whose pairs are one as often as not are one more often."""
NEAREST = 0.45
"""How much of the way from the mean log odds of two groups to those of their likest pair is gone; set likewise."""

_weights = cache(load_weights)


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """Mentions that answer one question, in their order."""

    question: Question
    mentions: tuple[FigureMention, ...]


def group_mentions(
    mentions: Sequence[FigureMention], copies: Mapping[str, str] | None = None, memory: Memory | None = None
) -> list[MentionGroup]:
    """The groups, in the order in which they begin.

    `copies` has the article whose text an article carries. What a copy repeats goes where the original's goes, and is
    no part of what is judged: a text that many carry would else look like numbers that many tell.
    """
    memory = memory or Memory()
    repeated = _repeated(mentions, copies or {})
    original = [row for row in range(len(mentions)) if row not in repeated]
    judged = [mentions[row] for row in original]
    grouped = (rows for block in _blocks(judged) for rows in _group_block(judged, block, memory))
    found = [[original[place] for place in rows] for rows in grouped]
    home = {row: rows for rows in found for row in rows}
    for row, other in repeated.items():
        home[other].append(row)
    ordered = (tuple(mentions[row] for row in sorted(rows)) for rows in sorted(found, key=min))
    return [memory.recall(_group, members) for members in ordered]


def _repeated(mentions: Sequence[FigureMention], copies: Mapping[str, str]) -> dict[int, int]:
    """The rows of mentions of copies, each with the row of the original's mention that they repeat."""
    known: dict[tuple[object, ...], int] = {}
    originals = {doc for doc in copies.values() if doc not in copies}
    for row, mention in enumerate(mentions):
        if mention.entry.doc in originals:
            known.setdefault(_told(mention, mention.entry.doc), row)
    told = ((row, each, copies.get(each.entry.doc)) for row, each in enumerate(mentions))
    found = ((row, known.get(_told(each, original))) for row, each, original in told if original is not None)
    return {row: other for row, other in found if other is not None}


def _told(mention: FigureMention, doc: str | None) -> tuple[object, ...]:
    """What a mention of an article, or of a copy of it, says, and how far down its sentence it stands."""
    entry = mention.entry
    return doc, mention.question.measure, *mention.range, entry.sentence, entry.start - mention.sentence[0]


def _group(mentions: tuple[FigureMention, ...]) -> MentionGroup:
    """A group, with the question that most of its mentions ask."""
    counts = Counter((each.question.what, each.question.scope) for each in mentions)
    asked = counts.most_common(1)[0][0]
    question = next(each.question for each in mentions if (each.question.what, each.question.scope) == asked)
    return MentionGroup(question, mentions)


def _blocks(mentions: Sequence[FigureMention]) -> Iterator[list[int]]:
    """Rows of mentions, in blocks; mentions of different blocks cannot answer one question."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for row, mention in enumerate(mentions):
        question = mention.question
        is_person = question.harm or question.is_plain_count
        blocks["people" if is_person else question.measure].append(row)
    yield from blocks.values()


def _group_block(mentions: Sequence[FigureMention], block: list[int], memory: Memory) -> list[list[int]]:
    """The groups of a block. A block that is larger than a window is read window by window, and each window is compared
    with the largest groups so far."""
    groups: list[list[int]] = []
    start = 0
    while start < len(block):
        known = _largest(groups)
        end = start + (WINDOW - sum(len(_representatives(groups[number])) for number in known))
        groups = _join_window(mentions, groups, known, block[start:end], memory)
        start = end
    return groups


def _join_window(
    mentions: Sequence[FigureMention], groups: list[list[int]], known: list[int], new: list[int], memory: Memory
) -> list[list[int]]:
    represented = [(row, number) for number in known for row in _representatives(groups[number])]
    rows = [row for row, _ in represented] + new
    owner = (*(number for _, number in represented), *(-1 - place for place in range(len(new))))
    compared = set(known)
    found = [list(group) for number, group in enumerate(groups) if number not in compared]
    for linked in memory.recall(_linked, tuple(mentions[row] for row in rows), owner):
        members: set[int] = set()
        for place in linked:
            members.update(groups[owner[place]] if owner[place] >= 0 else [rows[place]])
        found.append(sorted(members))
    return found


def _linked(mentions: tuple[FigureMention, ...], owner: tuple[int, ...]) -> list[list[int]]:
    """Which mentions of a window answer one question; those of one owner do."""
    alike, owners = likeness(mentions, _weights()), np.array(owner)
    alike[(owners[:, None] == owners)] = JOINED_ODDS
    return link(alike, LEAST_ODDS, NEAREST)


def _largest(groups: list[list[int]]) -> list[int]:
    """The numbers of the groups with which the next window is compared."""
    order = sorted(range(len(groups)), key=lambda number: (-len(groups[number]), groups[number]))
    return order[: WINDOW // (2 * REPRESENTATIVES)]


def _representatives(group: list[int]) -> list[int]:
    """The mentions that represent a group: its last ones."""
    return group[-REPRESENTATIVES:]
