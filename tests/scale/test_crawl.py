"""A crawl finds what plain reading finds, also if workers are killed, records kill them, or bytes are damaged."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

pytest.importorskip("daft", reason="the extra `scale` is not installed")

from crawls import articles_in, command, digest_in, digest_of_extract, run_alone, shard_rows
from generated_archives import Told, pages, write_archive
from poisoned_model import NAME, POISON, install

from reportedly.engines import PageLimits
from reportedly.scale.crawling import begin_crawl
from reportedly.scale.index import index_of
from reportedly.scale.settings import make_settings
from reportedly.scale.shards import ATTEMPTS, halves, left_to_do, mark_attempt, shards_of
from reportedly.scale.worker import read_shard
from reportedly_cli import Run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]  # Daft leaves the pipes of its workers to the garbage collector

GOOD, MIXED = 40, 20


@dataclass(frozen=True)
class Crawled:
    good: Path
    archive: Path
    out: Path
    poisoned: list[int]
    told: str
    models: Path


def poisoned_pages() -> list[Told]:
    found = list(pages(MIXED, GOOD))
    for at, word in zip((3, 11, 19), POISON, strict=True):
        old = found[at]
        found.insert(
            at, Told(old.event, old.day, f"{old.url}?{word}", old.html.replace("</p>", f" {word} fell.</p>", 1))
        )
    return found


def udf_workers(parent: int) -> list[int]:
    """The worker processes that a crawl has started."""
    found = []
    for path in Path("/proc").iterdir():
        try:
            words = (path / "cmdline").read_bytes().split(b"\0")
            ours = int((path / "stat").read_text().rpartition(")")[2].split()[1]) == parent
        except (OSError, ValueError, IndexError):
            continue
        if ours and b"daft.execution.udf_worker" in words:
            found.append(int(path.name))
    return found


def kill_a_worker(crawl: subprocess.Popen[str], out: Path) -> bool:
    """Kill a worker that has begun a shard; false if the crawl ended before."""
    while crawl.poll() is None:
        if list((out / "attempts").glob("*/*.1")):
            for worker in udf_workers(crawl.pid)[:1]:
                os.kill(worker, signal.SIGKILL)
                return True
        time.sleep(0.02)
    return False


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """A crawl of 60 pages in two archives and of 3 poisonous ones; one record is damaged, and one worker killed."""
    folder = tmp_path_factory.mktemp("crawled")
    models = folder / "models"
    install(models)
    good, archive, out = folder / "good.warc.gz", folder / "bad.warc.gz", folder / "out"
    write_archive(good, pages(GOOD))
    mixed = poisoned_pages()
    offsets = write_archive(archive, [*mixed, next(pages(1, 400))])
    with archive.open("r+b") as stream:  # damage the last record, and the first bytes of another one after it
        stream.seek(offsets[-1] + 200)
        stream.write(b"\0" * 40)
    with archive.open("ab") as stream:
        writer = WARCWriter(stream, gzip=True)
        digest = {"WARC-Payload-Digest": "sha1:NOWHERE", "WARC-Refers-To-Target-URI": mixed[0].url}
        for headers in (digest, {"WARC-Payload-Digest": "sha1:NOWHERE2"}):
            writer.write_record(
                writer.create_warc_record(
                    "https://old.example/", "revisit", io.BytesIO(b""), 0, warc_headers_dict=headers
                )
            )
    line, environment = command(
        "crawl", good, archive, "--out", out, "--shard", "16", "--jobs", "2", "--model", NAME, path=models
    )
    crawl = subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert kill_a_worker(crawl, out)
    told, _ = crawl.communicate(timeout=300)
    assert crawl.returncode == 0, told
    poisoned = [offset for offset, each in zip(offsets, mixed, strict=False) if "poison" in each.url]
    return Crawled(good, archive, out, poisoned, told, models)


def test_all_good_pages_are_read_as_plain_reading_reads_them(crawled: Crawled) -> None:
    assert len({row["text"] for row in articles_in(crawled.out)}) == len(articles_in(crawled.out)) == GOOD + MIXED
    assert digest_in(crawled.out, crawled.good) == digest_of_extract(crawled.good)
    assert "63 records, 60 articles" in crawled.told


def test_what_ends_its_worker_is_put_in_quarantine_with_its_offset(crawled: Crawled) -> None:
    lines = [
        json.loads(line)
        for path in (crawled.out / "quarantine").rglob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    assert sorted(each["offset"] for each in lines) == crawled.poisoned
    assert "3 records in quarantine" in crawled.told
    assert {row["error"].split(":")[0] for row in shard_rows(crawled.out) if row["error"]} == {"quarantine"}


def test_a_killed_worker_and_damage_are_told(crawled: Crawled) -> None:
    assert "a worker was ended" in crawled.told
    assert "1 stretch of damaged bytes left out" in crawled.told
    assert "1 record of pages that are in these archives already" in crawled.told
    assert "1 page kept in an earlier archive, such as https://old.example/" in crawled.told


def test_what_is_done_is_not_read_again(crawled: Crawled) -> None:
    before = {path: path.stat().st_mtime_ns for path in crawled.out.rglob("*.parquet")}
    archives = (crawled.good, crawled.archive)
    told = run_alone("crawl", *archives, "--out", crawled.out, "--shard", "16", "--model", NAME, path=crawled.models)
    assert "0 records" in told and "63 records read before" in told
    assert {path: path.stat().st_mtime_ns for path in crawled.out.rglob("*.parquet")} == before
    assert not list(crawled.out.rglob("*.tmp")) and not list((crawled.out / "attempts").glob("*/*"))


def test_a_shard_that_ends_its_workers_is_halved_until_the_record_is_alone(tmp_path: Path) -> None:
    archive = tmp_path / "four.warc.gz"
    write_archive(archive, pages(4))
    settings = make_settings(shard_records=4)
    folder = begin_crawl(tmp_path / "out", settings)
    index = index_of(str(archive), folder.index)
    (shard,) = shards_of(index, 4)
    for _ in range(ATTEMPTS):
        assert list(left_to_do(index, shard, folder)) == [shard]
        mark_attempt(shard, folder)
    first, second = halves(index, shard)
    assert list(left_to_do(index, shard, folder)) == [first, second]
    for _ in range(ATTEMPTS):
        mark_attempt(second, folder)
    alone = halves(index, second)[1]
    for _ in range(ATTEMPTS):
        mark_attempt(alone, folder)
    left = list(left_to_do(index, shard, folder))
    assert [each.count for each in left] == [2, 1, 1]
    reports = [read_shard(each, folder, settings) for each in left]
    assert [each.quarantined for each in reports] == [0, 0, 1]
    assert sum(each.articles for each in reports) == 3
    assert list(left_to_do(index, shard, folder)) == []


def test_a_record_that_takes_too_long_is_put_in_quarantine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "models")
    monkeypatch.syspath_prepend(str(tmp_path / "models"))
    two = list(pages(2))
    hanging = Told(9, two[0].day, "https://h.example/", two[0].html.replace("</p>", " hangpoison.</p>", 1))
    archive = tmp_path / "three.warc.gz"
    write_archive(archive, [two[0], hanging, two[1]])
    settings = make_settings(NAME)
    folder = begin_crawl(tmp_path / "out", settings)
    (shard,) = shards_of(index_of(str(archive), folder.index), 10)
    report = read_shard(shard, folder, settings, PageLimits(seconds=2, memory=1 << 30))
    assert (report.articles, report.quarantined) == (2, 1)
    (reason,) = [row["error"] for row in shard_rows(tmp_path / "out") if row["error"]]
    assert "took longer than" in reason


def test_a_full_disk_is_told_and_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "two.warc.gz"
    write_archive(archive, pages(2))
    settings = make_settings()
    folder = begin_crawl(tmp_path / "out", settings)
    (shard,) = shards_of(index_of(str(archive), folder.index), 10)

    def no_space(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("reportedly.scale.worker.finish", no_space)
        report = read_shard(shard, folder, settings)
    assert report.full and report.error is not None and "No space left" in report.error
    assert not list(folder.shards.iterdir()) and not list(folder.attempts.iterdir())
    assert read_shard(shard, folder, settings).articles == 2


def test_only_what_is_wanted_is_read(tmp_path: Path) -> None:
    french = (
        '<html lang="fr"><head><title>Une crue</title></head><body><article><h1>Une crue à Corvale</h1>'
        "<p>La rivière est sortie de son lit dans la nuit de lundi à mardi, et douze personnes sont mortes, a dit le "
        "maire de la ville, qui a demandé de l'aide aux communes voisines et au gouvernement.</p>"
        "<p>Les secours cherchent encore plusieurs habitants dans les maisons du bas de la ville, ont dit les "
        "pompiers, et l'école restera fermée toute la semaine.</p></article></body></html>"
    )
    thin = (
        "<html><head><title>Where we are</title></head><body><article><h1>Where we are</h1>"
        "<p>The office at the harbour is open from nine to five on all days but Sunday.</p>"
        "<p>Letters reach us at the old mill by the river, and parcels at the side door.</p></article></body></html>"
    )
    first = next(pages(1))
    archive = tmp_path / "mixed.warc"
    others = [Told(1, first.day, f"https://x.example/{n}", html) for n, html in enumerate((french, thin))]
    write_archive(archive, [first, *others], packed=False)
    settings = make_settings(languages=("en",), news=True)
    folder = begin_crawl(tmp_path / "out", settings)
    (shard,) = shards_of(index_of(str(archive), folder.index), 10)
    report = read_shard(shard, folder, settings)
    assert (report.articles, report.unwanted) == (1, 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "there is no archive to crawl"),
        (b"# archives\n\nno-such.warc.gz\n", "list.txt:3: there is no file 'no-such.warc.gz'"),
        (b"\xff\xfe\x00", "is neither an archive in WARC nor a list"),
    ],
)
def test_what_is_no_archive_is_said_in_one_line(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "list.txt").write_bytes(content)
    done = run("crawl", "list.txt", "--out", "out")
    assert done.code == 1 and words in done.err and len(done.err.splitlines()) == 1


def test_a_plan_says_what_a_crawl_takes_and_reads_nothing(run: Run, tmp_path: Path) -> None:
    write_archive(tmp_path / "a.warc.gz", pages(20))
    done = run("crawl", "a.warc.gz", "--out", "out", "--plan", "--jobs", "2")
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert lines[0].startswith("20 records in ") and "measured on 20 records" in lines[1]
    assert "core-hours" in lines[2] and "by 2 workers" in lines[2]
    assert lines[3].startswith("20 articles, ") and "MB of memory a worker" in lines[4]
    assert not list((tmp_path / "out").rglob("*.parquet"))


@pytest.mark.parametrize(("module", "extra"), [("daft", "scale"), ("ray", "ray")])
def test_a_missing_library_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, extra: str
) -> None:
    write_archive(tmp_path / "a.warc.gz", pages(1))
    monkeypatch.setitem(sys.modules, module, None)
    done = run("crawl", "a.warc.gz", "--out", "out", "--engine", "ray", "--jobs", "3")
    assert done.code == 2
    assert done.err == f"reportedly: this needs the library {module}; install it: pip install 'reportedly[{extra}]'\n"
