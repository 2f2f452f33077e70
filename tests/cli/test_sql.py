"""`reportedly sql` answers questions over the ledgers, and changes nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from invented_workspace import HOSTILE, invented_workspace
from reportedly_cli import Run

KILLED = "select said_by, low, place, sentence from v_entries where counted = 'people killed' order by low, said_by"


def test_a_question_is_answered_as_a_table_csv_and_json(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "reportedly.db").close()
    shown = run("sql", KILLED)
    assert shown.code == 0 and shown.out.split("\n")[0].split() == ["said_by", "low", "place", "sentence"]
    rows = list(csv.DictReader(io.StringIO(run("sql", KILLED, "--format", "csv").out)))
    assert len(rows) == 12 and rows[0]["low"] == "10" and rows[0]["sentence"].startswith("At least 10 people")
    lines = [json.loads(line) for line in run("sql", KILLED, "--format", "jsonl").out.splitlines()]
    assert [line["sentence"] for line in lines] == [row["sentence"] for row in rows]
    assert len(run("sql", KILLED, "--story", "2", "--format", "jsonl").out.splitlines()) == 6


@pytest.mark.parametrize(
    "question",
    ["select", "drop view v_entries", "insert into entries (story) values (1)", "select 1; select 2", "",
     "attach database 'new.db' as other; create table other.a (b)"],
)  # fmt: skip
def test_what_is_no_question_is_told_in_a_line_and_changes_nothing(question: str, tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "reportedly.db", stories=1).close()
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run("sql", question)
    assert (done.code, done.out.strip(), len(done.err.splitlines())) in ((2, "", 1), (0, "", 0))
    assert (done.code == 0) is (question == "")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_hostile_text_steers_no_terminal_and_is_no_formula(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "reportedly.db", stories=1, articles=len(HOSTILE), hostile=True).close()
    shown = run("sql", "select distinct outlet from v_entries")
    assert "\x1b" not in shown.out and "\u202e" not in shown.out
    rows = list(csv.reader(io.StringIO(run("sql", "select distinct outlet from v_entries", "--format", "csv").out)))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")]
