"""What tests of crawls share: the command in a process of its own, and what stands in its shards."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from reportedly.api import extract
from reportedly.scale.crawling import begin_crawl
from reportedly.scale.index import index_of
from reportedly.scale.rows import analysis_of, digest_of, digest_of_all, to_rows
from reportedly.scale.settings import make_settings
from reportedly.scale.shards import shards_of
from reportedly.scale.worker import read_shard

SOURCES = Path(__file__).parents[2] / "src"
needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: pip install 'reportedly[ray]'")


def crawl(archive: Path, out: Path, size: int) -> Path:
    """A crawl without an engine, in shards of so many records, the last one first."""
    settings = make_settings(shard_records=size)
    folder = begin_crawl(out, settings)
    for shard in reversed(list(shards_of(index_of(str(archive), folder.index), size))):
        assert read_shard(shard, folder, settings).error is None
    return out


def command(*arguments: str | Path, path: Path | None = None) -> tuple[list[str], dict[str, str]]:
    """The command line and the environment of `reportedly`; `path` has more to import."""
    folders = [str(SOURCES), *([str(path)] if path else [])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(folders), "PYTHONWARNINGS": "ignore"}
    return [sys.executable, "-m", "reportedly", *map(str, arguments)], environment


def run_alone(*arguments: str | Path, path: Path | None = None, seconds: float = 300) -> str:
    """What the command writes, in a process of its own."""
    line, environment = command(*arguments, path=path)
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=seconds, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def shard_rows(out: Path) -> list[dict[str, Any]]:
    """All rows of the shards of a crawl."""
    return [row for path in sorted((out / "shards").rglob("*.parquet")) for row in to_rows(pq.read_table(path))]


def articles_in(out: Path) -> list[dict[str, Any]]:
    return [row for row in shard_rows(out) if row["error"] is None]


def digest_in(out: Path, archive: Path | None = None) -> tuple[int, str]:
    """How many articles a crawl has, of one archive or of all, and their digest, from what the shards hold."""
    found = [row for row in articles_in(out) if archive is None or row["warc"] == str(archive)]
    assert [digest_of(analysis_of(row)) for row in found] == [row["digest"] for row in found]
    return len(found), digest_of_all(row["digest"] for row in found)


def digest_of_extract(*archives: Path) -> tuple[int, str]:
    """The same of what plain reading of archives gives."""
    analyses = [each for reading in extract([str(path) for path in archives]) for each in reading.analyses]
    return len(analyses), digest_of_all(map(digest_of, analyses))
