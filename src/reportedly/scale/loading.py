"""Puts pages of a crawl into a workspace: what was found is taken from the shards, the bytes from their archives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.inputs.archives import read_record
from reportedly.model import Page
from reportedly.optional import library
from reportedly.reading import PageReading
from reportedly.scale.rows import analysis_of, to_rows
from reportedly.scale.settings import CrawlFolder, CrawlSettings
from reportedly.scale.sources import ArchiveSource
from reportedly.store import ArticleShelf, Store
from reportedly.stories import StoryIndex
from reportedly.workspace.ledgers import Ledgers
from reportedly.workspace.reading import Intake, Known


def load(
    folder: CrawlFolder, settings: CrawlSettings, records: Sequence[tuple[str, int]], database: Path
) -> Iterator[PageReading | Known]:
    """Each page as it is kept, in order of archives and records; a page that is there already comes as `Known`.

    The ledgers of the stories that changed are built at the end. To stop and to run again is safe.
    """
    with Store(database, create=True) as store:
        intake = Intake(store, StoryIndex(ArticleShelf(store)))
        yield from intake.take_readings(_readings(folder, records), settings.rules)
        Ledgers(store).build(intake.touched)


def _readings(folder: CrawlFolder, records: Sequence[tuple[str, int]]) -> Iterator[PageReading]:
    files = _files_by_archive(folder)
    for warc, wanted in groupby(records, lambda record: record[0]):
        offsets = {offset for _, offset in wanted}
        try:
            with ArchiveSource(warc) as source:
                for path in files.get(warc, ()):
                    for offset, rows in groupby(_rows(path, warc), lambda row: int(row["offset"])):
                        if offset in offsets:
                            yield _reading(source, list(rows))
        except InputError as error:
            yield PageReading(None, error=str(error))


def _files_by_archive(folder: CrawlFolder) -> dict[str, list[Path]]:
    """The shards of each archive, in order of their records."""
    parquet = library("pyarrow.parquet", "scale")
    found: dict[str, list[tuple[int, Path]]] = {}
    for path in folder.shards.glob("*.parquet"):
        first = parquet.ParquetFile(path).read(columns=["warc", "offset"]).slice(0, 1).to_pylist()
        for row in first:
            found.setdefault(row["warc"], []).append((row["offset"], path))
    return {warc: [path for _, path in sorted(paths)] for warc, paths in found.items()}


def _rows(path: Path, warc: str) -> list[dict[str, Any]]:
    table = library("pyarrow.parquet", "scale").read_table(path)
    return [row for row in to_rows(table) if row["warc"] == warc and row["error"] is None]


def _reading(source: ArchiveSource, rows: Sequence[dict[str, Any]]) -> PageReading:
    """A page with what was found on it; an error if its archive does not have it any more."""
    first = rows[0]
    name = f"{first['warc']}#{first['record']}"
    page: Page | None = None
    with suppress(InputError):
        page = read_record(source.read_at(first["offset"], first["length"]), name)
    if page is None or page.sha256 != first["page"]:
        return PageReading(None, error=f"{name}: the archive has other bytes there now; crawl it again")
    return PageReading(page, tuple(map(analysis_of, rows)))
