"""Shards of many articles, made of a few that were crawled: other names, words, days and signatures, the same texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.parquet as pq
from tests.scale.generated_archives import pages, write_archive

from reportedly.scale.crawling import begin_crawl
from reportedly.scale.index import index_of
from reportedly.scale.settings import make_settings
from reportedly.scale.shards import shards_of
from reportedly.scale.worker import read_shard

BASE = 100
"""Articles that are really read: 20 events of five articles, one of which copies another."""
COMMON = 3
"""One term of so many is in the articles of all rounds: words of all news."""


def write_shards(home: Path, articles: int) -> Path:
    """A crawl folder of so many articles, a multiple of `BASE`."""
    archive, out = home / "base.warc.gz", home / "out"
    write_archive(archive, pages(BASE))
    settings = make_settings(shard_records=BASE)
    folder = begin_crawl(out, settings)
    (shard,) = shards_of(index_of(str(archive), folder.index), BASE)
    report = read_shard(shard, folder, settings)
    assert report.articles == BASE, report
    base = pq.read_table(shard.file(folder))
    names = ("doc", "terms", "signature", "published", "title")
    columns = {name: base.column(name).to_pylist() for name in names}
    for number in range(1, articles // BASE):
        varied = _varied(columns, number)
        table = base
        for name in names:
            place = base.schema.get_field_index(name)
            field = base.schema.field(place)
            table = table.set_column(place, field, pa.array(varied[name], field.type))
        pq.write_table(table, folder.shards / f"round-{number:06}.parquet", compression="zstd")
    return out


def _varied(columns: dict[str, list[Any]], number: int) -> dict[str, list[Any]]:
    """The columns of another round: other events, on other days."""
    return {
        "doc": [f"{doc}-{number}" for doc in columns["doc"]],
        "terms": [[_term(term, number) for term in terms] for terms in columns["terms"]],
        "signature": [_signature(each, number) for each in columns["signature"]],
        "published": [each | {"value": _later(each["value"], number)} for each in columns["published"]],
        "title": [f"{title} ({number})" for title in columns["title"]],
    }


def _term(term: str, number: int) -> str:
    return term if crc32(term.encode()) % COMMON == 0 else f"{term}{number}"


def _signature(places: Sequence[int], number: int) -> list[int]:
    """Another signature; two that were equal at a place still are."""
    return [(place * 2654435761 + number * 40503) % (1 << 32) for place in places]


def _later(value: str, days: int) -> str:
    """A moment so many days later, within two years."""
    return f"{date.fromisoformat(value[:10]) + timedelta(days=days % 700)}{value[10:]}"
