"""The main job through the command line: from saved pages to a ledger of who reported what."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Workspace
from reportedly_cli import EXAMPLES, Run

pytestmark = pytest.mark.slow

Tally = dict[str, Any]


@pytest.fixture(scope="module")
def examples_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace of the examples, as the command makes it."""
    folder = tmp_path_factory.mktemp("kept")
    process = reportedly("read", EXAMPLES, cwd=folder)
    out, errors = process.communicate()
    assert (process.returncode, errors) == (0, "")
    assert out.startswith("6 pages, 8 articles, ")
    return folder


@pytest.fixture
def workspace(run: Run, examples_kept: Path, tmp_path: Path) -> Run:
    """A workspace with the examples, of each test's own."""
    shutil.copytree(examples_kept, tmp_path, dirs_exist_ok=True)
    return run


def ledgers(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("ledger", "--format", "json").out.splitlines()]


def tally_of(found: list[dict[str, Any]], doc: str, measure: str, low: float) -> Tally:
    """The one tally that has a value of an article."""
    (tally,) = (
        tally
        for ledger in found
        for tally in ledger["tallies"]
        if tally["measure"] == measure
        and any(entry["low"] == low and entry["doc"].endswith(doc) for entry in tally["entries"])
    )
    return tally  # type: ignore[no-any-return]


def test_history_of_the_earthquake(workspace: Run) -> None:
    found = ledgers(workspace)
    killed = tally_of(found, "kunar-1-morning.html", "killed", 250)
    rows = [(entry["low"], entry["source"]) for entry in killed["entries"] if entry["bound"] != "vague"]
    assert next(row for row in rows if row[0] == 250) == (250.0, "Najibullah Hanif")
    values = [value for value, _ in rows]
    assert sorted(values) == values or values.index(622) < values.index(800) < values.index(1411) < values.index(2205)
    assert (800.0, "Zabihullah Mujahid") in rows and (2205.0, "Hamdullah Fitrat") in rows
    assert killed["entries"][killed["latest"]]["low"] == 2205
    injured = tally_of(found, "kunar-5-thursday.html", "injured", 3640)
    assert {500.0, 1500.0, 2800.0, 3124.0, 3640.0} <= {entry["low"] for entry in injured["entries"]}


def test_smaller_scopes_are_no_conflict(workspace: Run) -> None:
    found = ledgers(workspace)
    village = tally_of(found, "kunar-1-morning.html", "killed", 30)
    whole = tally_of(found, "kunar-1-morning.html", "killed", 250)
    assert village != whole
    conflicts = [{whole["entries"][number]["low"] for number in pair} for pair in whole["conflicts"]]
    assert {622.0, 800.0} in conflicts


def test_troops_side_by_side(workspace: Run) -> None:
    tally = tally_of(ledgers(workspace), "dump.txt", "people", 10000)
    rows = {(entry["low"], entry["bound"]) for entry in tally["entries"]}
    assert {(12000.0, "at_most"), (10000.0, "about")} <= rows
    assert tally["conflicts"] == []
    apart = tally_of(ledgers(workspace), "dump.txt", "people", 3000)  # better beside the others: "at least"
    sentence = next(entry["sentence"] for entry in apart["entries"] if entry["low"] == 3000)
    assert "South Korean presidential official" in sentence


def test_every_entry_leads_back_to_the_page(workspace: Run, tmp_path: Path) -> None:
    texts = {line["doc"]: line["text"] for line in map(json.loads, workspace("extract", EXAMPLES).out.splitlines())}
    for ledger in ledgers(workspace):
        for tally in ledger["tallies"]:
            for entry in tally["entries"]:
                text = texts[entry["doc"]]
                assert entry["sentence"] in text
                assert text[entry["start"] : entry["end"]] in entry["sentence"]
    with closing(sqlite3.connect(tmp_path / "reportedly.db")) as database, database:
        assert database.execute("select count(*) from blocks where page_span is null").fetchone() == (0,)


def test_reading_again_changes_nothing(workspace: Run, tmp_path: Path) -> None:
    before = ledgers(workspace)
    outcome = workspace("read", EXAMPLES)
    assert "6 pages known already" in outcome.out
    assert ledgers(workspace) == before


def test_several_processes_give_the_same(workspace: Run, tmp_path: Path) -> None:
    assert workspace("read", EXAMPLES, "--db", "two.db", "--jobs", "2").code == 0
    assert workspace("ledger", "--db", "two.db").out == workspace("ledger").out


