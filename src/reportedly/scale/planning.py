"""What a crawl will take, from a sample of its records that is read and measured."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportedly.errors import InputError
from reportedly.optional import library
from reportedly.scale.crawling import CrawlPlan
from reportedly.scale.index import Record
from reportedly.scale.rows import article_row, to_table
from reportedly.scale.settings import CrawlSettings
from reportedly.scale.shards import page_records
from reportedly.scale.sources import ArchiveSource
from reportedly.scale.worker import Reading, RecordBytes, read_records

SAMPLE = 64
"""Records of the sample, taken at equal distances from all archives."""
BATCH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlCost:
    """What was measured on a sample of records, and what all of them take by it.

    `seconds` are those of computing for the sample, `articles` how many it has, `shard_bytes` what they take as
    Parquet, `memory` the most bytes that the process held.
    """

    records: int
    sampled: int
    articles: int
    seconds: float
    shard_bytes: int
    memory: int

    @property
    def core_hours(self) -> float:
        """Hours that one core works on all records."""
        return self._for_all(self.seconds) / 3600

    @property
    def all_articles(self) -> int:
        """Articles that are expected."""
        return round(self._for_all(self.articles))

    @property
    def all_bytes(self) -> int:
        """Bytes that all shards are expected to take."""
        return round(self._for_all(self.shard_bytes))

    def _for_all(self, measured: float) -> float:
        return self.records * measured / max(self.sampled, 1)


def measure_cost(plan: CrawlPlan, settings: CrawlSettings) -> CrawlCost:
    """Read a sample in this process and measure it; what the sample finds is not kept."""
    from reportedly.pipeline import load_stages

    load_stages(settings.model)
    sample = _sample(plan)
    begun = time.process_time()
    rows: list[dict[str, Any]] = []
    for path, records in sample:
        taken, readings = _read(path, records, settings)
        for each, reading in zip(taken, readings, strict=True):
            rows += [article_row(each.origin, analysis) for analysis in reading.analyses]
    written = BytesIO()
    library("pyarrow.parquet", "scale").write_table(to_table(rows), written, compression="zstd")
    return CrawlCost(
        records=plan.records,
        sampled=sum(len(records) for _, records in sample),
        articles=len(rows),
        seconds=time.process_time() - begun,
        shard_bytes=written.tell(),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10,
    )


def _sample(plan: CrawlPlan) -> list[tuple[str, list[Record]]]:
    """Records at equal distances, by archive, a batch at most together."""
    every = [(index.path, record) for index in plan.indexes for record in page_records(index)]
    chosen = every[:: max(1, len(every) // SAMPLE)][:SAMPLE]
    found: list[tuple[str, list[Record]]] = []
    for path, record in chosen:
        if not found or found[-1][0] != path or len(found[-1][1]) == BATCH:
            found.append((path, []))
        found[-1][1].append(record)
    return found


def _read(path: str, records: Sequence[Record], settings: CrawlSettings) -> tuple[list[RecordBytes], list[Reading]]:
    with suppress(InputError), ArchiveSource(path) as source:
        taken = [RecordBytes(path, each, source.read_at(each.offset, each.length)) for each in records]
        return taken, read_records(settings, taken)
    return [], []
