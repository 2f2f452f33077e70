"""The shapes that a file carries for its map."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportedly.export.geojson import PlaceCounts
from reportedly.export.shapes import shapes_around
from reportedly.model import Place, PlaceKind


def place(lat: float, lon: float, kind: PlaceKind = "city", country: str = "AF") -> PlaceCounts:
    return PlaceCounts(
        Place(start=0, end=1, name="x", kind=kind, lat=lat, lon=lon, geoname_id=1, country=country), 1, 1
    )


def ids(topology: dict[str, Any]) -> set[str | None]:
    return {region.get("id") for region in topology["objects"]["regions"]["geometries"]}


@pytest.mark.slow
def test_what_is_near_is_there_and_what_is_far_is_not() -> None:
    text = shapes_around([place(34.5, 70.5)])
    topology = json.loads(text)
    assert {"AF.34", "AF.18", "AF.13"} <= ids(topology)
    assert not {"US.NY", "FR.11", "AU.02"} & ids(topology)
    assert len(text) < 150_000


def test_all_of_a_country_that_is_meant() -> None:
    assert {"FR.11", "FR.93"} <= ids(json.loads(shapes_around([place(46.0, 2.0, "country", "FR")])))


def test_arcs_are_numbered_anew_and_all_there() -> None:
    topology = json.loads(shapes_around([place(0.0, 10.0)]))
    used: set[int] = set()

    def walk(arcs: Any) -> None:
        for each in arcs:
            if isinstance(each, int):
                used.add(each if each >= 0 else ~each)
            else:
                walk(each)

    for region in topology["objects"]["regions"]["geometries"]:
        walk(region["arcs"])
    assert used == set(range(len(topology["arcs"])))
