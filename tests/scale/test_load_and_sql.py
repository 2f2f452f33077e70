"""What is loaded from a crawl is the workspace that reading makes; SQL answers over shards and reads no other file."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="the extra `scale` is not installed")

import crawls
from generated_archives import pages, write_archive

from reportedly_cli import Run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]  # Daft leaves the pipes of its workers to the garbage collector

COUNT = 15


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive and its crawl `out`, by hand: no engine is needed."""
    folder = tmp_path_factory.mktemp("crawl")
    archive = folder / "a.warc.gz"
    write_archive(archive, pages(COUNT))
    crawls.crawl(archive, folder / "out", 4)
    return folder


def rows(database: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        return connection.execute(question).fetchall()


def test_a_loaded_workspace_is_the_one_that_reading_makes(run: Run, crawl: Path) -> None:
    assert run("read", crawl / "a.warc.gz", "--db", "read.db").code == 0
    done = run("load", crawl / "out", "--all", "--db", "loaded.db")
    assert f"{COUNT} pages, {COUNT} articles" in done.out and done.code == 0
    for question in (
        "select doc, digest, rules, story_id from articles order by doc",
        "select sha256, url, name from pages order by name",
        "select id, title from stories order by id",
    ):
        assert rows(Path("loaded.db"), question) == rows(Path("read.db"), question)
    assert run("ledger", "1", "--db", "loaded.db").out == run("ledger", "1", "--db", "read.db").out
    assert f"{COUNT} pages known already" in run("load", crawl / "out", "--all", "--db", "loaded.db").out
    assert run("verify", "--db", "loaded.db").code == 0


def test_only_what_is_asked_for_is_loaded(run: Run, crawl: Path) -> None:
    town = json.loads(
        run(
            "sql",
            "select split(title, ' ')[1] as town from articles limit 1",
            "--crawl",
            crawl / "out",
            "--format",
            "jsonl",
        ).out
    )["town"]
    done = run("load", crawl / "out", "--about", f"{town} killed", "--db", "about.db")
    assert done.code == 0 and done.out.startswith(("5 pages", "4 pages", "3 pages", "2 pages", "1 page"))
    assert run("load", crawl / "out", "--since", "2031-01-01", "--db", "none.db").out.startswith("0 pages")
    assert "say what to load" in run("load", crawl / "out", "--db", "none.db").err
    assert "has no stories yet" in run("load", crawl / "out", "--story", "1", "--db", "none.db").err


def test_pages_whose_archive_changed_are_named(run: Run, crawl: Path, tmp_path: Path) -> None:
    archive = crawl / "a.warc.gz"
    bytes_before = archive.read_bytes()
    try:
        archive.write_bytes(bytes_before[:300] + b"\0" * 300 + bytes_before[600:])
        done = run("load", crawl / "out", "--all", "--db", "changed.db")
    finally:
        archive.write_bytes(bytes_before)
    assert done.code == 1 and f"{archive}#1: the archive has other bytes there now" in done.err
    assert done.out.startswith(f"{COUNT - 1} pages")


def test_questions_in_sql(run: Run, crawl: Path) -> None:
    done = run(
        "sql",
        "select count(*) as n, count(distinct doc) as docs from figures",
        "--crawl",
        crawl / "out",
        "--format",
        "csv",
    )
    total = rows_of_figures(crawl)
    assert done.out.splitlines() == ["n,docs", f"{total},{COUNT}"]
    speakers = run("sql", "select distinct speaker from statements", "--crawl", crawl / "out").out
    assert len(speakers.splitlines()) > 3
    sentence = run("sql", "select sentence from figures limit 1", "--crawl", crawl / "out", "--format", "jsonl").out
    assert json.loads(sentence)["sentence"][0].isalnum() and len(json.loads(sentence)["sentence"]) > 30


def rows_of_figures(crawl: Path) -> int:
    from crawls import articles_in

    return sum(len(row["figures"]) for row in articles_in(crawl / "out"))


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_csv('/etc/passwd')",
        "copy articles to '/tmp/stolen.csv'",
        "select * from nowhere",
        "set enable_external_access = true",
        "attach '/tmp/other.db'",
    ],
)
def test_no_question_reads_or_writes_elsewhere(run: Run, crawl: Path, question: str) -> None:
    done = run("sql", question, "--crawl", crawl / "out")
    assert done.code == 2 and done.err.startswith("reportedly: DuckDB: ") and len(done.err.splitlines()) == 1


def test_a_folder_without_a_crawl_is_said(run: Run, tmp_path: Path) -> None:
    assert "there is no crawl" in run("load", tmp_path, "--all").err
    assert "there is no crawl" in run("sql", "select 1", "--crawl", tmp_path).err
