"""`reportedly verify` finds what was flipped, cut or lost, and mends what the bytes or other rows can mend."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reportedly_cli import Run

pytestmark = pytest.mark.slow

PAGE = """<html><head><meta property="article:published_time" content="2025-09-0{1}"></head><body><article>
<h1>Ferry sinks off Exampleton, day {1}</h1><p>The ferry that sank off Exampleton killed {0} people, said Ada Example,
the mayor of the harbour town, on Monday evening.</p><p>The coast guard counted 40 survivors in two boats, and went on
to look for the others until it was dark.</p></article></body></html>"""


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    for number, dead in enumerate((12, 19, 22), 1):
        (tmp_path / f"day-{number}.html").write_text(PAGE.format(dead, number))
    assert run("read", *sorted(tmp_path.glob("*.html"))).code == 0
    assert run("ledger").code == 0
    return run


def change(sql: str) -> None:
    with closing(sqlite3.connect("reportedly.db")) as database:
        database.execute(sql)
        database.commit()


def records() -> Path:
    return Path("reportedly.db.pages/pages-00001.warc.gz")


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 16
    path.write_bytes(content)


def test_whole_workspace_has_no_damage(workspace: Run) -> None:
    outcome = workspace("verify")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "3 pages, 3 articles, 1 kept ledger checked: no damage\n"
    assert "2 pages, 2 articles, 1 kept ledger" in workspace("verify", "--sample", "2").out


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        (
            "update articles set text = replace(text, 'killed 19', 'killed 91')",
            "day-2.html, revision 1: what",
        ),
        ("update figures set low = 91, high = 91 where low = 19", "what was found in it is not what was written"),
        ("update figures set sentence = '[1, 2' where low = 12", "what was found in it is not what was written"),
        ("update statements set content_text = 'other words'", "what was found in it is not what was written"),
        ("update articles set digest = null, text = replace(text, 'boats', 'ships')", "text is not what its page says"),
        ("update figures set sentence_text = 'x' where low = 12", "what was found in it is not what was written"),
        ("delete from placings where article_id = 2", "day-2.html: is not placed among the stories"),
        ("update articles set current = 0 where id = 3", "day-3.html: not its last revision is the current one"),
        ("update stories set articles = 7 where id = 1", "story 1: its count or days are not those"),
        ("insert into articles_fts (articles_fts) values ('delete-all')", "the full-text index articles_fts"),
        ("update ledgers set ledger = cast(replace(ledger, '22', '23') as blob)", "story 1: its kept ledger is not"),
    ],
)
def test_damaged_rows_are_named_and_mended(workspace: Run, sql: str, words: str) -> None:
    before = workspace("ledger", "--format", "json").out
    change(sql)
    outcome = workspace("verify")
    assert outcome.code == 1
    assert words in outcome.err and "(--repair mends it)" in outcome.err
    mended = workspace("verify", "--repair")
    assert (mended.code, "mended: " in mended.out) == (0, True)
    assert workspace("verify").out.endswith("no damage\n")
    assert workspace("ledger", "--format", "json").out == before
    assert "killed 22" in workspace("ledger", "--sentences").out.replace("\n", " ")


def test_damaged_bytes_are_named_and_no_page_is_deleted(workspace: Run) -> None:
    flip(records(), 120)
    outcome = workspace("verify", "--repair")
    assert outcome.code == 1
    assert "day-1.html: " in outcome.err and "the saved bytes of this page are damaged" in outcome.err
    assert "not mended: " in outcome.err
    assert workspace("ledger").code == 0
    assert "3 pages, 3 articles" in workspace("verify").out


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: shutil.rmtree(path.parent)])
def test_lost_files_are_named_and_new_pages_are_read(workspace: Run, tmp_path: Path, harm: Callable) -> None:
    harm(records())
    assert workspace("verify").err.count("the saved bytes of this page are gone") == 3
    (tmp_path / "day-4.html").write_text(PAGE.format(25, 4))
    outcome = workspace("read", "day-4.html")
    assert outcome.code == 0
    assert "a new" in outcome.err and "reportedly verify" in outcome.err and "Traceback" not in outcome.err
    assert workspace("verify").err.count("gone") == 3


def test_pages_that_an_older_copy_of_the_database_does_not_know_are_taken_in(workspace: Run, tmp_path: Path) -> None:
    change("pragma wal_checkpoint(truncate)")
    shutil.copy("reportedly.db", "copy")
    (tmp_path / "day-4.html").write_text(PAGE.format(25, 4))
    workspace("read", "day-4.html")
    after = workspace("ledger", "--format", "json").out
    for left in tmp_path.glob("reportedly.db-*"):
        left.unlink()
    shutil.copy("copy", "reportedly.db")
    outcome = workspace("verify")
    assert (outcome.code, "day-4.html: its bytes are in pages-00001.warc.gz" in outcome.err) == (1, True)
    outcome = workspace("verify", "--repair")
    assert (outcome.code, "mended: day-4.html: taken in" in outcome.out) == (0, True)
    assert workspace("ledger", "--format", "json").out == after
    assert workspace("verify").code == 0
    assert "1 page known already" in workspace("read", "day-4.html").out


def test_what_is_mended_is_named_in_full(workspace: Run, tmp_path: Path) -> None:
    (tmp_path / "day 4: evening.html").write_text(PAGE.format(25, 4))
    assert workspace("read", "day 4: evening.html").code == 0
    change("delete from placings where article_id = 4")
    assert "mended: day 4: evening.html: placed again\n" in workspace("verify", "--repair").out


def test_reference_to_nothing_is_named(workspace: Run) -> None:
    change("update articles set story_id = 99 where id = 1")
    assert "row 1 of articles refers to a row of stories that is not there" in workspace("verify").err


def test_database_that_cannot_be_read_says_how_to_go_on(workspace: Run, tmp_path: Path) -> None:
    change("pragma wal_checkpoint(truncate)")
    content = bytearray(Path("reportedly.db").read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    Path("reportedly.db").write_bytes(content)
    outcome = workspace("verify")
    assert outcome.code == 1
    assert "reportedly read reportedly.db.pages --db NEW.db" in outcome.err
    assert workspace("read", "reportedly.db.pages", "--db", "new.db").out.startswith("3 pages, 3 articles")


def test_pages_of_a_database_that_was_deleted_are_left_as_they_are(workspace: Run, tmp_path: Path) -> None:
    for part in tmp_path.glob("reportedly.db*"):
        if part.is_file():
            part.unlink()
    before = records().read_bytes()
    outcome = workspace("read", "day-1.html")
    assert (outcome.code, len(outcome.err.splitlines())) == (1, 1)
    assert "reportedly.db.pages: holds the pages of another workspace" in outcome.err
    assert workspace("read", "reportedly.db.pages", "--db", "new.db").out.startswith("3 pages, 3 articles")
    assert records().read_bytes() == before
