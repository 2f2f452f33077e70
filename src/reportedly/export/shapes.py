"""The part of the shipped region shapes that a map of some places needs, so that a report can contain it.

Shapes are TopoJSON (Bostock and Metcalf, the TopoJSON format specification): borders are arcs that neighbours share,
stored as differences on a grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

import msgspec

from reportedly.export.geojson import PlaceCounts

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""
_LEAST_MARGIN = 4.0
"""Least number of degrees around the places."""


def shapes_around(places: Sequence[PlaceCounts]) -> str:
    """A topology of the regions around `places`, and of all of a country that is itself among them, as JSON."""
    topology, boxes = _topology()
    wanted = _around(places)
    countries = {each.place.country for each in places if each.place.kind == "country"}
    kept = [
        region
        for region in topology["objects"]["regions"]["geometries"]
        if region["properties"]["c"] in countries or any(_meet(boxes[_plain(arc)], wanted) for arc in _arcs(region))
    ]
    numbers = {arc: number for number, arc in enumerate(sorted({_plain(arc) for each in kept for arc in _arcs(each)}))}
    regions = [region | {"arcs": _renumber(region["arcs"], numbers)} for region in kept]
    part = topology | {
        "objects": {"regions": {"type": "GeometryCollection", "geometries": regions}},
        "arcs": [topology["arcs"][arc] for arc in numbers],
    }
    return msgspec.json.encode(part).decode()


@cache
def _topology() -> tuple[dict[str, Any], list[Box]]:
    """All shapes, with the box of each arc."""
    content = files("reportedly").joinpath("web", "static", "vendor", "regions.json").read_bytes()
    topology: dict[str, Any] = msgspec.json.decode(content)
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return topology, [_box(arc, scale, shift) for arc in topology["arcs"]]


def _box(arc: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Box:
    across, upwards = (list(accumulate(point[axis] for point in arc)) for axis in (0, 1))
    west, east = (edge * scale[0] + shift[0] for edge in (min(across), max(across)))
    south, north = (edge * scale[1] + shift[1] for edge in (min(upwards), max(upwards)))
    return west, south, east, north


def _around(places: Sequence[PlaceCounts]) -> Box:
    """The box of the places, widened by half its size."""
    lons = [each.place.lon for each in places if each.place.lon is not None]
    lats = [each.place.lat for each in places if each.place.lat is not None]
    if not lons or not lats:
        return (0.0, 0.0, 0.0, 0.0)
    margin = max(_LEAST_MARGIN, (max(lons) - min(lons)) / 2, (max(lats) - min(lats)) / 2)
    return min(lons) - 2 * margin, min(lats) - margin, max(lons) + 2 * margin, max(lats) + margin


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _plain(arc: int) -> int:
    """The number of an arc. An arc that is used backwards is stored as the complement of its number."""
    return arc if arc >= 0 else ~arc


def _arcs(region: dict[str, Any]) -> Iterator[int]:
    return _flat(region.get("arcs", ()))


def _flat(arcs: Iterable[Any]) -> Iterator[int]:
    for each in arcs:
        if isinstance(each, int):
            yield each
        else:
            yield from _flat(each)


def _renumber(arcs: Sequence[Any], numbers: dict[int, int]) -> list[Any]:
    return [
        _renumber(each, numbers) if not isinstance(each, int) else numbers[each] if each >= 0 else ~numbers[~each]
        for each in arcs
    ]
