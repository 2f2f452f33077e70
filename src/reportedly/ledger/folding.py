"""If an article gives the same figure several times, these mentions become one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.ledger.memory import Memory
from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.ranges import exclude

ROUNDED = 0.05
"""Share by which a headline may round the number of its article: "over 2,200" for 2,205."""


def fold_mentions(mentions: Sequence[FigureMention], memory: Memory) -> list[FigureMention]:
    """One mention for each figure of each article: the one with most slots. Its entry has the spans of the others."""
    by_doc: defaultdict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_doc[mention.entry.doc].append(number)
    kept: list[tuple[int, FigureMention]] = []
    for own in by_doc.values():
        folded = memory.recall(_folded, tuple(mentions[number] for number in own)) if len(own) > 1 else None
        kept += [(own[at], mention) for at, mention in folded] if folded else [(own[0], mentions[own[0]])]
    return [mention for _, mention in sorted(kept, key=lambda each: each[0])]


def _folded(mentions: tuple[FigureMention, ...]) -> list[tuple[int, FigureMention]]:
    """The mentions that stay of one article, each with the place of the first one that it stands for."""
    kept: list[tuple[int, FigureMention]] = []
    for at, mention in enumerate(mentions):
        twin = next((number for number, (_, known) in enumerate(kept) if _is_twin(mention, known)), None)
        if twin is None:
            kept.append((at, mention))
        else:
            first, known = kept[twin]
            fuller, other = sorted((known, mention), key=_fullness, reverse=True)
            spans = {*fuller.entry.repeats, *other.entry.repeats, (other.entry.start, other.entry.end)}
            kept[twin] = (first, replace(fuller, entry=replace(fuller.entry, repeats=tuple(sorted(spans)))))
    return kept


def _is_twin(mention: FigureMention, other: FigureMention) -> bool:
    """Whether one article repeats a figure: a headline or highlight that its body spells out, the same number, or the
    same sum in another currency."""
    one, two = mention.entry, other.entry
    if mention.question.currency != other.question.currency:
        return two.figure in mention.frame.linked
    if not (mention.in_body and other.in_body):
        return not exclude(one, two) and abs(one.high - two.high) <= ROUNDED * max(one.high, two.high)
    return mention.range == other.range and (one.source == two.source or not (one.source and two.source))


def _fullness(mention: FigureMention) -> tuple[bool, bool, bool]:
    entry = mention.entry
    return (mention.in_body, entry.source is not None, entry.role is not None)
