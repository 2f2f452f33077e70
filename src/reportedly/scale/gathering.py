"""Gathers the shards of a crawl into stories with their ledgers, step by step; what is done is not done again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reportedly.errors import ReportedlyError, UsageError
from reportedly.rules import building_rules
from reportedly.scale.candidates import find_edges
from reportedly.scale.engine import Engine, WorkerEnded, start
from reportedly.scale.near_copies import find_heads
from reportedly.scale.parts import sort_into_parts, written
from reportedly.scale.settings import CrawlFolder
from reportedly.scale.story_groups import find_stories
from reportedly.scale.story_ledgers import Bucket, BucketReport, build_bucket
from reportedly.scale.vector_files import VectorFiles, chunks_of, make_vectors
from reportedly.scale.vector_table import write_table
from reportedly.scale.whole_files import write_whole

BUCKET_ARTICLES = 2_000
"""Number of articles whose ledgers one worker builds at a time: about 200 MB."""
ROUNDS = 3
"""Number of times that ledgers are asked for, should workers be killed."""


@dataclass(frozen=True, slots=True)
class GatherStep:
    """What is done, in words, and how far: `done` of `all`."""

    name: str
    done: int = 0
    all: int = 1


def gather(folder: CrawlFolder, engine: Engine) -> Iterator[GatherStep]:
    """Gather, telling each step before it begins. Raises `UsageError` if nothing was crawled."""
    files = sorted(str(each) for each in folder.shards.glob("*.parquet"))
    if not files:
        raise UsageError(f"{folder.out}: has no shards that are done; run `reportedly crawl` to its end")
    home, work = folder.gathered, folder.gathered / "work"
    _begin(home, files)
    if (home / "done").exists():
        return
    yield GatherStep("weighing words")
    vectors = make_vectors(files, work / "vectors", engine)
    table = write_table(vectors, work / "table")
    yield GatherStep("looking for near-copies")
    heads = written(work / "heads", lambda: find_heads(vectors, table, work, engine), engine).collect()
    yield GatherStep("comparing articles")
    edges = find_edges(vectors, table, heads, work, engine)
    yield GatherStep("grouping stories")
    stories = written(work / "stories", lambda: find_stories(vectors, table, edges, work, engine), engine)
    yield GatherStep("sorting articles by story")
    grouped = written(home / "grouped", lambda: _grouped(vectors, heads, stories, engine), engine)
    rows = work / "rows"
    plans = [partial(_rows, each, grouped, engine) for each in chunks_of(files)]
    sort_into_parts(rows, plans, lambda col: col("bucket"), "bucket", engine)
    yield from _ledgers(rows, home / "ledgers", engine)
    write_whole(home / "done", b"")
    shutil.rmtree(work, ignore_errors=True)


def _begin(home: Path, files: list[str]) -> None:
    """Begin anew if shards were added, or the rules that build ledgers changed."""
    state = hashlib.sha256("\n".join([building_rules(), *files]).encode()).hexdigest()
    kept = home / "state"
    if not kept.exists() or kept.read_text("utf-8") != state:
        shutil.rmtree(home, ignore_errors=True)
        write_whole(kept, state.encode())


def _grouped(vectors: VectorFiles, heads: Any, stories: Any, engine: Engine) -> Any:
    """A row for each article: doc, story, the article whose text it has, and its bucket."""
    col = start(engine).col
    docs = vectors.read("id", "doc")
    copies = heads.join(docs.select(col("id").alias("head"), col("doc").alias("copy_of")), on="head")
    buckets = max(1, -(-vectors.count // BUCKET_ARTICLES))
    return (
        docs.join(stories, on="id")
        .join(copies.select("id", "copy_of"), on="id", how="left")
        .select("doc", "story", "copy_of", (col("story") % buckets).alias("bucket"))
    )


def _rows(files: list[str], grouped: Any, engine: Engine) -> Any:
    """All that is in some shards of their articles, with story and bucket."""
    daft = start(engine)
    found = daft.read_parquet(files).where(daft.col("error").is_null())
    return found.join(grouped.select("doc", "story", "bucket"), on="doc")


def _ledgers(rows: Path, home: Path, engine: Engine) -> Iterator[GatherStep]:
    """Build the ledgers of each bucket, again if a worker is killed."""
    home.mkdir(exist_ok=True)
    names = sorted({each.name for each in rows.glob("*/bucket=*") if not each.parent.name.startswith(".")})
    every = [Bucket(str(rows), name, str(home / f"{name}.parquet")) for name in names]
    for _ in range(ROUNDS):
        left = [each for each in every if not Path(each.ledgers).exists()]
        if not left:
            return
        yield GatherStep("building ledgers", len(every) - len(left), len(every))
        try:
            for number, _ in enumerate(engine.run(build_bucket, left, BucketReport), 1):
                yield GatherStep("building ledgers", len(every) - len(left) + number, len(every))
        except WorkerEnded:
            continue
    if any(not Path(each.ledgers).exists() for each in every):
        raise ReportedlyError("workers end before ledgers are built; try with fewer --jobs, or with more memory free")
