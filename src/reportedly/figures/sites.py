"""The places that a figure may hold in, each weighed by its kind and by the part its name plays in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.figures.people import is_person
from reportedly.model import Place, PlaceKind, Span
from reportedly.quantities import TokenIndex

IN = re.compile(
    r"\b(?:in|at|near|across|outside|inside|within|around|throughout|off|hits?|struck|strikes|rocked|"
    r"rocks|into|to|reaching|toward|towards|along|over|on|of|from|bordering|for|entering|leaving)\s"
    r"(?:the |its |his |her |their |a |an )?(?:[\w’'-]+ ){0,3}?\Z",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"\b(?:in|at|near|across|outside|inside|within|throughout|off|hits?|struck|strikes|rocked|rocks|into|"
    r"(?:city|town|village|province|state|district|region|port|area|county) of)\s"
    r"(?:the |its |his |her |their |a |an )?(?:[\w’'-]+ ){0,4}?\Z",
    re.IGNORECASE,
)
_WORLD = re.compile(
    r"\b(?:worldwide|globally|around the (?:world|globe)|across the (?:world|globe)|nationwide|"
    r"countrywide|across the country|around the country)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:[A-Z][\w’'.-]{1,60} ){1,4}(?:School|University|College|Airport|Hospital|Church|Mosque|Temple|Stadium|"
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
_LOCATIVE = frozenset("in at near across outside inside within throughout off into around along".split())
_SAYING = frozenset("say tell report add speak announce state write".split())
_TITLES = frozenset(
    "gov gov. governor sen sen. senator rep rep. representative congressman congresswoman president premier minister"
    " chancellor king queen prince emperor ambassador envoy mayor leader lawmaker secretary spokesman spokeswoman"
    " spokesperson counterpart diplomat official general attorney judge native".split()
)
_PARTS = {"title": -9.0, "company": -9.0, "said": -3.0, "origin": -3.0, "dateline": -3.0, "name": -1.0}
"""How much less fitting a name is that plays such a part in its sentence."""


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of text that names a place, and how fit it is to say where something was."""

    start: int
    end: int
    rank: float


def sites(index: TokenIndex, places: Sequence[Place], dateline: Span | None) -> list[Site]:
    """The toponyms of an article and the sites with a proper name ("Hill Road School"), in order, none overlapping."""
    text = index.text
    named = [m.span() for m in _SITE.finditer(text)]
    starts = [start for start, _ in named]
    found = [
        Site(a, b, 1.3)
        for a, b in named
        if STRONG.search(text, max(0, a - 40), a) or IN.search(text, max(0, a - 20), a)
    ]
    for place in places:
        at = bisect_left(starts, place.start + 1) - 1
        if place.lat is None or (at >= 0 and named[at][1] > place.start):
            continue
        opens = dateline is not None and dateline[0] <= place.start < dateline[1]
        part = "dateline" if opens else _part(index, place)
        found.append(Site(place.start, _end(text, place), _RANK[place.kind] + (_PARTS[part] if part else 0.0)))
    found += [Site(m.start(), m.end(), 1.0) for m in _WORLD.finditer(text)]
    return sorted(found, key=lambda site: site.start)


def _end(text: str, place: Place) -> int:
    """Where a name ends, the full stop of a sentence left out."""
    stops = text[place.end - 1] == "." and text[place.end - 3 : place.end - 2] != "."
    return place.end - 1 if stops else place.end


def _part(index: TokenIndex, place: Place) -> str | None:
    """The part a toponym plays: a company's name, of a title or another name, where people spoke or come from."""
    tokens = index.tokens((place.start, place.end))
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    root = next((token for token in tokens if not first <= token.head.i <= last), tokens[-1])
    head = root.head
    located = root.dep_ == "pobj" and head.lower_ in _LOCATIVE
    if root.ent_type_ in ("ORG", "PRODUCT") and place.kind != "country" and not located:
        return "company"
    if root.dep_ in ("compound", "nmod", "poss", "amod"):
        return _part_of_name(root, last)
    if located and head.head.lemma_.lower() in _SAYING:
        return "said"
    came = root.dep_ == "pobj" and head.lower_ == "from"
    return "origin" if came and (head.head.tag_ == "CD" or is_person(head.head)) else None


def _part_of_name(root: Token, last: int) -> str | None:
    """What a toponym before a noun is part of: "Ohio Gov. Jane Roe", "Panama Papers"."""
    head, doc = root.head, root.doc
    if head.ent_type_ == "PERSON" or _is_title(head):
        return "title"
    if root.dep_ == "poss":
        return None
    if last + 1 < len(doc) and _is_title(doc[last + 1]):
        return "title"
    return "name" if head.tag_ in ("NNP", "NNPS") and head.ent_type_ not in ("GPE", "LOC", "FAC") else None


def _is_title(token: Token) -> bool:
    return token.lower_ in _TITLES or token.lemma_.lower() in _TITLES
