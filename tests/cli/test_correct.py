"""Corrections through the command line: made, listed, undone, taken to another workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly_cli import Run

TEXT = "Ferry sinks off Garsdale, 14 dead\nThe coast guard said 14 people were killed. Police said 9 were missing."


def write(path: Path, *docs: str) -> Path:
    lines = [{"doc": doc, "title": "Ferry sinks", "published": "2025-09-01", "text": TEXT} for doc in docs]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    assert run("read", write(tmp_path / "pages.jsonl", "a", "b")).code == 0
    return run


def ledger(run: Run, *options: str) -> dict[str, Any]:
    return json.loads(run("ledger", "--format", "json", *options).out)  # type: ignore[no-any-return]


def figure(run: Run, doc: str, low: float) -> int:
    entries = [entry for tally in ledger(run)["tallies"] for entry in tally["entries"]]
    return next(int(entry["figure"]) for entry in entries if (entry["doc"], entry["low"]) == (doc, low))


def test_corrections_are_made_listed_and_undone(workspace: Run) -> None:
    before = ledger(workspace)
    number = figure(workspace, "a", 9)
    made = workspace("correct", "set", "a", number, "--value", 8, "--source", "", "--by", "Ada", "--note", "misread")
    assert made.code == 0 and made.out.endswith("9 in a: value is 8, source is none\n")
    missing = next(tally for tally in ledger(workspace)["tallies"] if tally["measure"] == "missing")
    assert [(entry["low"], entry["source"]) for entry in missing["entries"]] == [(8, None), (9, "Police")]
    listed = workspace("correct", "list").out
    assert "Ada" in listed and "misread" in listed
    assert workspace("correct", "undo", made.out.split(":")[0]).code == 0
    assert ledger(workspace) == before
    assert "· undone " in workspace("correct", "list").out


def test_corrections_travel_as_lines(workspace: Run, tmp_path: Path) -> None:
    killed = next(tally for tally in ledger(workspace)["tallies"] if tally["measure"] == "killed")
    assert workspace("correct", "wrong", "b", figure(workspace, "b", 9)).code == 0
    assert workspace("correct", "rename-tally", killed["id"], "killed at sea").code == 0
    assert workspace("correct", "rename-story", ledger(workspace)["story"], "The ferry").code == 0
    (tmp_path / "made.jsonl").write_text(workspace("correct", "list", "--format", "jsonl").out)
    assert workspace("read", tmp_path / "pages.jsonl", "--db", "other.db").code == 0
    assert workspace("correct", "import", "made.jsonl", "--db", "other.db").out == "3 new corrections\n"
    assert workspace("correct", "import", "made.jsonl", "--db", "other.db").out == "0 new corrections\n"
    assert ledger(workspace, "--db", "other.db") == ledger(workspace)
    assert ledger(workspace)["title"] == "The ferry"


@pytest.mark.parametrize(
    "arguments",
    [
        ("wrong", "a", "77"),
        ("set", "a", "0"),
        ("set", "a", "0", "--bound", "huge"),
        ("set", "a", "0", "--low", "20"),
        ("set", "a", "0", "--value", "nan"),
        ("merge-stories", "1"),
        ("split-tally", "a"),
        ("undo", "77"),
        ("rename-tally", "77", "x"),
        ("source", "Police", "--as", " "),
        ("source", " ", "--as", "x"),
        ("source", "Police", "--as", "x", "--story", "77"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(workspace: Run, arguments: tuple[str, ...]) -> None:
    outcome = workspace("correct", *arguments)
    assert outcome.code == 2 and outcome.out == ""
    assert "Traceback" not in outcome.err and outcome.err.strip()


@pytest.mark.parametrize(
    "line", ["{", '{"kind": "sing"}', '{"kind": "wrong"}', '{"kind": "set", "figures": 3}', "\xff"]
)
def test_a_file_that_holds_no_corrections_changes_nothing(workspace: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.jsonl").write_bytes(line.encode("latin-1"))
    outcome = workspace("correct", "import", "bad.jsonl")
    assert outcome.code == 2 and len(outcome.err.splitlines()) == 1
    assert workspace("correct", "list").out == "no corrections\n"


def bodies(run: Run, *options: object) -> dict[str, list[str]]:
    lines = run("sources", "--format", "jsonl", *options).out.splitlines()
    return {each["body"]: each["names"] for each in map(json.loads, lines)}


def test_sources_are_listed_once_and_can_be_joined_and_set_apart(run: Run, tmp_path: Path) -> None:
    texts = {
        "a": "Ferry sinks off Garsdale, 14 dead\nThe coast guard said 14 people were killed off Garsdale.",
        "b": "Garsdale ferry toll 15\nA spokesman for the coast guard said 15 people were killed off Garsdale.",
        "c": "Garsdale ferry sinking killed 16\nHarbour Watch said 16 people were killed in the ferry off Garsdale.",
    }
    lines = [{"doc": doc, "published": "2025-09-01", "text": text} for doc, text in texts.items()]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("read", "pages.jsonl").code == 0
    assert set(bodies(run)) == {"coast guard", "Harbour Watch"}
    assert len(bodies(run)["coast guard"]) == 2
    assert "coast guard" in run("sources", 1).out and "also called" in run("sources", 1).out
    made = run("correct", "source", "Harbour Watch", "--as", "the coast guard", "--story", 1)
    assert made.code == 0 and "one source: Harbour Watch, called the coast guard" in made.out
    assert len(bodies(run)) == 1
    assert run("correct", "undo", made.out.split(":")[0]).code == 0
    assert set(bodies(run)) == {"coast guard", "Harbour Watch"}
    everywhere = run("correct", "source", "Harbour Watch", "--as", "Watchers of the harbour")
    assert everywhere.code == 0 and set(bodies(run)) == {"coast guard", "Watchers of the harbour"}
    assert run("correct", "list").out.count("one source: Harbour Watch") == 2


def test_reading_says_which_corrections_no_longer_find_their_figures(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    told = "<p>The coast guard said 31 people were{} killed when a ferry sank off Alderby.</p>"
    html = f"<article><h1>Ferry sinks off Alderby</h1>{told}<p>{'It rained all night. ' * 9}</p></article>"
    page.write_text(html.format(""))
    assert run("read", page).code == 0
    made = run("correct", "wrong", page, 0).out
    page.write_text(html.format(" sadly"))
    again = run("read", page)
    assert (again.code, again.err) == (0, ""), "a word in its sentence loses nothing"
    assert "no figures reported" in run("ledger").out
    page.write_text(html.replace(told, "<p>A ferry sank off Alderby.</p>").format(""))
    lost = run("read", page).err.splitlines()
    assert lost[0] == "1 correction no longer stands, as the text has changed:"
    assert lost[1].strip() == made.strip()
