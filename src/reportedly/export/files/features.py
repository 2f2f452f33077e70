"""Entries as GeoJSON (RFC 7946) with their days: a point for each, for the time slider of a GIS.

An entry whose place the gazetteer does not know has no geometry; it stays, so that sums are those of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from reportedly.export.files.json_stream import write_list
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import TABLES, Table

TABLE = TABLES["entries"]


def write(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write a collection of features."""
    write_list(stream, _features(source), about={"type": "FeatureCollection"}, key="features")


def _features(source: ExportSource) -> Iterator[dict[str, Any]]:
    names = [column.name for column in TABLE.columns]
    for row in TABLE.all_rows(source.stories()):
        cells = dict(zip(names, row, strict=True))
        lon, lat = cells.pop("lon"), cells.pop("lat")
        point = {"type": "Point", "coordinates": [lon, lat]} if lon is not None and lat is not None else None
        yield {"type": "Feature", "geometry": point, "properties": cells}
