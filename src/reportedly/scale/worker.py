"""Reads shards: the records of each by ranges, within limits of time and memory, into one Parquet file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from errno import EDQUOT, ENOSPC
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from reportedly.engines import Crew, Lost, PageLimits
from reportedly.errors import InputError, ReportedlyError
from reportedly.inputs.archives import read_record
from reportedly.model import Analysis, Article, Page
from reportedly.optional import library
from reportedly.reading import BATCH_BYTES, BATCH_PAGES, MEGABYTE_SECONDS, PAGE_LIMITS
from reportedly.scale.index import Record, index_of
from reportedly.scale.rows import Origin, article_row, error_row, to_table
from reportedly.scale.settings import CrawlFolder, CrawlSettings
from reportedly.scale.shards import ATTEMPTS, Shard, attempts_at, clear_attempts, mark_attempt, records_of
from reportedly.scale.sources import ArchiveSource, is_remote
from reportedly.scale.wanted import is_wanted
from reportedly.scale.whole_files import finish, temporary, write_whole

_REPORT = b"reportedly.shard"
"""Where the report stands in the metadata of a file."""
AMPLE = PAGE_LIMITS
"""The limits of one record without its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardReport:
    """What became of a shard: how many records, articles, figures, pages without an article, articles that were not
    wanted, and records put in quarantine it has. `error` says what went wrong on this machine: nothing was written;
    `full` is true if there was no space to write."""

    name: str
    records: int = 0
    articles: int = 0
    figures: int = 0
    without: int = 0
    unwanted: int = 0
    quarantined: int = 0
    error: str | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a record: its analyses, or why there are none, and how many articles were not wanted."""

    analyses: tuple[Analysis, ...] = ()
    error: str | None = None
    unwanted: int = 0


@dataclass(frozen=True, slots=True)
class RecordRows:
    """The same as rows of a shard; `figures` counts those of all its articles."""

    rows: list[dict[str, Any]]
    figures: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class RecordBytes:
    """A record of an archive to read, with its bytes if they were fetched from another machine."""

    path: str
    record: Record
    content: bytes | None = None

    @property
    def origin(self) -> Origin:
        """Where it stands, as its rows say."""
        record = self.record
        return Origin(warc=self.path, offset=record.offset, length=record.length, record=record.number)


class ShardReader:
    """Reads shards and writes their files. One process is forked for the pages and kept for the next shards; it ends
    with this one, or by `close`. Until it is called, a reader can be pickled."""

    def __init__(self, folder: CrawlFolder, settings: CrawlSettings, limits: PageLimits = AMPLE) -> None:
        self._folder = folder
        self._settings = settings
        self._limits = limits
        self._crew: Crew[RecordBytes, RecordRows] | None = None

    def __call__(self, shard: Shard) -> ShardReport:
        """Read a shard, unless its file is there. Never raises what one shard is the cause of."""
        folder = self._folder
        if shard.file(folder).exists():
            return ShardReport(name=shard.name)
        if shard.count == 1 and attempts_at(shard, folder) >= ATTEMPTS:
            lost = Lost(f"ended its worker in {ATTEMPTS} attempts", died=True)
            return _write(shard, folder, [(RecordBytes(shard.path, each), lost) for each in _records(shard, folder)])
        mark: Path | None = None
        try:
            mark = mark_attempt(shard, folder)
            return _write(shard, folder, self._read(shard))
        except (ReportedlyError, OSError, MemoryError) as error:
            if mark is not None:
                mark.unlink(missing_ok=True)  # the worker lives: it is no fault of a record
            self.close()  # it may have begun what nobody waits for
            full = isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT)
            return ShardReport(name=shard.name, error=str(error), full=full)

    def close(self) -> None:
        """End the process; the next shard forks another one."""
        if self._crew is not None:
            self._crew.dismiss()
            self._crew = None

    def _read(self, shard: Shard) -> Iterator[tuple[RecordBytes, RecordRows | Lost]]:
        records = _records(shard, self._folder)
        if self._crew is None:
            from reportedly.pipeline import load_stages

            load_stages(self._settings.model)  # before processes are forked, so that they share the data
            self._crew = Crew(partial(_rows, self._settings), 1, partial(_allowance, each=self._limits))
        yield from self._crew.run(_batches(shard.path, records))


def read_shard(shard: Shard, folder: CrawlFolder, settings: CrawlSettings, limits: PageLimits = AMPLE) -> ShardReport:
    """Read one shard, as `ShardReader` does."""
    reader = ShardReader(folder, settings, limits)
    try:
        return reader(shard)
    finally:
        reader.close()


def _records(shard: Shard, folder: CrawlFolder) -> list[Record]:
    index = index_of(shard.path, folder.index)
    if index.error is not None:
        raise InputError(index.error)
    return records_of(index, shard)


def _rows(settings: CrawlSettings, taken: Sequence[RecordBytes]) -> list[RecordRows]:
    """In the process for the pages: the rows of some records of one archive, which cost less to hand over."""
    return [
        RecordRows(
            [article_row(each.origin, analysis) for analysis in reading.analyses],
            sum(len(analysis.figures) for analysis in reading.analyses),
            replace(reading, analyses=()),
        )
        for each, reading in zip(taken, read_records(settings, taken), strict=True)
    ]


def read_records(settings: CrawlSettings, taken: Sequence[RecordBytes]) -> list[Reading]:
    """What is read of some records of one archive, in order."""
    from reportedly.pipeline import analyse_pages

    unwanted: dict[str, int] = {}

    def wanted(article: Article) -> bool:
        found = is_wanted(article, settings)
        unwanted[article.page] = unwanted.get(article.page, 0) + (not found)
        return found

    path = taken[0].path
    with ExitStack() as stack:
        source = None if is_remote(path) else stack.enter_context(ArchiveSource(path))
        opened = [_open(source, each) for each in taken]
    asked = wanted if settings.news or settings.languages else None
    pages = [each for each in opened if isinstance(each, Page)]
    found = iter(analyse_pages(pages, settings.model, asked))
    return [
        Reading(*next(found), unwanted.get(each.sha256, 0))
        if isinstance(each, Page)
        else Reading(error=str(each) if each else None)
        for each in opened
    ]


def _open(source: ArchiveSource | None, taken: RecordBytes) -> Page | InputError | None:
    """The page of a record; `None` if it holds none."""
    record, content = taken.record, taken.content
    try:
        if content is None:
            assert source is not None, "it is an archive here"
            content = source.read_at(record.offset, record.length)
        return read_record(content, f"{taken.path}#{record.number}")
    except InputError as error:
        return error


def _batches(path: str, records: Sequence[Record]) -> Iterator[list[RecordBytes]]:
    """The records, as many as are read together. Those of another machine come with their bytes: the readers of Daft
    have threads, which a forked process lacks."""
    with ExitStack() as stack:
        source = stack.enter_context(ArchiveSource(path)) if is_remote(path) else None
        batch: list[RecordBytes] = []
        for record in records:
            content = source.read_at(record.offset, record.length) if source else None
            batch.append(RecordBytes(path, record, content))
            if len(batch) == BATCH_PAGES or sum(each.record.size for each in batch) >= BATCH_BYTES:
                yield batch
                batch = []
        if batch:
            yield batch


def _allowance(taken: Sequence[RecordBytes], each: PageLimits) -> PageLimits:
    size = sum(one.record.size for one in taken)
    return replace(each, seconds=each.seconds + MEGABYTE_SECONDS * size / (1 << 20))


def _write(shard: Shard, folder: CrawlFolder, readings: Iterable[tuple[RecordBytes, RecordRows | Lost]]) -> ShardReport:
    """Write the file of a shard and its part of the quarantine."""
    rows: list[dict[str, Any]] = []
    lost: list[dict[str, Any]] = []
    count = figures = without = unwanted = 0
    for taken, outcome in readings:
        count += 1
        if isinstance(outcome, Lost):
            lost.append(asdict(taken.origin) | {"url": taken.record.url, "reason": outcome.reason})
            rows.append(error_row(taken.origin, f"quarantine: analysing it {outcome.reason}"))
            continue
        rows += outcome.rows
        figures += outcome.figures
        unwanted += outcome.reading.unwanted
        if outcome.reading.error is not None:
            without += 1
            rows.append(error_row(taken.origin, outcome.reading.error))
    if lost:
        write_whole(folder.quarantine / f"{shard.name}.jsonl", b"".join(msgspec.json.encode(x) + b"\n" for x in lost))
    report = ShardReport(
        name=shard.name,
        records=count,
        articles=sum(row["error"] is None for row in rows),
        figures=figures,
        without=without,
        unwanted=unwanted,
        quarantined=len(lost),
    )
    _write_table(rows, report, shard.file(folder))
    clear_attempts(shard, folder)
    return report


def _write_table(rows: Sequence[dict[str, Any]], report: ShardReport, path: Path) -> None:
    unfinished = temporary(path)
    table = to_table(rows).replace_schema_metadata({_REPORT: msgspec.json.encode(report)})
    try:
        library("pyarrow.parquet", "scale").write_table(table, unfinished, compression="zstd")
        finish(unfinished, path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def report_in(path: Path) -> ShardReport:
    """The report that the file of a shard holds."""
    metadata = library("pyarrow.parquet", "scale").read_metadata(path).metadata
    return msgspec.json.decode(metadata[_REPORT], type=ShardReport)
