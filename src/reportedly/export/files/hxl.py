"""Entries as CSV with a row of HXL hashtags below its head (HXL 1.1), as the humanitarian data exchanges read it.

There, each harm has columns of its own (`#affected+killed+min`), so that a dashboard finds the dead without looking at
a column of measures. The lists of places of the United Nations (P-codes) are not in our gazetteer: places have their
ISO and GeoNames codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from reportedly.export.columns import Column, columns
from reportedly.export.csv import Cell, write_rows
from reportedly.export.files.source import ExportSource
from reportedly.export.files.table_csv import text_of
from reportedly.export.tables import ENTRY_COLUMNS, TABLES, StoryFindings, Table
from reportedly.model import HARMS

_VALUES = ("low", "high")
_OF_HARMS = tuple(
    Column(f"{harm}_{end}", "number", f"{edge} end of people {harm}", f"#affected+{harm}+{mark}")
    for harm in HARMS
    for end, edge, mark in (("low", "lower", "min"), ("high", "upper", "max"))
)
_TAGGED = tuple(each for each in columns(ENTRY_COLUMNS) if each.hxl)


def _entries(found: StoryFindings) -> Iterator[tuple[Cell, ...]]:
    """The rows of entries; the value of a harm stands in its own columns, any other as that of an indicator."""
    names = [column.name for column in TABLES["entries"].columns]
    for row in TABLES["entries"].rows(found):
        cells: dict[str, Cell] = dict(zip(names, row, strict=True))
        measure = cells["measure"]
        if measure in HARMS:
            own = {f"{measure}_{end}": cells.pop(end) for end in _VALUES}
            cells |= own
        yield tuple(cells.get(column.name) for column in (*_TAGGED, *_OF_HARMS))


HXL_TABLE = Table("entries", (*_TAGGED, *_OF_HARMS), _entries)


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write the table with its hashtags."""
    (table,) = tables
    with text_of(stream) as text:
        write_rows(text, [[column.name for column in table.columns]])
        text.write(",".join(column.hxl for column in table.columns) + "\r\n")
        write_rows(text, table.all_rows(source.stories()))
