"""The table of formats in the docs names each format once, with the programs that open it and their locked versions."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from reportedly.export.files.formats import FILE_FORMATS

ROOT = Path(__file__).parents[3]
DOCS = (ROOT / "docs/exports.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOCS[DOCS.index("| format |") :].partition("\n\n")[0].splitlines()[2:]
]
LOCKED = dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements-dev.lock").read_text("utf-8"), re.MULTILINE))
NAMES = {"Polars": "polars", "DuckDB": "duckdb", "Datasette": "datasette"}


def packages(cell: str) -> list[str]:
    """The packages that a cell of the table names, in the order of their versions."""
    plain = re.sub(r" \(.*\)|, `.*| and .*", "", cell)
    return [NAMES.get(name, name) for name in plain.split(", ")]


def test_each_format_has_one_row() -> None:
    assert sorted(name for row in ROWS for name in row[0].split(", ")) == sorted(FILE_FORMATS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_its_versions_are_those_that_are_tested(row: list[str]) -> None:
    if row[0] == "csv":  # Python's own module
        return
    told = row[3].split(", ")
    for name, given in zip(packages(row[2]), told, strict=True):
        if name in LOCKED:
            assert given == LOCKED[name], name
        else:  # of the group `consumers`, which is not locked
            try:
                assert given == version(name)
            except PackageNotFoundError:
                pytest.skip(f"{name} is not installed")
