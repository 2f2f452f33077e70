"""What holds for every format of files: choosing, memory, and a clear word where something is missing."""

from __future__ import annotations

import gc
import io
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from invented_workspace import invented_workspace
from reportedly.api import Selection, Workspace
from reportedly.errors import UsageError
from reportedly.export.arrow import _type
from reportedly.export.columns import COLUMNS
from reportedly.export.files import arrow_files, xlsx
from reportedly.export.files.formats import FILE_FORMATS
from reportedly.export.tables import TABLES
from reportedly.optional import library
from reportedly.workspace.exporting import export_source
from reportedly_cli import Run

SECONDS, ENTRIES = 5.0, 10_000
"""The bar: so many entries are written in so many seconds."""
SLACK = 2.0
"""How much slower a busy machine may be than a quiet one."""


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Workspace]:
    """A small workspace, and one of five times as many stories of the same size."""
    folder = tmp_path_factory.mktemp("sizes")
    return tuple(
        invented_workspace(folder / f"{stories}.db", stories=stories, articles=5, figures=10) for stories in (8, 40)
    )


def peak(workspace: Workspace, kind: str, folder: Path) -> int:
    """The most bytes held at once; of two runs the lower, as threads that other tests left hold some in one of them."""
    found = []
    for run in range(2):
        gc.collect()
        tracemalloc.start()
        workspace.export_file(kind, folder / str(run))
        found.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return min(found)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILE_FORMATS)
def test_memory_does_not_grow_with_the_number_of_stories(
    kind: str, sizes: tuple[Workspace, Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_LINKS", 100)  # what is kept in memory has a bound, which these sizes do not reach
    monkeypatch.setattr(arrow_files, "GROUP", 100)
    small, large = sizes
    small.export_file(kind, tmp_path / "first")  # libraries are loaded, what is kept is kept
    folders = tmp_path / "large", tmp_path / "small"
    for folder in folders:
        folder.mkdir()
    assert peak(large, kind, folders[0]) < 1.3 * peak(small, kind, folders[1]) + 500_000


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILE_FORMATS)
def test_ten_thousand_entries_take_five_seconds(kind: str, sizes: tuple[Workspace, Workspace], tmp_path: Path) -> None:
    _, large = sizes
    entries = sum(len(tally.entries) for story in large.stories() for tally in large.ledger(story.id).tallies)
    began = time.process_time()
    large.export_file(kind, tmp_path / "large")
    assert (time.process_time() - began) * ENTRIES / entries < SLACK * SECONDS


def rows(
    workspace: Workspace, table: str, stories: tuple[int, ...] = (), **selection: object
) -> list[dict[str, object]]:
    source = export_source(workspace._store, workspace._ledgers, stories, Selection(**selection))
    names = [column.name for column in TABLES[table].columns]
    return [dict(zip(names, row, strict=True)) for row in TABLES[table].all_rows(source.stories())]


def test_rows_are_chosen_by_story_place_source_and_measure(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        assert {row["story"] for row in rows(workspace, "entries")} == {1, 2}
        assert {row["story"] for row in rows(workspace, "entries", stories=(2, 2))} == {2}
        assert len(rows(workspace, "entries", stories=(2, 2))) == 6
        ada = rows(workspace, "statements", source="Ada")
        assert ada and {row["speaker"] for row in ada} == {"Ada Example"}
        assert len(rows(workspace, "articles", source="Ada")) == 3
        assert rows(workspace, "articles", measure="injured") == []
        assert {row["place"] for row in rows(workspace, "entries", place="Brenn")} == {"Brenn"}
        brenn = rows(workspace, "statements", place="Brenn")
        assert brenn and all("Brenn" in str(row["content"]) for row in brenn)


def test_rows_are_chosen_by_time(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "a.db").close()
    for option, days in (("--since", {"2025-09-02", "2025-09-03"}), ("--until", {"2025-09-01"})):
        done = run("export", "csv", "--db", "a.db", option, "2025-09-02", "--out", "-")
        assert done.code == 0
        assert {line.split("T08:30")[0][-10:] for line in done.out.splitlines()[1:]} == days


@pytest.mark.parametrize("kind", FILE_FORMATS)
def test_help_lists_the_columns(kind: str, run: Run) -> None:
    told = run("export", kind, "--help").out
    for table in FILE_FORMATS[kind].tables:
        assert f"Columns of {table.name}:" in told
        assert all(f"  {column.name} " in told for column in table.columns)


@pytest.mark.parametrize("kind", [name for name, kind in FILE_FORMATS.items() if kind.fields])
def test_help_lists_the_fields_that_are_in_the_file(kind: str, tmp_path: Path, run: Run) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1) as workspace:
        workspace.export_file(kind, tmp_path / "found")
    content = (tmp_path / "found").read_text("utf-8")
    told = run("export", kind, "--help").out
    for field in FILE_FORMATS[kind].fields:
        assert f"  {field} " in told and field in content


@pytest.mark.parametrize("kind", FILE_FORMATS)
def test_help_tells_of_every_format_what_is_in_it(kind: str) -> None:
    assert bool(FILE_FORMATS[kind].tables) != bool(FILE_FORMATS[kind].fields)


@pytest.mark.parametrize("kind", FILE_FORMATS)
def test_a_story_that_is_not_there_is_told_in_a_line(kind: str, tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "a.db", stories=1, articles=1).close()
    done = run("export", kind, "9", "--db", "a.db", "--out", "found")
    assert (done.code, done.err) == (2, "reportedly: no story 9 in a.db; `reportedly stories` lists them\n")
    assert not (tmp_path / "found").exists()


def test_unknown_formats_and_tables_are_refused(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=1) as workspace:
        with pytest.raises(UsageError, match="'docx' is no format of files; there are"):
            workspace.export_file("docx", io.BytesIO())
        with pytest.raises(UsageError, match="csv has no table 'figures'; there are: entries"):
            workspace.export_file("csv", io.BytesIO(), table="figures")


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"library pyarrow; install it: pip install 'reportedly\[parquet\]'"):
        library("pyarrow", "parquet")


@pytest.mark.parametrize("kind", FILE_FORMATS)
def test_a_workspace_without_stories_gives_a_file(kind: str, tmp_path: Path) -> None:
    with Workspace(tmp_path / "a.db", create=True) as workspace:
        workspace.export_file(kind, tmp_path / "found")
    assert (tmp_path / "found").exists()


def test_kinds_of_columns_are_those_of_data_frames() -> None:
    kinds = {"int64": "whole", "double": "number", "date32": "day"}
    for name, column in COLUMNS.items():
        frame = kinds.get(str(_type(name)).split("<")[-1].rstrip(">").split("(")[0].lower())
        assert frame in (None, column.kind), name
