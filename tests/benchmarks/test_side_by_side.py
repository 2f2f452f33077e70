"""The ten invented articles: the answers fit the pages, and Reportedly's column does not get worse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.side_by_side import main
from benchmarks.side_by_side.answers import PAGES, Found, Number, read_expected, scores
from benchmarks.side_by_side.programs import PEER, main_texts, reportedly_found


def test_answers_name_pages_that_are_there() -> None:
    expected, names = read_expected(), {path.stem for path in PAGES}
    assert len(names) == 10
    assert {claim["page"] for claim in expected.claims} == names
    assert {change["page"] for change in expected.changes} < names
    assert all("Invented" in path.read_text("utf-8") for path in PAGES)


@pytest.mark.slow
def test_reportedly_answers_as_well_as_its_column_says() -> None:
    rows, missing = scores(read_expected(), reportedly_found())
    told = {name: int(row.split(" of ")[0]) for name, row in rows.items() if " of " in row}
    least = {
        "numbers": 17, "as killed": 17, "bounds": 3, "sources": 15, "denied": 1, "changes": 2, "copies": 1,
    }  # fmt: skip
    assert all(told[name] >= floor for name, floor in least.items()), (told, missing)
    assert int(rows["to sort out"]) <= 4


def test_a_right_number_without_its_source_is_no_full_answer() -> None:
    expected = read_expected()
    claim = expected.claims[0]
    number = Number(page=claim["page"], low=claim["low"], high=claim["low"])
    rows, _ = scores(expected, Found(tells=frozenset({"numbers"}), numbers=[number, Number(page="x", low=1, high=1)]))
    assert (rows["numbers"], rows["sources"], rows["to sort out"]) == ("1 of 17", "–", "1")


def test_texts_for_programs_without_pages_have_no_furniture() -> None:
    expected = read_expected()
    for page, text in main_texts().items():
        assert expected.evidence(page) in text
        assert not any(each in text for each in expected.furniture)


def test_a_peer_that_is_not_installed_is_told_in_a_line(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-I", PEER, "CQE"], input=json.dumps({}), capture_output=True, text=True)
    assert done.returncode and "No module named" in done.stderr.splitlines()[-1]


@pytest.mark.slow
def test_the_table_of_the_docs_is_that_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    ours = [line.split(" | ")[:2] for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    text = Path("docs/compare.md").read_text("utf-8").replace("*", "")
    for label, value in (row for row in ours if " of " in row[1]):
        assert f"{label} | {value.rstrip(' |')} |" in text, label
