"""Workbooks of OpenDocument (ODS): their sheets as rows of texts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import cast

from lxml.etree import _Element, iterparse

from reportedly.inputs.zipped import ODS, open_member

MOST_REPEATS = 100
"""Times that a cell or a row that says it is repeated is taken: programs say so of the empty rest of a sheet."""
MOST_COLUMNS = 1_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")


def is_open_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether a zip file is a workbook of OpenDocument (1.3, part 2, 3.3)."""
    if "mimetype" not in archive.namelist() or "content.xml" not in archive.namelist():
        return False
    with open_member(archive, archive.getinfo("mimetype"), "mimetype") as stream:
        return stream.read(len(ODS) + 1).strip() == ODS.encode()


def open_sheets(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The sheets of such a workbook by name, each with its rows; a sheet is to be read before the next."""
    with open_member(archive, archive.getinfo("content.xml"), f"{name}#content.xml") as stream:
        events = iterparse(stream, tag=_TABLE + "table", resolve_entities=False, no_network=True, huge_tree=False)
        for number, (_, table) in enumerate(events, 1):
            yield table.get(_TABLE + "name") or f"sheet{number}", _rows(table)
            table.clear()


def _rows(table: _Element) -> Iterator[list[str]]:
    for row in table.iter(_TABLE + "table-row"):
        cells = list(_cells(row))
        if any(cells):
            for _ in range(_repeats(row, _TABLE + "number-rows-repeated")):
                yield cells


def _cells(row: _Element) -> Iterator[str]:
    count = 0
    for cell in row.iterchildren(*_CELLS):
        value = _value(cell)
        for _ in range(_repeats(cell, _TABLE + "number-columns-repeated")):
            if count == MOST_COLUMNS:
                return
            count += 1
            yield value


def _value(cell: _Element) -> str:
    """What a cell holds: its date as ISO 8601, else its paragraphs, without notes."""
    if written := cell.get(_OFFICE + "date-value"):
        return str(written)
    return "\n".join("".join(cast(Iterator[str], each.itertext())) for each in cell.iterchildren(_TEXT + "p"))


def _repeats(element: _Element, name: str) -> int:
    written = element.get(name) or "1"
    return min(int(written), MOST_REPEATS) if written.isascii() and written.isdigit() else 1
