"""The gazetteer: an SQLite file beside this module, built by `training/gazetteer/build.py`."""

from __future__ import annotations

import os
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportedly.model import Place, PlaceKind
from reportedly.places.names import LONGEST, name_key

FILE = Path(__file__).parent / "data" / "gazetteer.sqlite"
MOST = 60
"""Candidates considered for one name, the most populous first."""

_QUERY = f"""SELECT p.id, p.geoname, p.name, p.kind, p.level, p.lat, p.lon, p.country, p.region, p.population,
    p.capital, n.alternate
    FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.id LIMIT {MOST}"""


class PlaceCandidate(NamedTuple):
    """A place that a name may stand for.

    `level` is 0 for countries, 1 and 2 for regions of the first and second level, 3 for towns; for continents, waters
    and mountains 1. `capital` is 1 for a country's capital, `alternate` 1 where the name is not the place's first one.
    `population` of a landmark is a weight that stands for one.
    """

    id: int
    geoname: int | None
    name: str
    kind: PlaceKind
    level: int
    lat: float | None
    lon: float | None
    country: str | None
    region: str | None
    population: int
    capital: int
    alternate: int

    def at(self, start: int, end: int) -> Place:
        """The place as the toponym `text[start:end]` of an article."""
        return Place(
            start=start,
            end=end,
            name=self.name,
            kind=self.kind,
            lat=self.lat,
            lon=self.lon,
            geoname_id=self.geoname,
            country=self.country,
            region=self.region,
        )


@lru_cache(maxsize=1)
def _connection(process: int) -> sqlite3.Connection:
    """The open file; one for each process, so that a fork does not share it."""
    return sqlite3.connect(f"file:{FILE}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@lru_cache(maxsize=8192)
def find_key(key: str) -> tuple[PlaceCandidate, ...]:
    """The places whose name has the given key, levels first and then population; empty if there is none."""
    if not key or len(key) > LONGEST:
        return ()
    return tuple(PlaceCandidate._make(row) for row in _connection(os.getpid()).execute(_QUERY, (key,)))


def find_name(name: str) -> tuple[PlaceCandidate, ...]:
    """The places that a name as written may stand for."""
    return find_key(name_key(name))


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """The country of each word for its people ("egyptian", "egyptians")."""
    return dict(_connection(os.getpid()).execute("SELECT key, country FROM demonym"))


@lru_cache(maxsize=1)
def _regions() -> dict[str, frozenset[str]]:
    """The keys of all names of each first-level region, by its code."""
    found: dict[str, set[str]] = {}
    of_regions = "SELECT p.region, n.key FROM place p JOIN name n ON n.place = p.id WHERE p.level = 1 AND p.kind = ?"
    for code, key in _connection(os.getpid()).execute(of_regions, ("region",)):
        if code is not None:
            found.setdefault(code, set()).add(key)
    return {code: frozenset(keys) for code, keys in found.items()}


def region_names(country: str, region: str | None) -> frozenset[str]:
    """The keys of all names of a first-level region of a country; none if it is not known. The first call reads all."""
    return _regions().get(region or "", frozenset()) if (region or "").startswith(country) else frozenset()
