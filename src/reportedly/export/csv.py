"""Tables that open in spreadsheets without running anything (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None


def to_csv(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A header and rows as CSV; a text that a spreadsheet would take for a formula is marked as text."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(map(_inert, row))
    return stream.getvalue()


def _inert(cell: Cell) -> Cell:
    return "'" + cell if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