def test_formats_and_lists(workspace: Run) -> None:
    number = str(ledgers(workspace)[0]["story"])
    rows = list(csv.DictReader(io.StringIO(workspace("ledger", number, "--format", "csv").out)))
    assert {"low", "source", "sentence", "doc"} <= set(rows[0])
    assert workspace("ledger", number, "--format", "md").out.startswith("# ")
    stories = json.loads(workspace("stories", "--format", "json").out)
    assert len(stories) == len(ledgers(workspace)) == 3
    assert "2,200 dead in Afghan quake" in workspace("stories").out


def test_tables_fit_eighty_columns(workspace: Run) -> None:
    for arguments in (("ledger",), ("stories",), ("statements",), ("show", str(EXAMPLES / "dump.txt"))):
        outcome = workspace(*arguments)
        assert outcome.code == 0
        assert max(map(len, outcome.out.splitlines())) <= 80, arguments
    assert "up to 12,000" in workspace("ledger").out


def test_show_and_explain(workspace: Run) -> None:
    doc = str(EXAMPLES / "kunar-1-morning.html")
    shown = workspace("show", doc).out
    assert "[250]" in shown and "{Najibullah Hanif" in shown and "<said>" in shown
    explained = workspace("explain", doc, "--figure", "0").out
    assert "measure" in explained and "killed" in explained
    assert workspace("explain", doc, "--figure", "999").code == 2


def test_statements_by_and_about(workspace: Run) -> None:
    said = json.loads(workspace("statements", "--by", "Mujahid", "--format", "json").out)
    assert said and all("Mujahid" in each["speaker"] for each in said)
    about = json.loads(workspace("statements", "--about", "moved front", "--format", "json").out)
    assert len(about) == 1 and "more than 3,000" in about[0]["content"]
    assert workspace("statements", "--by", "Nobody").out == "no such statements\n"


def test_ready_texts_are_taken_exactly(run: Run, tmp_path: Path) -> None:
    text = "  Nine hurt \n\nNine people were hurt on Monday,\tsaid Ada Example.  \n"
    (tmp_path / "ready.jsonl").write_text(
        json.dumps({"doc": "one", "title": None, "published": "2025-09-02", "text": text})
    )
    (line,) = run("extract", tmp_path / "ready.jsonl").out.splitlines()
    found = json.loads(line)
    assert (found["doc"], found["text"], found["published"]) == ("one", text, "2025-09-02")
    figure = next(each for each in found["figures"] if text[each["start"] - 1] != " " or each["start"] > 12)
    assert text[figure["start"] : figure["end"]] == "Nine" and figure["measure"] == "injured"
    assert figure["time"] is not None


def reportedly(*arguments: str | Path, cwd: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "reportedly", *map(str, arguments)]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def write_articles(path: Path, count: int) -> None:
    lines = (
        {
            "doc": f"a{number}",
            "published": "2025-09-01",
            "text": f"Flood {number}\nThe mayor said that {number + 5} people were hurt in flood {number}.",
        }
        for number in range(count)
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def count_articles(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True)) as database, database:
            return int(database.execute("select count(*) from articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


MANY = 120
"""Articles of a run that is stopped after some twenty."""


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, str, tuple[str, ...]]]:
    """The stories of a run that nothing stops."""
    folder = tmp_path_factory.mktemp("straight")
    write_articles(folder / "many.jsonl", MANY)
    process = reportedly("read", "many.jsonl", cwd=folder)
    assert process.communicate()[1] == "" and process.returncode == 0
    return stories(folder)


def stories(folder: Path) -> list[tuple[int, str, tuple[str, ...]]]:
    with Workspace(folder / "reportedly.db") as workspace:
        return [(story.id, story.title, story.docs) for story in workspace.stories()]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_goes_on_where_it_was(
    run: Run, tmp_path: Path, straight: list[tuple[int, str, tuple[str, ...]]], how: signal.Signals
) -> None:
    write_articles(tmp_path / "many.jsonl", MANY)
    process = reportedly("read", "many.jsonl", cwd=tmp_path)
    deadline = time.monotonic() + 60
    while count_articles(tmp_path / "reportedly.db") < 20 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(how)
    _, errors = process.communicate(timeout=60)
    kept = count_articles(tmp_path / "reportedly.db")
    assert 20 <= kept < MANY
    assert process.returncode == (-how if how == signal.SIGKILL else 130)
    assert "Traceback" not in errors
    outcome = run("read", "many.jsonl")
    assert outcome.code == 0 and f"{kept:,} pages known already" in outcome.out
    assert count_articles(tmp_path / "reportedly.db") == MANY
    assert stories(tmp_path) == straight


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    write_articles(tmp_path / "many.jsonl", 100)
    process = reportedly("extract", "many.jsonl", cwd=tmp_path)
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline().startswith("{")
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
    assert errors == ""
