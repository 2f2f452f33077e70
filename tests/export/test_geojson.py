"""The places of a story as GeoJSON."""

from __future__ import annotations

import json

from conftest import make_article
from reportedly.export.geojson import PlaceCounts, main_places, places_to_geojson, story_places
from reportedly.model import Analysis, Figure, Ledger, LedgerArticle, Place, PlaceKind

TEXT = "Floods hit Lorne. In Lorne 14 people died, near Marrow Bay none. Nowhere was worse."


def place(name: str, start: int, geoname_id: int | None, lat: float | None = 10.0) -> Place:
    return Place(
        start=start,
        end=start + len(name),
        name=name,
        kind="city",
        lat=lat,
        lon=20.5,
        geoname_id=geoname_id,
        country="NO",
        region="NO.12",
    )


def analysis(doc: str) -> Analysis:
    places = (
        place("Lorne", 11, 7),
        place("Lorne", 21, 7),
        place("Marrow Bay", 48, 8),
        place("Nowhere", 65, None, None),
    )
    at = (27, 29)
    figures = (
        Figure(*at, 14, 14, "exact", "killed", "people", (18, 64), place="Lorne", place_span=(21, 26)),
        Figure(*at, 3, 3, "exact", "injured", "people", (18, 64), place="Nowhere", place_span=(65, 72)),
    )
    return Analysis(article=make_article(TEXT, doc=doc), statements=(), figures=figures, places=places)


def test_places_with_their_counts_copies_apart() -> None:
    articles = (
        LedgerArticle(doc="a", title=None, publisher=None, published=None),
        LedgerArticle(doc="b", title=None, publisher=None, published=None),
        LedgerArticle(doc="copy", title=None, publisher=None, published=None, copy_of="a"),
    )
    ledger = Ledger(story=1, title="Floods", articles=articles, tallies=(), statements=())
    found = json.loads(places_to_geojson(story_places(ledger, [analysis(doc) for doc in ("a", "b", "copy")])))
    assert found["type"] == "FeatureCollection"
    rows = [(each["properties"]["name"], each["geometry"]["coordinates"]) for each in found["features"]]
    assert rows == [("Lorne", [20.5, 10.0]), ("Marrow Bay", [20.5, 10.0])]
    lorne, bay = (each["properties"] for each in found["features"])
    assert (lorne["figures"], lorne["mentions"], lorne["articles"]) == (2, 4, 2)
    assert (bay["figures"], bay["mentions"], bay["articles"]) == (0, 2, 2)
    assert (lorne["country"], lorne["region"], lorne["geoname_id"], lorne["kind"]) == ("NO", "NO.12", 7, "city")


def test_a_map_opens_where_the_figures_are() -> None:
    def counts(name: str, kind: PlaceKind, country: str, figures: int) -> PlaceCounts:
        return PlaceCounts(
            Place(start=0, end=1, name=name, kind=kind, lat=1.0, lon=1.0, geoname_id=1, country=country),
            figures,
            figures + 1,
        )

    norway, bergen, oslo = (
        counts("Norway", "country", "NO", 9),
        counts("Bergen", "city", "NO", 8),
        counts("Oslo", "city", "NO", 0),
    )
    chile, china = counts("Chile", "country", "CL", 1), counts("China", "country", "CN", 0)
    assert main_places([norway, bergen, chile, oslo, china]) == [bergen, chile]
    assert main_places([norway, counts("Bergen", "city", "NO", 12), chile]) != [bergen, chile]
    assert main_places([oslo, china]) == [oslo, china]
    assert main_places([]) == []
