"""Tables in plain text: lines of as many cells each, divided by bars, tabs or gaps."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

CELL = " | "
"""What is put between two cells of a row of an HTML table."""
LONGEST_ROW = 1_000
"""Characters of the longest row."""
MOST_CELLS = 60
_DIVIDERS = (re.compile(r"\|"), re.compile(r"\t+"), re.compile(r" {2,}"))
_RULE = re.compile(r"[\s|:+=-]+")
"""A line that only draws: `|---|---:|`."""
_NUMERIC = re.compile(r"[^\w\n]{0,3}\d[\d.,  %+-]*\W{0,3}")

Cell = tuple[int, int]
"""Start and end of a cell in its text, without the blanks around it."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """The rows of a table, each of as many cells; `headed` is whether the first row names the columns."""

    rows: tuple[tuple[Cell, ...], ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a character stands in a table: its cell, and the cells that head its row and its column, if any do."""

    table: TextTable
    row: int
    column: int

    @property
    def row_head(self) -> Cell | None:
        """The first cell of its row, if it is another one."""
        return self.table.rows[self.row][0] if self.column else None

    @property
    def column_head(self) -> Cell | None:
        """The cell in the first row, if that names the columns."""
        return self.table.rows[0][self.column] if self.table.headed and self.row else None


def place_in_table(text: str, at: int) -> CellPlace | None:
    """The cell in which a character of a text stands; `None` if it stands in no table."""
    tables = find_tables(text)
    number = bisect_right(tables, at, key=lambda table: table.rows[0][0][0]) - 1
    if number < 0:
        return None
    row = bisect_right(tables[number].rows, at, key=lambda cells: cells[0][0]) - 1
    cells = enumerate(tables[number].rows[row])
    column = next((column for column, (start, end) in cells if start <= at < end), None)
    return CellPlace(tables[number], row, column) if column is not None else None


@lru_cache(8)
def find_tables(text: str) -> tuple[TextTable, ...]:
    """The tables of a text, in order. A table has two rows or more, and numbers in one of them."""
    found: list[TextTable] = []
    rows: list[tuple[Cell, ...]] = []
    divider: re.Pattern[str] | None = None
    start = 0
    for line in (*text.split("\n"), ""):
        end = start + len(line)
        if not (rows and line.strip() and _RULE.fullmatch(line)):
            mark, cells = _cells(text, start, end)
            if rows and (mark is not divider or len(cells) != len(rows[0])):
                found += _made(text, rows)
                rows = []
            if mark is not None:
                rows.append(cells)
            divider = mark
        start = end + 1
    return tuple(found + list(_made(text, rows)))


def _made(text: str, rows: list[tuple[Cell, ...]]) -> Iterator[TextTable]:
    counts = [sum(is_number(text, cell) for cell in row) for row in rows]
    if len(rows) > 1 and any(counts[1:]):
        yield TextTable(tuple(rows), headed=counts[0] == 0)


def is_number(text: str, cell: Cell) -> bool:
    """Whether a cell has a number and nothing else."""
    return _NUMERIC.fullmatch(text, *cell) is not None


def _cells(text: str, start: int, end: int) -> tuple[re.Pattern[str] | None, tuple[Cell, ...]]:
    """The cells of a line, by the first divider that it has; none if it has none."""
    if not 0 < end - start <= LONGEST_ROW:
        return None, ()
    for divider in _DIVIDERS:
        marks = [match.span() for match in divider.finditer(text, start, end)]
        borders = [(start, start), *marks, (end, end)]
        cells = [_bare(text, left, right) for (_, left), (right, _) in pairwise(borders)]
        if divider is _DIVIDERS[0] and len(marks) > 1 and _is_empty(cells[0]) and _is_empty(cells[-1]):
            cells = cells[1:-1]
        if 1 < len(cells) <= MOST_CELLS:
            return divider, tuple(cells)
    return None, ()


def _is_empty(cell: Cell) -> bool:
    return cell[0] == cell[1]


def _bare(text: str, start: int, end: int) -> Cell:
    inside = text[start:end]
    bare = inside.strip()
    begin = start + len(inside) - len(inside.lstrip()) if bare else start
    return begin, begin + len(bare)
