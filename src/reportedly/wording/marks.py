"""Cuts a stretch of an article where marks begin and end, so that each piece can be shown in the style of its marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.model import Analysis, Block, Span

MarkKind = Literal["figure", "source", "cue", "place", "content"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing that was found at `span` of an article's text. A mark of kind `figure` has the index of its `figure`."""

    kind: MarkKind
    span: Span
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that have the same marks; `figures` are the figures that begin here."""

    text: str
    kinds: tuple[MarkKind, ...]
    figures: tuple[int, ...] = ()


def marks_of(analysis: Analysis) -> list[Mark]:
    """The figures, places, and the sources and cues of the statements of an article, in order of the text."""
    marks = [Mark("figure", (figure.start, figure.end), number) for number, figure in enumerate(analysis.figures)]
    marks += [Mark("place", (place.start, place.end)) for place in analysis.places]
    for statement in analysis.statements:
        marks += [Mark("source", span) for span in statement.source]
        marks += [Mark("cue", span) for span in statement.cue]
    return sorted(marks, key=lambda mark: mark.span)


def by_block(marks: Iterable[Mark], blocks: Sequence[Block]) -> list[list[Mark]]:
    """For each block of an article, the marks that are in it or reach into it, in order of the text."""
    starts = [block.start for block in blocks]
    found: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        number = max(0, bisect_right(starts, mark.span[0]) - 1)
        while number < len(blocks) and starts[number] < mark.span[1]:
            found[number].append(mark)
            number += 1
    return found


def cut(text: str, marks: Sequence[Mark], stretch: Span) -> list[Piece]:
    """The pieces of `text` within `stretch`; joined, they are that stretch. `marks` are in order of the text."""
    start, end = stretch
    inside = [mark for mark in marks if mark.span[0] < end and mark.span[1] > start]
    borders = sorted({start, end} | {max(start, min(end, edge)) for mark in inside for edge in mark.span})
    pieces, over, coming = [], list[Mark](), 0
    for left, right in pairwise(borders):
        over = [mark for mark in over if mark.span[1] > left]
        while coming < len(inside) and inside[coming].span[0] <= left:
            over.append(inside[coming])
            coming += 1
        begins = tuple(mark.figure for mark in over if mark.figure is not None and mark.span[0] == left)
        pieces.append(Piece(text[left:right], tuple(dict.fromkeys(mark.kind for mark in over)), begins))
    return pieces
