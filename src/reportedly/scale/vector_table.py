"""The vectors of all articles in one file, which is looked into at any place: the system keeps in memory what is asked
for, and forgets what is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.optional import library
from reportedly.scale.components import Whole
from reportedly.scale.vector_files import VectorFiles
from reportedly.scale.whole_files import temporary

ROWS = 10_000
"""Number of vectors that are copied at one time: 4 MB."""
_WORDS = "words.bin"
_NUMBERS = ("ids", "days", "starts", "sizes")


@dataclass(frozen=True, slots=True)
class VectorTable:
    """Articles in order of their `ids`: their `days`, and where their vectors start in `words`, as `Vector.to_bytes`
    writes them; `sizes` counts the terms of each."""

    ids: Whole
    days: Whole
    starts: Whole
    sizes: Whole
    words: NDArray[np.uint32]

    def rows_of(self, ids: Whole) -> Whole:
        """The rows of articles that are in the table."""
        return np.searchsorted(self.ids, ids)

    def terms_of(self, rows: Whole) -> tuple[Whole, Whole, NDArray[np.float32]]:
        """The terms of the vectors of some rows, one after the other: the place of its row, its key and its weight."""
        sizes = self.sizes[rows]
        owners = np.repeat(np.arange(len(rows)), sizes)
        before = np.cumsum(sizes) - sizes
        at = np.repeat(self.starts[rows] - before, sizes) + np.arange(len(owners))
        return owners, self.words[at].astype(np.int64), self.words[at + np.repeat(sizes, sizes)].view("<f4")


def write_table(vectors: VectorFiles, home: Path) -> Path:
    """Write the table of the vectors of all articles to a folder, unless it is there."""
    if home.exists():
        return home
    parquet = library("pyarrow.parquet", "scale")
    unfinished = temporary(home)
    unfinished.mkdir()
    found = []
    with (unfinished / _WORDS).open("wb") as stream:
        for path in (each for files in vectors.chunks for each in files):
            for batch in parquet.ParquetFile(path).iter_batches(ROWS, columns=["id", "day", "vector"]):
                found.append(_copied(batch, stream))
    ids, days, sizes = np.concatenate(found, axis=1) if found else np.zeros((3, 0), np.int64)
    order = np.argsort(ids, kind="stable")
    starts = 2 * (np.cumsum(sizes) - sizes)
    for name, values in zip(_NUMBERS, (ids, days, starts, sizes), strict=True):
        np.save(unfinished / f"{name}.npy", values[order])
    unfinished.rename(home)
    return home


def _copied(batch: Any, stream: Any) -> Whole:
    """Append the vectors of a batch to the file; their ids, days and numbers of terms."""
    data = batch.column("vector").to_pylist()
    stream.write(b"".join(data))
    ids, days = (batch.column(name).to_numpy() for name in ("id", "day"))
    return np.stack([ids, days, np.array([len(each) // 8 for each in data], np.int64)])


@cache
def open_table(home: str) -> VectorTable:
    """The table in a folder; it is kept open for the next call."""
    path = Path(home)
    ids, days, starts, sizes = (np.load(path / f"{name}.npy", mmap_mode="r") for name in _NUMBERS)
    is_empty = not (path / _WORDS).stat().st_size  # which cannot be mapped
    words = np.zeros(0, np.uint32) if is_empty else np.memmap(path / _WORDS, "<u4", "r")
    return VectorTable(ids, days, starts, sizes, words)
