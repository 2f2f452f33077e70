"""Revisit records: a page was the same as in an earlier record, which may be in another archive (ISO 28500, 6.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.scale.engine import Engine, start
from reportedly.scale.index import PAGES, ArchiveIndex


@dataclass(frozen=True, slots=True)
class Revisits:
    """How many revisit records name a page that is in the archives, and how many do not, with one of these."""

    found: int = 0
    missing: int = 0
    such_as: str | None = None


def join_revisits(indexes: Sequence[ArchiveIndex], engine: Engine) -> Revisits:
    """Find the pages of all revisit records, by the digest of their bytes, else by address."""
    visits = [
        {"digest": each.digest, "url": each.refers or each.url}
        for index in indexes
        for each in index.records
        if each.kind == "revisit"
    ]
    if not visits:
        return Revisits()
    daft = start(engine)
    pages = [(each.digest, each.url) for index in indexes for each in index.records if each.kind in PAGES]
    digests = daft.from_pydict({"digest": [digest for digest, _ in pages]}).drop_null("digest").distinct()
    urls = daft.from_pydict({"url": [url for _, url in pages]}).drop_null("url").distinct()
    frame = daft.from_pylist(visits)
    missing = frame.join(digests, on="digest", how="anti").join(urls, on="url", how="anti").to_pydict()["url"]
    return Revisits(len(visits) - len(missing), len(missing), min((each for each in missing if each), default=None))
