"""Excel workbooks (ECMA-376): a sheet for each table, with typed cells, links to the evidence and a frozen head.

XlsxWriter writes row by row and keeps one row in memory. Texts are written as texts, whatever they begin with.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import isfinite
from typing import Any, BinaryIO

from reportedly.errors import UsageError
from reportedly.export.columns import Column
from reportedly.export.csv import EXCEL_CELL, Cell
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import Table
from reportedly.optional import library
from reportedly.plain import shown

MOST_ROWS = 1_048_575
"""Rows of a sheet below its head."""
MOST_LINKS = 65_530
"""Links of a sheet that Excel follows; further addresses are written as text."""
LONGEST_LINK = 2_079
"""Characters of an address that Excel follows."""
_FIRST_YEAR = 1900
"""Excel knows no day before it: an earlier one is written as text."""
_WIDTHS = {"text": 18, "whole": 9, "number": 12, "day": 12, "yes": 6, "link": 30}
_WIDE = {"sentence": 80, "content": 80, "title": 40, "what": 24, "changed": 40}
_AS_TEXT = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}  # fmt: skip


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write tables; raises `UsageError` if one has more rows than a sheet holds."""
    workbook = library("xlsxwriter", "xlsx").Workbook(stream, _AS_TEXT)
    try:
        sheets = [_Sheet(workbook, table) for table in tables]
        for found in source.stories():
            for sheet in sheets:
                for row in sheet.table.rows(found):
                    sheet.add(row)
        for sheet in sheets:
            sheet.finish()
    finally:
        workbook.close()  # also after an error: it deletes the library's temporary files


class _Sheet:
    """A sheet that rows are added to."""

    def __init__(self, workbook: Any, table: Table) -> None:
        self.table = table
        self._sheet = workbook.add_worksheet(table.name)
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._number = 0
        self._links = 0
        names = [column.name for column in table.columns]
        self._evidence = [names.index(name) for name in ("evidence", "local") if name in names]
        """The columns of which the first that a row has is written as a link: each further one costs time and room."""
        head = workbook.add_format({"bold": True, "bottom": 1})
        for place, column in enumerate(table.columns):
            self._sheet.set_column(place, place, _WIDE.get(column.name, _WIDTHS[column.kind]))
            self._sheet.write_string(0, place, column.name, head)
        self._sheet.freeze_panes(1, 0)

    def add(self, row: tuple[Cell, ...]) -> None:
        """Add a row."""
        self._number += 1
        if self._number > MOST_ROWS:
            raise UsageError(
                f"a sheet of Excel holds {MOST_ROWS:,} rows, and there are more {self.table.name}: choose stories, "
                "a measure or a time, or export parquet"
            )
        linked = next((place for place in self._evidence if row[place] is not None), None)
        for place, (column, cell) in enumerate(zip(self.table.columns, row, strict=True)):
            if isinstance(cell, str):
                self._write_text(place, column, cell, is_link=place == linked)
            elif cell is not None and isfinite(cell):
                self._sheet.write_number(self._number, place, cell)

    def _write_text(self, place: int, column: Column, cell: str, *, is_link: bool) -> None:
        if column.kind == "day" and int(cell[:4]) >= _FIRST_YEAR:
            self._sheet.write_datetime(self._number, place, date.fromisoformat(cell), self._day)
        elif is_link and self._links < MOST_LINKS and len(cell) <= LONGEST_LINK:
            self._links += 1
            self._sheet.write_url(self._number, place, cell, string=cell)
        else:
            self._sheet.write_string(self._number, place, text_cell(cell))

    def finish(self) -> None:
        """Let the columns be filtered, when all rows are there."""
        self._sheet.autofilter(0, 0, self._number, len(self.table.columns) - 1)


def text_cell(text: str) -> str:
    """A text as a cell holds it: without what steers, and no longer than a cell."""
    text = shown(text)
    return text if len(text) <= EXCEL_CELL else text[: EXCEL_CELL - 1] + "…"
