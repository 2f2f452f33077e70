"""The tables as an SQLite database of their own, for Datasette and notebooks: a question begins at `entries`.

A workspace has raw rows, from which ledgers are built; here are the ledgers, as corrected. Rows have keys and indexes,
texts can be searched (`entries_fts`), `columns` says what each column holds, and the views `v_entries`, `v_tallies` and
`v_statements` have what people ask by.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec

from reportedly.errors import UsageError
from reportedly.export.csv import Cell
from reportedly.export.files.source import ExportSource
from reportedly.export.files.views import QUESTIONS, VIEWS, view_statements
from reportedly.export.tables import Table

DATABASE = "found"
"""The name, without `.db`, that the file has to have for the metadata of Datasette."""
_TYPES = {"whole": "integer", "number": "real", "yes": "integer"}
"""The type of kinds of columns; all others are text."""
_INDEXED = {"entries": ("story", "tally_id", "measure", "place", "source", "first_day", "doc"),
            "tallies": ("story", "measure", "place"), "statements": ("story", "speaker", "doc"),
            "articles": ("story", "doc")}  # fmt: skip
"""The columns that questions ask by."""
_SEARCHED = {"entries": ("what", "source", "place", "sentence"), "statements": ("speaker", "content")}
"""The columns whose words can be searched."""


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write the database: it is made in a file of its own, story by story, and then copied."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "found.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for setting in ("journal_mode = off", "synchronous = off"):
                database.execute(f"pragma {setting}")
            database.execute("begin")
            _make_tables(database, tables)
            for found in source.stories():
                for table in tables:
                    marks = ", ".join("?" * len(table.columns))
                    rows = (tuple(map(_cell, row)) for row in table.rows(found))
                    database.executemany(f"insert into {table.name} values ({marks})", rows)
            _make_indexes(database, tables)
            for view in view_statements().values():
                database.execute(view)
            database.execute("commit")
        with path.open("rb") as made:
            copyfileobj(made, stream)


def _make_tables(database: sqlite3.Connection, tables: Sequence[Table]) -> None:
    database.execute('create table columns ("table" text, name text, about text, primary key ("table", name))')
    for table in tables:
        columns = ", ".join(f'"{each.name}" {_TYPES.get(each.kind, "text")}' for each in table.columns)
        database.execute(f"create table {table.name} ({columns})")
        about = [(table.name, each.name, each.about) for each in table.columns]
        database.executemany("insert into columns values (?, ?, ?)", about)
    told = [(f"v_{table}", name, about) for table, columns in VIEWS.items() for name, (_, about) in columns.items()]
    database.executemany("insert into columns values (?, ?, ?)", told)


def _make_indexes(database: sqlite3.Connection, tables: Sequence[Table]) -> None:
    for table in tables:
        for name in _INDEXED[table.name]:
            database.execute(f'create index {table.name}_by_{name} on {table.name} ("{name}")')
        if words := _SEARCHED.get(table.name):
            index, columns = f"{table.name}_fts", ", ".join(words)
            database.execute(
                f"create virtual table {index} using fts5 ({columns}, content='{table.name}', "
                "tokenize='porter unicode61')"
            )
            database.execute(f"insert into {index} ({index}) values ('rebuild')")


def _cell(cell: Cell) -> Cell:
    """A cell as SQLite holds it: a text without halves of surrogate pairs."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def write_metadata(stream: BinaryIO, _: ExportSource, tables: Sequence[Table]) -> None:
    """Write what Datasette shows of the database `found`: what each column holds, and questions to begin with."""
    described = {
        table.name: {"columns": {each.name: each.about for each in table.columns}, "size": 50} for table in tables
    }
    described = {
        f"v_{table}": {"columns": {name: about for name, (_, about) in columns.items()}, "size": 50}
        for table, columns in VIEWS.items()
    } | described
    about = {"databases": {DATABASE: {"tables": described, "queries": QUESTIONS}}}
    stream.write(msgspec.json.format(msgspec.json.encode(about)) + b"\n")


def answer(path: Path, question: str) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """The names and rows that a question in SQL to a written database has; raises `UsageError` if it is none that only
    reads."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        database.execute("pragma query_only = on")
        try:
            found = database.execute(question)
            return [column[0] for column in found.description or ()], found.fetchall()
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            raise UsageError(f"SQLite: {error}; `reportedly sql --help` lists the views") from error
