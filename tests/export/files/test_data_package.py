"""frictionless validates packages against their own schemas, and reads the values back."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import frictionless
import pytest

from invented_workspace import HOSTILE, invented_workspace

pytestmark = pytest.mark.filterwarnings("ignore")  # of the reader's own libraries


@pytest.mark.parametrize("hostile", [False, True])
def test_frictionless_finds_the_package_valid(hostile: bool, tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", articles=len(HOSTILE), hostile=hostile) as workspace:
        workspace.export_file("data-package", tmp_path / "a.zip")
    report = frictionless.Package(str(tmp_path / "a.zip")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        "entries": 4 * len(HOSTILE), "tallies": report.tasks[1].stats["rows"], "statements": 4 * len(HOSTILE),
        "articles": 2 * len(HOSTILE),
    }  # fmt: skip


def test_values_have_their_types(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("data-package", tmp_path / "a.zip")
    package = frictionless.Package(str(tmp_path / "a.zip"))
    first = min(package.get_resource("entries").read_rows(), key=lambda row: row["low"])
    assert (first["low"], first["first_day"], first["figure"]) == (10, date(2025, 9, 1), 0)
    assert package.get_resource("tallies").read_rows()[0]["also"] is False


def test_a_changed_file_is_found_by_its_digest(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("data-package", tmp_path / "a.zip")
    zipfile.ZipFile(tmp_path / "a.zip").extractall(tmp_path / "b")
    table = tmp_path / "b/data/articles.csv"
    table.write_bytes(table.read_bytes().replace(b"Paper 1", b"Paper 2"))
    report = frictionless.Package(str(tmp_path / "b/datapackage.json")).validate()
    assert [error.type for task in report.tasks for error in task.errors] == ["hash-count"]
