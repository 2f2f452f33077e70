"""Opens the SQLite file of a workspace, new or old; an error says in one line why it cannot be opened."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.errors import StoreError, UsageError
from reportedly.store.migrations import STEPS, migrate, statements
from reportedly.store.schema import APPLICATION_ID, TABLES, VERSION

BUSY_SECONDS = 5.0
"""Seconds to wait for another process that writes."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """An open workspace. Raises `StoreError` if there is no file (and `create` is false), or if it cannot be used."""
    if not create and not path.exists():
        raise StoreError(f"{path}: no workspace here; make one with: reportedly read INPUT --db {path}")
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; give the name of a file")
    with sqlite_errors(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            _check(connection, path, create)
            connection.execute("pragma foreign_keys = on")
            connection.execute("pragma synchronous = full")  # a committed transaction is kept, even if the power fails
        except BaseException:
            connection.close()
            raise
    return connection


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes whenever another connection has changed the workspace."""
    version: int = connection.execute("pragma data_version").fetchone()[0]
    return version


def _check(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    """Make the tables in an empty file, or move those of an older layout to the present one. Refuse a file of another
    program, and one of a newer layout."""
    if not connection.execute("select 1 from sqlite_schema limit 1").fetchone():
        if not create:
            raise StoreError(f"{path}: is not a workspace of Reportedly; name another with --db")
        _make(connection)
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(f"{path}: is a database of another program; name another file with --db")
    version = connection.execute("pragma user_version").fetchone()[0]
    if version > VERSION:
        raise StoreError(
            f"{path}: was made by a newer Reportedly (layout {version}, this one knows {VERSION}); upgrade"
        )
    if version < VERSION:
        if version not in STEPS:
            raise StoreError(f"{path}: has a layout that no Reportedly ever had ({version}); restore it from a copy")
        migrate(connection, path, version)


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables of a new workspace, unless another process made them meanwhile."""
    _write_ahead(connection)
    connection.execute("begin immediate")
    try:
        if not connection.execute("select 1 from sqlite_schema limit 1").fetchone():
            for statement in statements(TABLES):
                connection.execute(statement)
            connection.execute("insert into workspace values (lower(hex(randomblob(16))))")
            connection.execute(f"pragma application_id = {APPLICATION_ID}")
            connection.execute(f"pragma user_version = {VERSION}")
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, so that readers go on while others write. SQLite does not wait if two programs
    switch a new file at the same time."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.01)


_ADVICE = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_READONLY: "cannot be written; check the folder and its permissions",
    sqlite3.SQLITE_CANTOPEN: "cannot be written; check the folder and its permissions",
    sqlite3.SQLITE_FULL: "the disk is full; make room and run it again; what was kept is whole",
}
"""What to do about SQLite's errors, by their codes; others are shown in its own words."""


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary code of an error; 0 if it is one of Python's own, which have none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into a `StoreError` that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: {_ADVICE.get(_code(error), error)}") from error
    except UnicodeEncodeError as error:
        what = ascii(error.object[error.start : error.end])
        raise UsageError(f"{path}: {what} is no text, and nothing here is called so") from error
    except OverflowError as error:
        raise UsageError(f"{path}: nothing here has a number as large as that") from error
    except sqlite3.IntegrityError as error:
        raise StoreError(f"{path}: a row that cannot be kept was refused ({error}); nothing was changed") from error
    except sqlite3.DatabaseError as error:
        if _code(error) == sqlite3.SQLITE_CORRUPT:
            raise StoreError(
                f"{path}: is damaged ({error}); restore it from a copy, or read its pages again: "
                f"reportedly read {path}.pages --db NEW.db"
            ) from error
        raise StoreError(f"{path}: is not a workspace of Reportedly ({error}); name another file with --db") from error
