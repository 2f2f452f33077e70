"""Rows on disk in parts, so that what is joined or grouped at one time has a bounded size: Daft keeps in memory what it
joins. Each file is there whole or not at all, and what is there is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportedly.optional import library
from reportedly.scale.engine import Engine, start
from reportedly.scale.whole_files import temporary


def files_in(path: Path, pattern: str = "*.parquet") -> list[str]:
    """The files below a folder, without those of unfinished work."""
    found = (each for each in path.glob(pattern) if not any(part.startswith(".") for part in each.parts[-3:]))
    return sorted(map(str, found))


def written(path: Path, make: Callable[[], Any], engine: Engine) -> Any:
    """The rows of a step: made and written to a folder, unless it is there."""
    daft = start(engine)
    if not path.exists():
        unfinished = temporary(path)
        frame = make()
        frame.write_parquet(str(unfinished), compression="zstd")
        if not list(unfinished.glob("*.parquet")):  # there are no rows: the columns are told all the same
            unfinished.mkdir(exist_ok=True)
            library("pyarrow.parquet", "scale").write_table(frame.limit(0).to_arrow(), unfinished / "none.parquet")
        unfinished.rename(path)
    return daft.read_parquet(files_in(path))


def all_written(path: Path, makers: Sequence[Callable[[], Any]], engine: Engine) -> Any:
    """The rows of a step of several plans, made one after the other."""
    for number, make in enumerate(makers):
        written(path / f"{number:05}", make, engine)
    return start(engine).read_parquet(files_in(path, "*/*.parquet"))


def sort_into_parts(
    path: Path, makers: Sequence[Callable[[], Any]], key: Callable[[Any], Any], name: str, engine: Engine
) -> None:
    """Write the rows of several plans, one after the other; those with one value of `key(col)` stand together, in
    folders `name=VALUE`."""
    col = start(engine).col
    for number, make in enumerate(makers):
        home = path / f"{number:05}"
        if not home.exists():
            unfinished = temporary(home)
            frame = make().with_column(name, key(col))
            frame.write_parquet(str(unfinished), compression="zstd", partition_cols=[name])
            unfinished.mkdir(exist_ok=True)  # there may be no rows
            unfinished.rename(home)


def part_of(path: Path, name: str, number: int) -> list[str]:
    """The files of one part, of all plans."""
    return files_in(path, f"*/{name}={number}/*.parquet")
