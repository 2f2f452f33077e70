"""What SQLite cannot do is told by its codes, in a line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import StoreError
from reportedly.store import Store


@pytest.mark.parametrize(
    ("pragma", "told"),
    [
        ("pragma max_page_count = 1", "the disk is full; make room"),
        ("pragma query_only = on", "cannot be written; check the folder"),
    ],
)
def test_what_cannot_be_written_says_why(tmp_path: Path, pragma: str, told: str) -> None:
    with Store(tmp_path / "kept.db", create=True) as store:
        store.execute(pragma)
        with pytest.raises(StoreError, match=told), store.writing():
            for number in range(2000):
                store.execute("insert into lists values (?, '[]', '[]', '[]', '')", (f"http://example.com/{number}",))


def test_a_damaged_file_is_not_taken_for_one_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with Store(path, create=True) as store:
        size = store.query("pragma page_size")[0][0]
    content = bytearray(path.read_bytes())
    content[size:] = b"\xff" * (len(content) - size)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"), Store(path) as store:
        store.query("select * from pages")


def test_what_sqlite_has_no_advice_for_is_shown_in_its_words(tmp_path: Path) -> None:
    with Store(tmp_path / "kept.db", create=True) as store, pytest.raises(StoreError, match="no such table: no_such"):
        store.query("select * from no_such")
