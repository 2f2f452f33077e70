"""A speaker's statements over time, under all forms of the name, each said once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from reportedly_cli import Run

TEXTS = {
    "a": "Dam at Corvale cracks\n“The dam at Corvale will hold through the night, all safe,” said Ludovica Hartmann.",
    "b": "Corvale dam cracks\n“The dam at Corvale will hold through the night,” said engineer Ludovicca Hartmann.",
    "c": "Corvale dam gives way\nThe valley was cleared. “We were wrong about the dam at Corvale,” Hartmann said.",
}


def test_one_speaker_under_several_names(run: Run, tmp_path: Path) -> None:
    lines = [
        {"doc": doc, "title": text.split("\n")[0], "published": f"2025-09-0{n}", "publisher": doc, "text": text}
        for n, (doc, text) in enumerate(TEXTS.items(), 1)
    ]
    (tmp_path / "dam.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("read", "dam.jsonl").code == 0
    found = [str(story["story"]) for story in json.loads(run("stories", "--format", "json").out)]
    if len(found) > 1:
        assert run("correct", "merge-stories", *found).code == 0
    sayings = json.loads(run("statements", "--by", "Ludovica Hartmann", "--format", "json").out)
    assert [[each["doc"] for each in saying["variants"]] for saying in sayings] == [["a", "b"], ["c"]]
    assert {saying["speaker"] for saying in sayings} == {"Ludovica Hartmann"}
    assert sayings[0]["outlets"] == 2 and set(sayings[0]["names"]) == {"Ludovica Hartmann", "Ludovicca Hartmann"}
    assert "[1] [2]" in run("statements", "--by", "Hartmann").out
    rows = list(csv.DictReader(io.StringIO(run("statements", "--about", "wrong", "--format", "csv").out)))
    assert [row["doc"] for row in rows] == ["c"]
    assert len(json.loads(run("statements", "--by", "Hartmann", "--about", "night", "--format", "json").out)) == 1


def test_blanks_ask_for_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dam.jsonl").write_text(json.dumps({"doc": "a", "text": TEXTS["a"]}))
    assert run("read", "dam.jsonl").code == 0
    for option in ("--by", "--about"):
        outcome = run("statements", option, "  ")
        assert (outcome.code, outcome.out, outcome.err) == (0, "no such statements\n", "")
