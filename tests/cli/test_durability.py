"""What was told to be kept is kept, whatever ends the program: a kill at any moment, or a disk that is full."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.api import Damage, Workspace

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "reportedly"]


def rows(count: int, padding: int = 0) -> str:
    """Invented articles, one a line; `padding` adds a word of so many letters, which hardly compress."""
    letters = random.Random(7)
    lines = []
    for number in range(count):
        more = "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=padding))
        text = f"Flood in Town {number}\nThe flood hurt {number + 2} people, the council of Town {number} said. {more}"
        lines.append(json.dumps({"doc": f"flood-{number}", "title": f"Flood in Town {number}", "text": text}))
    return "\n".join(lines)


def read(folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [*COMMAND, "read", "rows.jsonl", "--db", str(folder / "w.db"), *options]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def kept(folder: Path) -> tuple[list[str], list[Damage]]:
    """The articles, and what is damaged. A whole record of the page that was at work is none: nobody was told of it."""
    with Workspace(folder / "w.db") as workspace:
        damage = [each for each in workspace.upkeep.verify() if isinstance(each, Damage) and each.repair != "record"]
        return [doc for story in workspace.stories() for doc in story.docs], damage


def test_killed_runs_lose_and_double_nothing(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(rows(40))
    moments = random.Random(11)
    for _ in range(3):
        process = read(tmp_path)
        deadline = time.monotonic() + 20
        while not (tmp_path / "w.db.pages").exists() and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.4))
        process.kill()
        process.communicate()
        assert kept(tmp_path)[1] == []
    process = read(tmp_path)
    assert (process.communicate()[1], process.returncode) == ("", 0)
    docs, damage = kept(tmp_path)
    assert (sorted(docs), damage) == (sorted(f"flood-{number}" for number in range(40)), [])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB, which only root can make."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2M", "tmpfs", disk], check=False, capture_output=True)
    if made.returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="root mounts a small file system, on Linux")
def test_full_disk_is_told_in_a_line_and_loses_nothing(small_disk: Path) -> None:
    (small_disk / "rows.jsonl").symlink_to(small_disk.parent / "rows.jsonl")
    (small_disk.parent / "rows.jsonl").write_text(rows(24, padding=60_000))
    process = read(small_disk)
    told = process.communicate()[1]
    assert process.returncode == 1
    assert "disk is full" in told or "No space left on device" in told
    assert len(told.splitlines()) == 1 and "Traceback" not in told
    docs, damage = kept(small_disk)
    assert (0 < len(docs) < 24, damage) == (True, [])
    subprocess.run(["mount", "-o", "remount,size=64M", small_disk], check=True)
    process = read(small_disk)
    assert (process.communicate()[1], process.returncode) == ("", 0)
    docs, damage = kept(small_disk)
    assert (len(docs), damage) == (24, [])
