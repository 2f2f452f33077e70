"""openpyxl, the reader that spreadsheets' Python users have, opens workbooks: types, links, head, and no formula."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from invented_workspace import HOSTILE, invented_workspace
from reportedly.errors import UsageError
from reportedly.export.files import xlsx
from reportedly.export.tables import TABLES
from reportedly.plain import shown


def test_types_links_and_frozen_head(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == list(TABLES)
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref
        assert [cell.value for cell in sheet[1]] == [column.name for column in TABLES[sheet.title].columns]
    entries = book["entries"]
    assert entries.max_row == 1 + 2 * 3 * 2
    rows = [dict(zip((cell.value for cell in entries[1]), row, strict=True)) for row in entries.iter_rows(min_row=2)]
    first = next(row for row in rows if row["low"].value == 10)
    assert first["low"].value == 10 and first["low"].data_type == "n"
    assert first["first_day"].value == datetime(2025, 9, 1) and first["first_day"].is_date
    assert first["lat"].value == -1.5 and first["country"].value == "KE"
    assert first["evidence"].hyperlink.target == "https://news.example/0"
    assert first["evidence"].hyperlink.location.startswith(":~:text=At%20least%2010%20people")
    assert first["local"].value == "http://127.0.0.1:8765/articles/https%3A%2F%2Fnews.example%2F0?figure=0#f0"


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", rich_text=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}  # f would be a formula
    titles = {cell.value for cell in book["articles"]["B"][1:]}
    assert titles == {shown(text) for text in HOSTILE}


def test_links_beyond_those_that_excel_follows_are_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_LINKS", 3)
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("xlsx", tmp_path / "a.xlsx")
    column = [column.name for column in TABLES["entries"].columns].index("evidence") + 1
    cells = [
        cell for (cell,) in openpyxl.load_workbook(tmp_path / "a.xlsx")["entries"].iter_rows(2, None, column, column)
    ]
    assert [cell.hyperlink is not None for cell in cells] == [True] * 3 + [False] * 9
    assert all(cell.value.startswith("https://news.example/") for cell in cells)


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with (
        invented_workspace(tmp_path / "a.db") as workspace,
        pytest.raises(UsageError, match=r"holds 3 rows.*more entries.*choose stories"),
    ):
        workspace.export_file("xlsx", tmp_path / "a.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "a.db.pages"]
