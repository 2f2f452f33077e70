"""pyogrio, the reader of QGIS's and GeoPandas' files (GDAL), opens the points with their days and numbers."""

from __future__ import annotations

from pathlib import Path

import numpy
import pyogrio

from invented_workspace import HOSTILE, PLACES, invented_workspace


def read(path: Path) -> tuple[dict[str, object], numpy.ndarray, dict[str, numpy.ndarray]]:
    about, _, geometry, columns = pyogrio.raw.read(path)
    return about, geometry, dict(zip(about["fields"], columns, strict=True))


def test_gdal_reads_points_days_and_numbers(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("geojson", tmp_path / "a.geojson")
    about, geometry, columns = read(tmp_path / "a.geojson")
    assert about["crs"] == "EPSG:4326" and about["geometry_type"] == "Point" and len(geometry) == 12
    assert columns["first_day"].dtype == numpy.dtype("datetime64[D]")
    assert min(columns["first_day"]) == numpy.datetime64("2025-09-01")
    assert columns["low"].dtype.kind in "fi" and min(columns["low"]) == 10
    point = numpy.frombuffer(geometry[0], "<f8", offset=5)
    assert tuple(point[::-1]) == PLACES[columns["place"][0]][1:3]


def test_a_box_finds_what_lies_in_it(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("geojson", tmp_path / "a.geojson")
    about, _, _, columns = pyogrio.raw.read(tmp_path / "a.geojson", bbox=(70, 30, 75, 40))
    assert set(columns[list(about["fields"]).index("place")]) == {"Alva"}


def test_hostile_text_is_the_text(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("geojson", tmp_path / "a.geojson")
    assert set(read(tmp_path / "a.geojson")[2]["publisher"]) == set(HOSTILE)
