"""What a page says, or is called, steers no terminal: not in tables, lines, Markdown, CSV, JSON, nor in messages."""

from __future__ import annotations

import json
import re
from contextlib import chdir
from pathlib import Path
from shutil import copytree

import pytest

from reportedly.api import Workspace
from reportedly_cli import Outcome, Run

pytestmark = pytest.mark.slow

EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\x08\x7f"
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
"""What has no place in any output; the rows of CSV end with CR LF."""
NAME = f"page{EVIL}.jsonl"
TEXTS = (
    "The mayor, Ada {0} Example, said at least {1} people {0}were killed in {0} Alderby.\n"
    "“We {0} counted {1} of them,” Ada {0} Example said. Police said {2} were hurt\r in Alderby{0}.\n"
    "The mill {0} by the {0} harbour\r closed 20 years ago."
)


def write_page(folder: Path, dead: int, hurt: int) -> None:
    line = {"doc": f"doc{EVIL}", "title": f"Flood{EVIL} kills {dead}", "published": "2025-09-01"}
    line |= {"publisher": f"Daily{EVIL}", "url": "https://a.example/x", "text": TEXTS.format(EVIL, dead, hurt)}
    (folder / NAME).write_text(json.dumps(line))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for numbers in ((12, 40), (14, 45)):
        write_page(folder, *numbers)
        with chdir(folder), Workspace("reportedly.db", create=True) as workspace:
            list(workspace.read([NAME]))
    (folder / "rules.toml").write_text('[[rule]]\nname = "a"\nwhen = ["new tally", "changes"]')
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Path:
    return copytree(made, tmp_path, dirs_exist_ok=True)


def assert_steers_nothing(outcome: Outcome) -> None:
    assert outcome.code == 0, outcome.err
    assert not STEERS.findall(outcome.out), repr(outcome.out[:300])
    assert not STEERS.findall(outcome.err), repr(outcome.err[:300])


@pytest.mark.parametrize(
    "command",
    [
        "ledger", "ledger 1 --sentences --statements", "ledger --format json", "ledger --format csv",
        "ledger --format md", "stories", "stories --format json", "statements", "statements --format json",
        "statements --format csv", "statements --format md", "tally killed", "tally killed --format csv",
        "tally killed --format jsonl", "diff --since 2020-01-01", "diff --since 2020-01-01 --format jsonl",
        "alerts rules.toml", "show DOC", "explain DOC", "explain DOC --rejected",
        "history DOC", "history DOC --format json",
        "extract NAME", "correct rename-story 1 EVIL --note EVIL --by EVIL",
        "correct wrong DOC 0", "forget DOC", "verify", "rules", "read --again",
    ],
)  # fmt: skip
def test_no_command_lets_a_page_steer_the_terminal(workspace: Path, run: Run, command: str) -> None:
    known = {"DOC": f"doc{EVIL}", "NAME": NAME, "EVIL": EVIL}
    outcome = run(*(known.get(word, word) for word in command.split()))
    assert_steers_nothing(outcome)
    assert outcome.out
    if command.startswith("correct"):
        assert_steers_nothing(run("correct", "list"))
        assert_steers_nothing(run("correct", "list", "--format", "jsonl"))


def test_reading_names_a_hostile_file_harmlessly(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path, 12, 40)
    (tmp_path / f"none{EVIL}.txt").write_text("milk")
    outcome = run("read", ".")
    assert outcome.code == 1 and outcome.out.startswith("1 page") and not STEERS.findall(outcome.out + outcome.err)


def test_colours_are_ours_alone(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    outcome = run("show", f"doc{EVIL}")
    assert "\x1b[1;30;43m" in outcome.out, "a number is marked"
    assert not STEERS.findall(re.sub(r"\x1b\[[\d;]*m", "", outcome.out)) and "\x1b[2J" not in outcome.out
    assert "[2J" in outcome.out, "only the sign that begins the command is left out"


def test_a_files_name_is_no_markup(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    (tmp_path / "[").mkdir()
    (tmp_path / "[" / "bold] [nothing].jsonl").write_text(json.dumps({"doc": "a", "text": TEXTS.format("", 12, 40)}))
    outcome = run("read", "[/bold] [nothing].jsonl")
    assert outcome.code == 0, outcome.err


def test_json_says_what_the_page_says(workspace: Path, run: Run) -> None:
    (line,) = run("extract", NAME).out.splitlines()
    assert json.loads(line)["doc"] == f"doc{EVIL}"
