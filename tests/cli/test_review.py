"""What is worth a look, and how accurate one's pages were read, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly_cli import Run

TEXTS = {
    "a": "Ferry sinks off Garsdale, 14 dead\nThe coast guard said 14 people were killed off Garsdale on Monday.",
    "b": "Garsdale ferry toll 15\nPolice said 15 people were killed when the ferry sank off Garsdale on Monday.",
    "c": "Garsdale ferry sinking\nThe harbour master said 16 people were killed off Garsdale. A reader, 41, saw it.",
}


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    lines = [
        {"doc": doc, "title": text.split("\n")[0], "published": f"2025-09-01T0{hour}:00:00Z", "text": text,
         "publisher": f"Paper {doc}"}
        for hour, (doc, text) in enumerate(TEXTS.items(), 1)
    ]  # fmt: skip
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("read", "pages.jsonl").code == 0
    return run


def queue(run: Run, *options: object) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in run("review", "--format", "jsonl", *options).out.splitlines() if line[0] == "{"
    ]


def slots(run: Run) -> dict[str, tuple[int, int]]:
    rows = json.loads(run("accuracy", "--format", "json").out)["slots"]
    return {row["slot"]: (row["right"], row["judged"]) for row in rows}


def test_conflicts_come_first_and_what_was_looked_at_does_not_come_again(workspace: Run) -> None:
    first = queue(workspace)[0]
    assert "conflict" in {reason["kind"] for reason in first["reasons"]} and first["low"] in (14, 15, 16)
    weights = [each["weight"] for each in queue(workspace)]
    assert weights == sorted(weights, reverse=True)
    shown = workspace("review", "--limit", 1).out
    assert "cannot be so together with" in shown and f"reportedly correct right {first['doc']}" in shown
    assert workspace("correct", "right", first["doc"], first["figure"]).code == 0
    assert (first["doc"], first["figure"]) not in {(each["doc"], each["figure"]) for each in queue(workspace)}


def test_figures_are_drawn_by_chance_the_same_each_time(workspace: Run) -> None:
    drawn = queue(workspace, "--by-chance")
    assert len(drawn) >= 3 and drawn == queue(workspace, "--by-chance")
    assert all(each["reasons"] == [] for each in drawn)


def test_corrections_count_as_the_accuracy_of_these_pages(workspace: Run) -> None:
    assert "no figure was looked at yet" in workspace("accuracy").out
    a, b, c = (next(each for each in queue(workspace, "--by-chance") if each["doc"] == doc) for doc in "abc")
    workspace("correct", "right", "a", a["figure"])
    workspace("correct", "set", "b", b["figure"], "--value", 17, "--place", "Alderby")
    workspace("correct", "wrong", "c", c["figure"])
    assert workspace("correct", "add", "c", "41", "--in", "A reader", "--measure", "count", "--unit", "years").code == 0
    found = slots(workspace)
    assert found["figure"] == (2, 3) and found["found"] == (2, 3)
    assert found["value"] == (1, 2) and found["place"] == (1, 2) and found["source"] == (2, 2)
    table = workspace("accuracy").out
    assert "67%" in table and "from 3 articles" in table


def test_nothing_left_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"doc": "a", "published": "2025-09-01", "text": "Rain\nIt rained."}))
    assert run("read", "a.jsonl").code == 0
    assert run("review").out == "nothing is left that is worth a look\n"
