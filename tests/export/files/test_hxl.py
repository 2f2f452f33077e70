"""libhxl, the library of the Humanitarian Exchange Language, reads the tags and finds the dead by their hashtag."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_workspace import HOSTILE, invented_workspace

hxl = pytest.importorskip("hxl", reason="libhxl is not installed (group consumers): HXL files are not read")

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # libhxl leaves files open


def read(path: Path) -> object:
    return hxl.data(hxl.make_input(str(path), hxl.InputOptions(allow_local=True)))


def test_libhxl_finds_numbers_days_and_codes_by_hashtag(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("hxl", tmp_path / "a.csv")
    data = read(tmp_path / "a.csv").cache()
    assert hxl.validate(data)
    dead = [float(value) for value in (row.get("#affected+killed+min") for row in data)]
    assert len(dead) == 12 and min(dead) == 10
    kabul = data.with_rows("#country+code=AF").cache()
    assert {row.get("#adm1+code") for row in kabul} == {"AF.34"}
    assert {row.get("#date+start") for row in data} == {"2025-09-01", "2025-09-02", "2025-09-03"}
    most = hxl.filters.Aggregator.parse("max(#affected+killed+max) as Most#meta+most")
    counted = data.count(["#country+code"], [most])
    assert {row.get("#country+code"): float(row.get("#meta+most")) for row in counted} == {"AF": 16, "KE": 14}
    assert all(not row.get("#indicator+value+min") for row in data)


def test_hostile_text_is_no_hashtag_and_no_formula(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("hxl", tmp_path / "a.csv")
    data = read(tmp_path / "a.csv").cache()
    assert len(data.values) == 2 * len(HOSTILE)
    assert not any(str(value).startswith(("=", "+", "@", "\t")) for row in data for value in row.values)
