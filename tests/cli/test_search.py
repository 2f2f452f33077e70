"""Search as people type, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly_cli import Run

TEXTS = {
    "a": "Flood in Mangochi kills 48\nThe district commissioner, Ada Example, said 48 people were killed in Mangochi.",
    "b": "Mangochi flood toll 52\nPolice said 52 people were killed in Mangochi. “The dam will be closed,” water "
    "minister Bo Sample said.",
    "c": "Fire in Corvale hurts 7\nThe mayor said 7 people were injured in the fire in Corvale.",
}


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    lines = [
        {"doc": doc, "title": text.split("\n")[0], "published": f"2025-09-0{day}", "text": text}
        for day, (doc, text) in enumerate(TEXTS.items(), 1)
    ]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("read", "pages.jsonl").code == 0
    return run


def numbers(run: Run, *words: str) -> list[tuple[str, float]]:
    found = json.loads(run("search", *words, "--format", "json").out)
    entries = [hit["tally"]["entries"][hit["number"]] for hit in found["tallies"]]
    return [(entry["doc"], entry["low"]) for entry in entries]


def test_dead_in_a_place(workspace: Run) -> None:
    assert numbers(workspace, "dead in Mangochi") == [("b", 52)]
    shown = workspace("search", "killed", "Mangochi").out
    assert (
        "People killed, Mangochi: 52, Police" in shown and "“Police said 52 people were killed in Mangochi.”" in shown
    )


def test_numbers_between_two_others_and_of_a_day(workspace: Run) -> None:
    assert numbers(workspace, "between 40 and 50 dead") == [("a", 48)]
    assert numbers(workspace, "more than 60 dead") == []
    assert numbers(workspace, "killed on 1 September") == [("a", 48)]
    assert {doc for doc, _ in numbers(workspace, "3 September 2025")} == {"c"}
    assert json.loads(workspace("tally", "between 40 and 50 dead", "--format", "jsonl").out)["measure"] == "killed"


def test_what_somebody_said(workspace: Run) -> None:
    found = json.loads(workspace("search", "what did the minister say about the dam", "--format", "json").out)
    assert [said["speaker"] for said in found["said"]] == ["Bo Sample"]
    assert "The dam will be closed" in found["said"][0]["content"]
    assert json.loads(workspace("search", "Sample", "--format", "json").out)["speakers"][0]["name"] == "Bo Sample"


def test_who_says_a_number_is_asked_not_whom_it_counts(workspace: Run) -> None:
    assert numbers(workspace, "what did the police say") == [("b", 52)]
    assert numbers(workspace, "what did the people say") == []


def test_a_misspelt_name_is_put_right(workspace: Run) -> None:
    said = workspace("search", "killed in Mangotchi")
    assert said.code == 0 and "perhaps you mean: killed in Mangochi" in said.out


def test_a_number_that_need_not_be_met(workspace: Run) -> None:
    assert numbers(workspace, "about 50 dead") == [("b", 52)]
    assert numbers(workspace, "about 70 dead") == []


def test_a_subject_or_a_day_without_an_answer_is_offered_left_out(workspace: Run) -> None:
    assert "perhaps you mean: what did sample say" in workspace("search", "what did Sample say about Corvale").out
    assert "perhaps you mean: fire" in workspace("search", "fire 1 May 2024").out


def test_nothing_is_said_so(workspace: Run) -> None:
    assert workspace("search", "xyzzy").out == "nothing has all of these words\n"
