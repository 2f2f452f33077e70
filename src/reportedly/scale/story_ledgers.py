"""Ledgers of gathered stories: a bucket holds the articles of some stories, and becomes one file of ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Story, Tally
from reportedly.optional import library
from reportedly.scale.parts import files_in
from reportedly.scale.rows import analysis_of, to_rows
from reportedly.scale.whole_files import finish, temporary
from reportedly.wording.headlines import standing_headline

MOST_ARTICLES = 3_000
"""Number of articles of a story of which its ledger is built, the latest ones: a story that is larger is a subject."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """The articles of some stories, which stand in folders called `name` in those of `rows`, and the file of their
    ledgers."""

    rows: str
    name: str
    ledgers: str


@dataclass(frozen=True, slots=True)
class BucketReport:
    """How many stories a bucket has, and tallies."""

    stories: int
    tallies: int


def build_bucket(bucket: Bucket) -> BucketReport:
    """Build the ledgers of a bucket and write their file."""
    parquet = library("pyarrow.parquet", "scale")
    files = files_in(Path(bucket.rows), f"*/{bucket.name}/*.parquet")
    rows = [row for path in files for row in to_rows(parquet.ParquetFile(path).read())]
    by_story: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_story.setdefault(row["story"], []).append(row)
    found = [_ledger_row(story, by_story[story]) for story in sorted(by_story)]
    unfinished = temporary(Path(bucket.ledgers))
    parquet.write_table(library("pyarrow", "scale").Table.from_pylist(found, _schema()), unfinished, compression="zstd")
    finish(unfinished, Path(bucket.ledgers))
    return BucketReport(len(found), sum(len(each["tallies"]) for each in found))


def _ledger_row(number: int, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A story with its ledger; its title is a headline of now, as in a workspace."""
    analyses = sorted(map(analysis_of, rows), key=_age)
    days = [each.article.issued.day for each in analyses if each.article.issued]
    told = sorted((each.article for each in analyses), key=lambda article: article.issued is not None)
    title = standing_headline([article.title for article in told if article.title]) or told[-1].doc
    first, last = min(days, default=None), max(days, default=None)
    kept = analyses[-MOST_ARTICLES:]
    story = Story(id=number, title=title, docs=tuple(each.article.doc for each in kept), first=first, last=last)
    ledger = build_ledger(story, kept)
    return {
        "story": number,
        "title": title,
        "first": first,
        "last": last,
        "articles": len(analyses),
        "tallies": [_tally_row(each) for each in ledger.tallies],
        "ledger": msgspec.json.encode(ledger).decode(),
    }


def _age(analysis: Analysis) -> tuple[bool, str, str, str]:
    issued = analysis.article.issued
    return issued is None, issued.day if issued else "", issued.value if issued else "", analysis.article.doc


def _tally_row(tally: Tally) -> dict[str, Any]:
    low, high = tally.standing or (None, None)
    own = {name: getattr(tally, name) for name in ("measure", "unit", "what", "place", "also")}
    return {"tally": tally.id, **own, "low": low, "high": high, "entries": len(tally.entries)}


def _schema() -> Any:
    arrow = library("pyarrow", "scale")
    text, whole, number = arrow.string(), arrow.int64(), arrow.float64()
    tally = {
        "tally": text, "measure": text, "unit": text, "what": text, "place": text, "also": arrow.bool_(),
        "low": number, "high": number, "entries": whole,
    }  # fmt: skip
    return arrow.schema(
        [
            ("story", whole), ("title", text), ("first", text), ("last", text), ("articles", whole),
            ("tallies", arrow.list_(arrow.struct(list(tally.items())))), ("ledger", text),
        ]
    )  # fmt: skip
