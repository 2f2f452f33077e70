"""If an article gives the same figure several times, these mentions become one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.ranges import exclude

ROUNDED = 0.05
"""Share by which a headline may round the number of its article: "over 2,200" for 2,205."""


def fold_mentions(mentions: Sequence[FigureMention]) -> list[FigureMention]:
    """One mention for each figure of each article: the one with most slots. Its entry has the spans of the others."""
    kept: list[FigureMention] = []
    by_doc: defaultdict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        own = by_doc[mention.entry.doc]
        twin = next((number for number in own if _is_twin(mention, kept[number])), None)
        if twin is None:
            own.append(len(kept))
            kept.append(mention)
        else:
            fuller, other = sorted((kept[twin], mention), key=_fullness, reverse=True)
            spans = {*fuller.entry.repeats, *other.entry.repeats, (other.entry.start, other.entry.end)}
            kept[twin] = replace(fuller, entry=replace(fuller.entry, repeats=tuple(sorted(spans))))
    return kept


def _is_twin(mention: FigureMention, other: FigureMention) -> bool:
    """Whether one article repeats a figure: a headline or highlight that its body spells out, or the same number."""
    one, two = mention.entry, other.entry
    if not (mention.in_body and other.in_body):
        return not exclude(one, two) and abs(one.high - two.high) <= ROUNDED * max(one.high, two.high)
    return mention.range == other.range and (one.source == two.source or not (one.source and two.source))


def _fullness(mention: FigureMention) -> tuple[bool, bool, bool]:
    entry = mention.entry
    return (mention.in_body, entry.source is not None, entry.role is not None)
