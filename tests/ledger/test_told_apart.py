"""Two places that one article tells apart, and offers and demands, are never one tally."""

from __future__ import annotations

from dataclasses import replace

from conftest import make_article
from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Figure, Measure, Moment, Place, Story


def analysis(doc: str, day: str, text: str, *told: tuple[str, Place | None], measure: Measure = "killed") -> Analysis:
    """An article of a day with a figure for each number in its text, and the place that the number's sentence names."""
    article = replace(make_article(text, doc=doc, published=None), published=Moment(day, "day", "test"))
    placed = [(number, _at(text, place)) for number, place in told]
    figures = tuple(_figure(text, number, place, measure, day) for number, place in placed)
    places = tuple(place for _, place in placed if place)
    return Analysis(article=article, statements=(), figures=figures, places=places)


def _at(text: str, place: Place | None) -> Place | None:
    return place and replace(place, start=text.index(place.name), end=text.index(place.name) + len(place.name))


def _figure(text: str, number: str, place: Place | None, measure: Measure, day: str) -> Figure:
    start, value = text.index(number), float(number)
    first, last = text.rfind(". ", 0, start) + 1, text.index(".", start) + 1
    return Figure(
        start=start, end=start + len(number), low=value, high=value, bound="exact", measure=measure, unit="people",
        sentence=(first, last), place=place.name if place else None,
        place_span=(place.start, place.end) if place else None, time=(day, day),
    )  # fmt: skip


LAND = Place(0, 0, "Orland", kind="country", country="OR")
DISTRICT = Place(0, 0, "Tarn")
EAST = Place(0, 0, "Eastmoor", kind="region", lat=0.0, lon=10.0, country="OR", region="OR.1")
WEST = Place(0, 0, "Westmoor", kind="region", lat=0.0, lon=12.0, country="OR", region="OR.2")


def values(*analyses: Analysis) -> list[set[float]]:
    found = build_ledger(Story(1, "Flood", ()), analyses).tallies
    return sorted(({entry.low for entry in tally.entries} for tally in found), key=min)


def test_a_country_and_its_district_stay_apart_over_days() -> None:
    first = analysis("a", "2026-03-02", "Floods killed 40 in Orland. In Tarn 22 died.", ("40", LAND), ("22", DISTRICT))
    then = analysis("b", "2026-03-03", "Floods killed 52 in Orland. In Tarn 30 died.", ("52", LAND), ("30", DISTRICT))
    assert values(first, then) == [{22, 30}, {40, 52}]


def test_a_crash_told_by_its_town_and_by_its_country_is_one() -> None:
    first = analysis("a", "2026-03-02", "A bus crash killed 11 people near Tarn.", ("11", DISTRICT))
    then = analysis("b", "2026-03-03", "A bus crash killed 13 people in Orland.", ("13", LAND))
    assert values(first, then) == [{11, 13}]


def test_like_events_in_two_regions_are_two() -> None:
    first = analysis("a", "2026-03-02", "A bus crash killed 11 people in Eastmoor.", ("11", EAST))
    other = analysis("b", "2026-03-02", "A bus crash killed 7 people in Westmoor.", ("7", WEST))
    assert values(first, other) == [{7}, {11}]
