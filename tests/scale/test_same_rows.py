"""Every way to read gives the same articles: this machine, Ray with a worker killed, one process, and plain reading."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="the extra `scale` is not installed")

import pyarrow as pa
from crawls import command, crawl, digest_in, digest_of_extract, needs_ray, run_alone, shard_rows
from generated_archives import pages, write_archive

from reportedly.scale.rows import Origin, error_row, schema, to_rows, to_table

pytestmark = pytest.mark.slow

COUNT = 60


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("same") / "a.warc.gz"
    write_archive(path, pages(COUNT))
    return path


@pytest.fixture(scope="module")
def plain(archive: Path) -> tuple[int, str]:
    """How many articles plain reading finds, and their digest."""
    return digest_of_extract(archive)


def test_one_process_without_an_engine(archive: Path, plain: tuple[int, str], tmp_path: Path) -> None:
    crawl(archive, tmp_path, 25)
    assert plain[0] == COUNT
    assert digest_in(tmp_path) == plain


def test_rows_are_the_table_that_pyarrow_makes_of_them(archive: Path, tmp_path: Path) -> None:
    crawl(archive, tmp_path, COUNT)
    origin = Origin(warc="a.warc.gz", offset=0, length=1, record=1)
    rows = [*shard_rows(tmp_path), error_row(origin, "no article")]
    made = to_table(rows)
    made.validate(full=True)
    assert made.equals(pa.Table.from_pylist(rows, schema=schema()))
    assert to_rows(made) == to_rows(pa.Table.from_pylist(rows, schema=schema()))
    assert to_table([]).equals(pa.Table.from_pylist([], schema=schema()))


def workers_of(home: Path) -> list[int]:
    """The actors of Ray that work on a crawl: processes whose cluster was started with `home` as its folder."""
    found = []
    for path in Path("/proc").iterdir():
        try:
            words = (path / "cmdline").read_text("utf-8").split("\0")[0]
            ours = str(home) in (path / "environ").read_text("utf-8", "replace")
        except OSError:
            continue
        if words.startswith("ray::") and "UDFActor" in words and ours:
            found.append(int(path.name))
    return found


@needs_ray
def test_ray_with_a_worker_killed(archive: Path, plain: tuple[int, str], tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    out = tmp_path / "out"
    line, environment = command("crawl", archive, "--out", out, "--engine", "ray", "--jobs", "2", "--shard", "10")
    environment |= {"HOME": str(home)}
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(line, env=environment, stdout=log, stderr=subprocess.STDOUT)
        killed = False
        while process.poll() is None and not killed:
            if list((out / "attempts").glob("*/*.1")):
                for worker in workers_of(home)[:1]:
                    os.kill(worker, signal.SIGKILL)
                    killed = True
            time.sleep(0.05)
        assert process.wait(timeout=400) == 0, (tmp_path / "log").read_text()
    assert killed
    assert digest_in(out) == plain
    assert not list(home.iterdir()), "Ray keeps nothing in the user's home"
    assert run_alone("crawl", archive, "--out", out, "--shard", "10").startswith("0 records")
