"""The printed lines of a sheet: what stands apart is told apart, and columns are read one after the other, though many
programs draw them row by row.

A sheet has columns where many rows begin anew at one and the same place across it, with prose on both sides; a table
has short cells there, and stays as it is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median
from typing import Any

LEAST_ROWS = 3
ROW_SHARE = 0.35
"""Rows, and share of a sheet's rows, that must begin anew at a place for a column to begin there."""
LEAST_WIDTH = 8
"""Width of a column at the least, in sizes of its letters."""
CELL_WORDS = 3
"""Words of a row of a column, on average, from which it is prose."""
LETTER = 0.5
"""Width of a letter on average, as a share of its size: a piece's end is reckoned by it."""
SURE = 0.88
"""Share of the length that a piece is reckoned to have that it has at the least."""
GUTTER = 0.8
"""Width of the gap between columns, at the least, in sizes of letters."""
ACROSS = 1.25
"""How many times as wide as the widest row of the first column a row is that runs across all columns."""
NEAR = 3.0
"""Points by which places that are one may differ."""
OTHER_SIZE = 1.15
GAP = 1.6
"""How many times as large letters of another size are, and how many times as far apart as usual lines of another
paragraph."""
MOST_PIECES = 50_000
"""Of a sheet; one with more is left as it is drawn."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text as it is drawn: where it begins, up from the sheet's foot, and the size of its letters."""

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        """Where it ends, about."""
        return self.x + LETTER * self.size * len(self.text)


Row = list[Piece]


def collector(pieces: list[Piece]) -> Callable[..., None]:
    """What pypdf calls with each piece of text that it reads (`visitor_text`): it adds them to `pieces`."""

    def take(text: str, page: Sequence[float], own: Sequence[float], _font: Any, size: float) -> None:
        if text.strip() and len(pieces) <= MOST_PIECES:
            x = own[4] * page[0] + own[5] * page[2] + page[4]
            y = own[4] * page[1] + own[5] * page[3] + page[5]
            height = abs(size * (own[3] or own[1] or 1) * (page[3] or page[1] or 1))
            pieces.append(Piece(x, y, height or 1.0, text.strip("\n")))

    return take


def printed_lines(pieces: Sequence[Piece], text: str) -> list[str]:
    """The lines of a sheet; an empty one between those that stand apart or are of letters of another size. `text` is
    that of the sheet in the order in which it was drawn, which stands but for columns."""
    rows = _rows(pieces) if len(pieces) <= MOST_PIECES else []
    lines = list(_in_columns(rows, starts)) if (starts := _column_starts(rows)) else _as_drawn(rows, text)
    drops = [drop for before, line in pairwise(lines) if (drop := _drop(before, line)) > 0]
    usual = median(drops) if drops else 0.0
    found: list[str] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and _is_apart(before, line, usual):
            found.append("")
        found.append(line.text)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its height on the sheet and the size of its letters, where they are known."""

    text: str
    y: float | None = None
    size: float | None = None


def _as_drawn(rows: Sequence[Row], text: str) -> list[_Line]:
    """The lines of a text, each with what is known of the row that has it."""
    known = {"".join(_text(row).split()): row for row in rows}
    lines = [(line, known.get("".join(line.split()))) for line in text.splitlines()]
    return [_Line(line, row[0].y, row[0].size) if row else _Line(line) for line, row in lines]


def _drop(before: _Line, line: _Line) -> float:
    return before.y - line.y if before.y is not None and line.y is not None else 0.0


def _is_apart(before: _Line, line: _Line, usual: float) -> bool:
    """Whether a paragraph ends between two lines: by a gap, or by the size of their letters."""
    if before.size and line.size and not 1 / OTHER_SIZE < before.size / line.size < OTHER_SIZE:
        return True
    return usual > 0 and _drop(before, line) > GAP * usual


def _in_columns(rows: Sequence[Row], starts: Sequence[float]) -> Iterator[_Line]:
    """The lines of a sheet, column by column between the rows that run across all columns."""
    widest = max((_width(_cells(row, starts)[0]) for row in rows if _begins_at(row, starts[1])), default=0.0)
    held: list[Row] = []
    for row in rows:
        first = _cells(row, starts)[0]
        if first and not any(_begins_at(row, start) for start in starts[1:]) and _width(row) > ACROSS * widest:
            yield from _by_column(held, starts)
            yield _Line(_text(row), row[0].y, row[0].size)
            held = []
        else:
            held.append(row)
    yield from _by_column(held, starts)


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """The pieces of each row, from the left; the rows from above."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda each: -each.y):
        if rows and rows[-1][0].y - piece.y < LETTER * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.x) for row in rows]


def _column_starts(rows: Sequence[Row]) -> list[float]:
    """Where the columns begin, from the left; empty if there are no two of prose."""
    if not rows:
        return []
    places = Counter(round(piece.x / NEAR) for row in rows for piece in row[1:])
    size = mean(row[0].size for row in rows)
    starts = [min(row[0].x for row in rows)]
    for place in sorted(places):
        count = places[place] + max(places[place - 1], places[place + 1])
        is_often = count >= max(LEAST_ROWS, ROW_SHARE * len(rows)) and places[place] >= places[place + 1]
        is_wide = place * NEAR - starts[-1] > LEAST_WIDTH * size
        if is_often and is_wide and _has_gutter(rows, place * NEAR):
            starts.append(place * NEAR)
    cells = [[_text(cell) for row in rows if (cell := _cells(row, starts)[number])] for number in range(len(starts))]
    is_prose = all(column and mean(len(text.split()) for text in column) >= CELL_WORDS for column in cells)
    return starts if len(starts) > 1 and is_prose else []


def _has_gutter(rows: Sequence[Row], start: float) -> bool:
    """Whether most rows that begin anew at a place have more than a blank before it."""
    apart = [
        before.x + SURE * (before.end - before.x) + GUTTER * before.size < piece.x
        for row in rows
        for before, piece in pairwise(row)
        if abs(piece.x - start) <= 2 * NEAR
    ]
    return 2 * sum(apart) > len(apart)


def _begins_at(row: Row, start: float) -> bool:
    return any(abs(piece.x - start) <= 2 * NEAR for piece in row)


def _cells(row: Row, starts: Sequence[float]) -> list[Row]:
    """The pieces of a row in each column."""
    cells: list[Row] = [[] for _ in starts]
    for piece in row:
        cells[max(0, sum(piece.x >= start - 2 * NEAR for start in starts) - 1)].append(piece)
    return cells


def _width(cell: Row) -> float:
    return cell[-1].end - cell[0].x if cell else 0.0


def _by_column(rows: Sequence[Row], starts: Sequence[float]) -> Iterator[_Line]:
    for number in range(len(starts)):
        for row in rows:
            if cell := _cells(row, starts)[number]:
                yield _Line(_text(cell), cell[0].y, cell[0].size)


def _text(cell: Row) -> str:
    """The text of a cell: pieces that stand apart are divided."""
    text = ""
    for before, piece in zip((None, *cell), cell, strict=False):
        is_apart = before is not None and piece.x - before.end > LETTER * LETTER * piece.size
        text += (" " if is_apart else "") + piece.text
    return " ".join(text.split())
