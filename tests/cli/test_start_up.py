"""A command that only looks at a workspace loads little: what reads pages is imported when a page is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly import Workspace

pytestmark = pytest.mark.slow


HEAVY = {"spacy", "numpy", "trafilatura", "lxml", "urllib3", "dateparser", "feedparser", "pypdf", "starlette", "rensa"}
MOST_MODULES = 520
"""Modules that a viewing command may load, those of Python itself included; it was 434 when this was written."""
_LOADED = """
import sys
from reportedly.cli import main
sys.argv = ["reportedly", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
sys.stderr.write(" ".join(sys.modules))
"""


TEXT = "Fire in Oldham\nThe fire killed 12 people, police said."
COMMANDS = (
    "--help", "stories", "today", "ledger", "ledger 1", "tally killed", "statements --about fire", "show a",
    "explain a",
)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    page = folder / "page.jsonl"
    page.write_text(json.dumps({"doc": "a", "title": "Fire in Oldham", "text": TEXT}), encoding="utf-8")
    with Workspace(folder / "x.db", create=True) as workspace:
        assert [reading.name for reading in workspace.read(str(page))]
    return folder / "x.db"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_viewing_command_loads_little(workspace: Path, command: str) -> None:
    arguments = command.split() if command == "--help" else [*command.split(), "--db", str(workspace)]
    done = subprocess.run([sys.executable, "-c", _LOADED, *arguments], capture_output=True, text=True, check=True)
    modules = done.stderr.split()
    assert HEAVY.isdisjoint(modules), sorted(HEAVY.intersection(modules))
    assert len(modules) < MOST_MODULES


_COMMAND_LINE = """
import sys
import reportedly.pipeline
import spacy
loaded = {"typer", "weasel", "httpx", "dateparser"}.intersection(sys.modules)
assert not loaded, loaded
from spacy.cli import download
assert spacy.cli.download is download
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
"""


def test_reading_loads_no_command_line_of_spacy_which_is_there_when_it_is_asked_for() -> None:
    subprocess.run([sys.executable, "-W", "ignore", "-c", _COMMAND_LINE], check=True)
