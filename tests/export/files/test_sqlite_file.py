"""Datasette shows the database with its descriptions, answers questions and searches words."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import anyio
import pytest
from datasette.app import Datasette

from invented_workspace import HOSTILE, invented_workspace
from reportedly.api import Workspace
from reportedly.export.files.views import QUESTIONS, VIEWS
from reportedly.export.tables import ALL_TABLES

pytestmark = pytest.mark.filterwarnings("ignore")  # of Datasette's own libraries


def asked(path: Path, *addresses: str) -> list[Any]:
    """What Datasette answers at addresses of the database."""
    metadata = io.BytesIO()
    with Workspace(path.with_name("a.db")) as workspace:
        workspace.export_file("datasette", metadata)

    async def ask() -> list[Any]:
        app = Datasette([str(path)], metadata=json.loads(metadata.getvalue()))
        answers = [await app.client.get(f"/{path.stem}/{address}") for address in addresses]
        assert [answer.status_code for answer in answers] == [200] * len(answers), [each.text[:300] for each in answers]
        return [answer.json() if "json" in answer.headers["content-type"] else answer.text for answer in answers]

    return anyio.run(ask)


def test_datasette_answers_questions_in_their_order(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("sqlite", tmp_path / "found.db")
    rows, killed, found, page = asked(
        tmp_path / "found.db",
        "entries.json?_shape=array&place=Brenn",
        "how_many_were_killed.json?_shape=array",
        "entries.json?_shape=array&_search=Brenn&low__lt=11",
        "entries",
    )
    assert {row["place"] for row in rows} == {"Brenn"} and all(isinstance(row["low"], float) for row in rows)
    assert len(killed) == 12 and killed[0]["sentence"].startswith("At least ")
    assert [row["low"] for row in found] == [10]
    assert "the sentence that says so" in page


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_asked(question: str, tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("sqlite", tmp_path / "found.db")
    (rows,) = asked(tmp_path / "found.db", f"{question}.json?_shape=array")
    assert rows or question == "who_disagrees"


def test_datasette_begins_at_the_views(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("sqlite", tmp_path / "found.db")
    rows, page = asked(tmp_path / "found.db", "v_entries.json?_shape=array&place=Brenn", "v_entries")
    assert rows and {row["place"] for row in rows} == {"Brenn"} and rows[0]["said_by"] and rows[0]["sentence"]
    assert "who says so, under one name" in page


def test_hostile_text_is_text_in_rows_and_pages(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("sqlite", tmp_path / "found.db")
    with closing(sqlite3.connect(tmp_path / "found.db")) as database:
        assert {row[0] for row in database.execute("select publisher from articles")} == set(HOSTILE)
    (page,) = asked(tmp_path / "found.db", "articles")
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page


def test_every_column_is_described(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1) as workspace:
        workspace.export_file("sqlite", tmp_path / "found.db")
    with closing(sqlite3.connect(tmp_path / "found.db")) as database:
        told = set(database.execute('select "table", name from columns'))
        there = {
            (name, row[1])
            for name in [*(table.name for table in ALL_TABLES), *(f"v_{table}" for table in VIEWS)]
            for row in database.execute(f"pragma table_info({name})")
        }
    assert told == there
