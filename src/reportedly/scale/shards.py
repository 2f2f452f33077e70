"""Shards: stretches of the records of an archive. Each becomes one Parquet file; a file that is there is done."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.scale.index import PAGES, ArchiveIndex, Record
from reportedly.scale.settings import CrawlFolder
from reportedly.scale.whole_files import write_whole

ATTEMPTS = 3
"""Number of attempts after which a shard is halved, or its only record given up."""


@dataclass(frozen=True, slots=True)
class Shard:
    """`count` records of an archive of `size` bytes that may hold pages, from the one at `offset` on."""

    path: str
    size: int
    offset: int
    count: int

    @property
    def name(self) -> str:
        """The name of its file without the ending."""
        stem = re.sub(r"[^\w.-]+", "_", self.path.rsplit("/", 1)[-1])[:60]
        key = hashlib.sha256(f"{self.path}\n{self.size}".encode()).hexdigest()[:12]
        return f"{stem}-{key}-{self.offset:012}-{self.count:04}"

    def file(self, folder: CrawlFolder) -> Path:
        """Its file."""
        return folder.shards / f"{self.name}.parquet"


def shards_of(index: ArchiveIndex, most: int) -> Iterator[Shard]:
    """The shards of an archive, of `most` records each."""
    pages = page_records(index)
    for start in range(0, len(pages), most):
        part = pages[start : start + most]
        yield Shard(index.path, index.size, part[0].offset, len(part))


def page_records(index: ArchiveIndex) -> list[Record]:
    """The records of an archive that may hold pages."""
    return [each for each in index.records if each.kind in PAGES]


def records_of(index: ArchiveIndex, shard: Shard) -> list[Record]:
    """The records of a shard."""
    return [each for each in page_records(index) if each.offset >= shard.offset][: shard.count]


def halves(index: ArchiveIndex, shard: Shard) -> list[Shard]:
    """A shard as two."""
    records, first = records_of(index, shard), shard.count // 2
    rest = shard.count - first
    return [
        Shard(shard.path, shard.size, shard.offset, first),
        Shard(shard.path, shard.size, records[first].offset, rest),
    ]


def left_to_do(index: ArchiveIndex, shard: Shard, folder: CrawlFolder) -> Iterator[Shard]:
    """What of a shard is not done: itself, or parts of it if it ended its workers too often."""
    if shard.file(folder).exists():
        return
    if shard.count > 1 and attempts_at(shard, folder) >= ATTEMPTS:
        for half in halves(index, shard):
            yield from left_to_do(index, half, folder)
    else:
        yield shard


def attempts_at(shard: Shard, folder: CrawlFolder) -> int:
    """How many workers have begun a shard and not come to its end."""
    return len(list(folder.attempts.glob(f"{shard.name}.*")))


def mark_attempt(shard: Shard, folder: CrawlFolder) -> Path:
    """Note that a worker begins a shard: if the worker is killed, the mark stays."""
    mark = folder.attempts / f"{shard.name}.{attempts_at(shard, folder) + 1}"
    write_whole(mark, b"")
    return mark


def clear_attempts(shard: Shard, folder: CrawlFolder) -> None:
    """Forget the attempts at a shard that is done."""
    for mark in folder.attempts.glob(f"{shard.name}.*"):
        mark.unlink(missing_ok=True)
