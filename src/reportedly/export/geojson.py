"""The places of a story as GeoJSON (RFC 7946), for maps: its own page's and those of GIS programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from reportedly.model import Analysis, Ledger, Place


@dataclass(slots=True)
class _Counts:
    place: Place
    figures: int = 0
    mentions: int = 0
    docs: set[str] = field(default_factory=set)


def places_to_geojson(ledger: Ledger, analyses: Sequence[Analysis]) -> str:
    """A point for each place of the story that the gazetteer knows, with how often it comes up.

    `figures` counts the numbers that are said of the place, `mentions` its names in the texts, `articles` the articles
    that name it; articles that carry another's text do not count. Places with most figures come first.
    """
    copies = {article.doc for article in ledger.articles if article.copy_of}
    counts = _count(analysis for analysis in analyses if analysis.article.doc not in copies)
    order = sorted(counts, key=lambda each: (-each.figures, -each.mentions, each.place.name))
    return msgspec.json.encode({"type": "FeatureCollection", "features": [_feature(each) for each in order]}).decode()


def _count(analyses: Iterable[Analysis]) -> list[_Counts]:
    counts: dict[int, _Counts] = {}
    for analysis in analyses:
        known = [place for place in analysis.places if place.geoname_id is not None and place.lat is not None]
        at = {place.start: counts.setdefault(place.geoname_id or 0, _Counts(place)) for place in known}
        for each in at.values():
            each.mentions += 1
            each.docs.add(analysis.article.doc)
        for figure in analysis.figures:
            if figure.place_span and (found := at.get(figure.place_span[0])):
                found.figures += 1
    return list(counts.values())


def _feature(counts: _Counts) -> dict[str, object]:
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
        },
    }
