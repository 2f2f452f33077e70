"""Only regular files are opened, whatever lies in a folder, and only what is named."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Workspace, extract
from reportedly.errors import InputError, UsageError
from reportedly.inputs import open_inputs
from reportedly.inputs.opening import _open_file
from reportedly.model import Page

TEXT = "Boats come back\n\nNine boats came back to Port Nowhere in the night, the coast guard said on Monday.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a text, a pipe, a socket, and links to a device and to nothing."""
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "page.txt").write_text(TEXT)
    os.mkfifo(inside / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("in/socket")
        (inside / "device").symlink_to("/dev/zero")
        yield inside


def test_a_folder_gives_its_files_and_passes_over_the_rest(folder: Path) -> None:
    (page,) = open_inputs([str(folder)])
    assert isinstance(page, Page) and page.name.endswith("page.txt")


@pytest.mark.parametrize("name", ["pipe", "socket", "device"])
def test_what_is_no_file_is_told_in_one_line(folder: Path, name: str) -> None:
    error, page = open_inputs([str(folder / name), str(folder / "page.txt")])
    assert isinstance(page, Page)
    assert str(error) == (
        f"{folder / name}: is a pipe, a socket or a device, not a file; give its content to `-`, standard input"
    )


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _: True)  # as it was when we looked
    with pytest.raises(InputError, match="is a pipe"):
        _open_file(folder / "pipe", "pipe")


def test_a_link_to_nothing_is_told(folder: Path) -> None:
    (folder / "lost").symlink_to("nowhere")
    found = list(open_inputs([str(folder)]))
    assert [str(each) for each in found if isinstance(each, InputError)] == [f"{folder}/lost: no such file or folder"]


def test_a_name_that_is_no_text_is_read_and_kept(folder: Path) -> None:
    (folder / "page.txt").rename(os.fsdecode(os.fsencode(folder) + b"/p\xe9ge.txt"))
    with Workspace("reportedly.db", create=True) as workspace:
        (reading,) = workspace.read(folder)
        assert getattr(reading, "error", "") is None
        assert workspace.article("/".join((str(folder), "p\\xe9ge.txt"))).article.title == "Boats come back"


@pytest.mark.parametrize("name", ["page\0.txt", "", "a" * 5000])
def test_a_name_of_no_file_is_told(folder: Path, name: str) -> None:
    (error,) = open_inputs([name]) if name else [InputError("no such file")]
    assert isinstance(error, InputError) and "report" not in str(error)


def test_folders_of_any_depth_and_what_cannot_be_read_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(600):
        Path("d").mkdir()
        monkeypatch.chdir("d")
    Path("page.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty").mkdir()
    first, deep, error = open_inputs([str(tmp_path)])
    assert isinstance(first, Page) and first.name.endswith("/a.txt")
    assert isinstance(deep, Page) and deep.name.count("/d") >= 600
    assert str(error) == f"{tmp_path}/empty: nothing to read in this folder"


def test_a_long_line_keeps_its_beginning_and_its_end() -> None:
    line = str(InputError(f"{'a' * 900}: why it failed"))
    assert len(line) == 500 and line.startswith("aaa") and line.endswith("a: why it failed")


def test_one_path_or_several_may_be_named(folder: Path) -> None:
    page = folder / "page.txt"
    for names in (page, str(page), [page], (str(page),), iter([page]), {page}):
        (reading,) = extract(names)
        assert reading.page is not None and reading.page.name == str(page)


@pytest.mark.parametrize("names", [5, None, b"page.txt", [b"page.txt"], [["page.txt"]], {"page.txt": 1}, [None], 1.5])
def test_what_names_nothing_is_refused(folder: Path, names: Any) -> None:
    with Workspace("reportedly.db", create=True) as workspace:
        for ask in (extract, workspace.read, workspace.poll):
            with pytest.raises(UsageError, match="names nothing to read; give a path or an address, or a list of them"):
                ask(names)
