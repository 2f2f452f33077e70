"""The morning picture: what changed first, then the stories that matter most, the rest in one line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reportedly_cli import Run

FIRST_DAY = {
    "coast.example/1": (
        "2025-09-01T08:00:00+00:00",
        "Ferry sinks off Alderby\nThe coast guard said 31 people were killed when a ferry sank off Alderby.",
    ),
    "daily.example/1": (
        "2025-09-01T09:00:00+00:00",
        "Ferry disaster off Alderby\nThe ferry sank off Alderby on Monday. The coast guard said 31 people were killed.",
    ),
}
SECOND_DAY = {
    "coast.example/2": (
        "2025-09-02T08:00:00+00:00",
        "Ferry toll off Alderby lowered\nThe coast guard said 28 people were killed when the ferry sank off Alderby, "
        "after three passengers were found alive.",
    ),
    "mill.example/1": (
        "2025-09-02T10:00:00+00:00",
        "Strike at Corvale mill\nThe union said 300 workers went on strike at the mill in Corvale.",
    ),
    "choir.example/1": (
        "2025-09-02T11:00:00+00:00",
        "Choir sings in Brenning\nThe choir of Brenning sang in the park.",
    ),
}


def read(run: Run, folder: Path, articles: dict[str, tuple[str, str]]) -> None:
    lines = [
        {
            "doc": doc,
            "title": text.split("\n")[0],
            "published": published,
            "publisher": doc.partition("/")[0],
            "text": text,
        }
        for doc, (published, text) in articles.items()
    ]
    (folder / "new.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("read", "new.jsonl").code == 0


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    """The articles of the first day read on it, those of the second just now."""
    read(run, tmp_path, FIRST_DAY)
    with closing(sqlite3.connect(tmp_path / "reportedly.db")) as database, database:
        database.execute("update pages set read_at = '2025-09-01T10:00:00+00:00'")
    read(run, tmp_path, SECOND_DAY)
    return run


def picture(run: Run, *options: str) -> dict[str, Any]:
    return json.loads(run("today", *options, "--format", "json").out)  # type: ignore[no-any-return]


def test_a_lowered_toll_is_the_first_line(workspace: Run) -> None:
    lines = workspace("today", "--since", "2025-09-02").out.splitlines()
    assert lines[0] == "What changed since 2 Sep 2025, 00:00 UTC"
    assert lines[1].startswith("  Lowered · People killed")
    assert "28 (coast guard), down from 31 (1 Sep 2025)" in lines[1]
    assert lines[2].endswith("(coast.example/2)") and "“The coast guard said 28 people were killed" in lines[2]


def test_stories_follow_and_those_of_one_outlet_are_one_line(workspace: Run) -> None:
    lines = workspace("today").out.splitlines()
    (ferry,) = [number for number, line in enumerate(lines) if "· last heard of" in line]
    assert "Ferry toll off Alderby lowered" in lines[ferry] and lines[ferry].endswith("2 Sep 2025")
    assert "28 (coast guard" in lines[ferry + 1]
    assert lines[-1].startswith("  2 stories without figures or of one outlet: ")
    assert len(lines) <= 30


def test_what_is_told_as_json(workspace: Run) -> None:
    found = picture(workspace, "--since", "2025-09-02")
    (fell,) = [change for change in found["changes"] if change["kind"] == "fell"]
    assert fell == found["changes"][0]
    assert fell["doc"] == "coast.example/2" and fell["sentence"].startswith("The coast guard said 28")
    assert [story["title"] for story in found["stories"]] == ["Ferry toll off Alderby lowered"]
    assert {story["title"] for story in found["folded"]} == {"Strike at Corvale mill", "Choir sings in Brenning"}
    assert found["since"].startswith("2025-09-02T00:00:00")


def test_a_toll_that_moved_is_told_when_all_was_read_at_once(run: Run, tmp_path: Path) -> None:
    read(run, tmp_path, FIRST_DAY | SECOND_DAY)
    assert picture(run)["changes"][0]["kind"] == "fell"
    assert picture(run, "--since", "2099-01-01")["changes"] == []
    assert "no figure moved" in run("today", "--since", "2099-01-01").out


def fire(run: Run, folder: Path, early: str, late: str) -> list[dict[str, Any]]:
    """The changes by a second article on a fire, of the next day; the title of both names the fire."""
    title = "Fire in an Alderby warehouse"
    read(run, folder, {"a.example/1": ("2025-09-01", f"{title}\n{early}")})
    with closing(sqlite3.connect(folder / "reportedly.db")) as database, database:
        database.execute("update pages set read_at = '2025-09-01T10:00:00+00:00'")
    read(run, folder, {"b.example/1": ("2025-09-02", f"{title}\n{late}")})
    found = json.loads(run("stories", "--format", "json").out)
    if len(found) > 1:
        assert run("correct", "merge-stories", *(str(story["story"]) for story in found)).code == 0
    return picture(run, "--since", "2025-09-02")["changes"]  # type: ignore[no-any-return]


def test_at_least_more_than_before_is_a_rise(run: Run, tmp_path: Path) -> None:
    early = "The mayor said at least 12 people were injured in the warehouse fire in Alderby."
    late = "The fire brigade said at least 19 people were injured in the warehouse fire in Alderby."
    (rose,) = fire(run, tmp_path, early, late)
    assert (rose["kind"], rose["doc"]) == ("rose", "b.example/1")
    assert "19 (fire brigade)" in rose["says"] and "12" in rose["says"]


def test_the_same_number_by_a_named_source_is_a_first_source(run: Run, tmp_path: Path) -> None:
    early = "In the warehouse fire in Alderby 12 people were injured."
    late = "In the warehouse fire in Alderby 12 people were injured, the mayor said."
    (sourced,) = fire(run, tmp_path, early, late)
    assert sourced["kind"] == "first source" and sourced["says"].endswith(": 12 (mayor)")


def test_a_denial(run: Run, tmp_path: Path) -> None:
    early = "The mayor said 12 people were killed in the warehouse fire in Alderby."
    late = "The fire brigade denied that 12 people were killed in the warehouse fire in Alderby."
    (denied,) = fire(run, tmp_path, early, late)
    assert denied["kind"] == "denied" and denied["says"].endswith("12 denied by fire brigade")


def test_two_numbers_of_one_day_are_a_conflict(run: Run, tmp_path: Path) -> None:
    read(run, tmp_path, FIRST_DAY)
    read(run, tmp_path, {
        "army.example/1": (
            "2025-09-01T10:00:00+00:00",
            "Ferry sinks off Alderby\nThe army said 45 people were killed when a ferry sank off Alderby on Monday.",
        )
    })  # fmt: skip
    (conflict,) = picture(run)["changes"]
    assert conflict["kind"] == "conflict"
    assert conflict["says"].endswith("31 (coast guard) and 45 (army) cannot both be so")


def test_a_page_that_was_corrected_in_place(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    text = "The coast guard said {} people were killed when a ferry sank off Alderby on Monday. " + "It rained. " * 30
    for number in (31, 28):
        page.write_text(f"<article><h1>Ferry sinks off Alderby</h1><p>{text.format(number)}</p></article>")
        assert run("read", "ferry.html").code == 0
    (fell,) = picture(run)["changes"]
    assert fell["kind"] == "fell"
    assert fell["says"].endswith("28 (coast guard), down from 31 before its article changed")


def test_a_workspace_of_one_outlet_folds_only_stories_without_figures(run: Run, tmp_path: Path) -> None:
    read(run, tmp_path, {doc: text for doc, text in SECOND_DAY.items() if not doc.startswith("coast")})
    found = picture(run)
    assert [story["title"] for story in found["stories"]] == ["Strike at Corvale mill"]
    assert [story["title"] for story in found["folded"]] == ["Choir sings in Brenning"]


def test_wrong_use_and_no_workspace(run: Run) -> None:
    assert run("today", "--since", "no moment at all", "--db", "none.db").code == 2
    missing = run("today", "--db", "none.db")
    assert missing.code == 1 and len(missing.err.splitlines()) == 1
