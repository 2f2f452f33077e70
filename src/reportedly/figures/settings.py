"""Where a figure holds: the place its clause gives, else its sentence, else a sentence beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Measure, Place, PlaceKind, Span

_IN = re.compile(
    r"\b(?:in|at|near|across|outside|inside|within|around|throughout|off|hits?|struck|strikes|rocked|"
    r"rocks|into|to|reaching|toward|towards|along|over|on|of|from|bordering|for|entering|leaving)\s"
    r"(?:the |its |his |her |their |a |an )?(?:[\w’'-]+ ){0,3}?\Z",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:in|at|near|across|outside|inside|within|throughout|off|hits?|struck|strikes|rocked|rocks|into|"
    r"(?:city|town|village|province|state|district|region|port|area|county) of)\s"
    r"(?:the |its |his |her |their |a |an )?(?:[\w’'-]+ ){0,4}?\Z",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:officials?|police|authorities|spokes\w+|minister|ministry|government|president|reporters|"
    r"ambassador|secretary|based|told|according to)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:—–()]|, | (?:while|but|which|who|where|when|after|before|because|although|since|that|as|despite|whose)\b"
)
_WORLD = re.compile(
    r"\b(?:worldwide|globally|around the (?:world|globe)|across the (?:world|globe)|nationwide|"
    r"countrywide|across the country|around the country)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:[A-Z][\w’'.-]+ ){1,4}(?:School|University|College|Airport|Hospital|Church|Mosque|Temple|Stadium|"
    r"Arena|Station|Prison|Square|Park|Hotel|Mall|Bridge|Dam|Port|Island|Islands|Strip|"
    r"Cape|Base|Camp|Beach|Bay|Strait|Sea|Ocean|Gulf|Valley|Province|County|District|Peninsula|"
    r"Tech)\b(?: University)?|\bCape [A-Z]\w+"
)
_RANK: dict[PlaceKind, float] = {
    "city": 1.2,
    "other": 1.0,
    "mountain": 0.8,
    "water": 0.5,
    "region": 0.9,
    "country": 0.5,
    "continent": 0.0,
}
_ABSTRACT: frozenset[Measure] = frozenset(("duration", "money", "percent", "votes", "speed", "temperature"))
_HARM: frozenset[Measure] = frozenset(
    ("killed", "injured", "missing", "displaced", "detained", "affected", "magnitude")
)
_NEED = (0.0, 2.0, 3.0)
"""How fitting a place must be in the figure's sentence, the one before and the one after."""
_NEEDED = (
    (_HARM, (-3.0, -1.0, 2.0)),
    (_ABSTRACT, (-3.0, 1.0, 3.0)),
)
_REACH = 3
"""How many sentences away a place may stand."""


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of text that names a place, and how specific its kind is."""

    start: int
    end: int
    rank: float


def sites(text: str, places: Sequence[Place]) -> list[Site]:
    """The toponyms of an article and the sites with a proper name ("Hill Road School"), in order, none overlapping."""
    found = []
    named = [m.span() for m in _SITE.finditer(text)]
    starts = [start for start, _ in named]
    for place in places:
        at = bisect_left(starts, place.start + 1) - 1
        if at >= 0 and named[at][1] > place.start:
            continue
        if place.geoname_id is None and place.lat is None:
            continue
        end = (
            place.end - 1
            if text[place.end - 1 : place.end] == "." and text[place.end - 3 : place.end - 2] != "."
            else place.end
        )
        found.append(Site(place.start, end, _RANK[place.kind]))
    found += [
        Site(a, b, 1.3)
        for a, b in named
        if _STRONG.search(text, max(0, a - 40), a) or _IN.search(text, max(0, a - 20), a)
    ]
    found += [Site(m.start(), m.end(), 1.0) for m in _WORLD.finditer(text)]
    return sorted(found, key=lambda site: site.start)


def place_of(
    text: str,
    known: Sequence[Site],
    starts: Sequence[int],
    at: int,
    measure: Measure,
    spans: Sequence[Span],
    barred: Sequence[Span],
) -> tuple[Span | None, str]:
    """The place of the figure at character `at`, with why.

    `spans` are its sentence and then those to look in after it, nearest first; a place within a `barred` span (a
    source, say) counts only if there is no other.
    """
    need = next((needed for measures, needed in _NEEDED if measure in measures), _NEED)
    for number, span in enumerate(spans[:_REACH]):
        best: tuple[float, Site] | None = None
        for site in _inside(known, starts, span):
            fitness = _fitness(text, site, at, span, number, barred)
            if best is None or fitness > best[0]:
                best = fitness, site
        if best is not None and best[0] >= need[number]:
            where = "in its sentence" if number == 0 else "in a sentence beside it"
            site = best[1]
            return (site.start, site.end), f"“{text[site.start : site.end]}” {where}"
    return None, "no place given"


def _inside(known: Sequence[Site], starts: Sequence[int], span: Span) -> Iterator[Site]:
    for i in range(bisect_left(starts, span[0]), bisect_left(starts, span[1])):
        yield known[i]


def _fitness(text: str, site: Site, at: int, span: Span, number: int, barred: Sequence[Span]) -> float:
    before = text[max(span[0], site.start - 40) : site.start]
    score = site.rank
    if _STRONG.search(before):
        score += 2
    elif _IN.search(before):
        score += 1
    if text[site.end : site.end + 2] in ("’s", "'s"):
        score -= 0.5
    if any(a <= site.start < b for a, b in barred) or _SPOKEN.search(text, max(span[0], site.start - 25), site.start):
        score -= 1.5
    if number:
        return score
    between = text[min(at, site.end) : max(at, site.start)]
    score -= 0.8 * sum(1 for _ in _BREAK.finditer(between)) + len(between) / 150
    return score + (0.5 if site.start > at else 0)
