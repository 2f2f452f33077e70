"""A toponym and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["continent", "country", "region", "city", "water", "mountain", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in a text; coordinates in degrees (WGS 84), `None` where the gazetteer does not know it.

    `name` is the gazetteer's name (else the text's), `country` an ISO 3166-1 alpha-2 code, `region` the gazetteer's
    first-level code (such as `AF.34`), `geoname_id` the GeoNames id.
    """

    start: int
    end: int
    name: str
    kind: PlaceKind = "other"
    lat: float | None = None
    lon: float | None = None
    geoname_id: int | None = None
    country: str | None = None
    region: str | None = None
