"""What the campaign holds answers and workspaces against: each breach that is planted here is seen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from benchmarks.campaign.escaping import HOSTILE, MARK, breaches
from benchmarks.campaign.news import write_pages
from benchmarks.campaign.outcome import Failure, Row, as_markdown, as_text, summed_up
from benchmarks.campaign.soundness import amiss_in_workspace, picture

from reportedly.api import Workspace

pytestmark = pytest.mark.slow

OWN = f'<html><head><script src="/static/app.js"></script></head><body><a href="https://a.example/{MARK}">&lt;{MARK}&gt;</a>'


def test_our_own_page_is_no_breach() -> None:
    assert not list(breaches(OWN))


@pytest.mark.parametrize(
    "words",
    [
        f"<{MARK}>",
        f"<script>{MARK}()</script>",
        f"<img src=x onerror={MARK}()>",
        f"<a href='java\nscript:{MARK}()'>x</a>",
        "<iframe></iframe>",
        "<img src=//evil.example/x>",
        "<form action=https://evil.example/>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<base href=//evil.example/>",
        f"<p style='background:url(//{MARK})'>",
    ],
)
def test_what_a_page_brings_in_is_seen(words: str) -> None:
    assert list(breaches(OWN + words))


def test_hostile_words_are_seen_where_nothing_escapes_them() -> None:
    places = (
        OWN + "{}",
        OWN + "<a href='{}'>",
        OWN + '<a title="{}">',
        OWN + "<script>{}</script>",
        OWN + "<textarea>{}",
    )
    for words in HOSTILE:
        assert any(list(breaches(place.format(words))) for place in places), words


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    path = folder / "w.db"
    with Workspace(path, create=True) as made:
        for _ in made.read(write_pages(folder / "in", 4)):
            pass
    return path


@pytest.mark.parametrize(
    ("damage", "seen"),
    [
        ("delete from articles where id = 2", "a page without articles"),
        ("update articles set current = 0 where id = 1", "not one current revision"),
        ("update stories set articles = 9", "a story miscounted"),
        ("update pages set warc_offset = 0", "records over each other"),
        ("update articles set story_id = null where id = 1", "an article in no story"),
    ],
)
def test_damage_is_seen(workspace: Path, damage: str, seen: str, tmp_path: Path) -> None:
    with sqlite3.connect(workspace) as source, sqlite3.connect(tmp_path / "w.db") as copy:
        source.backup(copy)
        for (name,) in copy.execute("select name from sqlite_schema where type = 'trigger'").fetchall():
            copy.execute(f"drop trigger {name}")
        copy.execute(damage)
    source.close()
    copy.close()
    (tmp_path / "w.db.pages").symlink_to(workspace.with_name("w.db.pages"))
    assert any(each.startswith(seen) for each in amiss_in_workspace(tmp_path / "w.db", None))


def test_a_whole_workspace_is_sound_and_a_missing_article_is_seen(workspace: Path) -> None:
    docs = [str(path) for path in sorted((workspace.parent / "in").iterdir())]
    assert not list(amiss_in_workspace(workspace, docs))
    assert list(amiss_in_workspace(workspace, [*docs, "another"])) == ["lost: another"]
    assert picture(workspace) == picture(workspace)


def test_failures_of_one_sort_are_one_line() -> None:
    row = Row("inputs", "html")
    row.add(1.5, 200, None)
    for number in range(3):
        row.add(0.5, 100, Failure(f"html-{number}", f"hangs: page {number}", f"again {number}"))
    assert as_text([row]).splitlines()[-1].split() == ["inputs", "html", "4", "3", "1.5", "200", "3"]
    assert as_markdown([row]).splitlines()[2] == "| inputs | html | 4 | 3 | 1.5 | 200 | 3 |"
    assert len(summed_up(row.failures)) == 1 and "2 more" in summed_up(row.failures)[0]
