"""Entries as CSV with a row of HXL hashtags below its head (HXL 1.1), as the humanitarian data exchanges read it.

There, each harm has columns of its own (`#affected+killed+min`), so that a dashboard finds the dead without looking at
a column of measures. The codes of humanitarian work for regions (P-codes) are not in our gazetteer: places have their
ISO and GeoNames codes, and P-codes from the table of a country that the user names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from reportedly.export.columns import Column, columns
from reportedly.export.csv import Cell, write_rows
from reportedly.export.files.source import ExportSource
from reportedly.export.files.table_csv import text_of
from reportedly.export.tables import ENTRY_COLUMNS, TABLES, StoryFindings, Table
from reportedly.model import HARMS, Entry

_VALUES = ("low", "high")
_OF_HARMS = tuple(
    Column(f"{harm}_{end}", "number", f"{edge} end of people {harm}", f"#affected+{harm}+{mark}")
    for harm in HARMS
    for end, edge, mark in (("low", "lower", "min"), ("high", "upper", "max"))
)
_UNITS = tuple(
    column
    for level in (1, 2, 3)
    for column in (
        Column(f"adm{level}_name", "text", f"unit of level {level} by the table of --pcodes", f"#adm{level}+name"),
        Column(f"adm{level}_pcode", "text", "its P-code", f"#adm{level}+code+v_pcode"),
    )
)
_TAGGED = tuple(each for each in columns(ENTRY_COLUMNS) if each.hxl)

_COLUMNS = (*_TAGGED, *_UNITS, *_OF_HARMS)


def _entries(found: StoryFindings) -> Iterator[tuple[Cell, ...]]:
    """The rows of entries; the value of a harm stands in its own columns, any other as that of an indicator."""
    names = [column.name for column in TABLES["entries"].columns]
    entries = (entry for tally in found.ledger.tallies for entry in tally.entries)
    for row, entry in zip(TABLES["entries"].rows(found), entries, strict=True):
        cells: dict[str, Cell] = dict(zip(names, row, strict=True)) | _units(found, entry)
        measure = cells["measure"]
        if measure in HARMS:
            own = {f"{measure}_{end}": cells.pop(end) for end in _VALUES}
            cells |= own
        yield tuple(cells.get(column.name) for column in _COLUMNS)


def _units(found: StoryFindings, entry: Entry) -> dict[str, Cell]:
    """The units that the place of an entry lies in."""
    place = found.place(entry)
    units = found.units(place) if place else ()
    cells: dict[str, Cell] = {}
    for each in units:
        cells |= {f"adm{each.level}_name": each.name, f"adm{each.level}_pcode": each.pcode}
    return cells


HXL_TABLE = Table("entries", _COLUMNS, _entries)


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write the table with its hashtags."""
    (table,) = tables
    with text_of(stream) as text:
        write_rows(text, [[column.name for column in table.columns]])
        text.write(",".join(column.hxl for column in table.columns) + "\r\n")
        write_rows(text, table.all_rows(source.stories()))
