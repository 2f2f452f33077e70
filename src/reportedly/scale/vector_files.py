"""The vectors of all articles of a crawl, on disk in chunks of bounded size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reportedly.optional import library
from reportedly.scale.article_vectors import article_vectors
from reportedly.scale.engine import Engine, start
from reportedly.scale.parts import files_in, written

CHUNK_ARTICLES = 10_000
"""Number of articles that a plan takes at one time; with all that was found in them about 300 MB."""


@dataclass(frozen=True, slots=True)
class VectorFiles:
    """The files of vectors, by chunk, and the number of articles in them."""

    chunks: list[list[str]]
    count: int
    engine: Engine

    def read(self, *columns: str) -> Any:
        """Some columns of all articles, as a plan of Daft."""
        daft = start(self.engine)
        return daft.read_parquet([each for files in self.chunks for each in files]).select(*columns)


def make_vectors(shards: Sequence[str], home: Path, engine: Engine) -> VectorFiles:
    """Write what grouping needs of the articles of all shards, chunk by chunk; those that are there are kept."""
    parquet = library("pyarrow.parquet", "scale")
    folders = []
    for number, files in enumerate(chunks_of(shards)):
        folders.append(home / f"{number:05}")
        written(folders[-1], partial(article_vectors, files, engine), engine)
    chunks = [files_in(folder) for folder in folders]
    count = sum(parquet.read_metadata(each).num_rows for files in chunks for each in files)
    return VectorFiles(chunks, count, engine)


def chunks_of(shards: Sequence[str]) -> Iterator[list[str]]:
    """The files of shards, so many together that they have no more than a chunk's articles, or one."""
    parquet = library("pyarrow.parquet", "scale")
    chunk: list[str] = []
    size = 0
    for path in shards:
        rows = parquet.read_metadata(path).num_rows
        if chunk and size + rows > CHUNK_ARTICLES:
            yield chunk
            chunk, size = [], 0
        chunk.append(path)
        size += rows
    if chunk:
        yield chunk
