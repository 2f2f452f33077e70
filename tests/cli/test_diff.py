"""What is new since a moment, and tallies found by words over all stories."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reportedly_cli import Run

EARLY = {
    "q1": (
        "2025-09-01",
        "Quake in Alderby kills 250\nThe governor said 250 people were killed in the quake in Alderby.",
    )
}
LATE = {
    "q2": ("2025-09-02", "Quake in Alderby kills 800\nThe army said 800 people were killed in the quake in Alderby."),
    "s1": ("2025-09-02", "Strike at Corvale mill\nThe union said 300 workers went on strike at the mill in Corvale."),
}


def read(run: Run, folder: Path, articles: dict[str, tuple[str, str]]) -> None:
    lines = [
        {"doc": doc, "title": text.split("\n")[0], "published": published, "text": text}
        for doc, (published, text) in articles.items()
    ]
    (folder / "new.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("read", "new.jsonl").code == 0


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    """One article read yesterday, two just now."""
    read(run, tmp_path, EARLY)
    with closing(sqlite3.connect(tmp_path / "reportedly.db")) as database, database:
        database.execute("update pages set read_at = '2025-09-01T10:00:00+00:00'")
    read(run, tmp_path, LATE)
    found = [story for story in stories(run) if {"q1", "q2"} & set(story["articles"])]
    if len(found) > 1:
        assert run("correct", "merge-stories", *(str(story["story"]) for story in reversed(found))).code == 0
    return run


def stories(run: Run) -> list[dict[str, Any]]:
    return json.loads(run("stories", "--format", "json").out)  # type: ignore[no-any-return]


def changes(run: Run, since: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("diff", "--since", since, "--format", "jsonl").out.splitlines()]


def test_what_was_read_since_is_told(workspace: Run) -> None:
    found = changes(workspace, "2025-09-02")
    quake = [change["kind"] for change in found if change["doc"] in ("q2",)]
    assert quake == ["new article", "new entry", "new source", "standing"]
    (standing,) = [change for change in found if change["kind"] == "standing"]
    assert (standing["before"], standing["after"]) == ([250, 250], [800, 800])
    assert "new story" in {change["kind"] for change in found if change["title"].startswith("Strike")}
    out = workspace("diff", "--since", "2025-09-02").out
    assert "250 → 800, by 800 (army) in q2" in out
    assert found == changes(workspace, "2025-09-02")


def test_of_a_new_story_the_table_has_what_stands_for_it(run: Run, tmp_path: Path) -> None:
    lines = ["Storm in Corvale", "Police said 12 people were killed in Corvale.", "Police said 40 people were injured."]
    lines += ["The union said 300 workers went on strike.", "The mayor said 70 houses were destroyed in Alderby."]
    read(run, tmp_path, {"w1": ("2025-09-02", "\n".join(lines))})
    every = [change["what"] for change in changes(run, "2025-09-01") if change["kind"] == "new tally"]
    told = [line for line in run("diff", "--since", "2025-09-01").out.splitlines() if "new tally" in line]
    assert len(every) > len(told) > 0
    assert all(any(what in line for what in every) for line in told)


def test_nothing_and_all(workspace: Run) -> None:
    assert workspace("diff", "--since", "2099-01-01").out == "nothing was read since 1 Jan 2099, 00:00 UTC\n"
    assert {change["kind"] for change in changes(workspace, "2025-08-01")} == {"new story", "new article", "new tally"}
    assert workspace("diff").code == 2


def test_tallies_are_found_by_words(workspace: Run) -> None:
    (hit,) = map(json.loads, workspace("tally", "killed in Alderby", "--format", "jsonl").out.splitlines())
    assert (hit["measure"], [entry["low"] for entry in hit["entries"]]) == ("killed", [250, 800])
    assert "800" in workspace("tally", "dead", "quake").out
    rows = list(csv.DictReader(io.StringIO(workspace("tally", "workers", "--format", "csv").out)))
    assert [row["low"] for row in rows] == ["300"]
    assert workspace("tally", "killed in Corvale").out == "no such tallies\n"
    assert workspace("tally", "killed", "--limit", "0").code == 2
    assert "say which tallies" in workspace("tally", " ").err
