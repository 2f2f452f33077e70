"""What is forgotten is gone: from ledgers, searches, corrections and bytes; the rest stays as if it had never been."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from reportedly_cli import EXAMPLES, Run

pytestmark = pytest.mark.slow

PAGE = """<html><body><article><h1>{0} floods kill {1}</h1>
<p>{2} said {1} people were killed in {0} when the river rose.</p>
<p>Roads into the town were cut for most of the day, and volunteers carried water and blankets across the bridge.</p>
<p>Schools stay closed until the end of the week, the town hall wrote in a notice that hung on its doors.</p></article>
</body></html>"""
TEXTS = {"one": ("Alderby", 12, "The mayor"), "two": ("Alderby", 31, "Zora Hapax"), "three": ("Alderby", 40, "Police")}


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    for name, values in TEXTS.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(*values))
        assert run("read", f"{name}.html", "--saved", "2025-09-01").code == 0
    found = [str(story["story"]) for story in stories(run)]
    if len(found) > 1:
        assert run("correct", "merge-stories", *found).code == 0
    return run


def stories(run: Run) -> list[dict[str, Any]]:
    return json.loads(run("stories", "--format", "json").out)  # type: ignore[no-any-return]


def rows(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as connection, connection:
        tables = ("pages", "articles", "figures", "statements", "placings", "leading_terms", "stories", "corrections")
        return {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}


def test_nothing_of_it_is_left(workspace: Run, tmp_path: Path) -> None:
    assert workspace("correct", "wrong", "two.html", "0", "--note", "hearsay").code == 0
    assert "Hapax" in workspace("ledger", "--statements").out + workspace("statements").out
    outcome = workspace("forget", "two.html")
    assert outcome.code == 0 and outcome.out.endswith(" and 1 page taken out\n")
    assert "Hapax" not in workspace("ledger", "--statements").out + workspace("statements").out
    assert workspace("show", "two.html").code == 2
    assert "hearsay" not in workspace("correct", "list", "--format", "jsonl").out
    assert rows(tmp_path / "reportedly.db")["articles"] == 2
    for name in ("reportedly.db", "reportedly.db-wal"):
        assert not (tmp_path / name).exists() or b"Zora Hapax" not in (tmp_path / name).read_bytes()


def test_the_archive_stays_readable_and_grows(workspace: Run, tmp_path: Path) -> None:
    assert workspace("forget", "two.html").code == 0
    (archive,) = (tmp_path / "reportedly.db.pages").glob("*.warc.gz")

    def contents() -> list[bytes]:
        with archive.open("rb") as stream:
            return [record.content_stream().read() for record in ArchiveIterator(stream)]

    kept = [PAGE.format(*TEXTS[name]).encode() for name in ("one", "three")]
    assert contents() == kept
    assert workspace("forget", "three.html").code == 0
    assert workspace("read", "two.html").code == 0
    assert contents() == [kept[0], PAGE.format(*TEXTS["two"]).encode()]
    assert [len(story["articles"]) for story in stories(workspace)] in ([2], [1, 1])


def test_a_workspace_without_it_is_as_if_it_had_not_been_read(workspace: Run, tmp_path: Path) -> None:
    assert workspace("read", "one.html", "--db", "other.db", "--saved", "2025-09-01").code == 0
    for name in ("two.html", "three.html"):
        assert workspace("forget", name).code == 0
    assert rows(tmp_path / "reportedly.db") == rows(tmp_path / "other.db")
    assert workspace("ledger").out == workspace("ledger", "--db", "other.db").out


def test_a_page_with_other_articles_stays_unless_all_go(run: Run, tmp_path: Path) -> None:
    assert run("read", EXAMPLES / "dump.txt").code == 0
    docs = [doc for story in stories(run) for doc in story["articles"]]
    assert len(docs) == 3
    outcome = run("forget", docs[0])
    assert outcome.code == 0 and "0 pages taken out" in outcome.out and "the page stays" in outcome.out
    assert run("forget", docs[0]).code == 2
    assert sorted(doc for story in stories(run) for doc in story["articles"]) == sorted(docs[1:])
    assert rows(tmp_path / "reportedly.db")["pages"] == 1
    assert run("forget", docs[1], "--page").out.startswith("2 articles, ")
    assert set(rows(tmp_path / "reportedly.db").values()) == {0}
