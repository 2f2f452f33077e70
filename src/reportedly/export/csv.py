"""CSV tables (RFC 4180) that spreadsheets can open safely: no cell is run as a formula."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TextIO
from unicodedata import normalize

from reportedly.plain import shown

Cell = str | int | float | None
EXACT = 2**53
"""Whole numbers below this are written with all their digits; above it, a float is not exact."""
EXCEL_CELL = 32_767
"""Largest number of characters in a cell of Excel; more characters would go into the cells below."""
_FORMULA = ("=", "+", "-", "@")
_BLANKS = ("\t", "\n", "\r")
_HARMED = re.compile("0[0-9]+|[0-9.]+[eE][+-]?[0-9]+|[0-9]{16,}")
"""Texts that Excel would take for other numbers: the id `77e01234`, a number with zeros before it or many digits."""


def to_csv(columns: Sequence[str], rows: Iterable[Iterable[Cell]], *, excel: bool = False) -> str:
    """A header and rows as CSV; a text that a spreadsheet would take for a formula is marked as text.

    With `excel` it is what Excel opens by a double click: a byte order mark says that it is UTF-8, texts that it would
    take for other numbers (`1e234567`) stay texts, and texts that are too long for a cell are cut.
    """
    stream = io.StringIO()
    stream.write("\ufeff" if excel else "")
    writer = csv.writer(stream)
    for row in chain([columns], rows):
        cells = map(plain_cell, row)
        writer.writerow(map(_for_excel, cells) if excel else cells)
    return stream.getvalue()


def write_rows(stream: TextIO, rows: Iterable[Iterable[Cell]]) -> None:
    """Write rows to a stream one by one, the header first; formulas are marked as text."""
    csv.writer(stream).writerows(map(plain_cell, row) for row in rows)


def plain_cell(cell: Cell) -> Cell:
    """A cell without formulas; whole numbers have no fraction."""
    if isinstance(cell, str):
        text = shown(cell)
        return "'" + text if _is_formula(text) else text
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return None
        return int(cell) if cell.is_integer() and abs(cell) < EXACT else cell
    return cell


def _is_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula: its first visible sign decides, also a full-width one."""
    begin = text[:1]
    if begin.isascii() and begin.isalnum():  # most texts: the first sign is visible and no formula's
        return False
    if text.startswith(_BLANKS):
        return True
    first = next((sign for sign in text if sign.isprintable() and not sign.isspace()), "")
    return normalize("NFKC", first).startswith(_FORMULA)


def _for_excel(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    if _HARMED.fullmatch(cell):
        return f'="{cell}"'
    return cell if len(cell) <= EXCEL_CELL else cell[: EXCEL_CELL - 1] + "…"
