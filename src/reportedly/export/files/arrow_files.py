"""Apache Parquet and Arrow files, by pyarrow: a flat table, or tallies with the rows of their entries nested in them.

Rows are written in groups, of which one is in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, islice
from typing import Any, BinaryIO

from reportedly.export.columns import Column
from reportedly.export.csv import Cell
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import ALL_TABLES, TABLES, StoryFindings, Table
from reportedly.optional import library

GROUP = 2_000
"""Rows of a group."""
ROWS = Column("rows", "rows", "the entries of the tally, each with the columns of the table entries")


def _nested(found: StoryFindings) -> Iterator[tuple[Any, ...]]:
    """The tallies of a story, each with its rows of the table of entries."""
    number = [column.name for column in TABLES["entries"].columns].index("tally")
    entries = groupby(TABLES["entries"].rows(found), key=lambda row: row[number])
    for tally, (_, rows) in zip(TABLES["tallies"].rows(found), entries, strict=True):
        yield (*tally, list(rows))


NESTED = Table("nested", (*TABLES["tallies"].columns, ROWS), _nested)
ARROW_TABLES = (*ALL_TABLES, NESTED)


def write_parquet(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write the one table as Parquet."""
    arrow, (table,) = library("pyarrow", "parquet"), tables
    schema = _schema(arrow, table.columns)
    with library("pyarrow.parquet", "parquet").ParquetWriter(stream, schema) as writer:
        for batch in _batches(arrow, schema, table, source):
            writer.write_batch(batch)


def write_arrow(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write the one table as a file of Arrow's IPC format (Feather version 2)."""
    arrow, (table,) = library("pyarrow", "parquet"), tables
    schema = _schema(arrow, table.columns)
    with arrow.ipc.new_file(stream, schema) as writer:
        for batch in _batches(arrow, schema, table, source):
            writer.write_batch(batch)


def _schema(arrow: Any, columns: Sequence[Column]) -> Any:
    types = {
        "text": arrow.string(), "link": arrow.string(), "whole": arrow.int64(), "number": arrow.float64(),
        "day": arrow.date32(), "yes": arrow.bool_(),
    }  # fmt: skip
    fields = []
    for column in columns:
        if column.kind == "rows":
            kind = arrow.list_(arrow.struct(list(_schema(arrow, TABLES["entries"].columns))))
        else:
            kind = types[column.kind]
        fields.append(arrow.field(column.name, kind, metadata={"description": column.about}))
    return arrow.schema(fields)


def _batches(arrow: Any, schema: Any, table: Table, source: ExportSource) -> Iterator[Any]:
    rows = table.all_rows(source.stories())
    while group := list(islice(rows, GROUP)):
        columns = zip(table.columns, zip(*group, strict=True), schema, strict=True)
        arrays = [arrow.array(list(map(_VALUES.get(c.kind, _as_is), cells)), field.type) for c, cells, field in columns]
        yield arrow.record_batch(arrays, schema=schema)


def _as_is(cell: Any) -> Any:
    return cell


def _text(cell: Any) -> Any:
    """A text as UTF-8 can hold it: no half of a surrogate pair."""
    return cell if cell is None else cell.encode("utf-8", "replace").decode()


def _rows(rows: Sequence[tuple[Cell, ...]]) -> list[dict[str, Any]]:
    columns = TABLES["entries"].columns
    return [
        {column.name: _VALUES.get(column.kind, _as_is)(cell) for column, cell in zip(columns, row, strict=True)}
        for row in rows
    ]


_VALUES: Mapping[str, Any] = {
    "text": _text,
    "link": _text,
    "day": lambda cell: None if cell is None else date.fromisoformat(cell),
    "yes": lambda cell: None if cell is None else bool(cell),
    "rows": _rows,
}
"""What makes a cell of a kind of column one that Arrow holds."""
