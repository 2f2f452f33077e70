"""Workspaces of every older layout, made by the programs of their time, are moved to the present one whole."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.api import Workspace, load_rules
from reportedly.errors import StoreError
from reportedly.store import Store
from reportedly.store.migrations import STEPS
from reportedly.store.schema import VERSION

KEPT = Path(__file__).with_name("workspaces")
LAYOUTS = sorted(STEPS)
UNNAMED = pytest.mark.parametrize("old", [1, 2], indirect=True)
"""Layouts in which pages did not name their workspace, and entries of feeds did not name their feed."""


@pytest.fixture(params=LAYOUTS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A workspace of an older layout: a ferry's story with a revision, a strike, a flood with an infinite toll."""
    shutil.copytree(KEPT / f"layout-{request.param}", tmp_path, dirs_exist_ok=True)
    return tmp_path / "w.db"


def tables(database: sqlite3.Connection) -> dict[str, object]:
    """All that makes a layout, but for the order of columns."""
    names = [row[0] for row in database.execute("select name from sqlite_schema where type = 'table' order by name")]
    columns = {
        name: (
            sorted(tuple(row[1:]) for row in database.execute(f"pragma table_xinfo({name})")),
            sorted(tuple(row[2:]) for row in database.execute(f"pragma foreign_key_list({name})")),
        )
        for name in names
    }
    others = database.execute("select name, sql from sqlite_schema where type != 'table' and sql is not null")
    return columns | {name: " ".join(sql.split()).replace('"', "") for name, sql in others}


def layout(path: Path) -> int:
    """The layout that a workspace claims."""
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("pragma user_version").fetchone()[0])


def test_each_layout_is_kept_here() -> None:
    assert list(range(1, VERSION)) == LAYOUTS
    assert {path.name for path in KEPT.iterdir()} == {f"layout-{number}" for number in LAYOUTS}


def test_moved_workspace_has_the_tables_of_a_new_one(old: Path) -> None:
    Store(old).close()
    Store(old.with_name("new.db"), create=True).close()
    with closing(sqlite3.connect(old)) as moved, closing(sqlite3.connect(old.with_name("new.db"))) as new:
        assert tables(moved) == tables(new)
        assert moved.execute("pragma user_version").fetchone() == (VERSION,)
        assert moved.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert moved.execute("pragma foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            moved.execute("update figures set high = 9e999")


def test_all_that_was_read_and_corrected_is_there(old: Path) -> None:
    with Workspace(old) as workspace:
        assert [story.title for story in workspace.stories()] == [
            "Flood in Southport",
            "Bus drivers strike in Northport",
            "The Exampleton ferry",
        ]
        ferry = workspace.lists.story_of("ferry-1")
        assert ferry is not None
        killed = next(tally for tally in workspace.ledger(ferry).tallies if tally.measure == "killed")
        assert [(entry.low, entry.earlier) for entry in killed.entries][-1][0] == 22
        assert [(state.correction.by, state.correction.position, state.found) for state in workspace.corrections()] == [
            ("Ada", 1, 1), ("Ada", 2, 1), (None, 3, 2), (None, 4, 1)
        ]  # fmt: skip
        assert [revision.number for revision in workspace.history("ferry-2")] == [1, 2]
        assert b"killed 21 people" in workspace.page_bytes("ferry-2")
    assert {path.name for path in old.parent.iterdir() if path.is_dir()} == {"w.db.pages"}


def test_later_corrections_and_pages_go_on_from_there(old: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    page = tmp_path / "more" / "late.html"
    page.write_text(f"<h1>Ferry raised</h1><p>{8 * 'The ferry was raised from the sea off Exampleton. '}</p>")
    with Workspace(old) as workspace:
        kept = workspace.correct(workspace.draft().set("ferry-2", 0, {"low": 23, "high": 23}))
        assert workspace.corrections()[-1].correction.id == kept.id
        assert workspace.article("ferry-2").figures[0].low == 23
        assert [reading.page.name for reading in workspace.read([str(page)])] == [str(page)]
        assert b"was raised" in workspace.page_bytes(str(page))


def test_waiting_alerts_are_told_and_told_ones_are_not(old: Path, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('[[rule]]\nname = "all"\nwhen = "new tally"\n')
    with Workspace(old) as workspace:
        found = list(workspace.alerts(load_rules(tmp_path / "rules.toml")))
    told = [each.rule for each in found]
    assert told.count("all") >= 2 and "dead" not in told


def test_figure_that_no_view_can_show_is_named_and_left_out(old: Path, caplog: pytest.LogCaptureFixture) -> None:
    had_it = layout(old) < 3  # later programs leave such a figure out as they read
    with Workspace(old) as workspace:
        told = "flood-1: a figure whose value cannot be shown was left out: At least one hundred one"
        assert (told in caplog.text) == had_it
        figures = workspace.article("flood-1").figures
        assert [(figure.low, figure.unit) for figure in figures] == [(2, "bridges"), (14, "people")]


def test_backup_is_the_file_as_it_was(old: Path, caplog: pytest.LogCaptureFixture) -> None:
    version = layout(old)
    with closing(sqlite3.connect(old)) as database:
        before = list(database.iterdump())
    Store(old).close()
    backup = old.with_name(f"w.db.layout-{version}.1.db")
    assert backup.name in caplog.text
    with closing(sqlite3.connect(backup)) as database:
        assert list(database.iterdump()) == before
    Store(old).close()
    assert len(list(old.parent.glob("w.db.layout-*"))) == 1  # none for a workspace that is moved already


def test_step_that_fails_changes_nothing(old: Path) -> None:
    with closing(sqlite3.connect(old)) as database:
        added = [("articles", "rules"), ("figures", "replaced"), ("placings", "towns")]
        table, column = added[max(0, layout(old) - 2)]
        database.execute(f"alter table {table} add column {column} text")
        database.commit()
        before = list(database.iterdump())
    with pytest.raises(StoreError, match=rf"not those of layout \d .*duplicate column name: {column}.*read its pages"):
        Store(old)
    with closing(sqlite3.connect(old)) as database:
        assert list(database.iterdump()) == before


@UNNAMED
def test_folder_that_another_workspace_wrote_over_is_left_alone(old: Path) -> None:
    """Earlier versions let `w.db` and `w.sqlite` share a folder: it goes to the one whose records stand in it."""
    records = old.parent / "w.pages" / "pages-00001.warc.gz"
    records.write_bytes(records.read_bytes()[:-40])
    with Store(old) as store:
        store.claim()
        assert (old.parent / "w.pages").is_dir() and not store.archive.folder.exists()


@UNNAMED
def test_entry_of_a_fetched_feed_belongs_to_the_feed(old: Path) -> None:
    """Earlier versions kept it by the address of the page that it leads to, where it could speak for that page."""
    feed = "https://feed.example/rss"
    with closing(sqlite3.connect(old)) as database:
        database.execute(
            "update pages set url = ?1, name = ?1, status = 200 "
            "where id in (select page_id from articles where doc in ('strike-1', 'ferry-1'))", (feed,)
        )  # fmt: skip
        database.commit()
    with Workspace(old) as workspace:
        carried = f"{feed}#doc=ferry-1"
        assert {doc for story in workspace.stories() for doc in story.docs} == {
            carried, f"{feed}#doc=strike-1", "ferry-2", "flood-1"
        }  # fmt: skip
        wrong = workspace.corrections()[0]
        assert (wrong.correction.figures[0][0].doc, wrong.found) == (carried, 1)
        assert workspace.stories()[-1].title == "The Exampleton ferry"
