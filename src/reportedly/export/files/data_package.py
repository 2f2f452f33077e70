"""A Frictionless Data Package: a ZIP of CSV tables with `datapackage.json`, which says what each column holds.

The tables are written at once, story by story, to files that are put into the archive at the end.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import msgspec

from reportedly.export.columns import Column
from reportedly.export.csv import Cell, write_rows
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import Table

_TYPES = {
    "text": "string", "link": "string", "whole": "integer", "number": "number", "day": "date", "yes": "boolean",
}  # fmt: skip
_KEYS = {"tallies": ["tally_id"], "entries": ["tally_id", "doc", "figure"]}
"""The columns that name a row of a table."""


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write tables as a package."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        paths = {table.name: Path(folder) / f"{table.name}.csv" for table in tables}
        counts = write_tables(source, tables, paths)
        for table in tables:
            archive.write(paths[table.name], f"data/{table.name}.csv")
        resources = [_resource(table, paths[table.name], counts[table.name]) for table in tables]
        about = {
            "profile": "tabular-data-package",
            "name": "reportedly",
            "title": "Who reported what, how many, where and when",
            "resources": resources,
        }
        archive.writestr("datapackage.json", msgspec.json.format(msgspec.json.encode(about)))


def write_tables(source: ExportSource, tables: Sequence[Table], paths: dict[str, Path]) -> dict[str, int]:
    """Write tables as CSV to files of a folder, in one go over the stories; how many rows each has."""
    counts = dict.fromkeys(paths, 0)
    with ExitStack() as stack:
        texts = {
            name: stack.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
            for name, path in paths.items()
        }
        for table in tables:
            write_rows(texts[table.name], [[column.name for column in table.columns]])
        for found in source.stories():
            for table in tables:
                rows = [list(map(_cell, table.columns, row)) for row in table.rows(found)]
                counts[table.name] += len(rows)
                write_rows(texts[table.name], rows)
    return counts


def _cell(column: Column, cell: Cell) -> Cell:
    return ("true" if cell else "false") if column.kind == "yes" else cell


def _resource(table: Table, path: Path, rows: int) -> dict[str, Any]:
    """What the package says of a table; `hash` and `bytes` are those of the file."""
    fields = [{"name": each.name, "type": _TYPES[each.kind], "description": each.about} for each in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if keys := _KEYS.get(table.name):
        schema["primaryKey"] = keys
    return {
        "name": table.name, "path": f"data/{table.name}.csv", "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "schema": schema, "bytes": path.stat().st_size, "rows": rows,
        "hash": "sha256:" + _digest(path),
    }  # fmt: skip


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
