"""Excel workbooks (ECMA-376): a sheet for each table, with typed cells, links to the evidence and a frozen head.

Rows go to a file as they come, so that a workbook of any size needs the memory of one story. Every text is written as a
text in place (`inlineStr`), whatever it begins with: there is no cell that could be a formula.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from math import isfinite
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO
from xml.sax.saxutils import escape, quoteattr

from reportedly.errors import UsageError
from reportedly.export.csv import EXCEL_CELL, Cell
from reportedly.export.files.source import ExportSource
from reportedly.export.files.workbook import (
    DAY,
    HEAD,
    LINK,
    NO_DAY_BEFORE,
    SHEET_ENDS,
    SHEET_LINKS,
    column_letters,
    day_number,
    sheet_begins,
    workbook_parts,
)
from reportedly.export.tables import Table
from reportedly.plain import shown

MOST_ROWS = 1_048_575
"""Rows of a sheet below its head."""
MOST_LINKS = 65_530
"""Links of a sheet that Excel follows; further addresses are written as text."""
LONGEST_LINK = 2_079
"""Characters of an address that Excel follows."""
_CELL = '<c r="'
"""How a cell begins, before its name."""
_LEVEL = 3
"""How hard sheets are packed: a higher level takes far longer and saves little."""
_PART = 1 << 16
"""Characters that are packed at once."""
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""How a text begins that a reader of workbooks would take for the code of a character, as in `_x0041_`."""
_NO_XML = re.compile("[\ufffe\uffff]")


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write tables; raises `UsageError` if one has more rows than a sheet holds."""
    with ExitStack() as files:
        sheets = [_Sheet(table, files) for table in tables]
        for found in source.stories():
            for sheet in sheets:
                for row in sheet.table.rows(found):
                    sheet.add(row)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            for name, content in workbook_parts([(sheet.table.name, sheet.area) for sheet in sheets]):
                archive.writestr(name, content)
            for number, sheet in enumerate(sheets, 1):
                _pack(archive, f"xl/worksheets/sheet{number}.xml", sheet.parts())
                _pack(archive, f"xl/worksheets/_rels/sheet{number}.xml.rels", sheet.targets())


def _pack(archive: zipfile.ZipFile, name: str, parts: Iterator[str]) -> None:
    with archive.open(name, "w") as file:
        for part in parts:
            file.write(part.encode())


class _Sheet:
    """A sheet that rows are added to; its rows, links and their addresses stand in files of their own until its end."""

    def __init__(self, table: Table, files: ExitStack) -> None:
        self.table = table
        self._number = 0
        self._links = 0
        self._cells = [(_CELL + letters, each) for letters, each in column_letters(table.columns)]
        names = [column.name for column in table.columns]
        self._evidence = [names.index(name) for name in ("evidence", "local") if name in names]
        """The columns of which the first that a row has is a link: each further one costs time and room."""
        self._rows, self._marks, self._targets = (
            files.enter_context(TemporaryFile("w+", encoding="utf-8", newline=""))  # noqa: SIM115 - `files` closes it
            for _ in range(3)
        )
        self._write_row(f'{start}1" s="{HEAD}" t="inlineStr"{_inline(each.name)}' for start, each in self._cells)

    @property
    def area(self) -> str:
        """The cells of the sheet, as `$A$1:$C$9`."""
        last = self._cells[-1][0].removeprefix(_CELL)
        return f"$A$1:${last}${self._number}"

    def add(self, row: tuple[Cell, ...]) -> None:
        """Add a row."""
        if self._number > MOST_ROWS:
            raise UsageError(
                f"a sheet of Excel holds {MOST_ROWS:,} rows, and there are more {self.table.name}: choose stories, "
                "a measure or a time, or export parquet"
            )
        linked = next((place for place in self._evidence if row[place] is not None), -1)
        self._write_row(self._written(row, linked))

    def _write_row(self, cells: Iterator[str]) -> None:
        self._number += 1
        self._rows.write(f'<row r="{self._number}">{"".join(cells)}</row>')

    def _written(self, row: tuple[Cell, ...], linked: int) -> Iterator[str]:
        number = self._number
        for place, ((start, column), cell) in enumerate(zip(self._cells, row, strict=True)):
            if cell is None:
                continue
            if not isinstance(cell, str):
                if isfinite(cell):
                    yield f'{start}{number}"><v>{cell!r}</v></c>'
            elif column.kind == "day" and cell >= NO_DAY_BEFORE:
                yield f'{start}{number}" s="{DAY}"><v>{day_number(date.fromisoformat(cell))}</v></c>'
            else:
                is_link = place == linked and self._links < MOST_LINKS and len(cell) <= LONGEST_LINK
                style = self._link(start, cell) if is_link else ""
                yield f'{start}{number}"{style} t="inlineStr"{_inline(text_cell(cell))}'

    def _link(self, start: str, address: str) -> str:
        """Note that the cell that begins so leads to an address; what its look is called."""
        self._links += 1
        base, mark, fragment = _NO_XML.sub("", shown(address)).partition("#")
        cell = f"{start.removeprefix(_CELL)}{self._number}"
        place = f" location={quoteattr(fragment)}" if mark else ""
        self._marks.write(f'<hyperlink ref="{cell}" r:id="r{self._links}"{place}/>')
        self._targets.write(
            f'<Relationship Id="r{self._links}" Type="{SHEET_LINKS}" Target={quoteattr(base)} TargetMode="External"/>'
        )
        return f' s="{LINK}"'

    def parts(self) -> Iterator[str]:
        """The sheet, when all rows are there."""
        yield sheet_begins(self.table.columns)
        yield from _content(self._rows)
        yield f'</sheetData><autoFilter ref="{self.area.replace("$", "")}"/>'
        if self._links:
            yield "<hyperlinks>"
            yield from _content(self._marks)
            yield "</hyperlinks>"
        yield SHEET_ENDS

    def targets(self) -> Iterator[str]:
        """The addresses of its links."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        yield from _content(self._targets)
        yield "</Relationships>"


def _content(file: TextIO) -> Iterator[str]:
    file.seek(0)
    while part := file.read(_PART):
        yield part


def _inline(text: str) -> str:
    """The rest of a cell with a text."""
    return f'><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def text_cell(text: str) -> str:
    """A text as a cell holds it: without what steers, no longer than a cell, and no code of a character."""
    text = shown(text)
    if len(text) > EXCEL_CELL:
        text = text[: EXCEL_CELL - 1] + "…"
    if not text.isprintable():
        text = _NO_XML.sub("\ufffd", text)
    return _CODE.sub("_x005F_", text) if "_x" in text else text
