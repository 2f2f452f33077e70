"""Pages' bytes are never lost: whose folder it is, what is behind the last known record, what is damaged."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import StoreError
from reportedly.model import Moment, Page
from reportedly.store import Store, list_articles
from reportedly.store.archive import FILE_SIZE, Archive
from reportedly.store.records import Position, empty_member
from store.test_workspace import add, make_page

FIRST = "pages-00001.warc.gz"


def contents(store: Store) -> list[bytes]:
    return [store.content(store.page(row.id)) for row in list_articles(store, earlier=True)]


@pytest.mark.parametrize(("one", "other"), [("quake.db", "quake.sqlite"), ("story.v1", "story.v2")])
def test_workspaces_of_like_names_have_folders_of_their_own(tmp_path: Path, one: str, other: str) -> None:
    with Store(tmp_path / one, create=True) as first, Store(tmp_path / other, create=True) as second:
        add(first, make_page(b"one"))
        add(second, make_page(b"other"))
        assert (contents(first), contents(second)) == ([b"one"], [b"other"])


def test_folder_of_another_workspace_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        add(store, make_page())
    (tmp_path / "w.db").unlink()
    before = (tmp_path / "w.db.pages" / FIRST).read_bytes()
    with Store(tmp_path / "w.db", create=True) as store:
        with pytest.raises(StoreError, match=r"pages of another workspace; .*reportedly read .*w\.db\.pages --db NEW"):
            add(store, make_page(b"next"))
        assert list_articles(store, earlier=True) == []
    assert (tmp_path / "w.db.pages" / FIRST).read_bytes() == before


def test_older_copy_of_the_database_cuts_nothing_off(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        add(store, make_page(b"one"))
    shutil.copy(tmp_path / "w.db", tmp_path / "copy")
    with Store(tmp_path / "w.db") as store:
        add(store, make_page(b"two"), doc="two")
    before = (tmp_path / "w.db.pages" / FIRST).read_bytes()
    shutil.copy(tmp_path / "copy", tmp_path / "w.db")
    with Store(tmp_path / "w.db") as store:
        add(store, make_page(b"three"), doc="three")
        assert contents(store) == [b"one", b"three"]
        known = [store.page(row.id).position for row in list_articles(store, earlier=True)]
        (unknown,) = store.archive.unknown(FIRST, known)
        assert store.archive.page(unknown) == make_page(b"two")
    assert (tmp_path / "w.db.pages" / FIRST).read_bytes().startswith(before)


def test_beginning_of_a_record_that_a_killed_process_left_is_overwritten(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        add(store, make_page(b"one"))
        archive = tmp_path / "w.db.pages" / FIRST
        whole = archive.read_bytes()
        archive.write_bytes(whole + whole[: len(whole) // 2])
        add(store, make_page(b"two"), doc="two")
        assert contents(store) == [b"one", b"two"]
        assert store.archive.files() == [FIRST]
        known = [store.page(row.id).position for row in list_articles(store, earlier=True)]
        assert list(store.archive.unknown(FIRST, known)) == []


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda file: file.write_bytes(b""), "shorter than the database says"),
        (lambda file: file.unlink(), "is missing"),
        (lambda file: shutil.rmtree(file.parent), "is missing, and the bytes of earlier pages with it"),
        (lambda file: file.write_bytes(file.read_bytes() + b"no record, but longer than eighteen bytes"), "is damaged"),
    ],
)
def test_damage_is_told_and_does_not_stop_new_pages(tmp_path: Path, damage, words, caplog) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        number = add(store, make_page())
        damage(tmp_path / "w.db.pages" / FIRST)
        with caplog.at_level(logging.WARNING):
            second = add(store, make_page(b"next"), doc="next")
        assert words in caplog.text and "reportedly verify" in caplog.text
        assert store.content(store.page(second)) == b"next"
        assert store.page(second).warc == "pages-00002.warc.gz"
        if words != "is damaged":
            with pytest.raises(StoreError, match="saved bytes of this page are gone; restore"):
                store.content(store.page(number))


def test_flipped_bits_are_seen_by_whoever_reads_the_bytes(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        number = add(store, make_page(b"word " * 50))
        archive = tmp_path / "w.db.pages" / FIRST
        whole = archive.read_bytes()
        for place in range(0, len(whole), 7):
            archive.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
            try:
                assert store.content(store.page(number)) == b"word " * 50  # a flip in what gzip does not check
            except StoreError as error:
                assert "saved bytes of this page are damaged" in str(error)


def test_failed_transaction_takes_its_records_along(tmp_path: Path) -> None:
    with Store(tmp_path / "w.db", create=True) as store:
        add(store, make_page(b"one"))
        size = (tmp_path / "w.db.pages" / FIRST).stat().st_size
        with pytest.raises(RuntimeError), store.writing():
            store.add_page(make_page(b"two"), [])
            store.add_page(make_page(b"three"), [])
            raise RuntimeError
        assert (tmp_path / "w.db.pages" / FIRST).stat().st_size == size


def test_full_file_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert FILE_SIZE == 1 << 30
    monkeypatch.setattr("reportedly.store.archive.FILE_SIZE", 10)
    with Store(tmp_path / "w.db", create=True) as store:
        for number in range(3):
            add(store, make_page(b"%d" % number), doc=str(number))
        assert store.archive.files() == [f"pages-{number:05d}.warc.gz" for number in (1, 2, 3)]
        assert contents(store) == [b"0", b"1", b"2"]


@settings(max_examples=40, deadline=None)
@given(
    pages=st.lists(
        st.builds(
            Page,
            st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
            st.binary(max_size=200),
            st.sampled_from(["text/html", "text/plain", "application/json"]),
            charset=st.sampled_from([None, "utf-8"]),
            saved=st.sampled_from([None, Moment("2025-09-01T10:00:00", "second", "file time")]),
        )
        | st.builds(
            Page,
            st.just("https://news.example/ferry"),
            st.binary(max_size=200),
            st.just("text/html"),
            url=st.just("https://news.example/ferry"),
            status=st.just(200),
            headers=st.sampled_from([(), (("ETag", "one"), ("Content-Length", "7"))]),
        ),
        min_size=1,
        max_size=6,
    ),
    data=st.data(),
)
def test_archive_gives_back_pages_and_finds_unknown_ones(tmp_path_factory, pages: list[Page], data) -> None:
    folder = tmp_path_factory.mktemp("archive")
    archive = Archive(folder / "w.db.pages", "id", folder / "w.pages")
    positions: list[Position] = []
    for page in pages:
        positions.append(archive.append(page, positions[-1] if positions else None))
    taken_out = data.draw(st.sets(st.sampled_from(range(len(pages)))))
    for number in taken_out:
        archive.blank(positions[number])
    known = data.draw(st.sets(st.sampled_from(range(len(pages))))) - taken_out
    for number in set(range(len(pages))) - taken_out:
        assert archive.read(positions[number], pages[number].sha256) == pages[number].content
    found = list(archive.unknown(FIRST, [positions[number] for number in known]))
    assert found == [positions[n] for n in range(len(pages)) if n not in known | taken_out]
    assert [archive.page(each) for each in found] == [pages[n] for n in range(len(pages)) if positions[n] in found]


def test_empty_members_have_any_length_that_records_have() -> None:
    assert [len(empty_member(length)) for length in (40, 1000)] == [40, 1000]
