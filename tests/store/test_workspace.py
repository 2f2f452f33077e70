"""Pages go into a workspace and come out as they went in, whatever happens in between."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.errors import StoreError
from reportedly.model import (
    Analysis,
    Article,
    Block,
    Figure,
    Moment,
    Page,
    Place,
    Speaker,
    Statement,
    TimeExpression,
)
from reportedly.store import Store, list_articles
from reportedly.store.schema import VERSION

TEXT = "Ten hurt in Exampleton\nTen people were hurt in Exampleton on Monday, said Ada Example, the mayor."


def make_page(content: bytes = b"<h1>Ten hurt</h1>", name: str = "page one.html", url: str | None = None) -> Page:
    return Page(
        name=name,
        content=content,
        media_type="text/html",
        url=url,
        saved=Moment("2025-09-01T10:00:00", "second", "file time"),
    )


def make_analysis(page: Page, doc: str = "page one.html") -> Analysis:
    article = Article(
        doc=doc,
        text=TEXT,
        blocks=(Block("headline", 0, 22, (4, 12)), Block("paragraph", 23, len(TEXT))),
        title="Ten hurt in Exampleton",
        authors=("A. Writer", "B. Writer"),
        published=Moment("2025-09-01", "day", "byline"),
        page=page.sha256,
        saved=page.saved,
    )
    speaker = Speaker("Ada Example", "person", "mayor", (77, 88))
    statement = Statement(
        id=0, source=((77, 88),), cue=((72, 76),), content=((23, 70),), kind="indirect", speaker=speaker
    )
    figure = Figure(
        *(23, 26, 10, 10, "exact", "injured", "people", (23, 100)),
        source="Ada Example",
        source_span=(77, 88),
        statement=0,
        place="Exampleton",
        place_span=(47, 57),
        time=("2025-09-01", "2025-09-01"),
        previous=(4, 6),
        why={"value": "number word"},
    )
    place = Place(
        start=47, end=57, name="Exampleton", kind="city", lat=1.5, lon=-2.5, geoname_id=42, country="XX", region="XX.01"
    )
    time = TimeExpression(start=61, end=67, type="date", value="2025-09-01", first="2025-09-01", last="2025-09-01")
    return Analysis(article=article, statements=(statement,), figures=(figure,), places=(place,), times=(time,))


def add(store: Store, page: Page, doc: str = "page one.html") -> int:
    with store.writing():
        return store.add_page(page, [make_analysis(page, doc)])[0]


def test_analysis_and_bytes_come_back_as_they_went_in(tmp_path: Path) -> None:
    page = make_page(b"\xff\xfe bytes \x00")
    with Store(tmp_path / "w.db", create=True) as store:
        number = add(store, page)
    with Store(tmp_path / "w.db") as store:
        assert store.analysis(number) == make_analysis(page)
        assert store.content(store.page(number)) == page.content
        assert store.page(number).sha256 == page.sha256


def test_known_pages_are_known_by_bytes_and_address(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        add(store, make_page())
        assert store.has_page(make_page(name="another/path.html"))
        assert not store.has_page(make_page(url="http://example.org/"))
        assert not store.has_page(make_page(b"changed"))


def test_changed_page_is_the_next_revision(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        first, second = add(store, make_page()), add(store, make_page(b"changed"))
        assert [row.id for row in list_articles(store)] == [second]
        assert [row.id for row in list_articles(store, earlier=True)] == [first, second]


def test_failed_transaction_leaves_nothing_and_its_record_is_overwritten(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        with pytest.raises(RuntimeError), store.writing():
            store.add_page(make_page(b"lost" * 100), [])
            raise RuntimeError
        number = add(store, make_page(b"kept"))
        assert len(list_articles(store, earlier=True)) == 1
        assert store.content(store.page(number)) == b"kept"


def test_full_text_index_follows_articles(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        add(store, make_page())
        found = "select count(*) from articles_fts where articles_fts match 'exampleton'"
        said = "select count(*) from statements_fts where statements_fts match 'speaker_name:ada AND people'"
        assert (store.query(found)[0][0], store.query(said)[0][0]) == (1, 1)
        with store.writing():
            store.execute("delete from pages")
        assert (store.query(found)[0][0], store.query(said)[0][0]) == (0, 0)
        assert store.query("select count(*) from figures")[0][0] == 0


def test_two_processes_write_in_turn(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as one, Store(tmp_path / "w.db") as two:
        first, second = add(one, make_page(b"one")), add(two, make_page(b"two"), doc="other")
        assert one.content(one.page(first)) == b"one"
        assert one.content(one.page(second)) == b"two"


def test_programs_that_make_a_workspace_at_once_make_one(tmp_path: Path) -> None:
    for number in range(8):
        path = tmp_path / f"{number}.db"
        with ThreadPoolExecutor(6) as pool:
            made = list(
                pool.map(lambda _, path=path: Store(path, create=True).query("select id from workspace"), range(6))
            )
        assert len({rows[0]["id"] for rows in made}) == 1


def test_refusals_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no workspace here"):
        Store(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("this is a letter, not a database, and it is long enough to look at")
    with pytest.raises(StoreError, match="not a workspace of Reportedly"):
        Store(tmp_path / "text.db", create=True)
    foreign = sqlite3.connect(tmp_path / "foreign.db")
    foreign.execute("create table birds (name)")
    foreign.close()
    with pytest.raises(StoreError, match="another program"):
        Store(tmp_path / "foreign.db", create=True)
    Store(tmp_path / "new.db", create=True).close()
    for version, words in (
        (VERSION + 1, "newer Reportedly"),
        (VERSION - 1, "not those of layout"),
        (0, "no Reportedly"),
    ):
        other = sqlite3.connect(tmp_path / "new.db")
        other.execute(f"pragma user_version = {version}")
        other.close()
        with pytest.raises(StoreError, match=words):
            Store(tmp_path / "new.db")


def test_locked_workspace_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.connection.BUSY_SECONDS", 0.05)
    with Store(tmp_path / "w.db", create=True) as one, Store(tmp_path / "w.db") as two, one.writing():
        with pytest.raises(StoreError, match="another program is writing"), two.writing():
            pass
        assert list_articles(two) == []


def test_other_tools_can_follow_every_reference(tmp_path: Path) -> None:
    """Datasette fails on references that do not name their column."""
    Store(tmp_path / "w.db", create=True).close()
    with closing(sqlite3.connect(tmp_path / "w.db")) as database, database:
        tables = [row[0] for row in database.execute("select name from sqlite_schema where type = 'table'")]
        columns = [row[4] for table in tables for row in database.execute(f"pragma foreign_key_list({table})")]
    assert len(columns) > 10 and set(columns) == {"id"}
