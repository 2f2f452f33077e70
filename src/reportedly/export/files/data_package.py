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
from reportedly.export.tables import StoryFindings, Table

_TYPES = {
    "text": "string", "link": "string", "whole": "integer", "number": "number", "day": "date", "yes": "boolean",
}  # fmt: skip
_KEYS = {"tallies": ["tally_id"], "entries": ["tally_id", "doc", "figure"]}
"""The columns that name a row of a table."""


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write tables as a package."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with TableFiles(tables, Path(folder)) as made:
            for found in source.stories():
                made.add(found)
        for name, path in made.paths.items():
            archive.write(path, f"data/{name}.csv")
        resources = [_resource(table, made.paths[table.name], made.counts[table.name]) for table in tables]
        about = {
            "profile": "tabular-data-package",
            "name": "reportedly",
            "title": "Who reported what, how many, where and when",
            "resources": resources,
        }
        archive.writestr("datapackage.json", msgspec.json.format(msgspec.json.encode(about)))


class TableFiles:
    """Tables as CSV files of a folder, which rows of one story after the other are added to; `counts` has how many rows
    each has. Close it before the files are read."""

    def __init__(self, tables: Sequence[Table], folder: Path) -> None:
        self.paths = {table.name: folder / f"{table.name}.csv" for table in tables}
        self.counts = dict.fromkeys(self.paths, 0)
        self._tables = tables
        self._files = ExitStack()
        self._texts = {
            name: self._files.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
            for name, path in self.paths.items()
        }
        for table in tables:
            write_rows(self._texts[table.name], [[column.name for column in table.columns]])

    def __enter__(self) -> TableFiles:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, found: StoryFindings) -> None:
        """Add the rows of a story."""
        for table in self._tables:
            rows = [list(map(_cell, table.columns, row)) for row in table.rows(found)]
            self.counts[table.name] += len(rows)
            write_rows(self._texts[table.name], rows)


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
