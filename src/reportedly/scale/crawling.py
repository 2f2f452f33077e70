"""Crawls archives: indexes them, plans shards, and has them read until all are there, whatever workers are killed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from reportedly.engines import PageLimits
from reportedly.errors import InputError, ReportedlyError
from reportedly.scale.engine import Engine, WorkerEnded
from reportedly.scale.index import ArchiveIndex, index_of
from reportedly.scale.settings import CrawlFolder, CrawlSettings, begin
from reportedly.scale.shards import Shard, left_to_do, shards_of
from reportedly.scale.sources import is_remote
from reportedly.scale.worker import AMPLE, ShardReader, ShardReport

IDLE_ROUNDS = 3
"""Number of rounds in a row in which workers end before any has begun a shard: then it is no fault of the pages."""
LIST_BYTES = 64 << 20
"""The largest list of archives that is read, in bytes."""
_ARCHIVE = (b"\x1f\x8b", b"WARC/")


@dataclass(slots=True)
class CrawlPlan:
    """What is to be crawled: the indexes of the archives, and their shards."""

    indexes: list[ArchiveIndex] = field(default_factory=list)
    shards: list[Shard] = field(default_factory=list)

    @property
    def errors(self) -> list[str]:
        """A line for each archive that could not be opened."""
        return [each.error for each in self.indexes if each.error is not None]

    @property
    def records(self) -> int:
        """The number of records that may hold pages."""
        return sum(each.count for each in self.shards)

    @property
    def damaged(self) -> int:
        """The number of stretches of bytes that hold no record that can be read."""
        return sum(len(each.damaged) for each in self.indexes)


def plan_crawl(
    archives: Sequence[str], folder: CrawlFolder, settings: CrawlSettings, engine: Engine
) -> Iterator[CrawlPlan]:
    """The plan, again after each archive that was indexed; the last one is complete and in the order of `archives`."""
    found: dict[str, ArchiveIndex] = {}
    make = partial(_index_into, folder=folder)
    alone = engine.name == "native" and len(archives) == 1  # a worker would cost more than it saves
    for index in map(make, archives) if alone else engine.run(make, archives, ArchiveIndex):
        found[index.path] = index
        yield CrawlPlan(list(found.values()))
    plan = CrawlPlan([found[path] for path in archives])
    plan.shards = [shard for index in plan.indexes for shard in shards_of(index, settings.shard_records)]
    yield plan


def _index_into(path: str, folder: CrawlFolder) -> ArchiveIndex:
    return index_of(path, folder.index)


def crawl(
    plan: CrawlPlan, folder: CrawlFolder, settings: CrawlSettings, engine: Engine, limits: PageLimits = AMPLE
) -> Iterator[ShardReport | WorkerEnded]:
    """Read all shards that are not there; a report of each as it comes, and each end of a worker.

    A shard whose report has an error is not tried again. Raises `ReportedlyError` if workers end before they begin, or
    there is no space for a shard.
    """
    read = ShardReader(folder, settings, limits)
    by_path = {index.path: index for index in plan.indexes}
    failed: set[str] = set()
    idle = 0
    while left := [
        part
        for shard in plan.shards
        for part in left_to_do(by_path[shard.path], shard, folder)
        if part.name not in failed
    ]:
        before = _traces(folder)
        try:
            for report in engine.run(read, left, ShardReport):
                if report.full:
                    raise ReportedlyError(f"{folder.out}: {report.error}; make room, then run the same command again")
                failed |= {report.name} if report.error is not None else set()
                yield report
        except WorkerEnded as ended:
            idle = 0 if _traces(folder) != before else idle + 1
            if idle == IDLE_ROUNDS:
                raise ReportedlyError(
                    f"workers end before they begin ({ended}); try with fewer --jobs, or with more memory free"
                ) from ended
            yield ended
        except KeyboardInterrupt:
            for mark in folder.attempts.iterdir():  # what is stopped is no fault of a record
                mark.unlink(missing_ok=True)
            raise


def _traces(folder: CrawlFolder) -> tuple[int, int]:
    """How many shards are done and how many attempts at others are marked."""
    return tuple(len(list(each.glob("*"))) for each in (folder.shards, folder.attempts))  # type: ignore[return-value]


def begin_crawl(out: Path, settings: CrawlSettings) -> CrawlFolder:
    """The folders of a crawl; they are made."""
    folder = begin(out, settings)
    for each in (folder.shards, folder.attempts, folder.index):
        each.mkdir(parents=True, exist_ok=True)
    return folder


def archives_of(names: Sequence[str]) -> list[str]:
    """The archives that a user names, each once: themselves, those of a folder, or those that a list names, one on a
    line. Raises `InputError` for what is neither."""
    found: list[str] = []
    for name in names:
        path = Path(name)
        if is_remote(name):
            found.append(name)
        elif path.is_dir():
            found += sorted(str(each) for each in path.rglob("*") if each.name.endswith((".warc", ".warc.gz")))
        else:
            found += [name] if _is_archive(path) else _listed(path)
    if not found:
        raise InputError("there is no archive to crawl: name files in WARC, a folder of them, or a list of names")
    return list(dict.fromkeys(found))


def _is_archive(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(5).startswith(_ARCHIVE)


def _listed(path: Path) -> list[str]:
    if path.stat().st_size > LIST_BYTES:
        raise InputError(f"{path}: is no archive in WARC, and too large for a list of their names")
    try:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is neither an archive in WARC nor a list of their names") from error
    named = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    for number, name in named:
        if not is_remote(name) and not Path(name).is_file():
            raise InputError(f"{path}:{number}: there is no file {name[:80]!r}; a list has a name or an address a line")
    return [name for _, name in named]
