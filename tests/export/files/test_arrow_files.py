"""pyarrow, pandas and Polars open Parquet and Arrow files: types, values, and entries nested in tallies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet
import pytest

from invented_workspace import HOSTILE, invented_workspace
from reportedly import to_arrow
from reportedly.export.tables import TABLES


@pytest.mark.parametrize("table", TABLES)
def test_polars_and_pandas_read_every_table(table: str, tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("parquet", tmp_path / "a.parquet", table=table)
        workspace.export_file("arrow", tmp_path / "a.arrow", table=table)
    frame = polars.read_parquet(tmp_path / "a.parquet")
    assert frame.columns == [column.name for column in TABLES[table].columns] and frame.height
    assert frame.equals(polars.read_ipc(tmp_path / "a.arrow"))
    assert pandas.read_parquet(tmp_path / "a.parquet").shape == frame.shape
    assert pandas.read_feather(tmp_path / "a.arrow").shape == frame.shape


def test_types_and_values(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("parquet", tmp_path / "a.parquet")
        workspace.export_file("parquet", tmp_path / "b.parquet", table="nested")
    frame = polars.read_parquet(tmp_path / "a.parquet").sort("low")
    kinds = {"low": polars.Float64, "figure": polars.Int64, "first_day": polars.Date, "sentence": polars.String}
    assert {name: frame.schema[name] for name in kinds} == kinds
    assert frame["low"][0] == 10 and frame["first_day"][0] == date(2025, 9, 1)
    about = pyarrow.parquet.read_schema(tmp_path / "a.parquet").field("low").metadata
    assert about[b"description"] == b"lower end of what was reported"
    nested = polars.read_parquet(tmp_path / "b.parquet")
    assert nested["also"].dtype == polars.Boolean and nested["rows"].list.len().to_list() == nested["entries"].to_list()
    assert nested["rows"].explode().struct.unnest().sort("low", "doc").equals(frame.sort("low", "doc"))


def test_hostile_text_is_the_text(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("parquet", tmp_path / "a.parquet", table="articles")
    assert set(polars.read_parquet(tmp_path / "a.parquet")["title"]) == set(HOSTILE)


def test_duckdb_asks_parquet_files_and_frames_without_an_extension(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        for table in ("entries", "tallies", "nested"):
            workspace.export_file("parquet", tmp_path / f"{table}.parquet", table=table)
        ledger = to_arrow(workspace.ledger(1))  # noqa: F841 - DuckDB finds it by its name
    with duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as base:
        base.execute(f"set file_search_path = '{tmp_path}'")
        joined = "from 'entries.parquet' join 'tallies.parquet' using (tally_id)"
        assert base.sql(f"select min(low), max(high), count(*) {joined}").fetchall() == [(10.0, 16.0, 12)]
        days = base.sql("select distinct first_day from 'entries.parquet' order by 1").fetchall()
        assert days == [(date(2025, 9, day),) for day in (1, 2, 3)]
        rows = "select unnest(rows, recursive := true) from 'nested.parquet'"
        assert (
            base.sql(f"select sum(low) from ({rows})").fetchall()
            == base.sql("select sum(low) from 'entries.parquet'").fetchall()
        )
        assert base.sql("select count(*) from ledger where measure = 'killed'").fetchall() == [(6,)]
