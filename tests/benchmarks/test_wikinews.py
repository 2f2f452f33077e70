"""Annotations that are kept by offsets alone: they fit their texts, or are refused."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2] / "training/wikinews"
TEXT = "Flood in Exampleton\nThe flood hurt 12 people in Exampleton, the council said."


def join(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    start = TEXT.index("12")
    figure = {"doc": "a", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "start": start, "end": start + 2}
    figure |= {"low": 12, "high": 12, "bound": "exact", "measure": "injured", "unit": "people", "status": "reported"}
    figure |= {"when": None, "event": "main", "scope": "whole", "quote_span": [start, start + 9], "source_span": None}
    figure["place_span"] = [TEXT.rindex("Exampleton"), TEXT.rindex("Exampleton") + 10]
    (folder / "figures.jsonl").write_text(json.dumps(figure))
    (folder / "texts.jsonl").write_text(json.dumps({"doc": "a", "text": text}))
    command = [sys.executable, str(HOME / "join.py"), "figures.jsonl", "texts.jsonl"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_offsets_become_the_words_of_the_text(tmp_path: Path) -> None:
    joined = json.loads(join(tmp_path, TEXT).stdout)
    assert (joined["quote"], joined["place"], joined["source"]) == ("12 people", "Exampleton", None)


def test_another_text_is_refused_in_one_line(tmp_path: Path) -> None:
    refused = join(tmp_path, TEXT + " ")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "join.py: a: the text is not the one that was annotated (sha256 differs)\n"


@pytest.mark.parametrize(("name", "figures", "docs"), [("wikinews-more", 195, 38), ("second-reading", 74, 15)])
def test_what_is_kept_holds_no_text_but_units(name: str, figures: int, docs: int) -> None:
    rows = [json.loads(line) for line in (HOME / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (len(rows), len({row["doc"] for row in rows})) == (figures, docs)
    for row in rows:
        assert not {"quote", "source", "place", "text"} & set(row)
        assert row["start"] < row["end"] and row["low"] <= row["high"] and len(row["unit"]) < 40
