"""The places of a story as GeoJSON (RFC 7946), for the map on its page and for GIS programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from reportedly.model import Analysis, Ledger, Place

LEAST_SHARE = 0.1
"""A map shows the places of a country at first only if they have this share of the story's figures, or more."""


@dataclass(slots=True)
class PlaceCounts:
    """A place of a story, with the numbers of `figures` about it and of `mentions` of its name, and the articles
    `docs`."""

    place: Place
    figures: int = 0
    mentions: int = 0
    docs: set[str] = field(default_factory=set)


def story_places(ledger: Ledger, analyses: Sequence[Analysis]) -> list[PlaceCounts]:
    """The places of a story that the gazetteer knows, those with most figures first.

    Articles that carry another's text do not count.
    """
    copies = {article.doc for article in ledger.articles if article.copy_of}
    counts = _count(analysis for analysis in analyses if analysis.article.doc not in copies)
    return sorted(counts, key=lambda each: (-each.figures, -each.mentions, each.place.name))


def main_places(places: Sequence[PlaceCounts]) -> list[PlaceCounts]:
    """The places that a map shows at first: those with figures, without countries that have very few of them.

    A whole country is left out if there are places in it; if no place has figures, all are taken.
    """
    counted = [each for each in places if each.figures] or list(places)
    finer = {each.place.country for each in counted if each.place.kind != "country"}
    finest = [each for each in counted if each.place.kind != "country" or each.place.country not in finer]
    figures = Counter[str | None]()
    for each in finest:
        figures[each.place.country] += each.figures
    least = LEAST_SHARE * figures.total()
    return [each for each in finest if figures[each.place.country] >= least]


def places_to_geojson(places: Sequence[PlaceCounts]) -> str:
    """A point for each place with its counts; `main` says whether a map shows it at first."""
    main = {id(each) for each in main_places(places)}
    features = [_feature(each, is_main=id(each) in main) for each in places]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}).decode()


def _count(analyses: Iterable[Analysis]) -> list[PlaceCounts]:
    counts: dict[int, PlaceCounts] = {}
    for analysis in analyses:
        known = [place for place in analysis.places if place.geoname_id is not None and place.lat is not None]
        at = {place.start: counts.setdefault(place.geoname_id or 0, PlaceCounts(place)) for place in known}
        for each in at.values():
            each.mentions += 1
            each.docs.add(analysis.article.doc)
        for figure in analysis.figures:
            if figure.place_span and (found := at.get(figure.place_span[0])):
                found.figures += 1
    return list(counts.values())


def _feature(counts: PlaceCounts, *, is_main: bool) -> dict[str, object]:
    place = counts.place
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "name": place.name,
            "kind": place.kind,
            "country": place.country,
            "region": place.region,
            "geoname_id": place.geoname_id,
            "figures": counts.figures,
            "mentions": counts.mentions,
            "articles": len(counts.docs),
            "main": is_main,
        },
    }
