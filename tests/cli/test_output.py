"""The program writes in any locale, to readers that go away and to full disks, and never ends in a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Workspace
from reportedly.cli.watch import MOST_SECONDS, DurationType
from reportedly_cli import Run

pytestmark = pytest.mark.slow

TEXT = (
    "Überflutung in Łódź — 12 dead\n\n“Twelve people were killed when a river burst its banks in Łódź on Monday,” the "
    "mayor, Zoë Ångström, said.\nAbout 300 others were taken to a school for the night, she added.\n"
)
NAME = "Überflutung.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("output")
    (found / NAME).write_text(TEXT, "utf-8")
    with chdir(found), Workspace("reportedly.db", create=True) as workspace:
        list(workspace.read([NAME]))
    return found


def start(folder: Path, *arguments: str, env: dict[str, str] | None = None, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportedly", *arguments]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.Popen(command, cwd=folder, env=os.environ | (env or {}), **options)


def test_pipes_get_utf8_whatever_python_is_told(folder: Path) -> None:
    out, error = start(folder, "show", NAME, env={"PYTHONIOENCODING": "latin-1:strict"}).communicate(timeout=60)
    assert error == b"" and "Łódź" in out.decode("utf-8")


def test_files_are_read_and_written_in_a_locale_that_cannot_name_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(TEXT, "utf-8")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    process = start(tmp_path, "extract", NAME, "missing Ü.txt", env=env)
    out, error = process.communicate(timeout=60)
    assert process.returncode == 1 and f'"doc":"{NAME}"' in out.decode("utf-8"), error
    assert error.decode("utf-8") == "reportedly: missing Ü.txt: no such file or folder\n"


def test_a_terminal_that_cannot_show_a_character_gets_another(folder: Path) -> None:
    own, theirs = os.openpty()
    process = start(folder, "stories", env={"PYTHONIOENCODING": "ascii"}, stdout=theirs, stderr=theirs)
    os.close(theirs)
    out = b""
    try:
        while part := os.read(own, 4096):
            out += part
    except OSError:
        pass  # so Linux says that the other end is closed
    os.close(own)
    assert process.wait(60) == 0 and b"?berflutung in ??d?" in out, out


def test_a_reader_that_goes_away_ends_it_quietly(folder: Path) -> None:
    reading, writing = os.pipe()
    process = start(folder, "ledger", stdout=writing)
    os.close(reading)
    os.close(writing)
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (1, b"")


def test_a_full_disk_is_told_in_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start(folder, "ledger", "--format", "csv", stdout=full)
        _, error = process.communicate(timeout=60)
    assert (process.returncode, error.count(b"\n")) == (1, 1) and b"No space left" in error


def test_names_that_are_no_text(run: Run, tmp_path: Path) -> None:
    for number, name in enumerate((b"a\xff.txt", b"a\xfe.txt", b"b.txt")):
        (tmp_path / os.fsdecode(name)).write_text(TEXT.replace("12", str(12 + number)), "utf-8")
    assert run("read", ".").out.startswith("3 pages, 3 articles")
    docs = run("stories", "--format", "json").out
    assert '"a\\\\xff.txt"' in docs and '"a\\\\xfe.txt"' in docs
    assert run("show", "a\\xff.txt").code == 0
    for command in (("show",), ("forget",), ("history",), ("correct", "rename-story", "1"), ("tally",)):
        outcome = run(*command, os.fsdecode(b"a\xff"))
        assert outcome.code in (0, 2) and len(outcome.err.splitlines()) <= 1, outcome.err


def test_no_time_is_too_long_to_wait() -> None:
    assert DurationType().convert("999999d", None, None) == MOST_SECONDS
