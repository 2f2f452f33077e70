"""`reportedly watch FOLDER`: pages that appear in a folder are read, once, when they are whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reportedly.api import Workspace
from reportedly.inputs.watching import WatchedFolder
from reportedly_cli import Run

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Landslide buries houses in {0}</title></head><body>
<article><h1>Landslide buries houses in {0}</h1><p>Published 3 May 2026</p>
<p>At least {1} people were killed when a landslide buried houses in {0} on Saturday, said the district’s police
chief, Ruth Example.</p><p>Another 12 people were injured, she said, and the search went on with spades until dark.</p>
</article></body></html>"""


def put(folder: Path, name: str, place: str, killed: int, age: float = 60.0) -> Path:
    """A saved page in a folder, written so many seconds ago."""
    path = folder / name
    path.write_text(PAGE.format(place, killed), "utf-8")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_a_file_is_named_when_it_is_new_or_changed_and_whole(tmp_path: Path) -> None:
    watched = WatchedFolder(tmp_path)
    first = put(tmp_path, "a.html", "Kasese", 3)
    put(tmp_path, ".hidden.html", "Kasese", 3)
    unfinished = put(tmp_path, "b.html", "Kasese", 4, age=0.1)
    assert watched.changed() == [str(first)]
    assert watched.changed() == []
    os.utime(unfinished, (time.time() - 5,) * 2)
    assert watched.changed() == [str(unfinished)]
    put(tmp_path, "a.html", "Kasese", 30, age=10)
    assert watched.changed() == [str(first)]
    put(tmp_path, "c.html", "Kasese", 5, age=0)
    assert watched.changed(also_unsettled=True) == [str(tmp_path / "c.html")]


def test_what_lies_beside_a_page_or_goes_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    put(tmp_path / "page_files", "frame.html", "Kasese", 9)
    page = put(tmp_path, "page.html", "Kasese", 3)
    (tmp_path / "later").mkdir()
    inside = put(tmp_path / "later", "b.html", "Tarn", 4)
    (tmp_path / "gone.html").symlink_to(tmp_path / "nothing")
    assert WatchedFolder(tmp_path).changed() == [str(inside), str(page)]


@pytest.mark.slow
def test_a_round_reads_what_is_new_in_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    put(tmp_path / "in", "a.html", "Kasese", 3, age=0)
    done = run("watch", "in", "--once")
    assert (done.code, done.out) == (0, "new: Landslide buries houses in Kasese · in/a.html\n")
    assert "1 new, 0 changed" in done.err
    put(tmp_path / "in", "a.html", "Kasese", 5)
    done = run("watch", "in", "--once")
    assert done.out.startswith("changed: in/a.html") and "3" in done.out and "5" in done.out
    assert "0 new, 0 changed, 1 unchanged" in run("watch", "in", "--once").err


@pytest.mark.slow
def test_it_goes_on_until_it_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    command = [sys.executable, "-m", "reportedly", "watch", "in", "--every", "1s"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        guard = threading.Timer(120, process.kill)
        guard.start()
        try:
            put(tmp_path / "in", "a.html", "Kasese", 3)
            assert process.stdout and "Landslide buries houses in Kasese" in process.stdout.readline()
            put(tmp_path / "in", "b.html", "Tarn", 4)
            assert "Landslide buries houses in Tarn" in process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert "Traceback" not in process.communicate(timeout=30)[1]
            assert process.returncode == 130
        finally:
            guard.cancel()
            process.kill()
    with Workspace(tmp_path / "reportedly.db") as workspace:
        assert len(workspace.stories()) >= 1


def test_what_is_neither_address_nor_folder_is_told(run: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.html", "Kasese", 3)
    for name in ("nothing", "a.html"):
        done = run("watch", name, "--once")
        assert done.code == 2 and f"{name}: is no folder and no address" in done.err
