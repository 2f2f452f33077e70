"""The places that a figure may hold in, each weighed by its kind and by the part its name plays in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from reportedly.figures.people import is_person
from reportedly.lang import LangFile, Words, read, rules
from reportedly.lang.cues import cues
from reportedly.lang.titles import titles
from reportedly.language.grammar import (
    is_firm_entity,
    is_modifier,
    is_name_tag,
    is_numeral,
    is_person_entity,
    is_place_entity,
    is_possessor,
    is_prepositional_object,
)
from reportedly.model import Place, PlaceKind, Span
from reportedly.quantities import TokenIndex


class SiteWords(LangFile, frozen=True):
    """The file `sites.toml`."""

    locative: Words
    origin: Words
    home: Words


SiteRole = Literal["title", "company", "said", "origin", "dateline", "name", "unit", "home", "around"]
"""What the name of a place is in its sentence, where it does not simply say where something was."""
SiteKind = PlaceKind | Literal["public place", "everywhere"]
"""What a site is: a toponym's kind, a building or the like with a proper name, or a word for the whole world."""

_WORDS = read("en", "sites", SiteWords)
_RULES = rules("en", "sites", SiteWords)
MAYBE_WHERE, SURELY_WHERE = _RULES["maybe_where"], _RULES["surely_where"]
_EVERYWHERE, _PUBLIC_PLACE = _RULES["everywhere"], _RULES["public_place"]
_UNIT_BEHIND = _RULES["unit_behind"]
_OFFICES = titles("en").used("office")
_AT_A_PLACE = frozenset(cues("en").at_a_place)

_AREAS = frozenset[PlaceKind](("region", "country", "continent"))

NEAR_WHERE = 20
"""Characters before the name of a public place in which words must stand that can say where."""
EVERYWHERE_RANK, PUBLIC_PLACE_RANK = 1.0, 1.3
KIND_RANKS: dict[PlaceKind, float] = {
    "city": 1.2,
    "other": 1.0,
    "mountain": 0.8,
    "water": 0.5,
    "region": 0.9,
    "country": 0.5,
    "continent": 0.0,
}
"""How fitting the place of a figure is by its kind. All ranks were chosen by hand, by the articles of gold/dev."""
ROLE_RANKS: dict[SiteRole, float] = {
    "title": -9.0,
    "company": -9.0,
    "said": -3.0,
    "origin": -3.0,
    "dateline": -3.0,
    "name": -1.0,
    "unit": -9.0,
    "home": -9.0,
    "around": -0.7,
}
"""How much less fitting a name is that plays such a role in its sentence."""


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of text that names a place, and how fit it is to say where something was.

    Mentions of one place have one `name`; `role` is what else the name is in its sentence.
    """

    start: int
    end: int
    rank: float
    name: str
    kind: SiteKind
    role: SiteRole | None = None


def sites(index: TokenIndex, places: Sequence[Place], dateline: Span | None) -> list[Site]:
    """The toponyms of an article and the sites with a proper name ("Hill Road School"), in order, none overlapping."""
    text = index.text
    whole = {(place.start, place.end) for place in places if place.lat is not None}
    named = [m.span() for m in _PUBLIC_PLACE.pattern.finditer(text) if m.span() not in whole]
    found = [
        _site(text, span, PUBLIC_PLACE_RANK, "public place")
        for span in named
        if SURELY_WHERE.ends_at(text, span[0]) or MAYBE_WHERE.ends_at(text, span[0], span[0] - NEAR_WHERE)
    ]
    found += [_site(text, m.span(), EVERYWHERE_RANK, "everywhere") for m in _EVERYWHERE.pattern.finditer(text)]
    found += _toponyms(index, places, dateline, named)
    return sorted(found, key=lambda site: site.start)


def _site(text: str, span: Span, rank: float, kind: SiteKind) -> Site:
    return Site(start=span[0], end=span[1], rank=rank, name=text[slice(*span)].casefold(), kind=kind)


def _toponyms(
    index: TokenIndex, places: Sequence[Place], dateline: Span | None, named: Sequence[Span]
) -> Iterator[Site]:
    """The toponyms, those that the gazetteer lacks too, but for those within `named` ones."""
    starts = [start for start, _ in named]
    around = set(_areas_around(index.text, places, named))
    for place in places:
        at = bisect_left(starts, place.start + 1) - 1
        if at >= 0 and named[at][1] > place.start:
            continue
        opens = dateline is not None and dateline[0] <= place.start < dateline[1]
        role: SiteRole | None = _role(index, place)
        role = "dateline" if opens else "around" if place.start in around else role
        yield Site(
            start=place.start,
            end=_end(index.text, place),
            rank=KIND_RANKS[place.kind] + (ROLE_RANKS[role] if role else 0.0),
            name=place.name.casefold() if place.geoname_id is None else f"GeoNames {place.geoname_id}",
            kind=place.kind,
            role=role,
        )


def _areas_around(text: str, places: Sequence[Place], named: Sequence[Span]) -> Iterator[int]:
    """Where the areas start that only tell where a finer place lies: "Kenya" in "Nakuru, Kenya"."""
    ends = {place.end for place in places if place.kind not in _AREAS} | {end for _, end in named}
    for place in places:
        if place.kind in _AREAS and text[place.start - 2 : place.start] == ", ":
            before = place.start - 2
            if before in ends:
                yield place.start
                ends.add(place.end)


def _end(text: str, place: Place) -> int:
    """Where a name ends, the full stop of a sentence left out."""
    stops = text[place.end - 1] == "." and text[place.end - 3 : place.end - 2] != "."
    return place.end - 1 if stops else place.end


def _role(index: TokenIndex, place: Place) -> SiteRole | None:
    """The role of a toponym: a company's name, part of a title or another name, where people spoke or come from."""
    tokens = index.tokens((place.start, place.end))
    if not tokens:
        return None
    if _UNIT_BEHIND.begins_at(index.text, place.end):
        return "unit"
    first, last = tokens[0].i, tokens[-1].i
    root = next((token for token in tokens if not first <= token.head.i <= last), tokens[-1])
    head = root.head
    governed = is_prepositional_object(root)
    located = governed and head.lower_ in _WORDS.locative
    if is_firm_entity(root) and place.kind != "country" and not located:
        return "company"
    if is_modifier(root):
        return _role_before_noun(root, last)
    if located and head.head.lemma_.lower() in _AT_A_PLACE:
        return "said"
    if not governed:
        return None
    came = head.lower_ in _WORDS.origin and (is_numeral(head.head) or is_person(head.head))
    if _is_named_person(head):
        return "home"
    return "origin" if came else None


def _is_named_person(preposition: Token) -> bool:
    """Whether a person with a name or an office is told to be of a place: "Ann Roe of Alderby", "the mayor of"."""
    owner = preposition.head
    return preposition.lower_ in _WORDS.home and (is_person_entity(owner) or _is_office(owner))


def _role_before_noun(root: Token, last: int) -> SiteRole | None:
    """What a toponym before a noun is part of: "Ohio Gov. Jane Roe", "Panama Papers"."""
    head, doc = root.head, root.doc
    if is_person_entity(head) or _is_office(head):
        return "title"
    if is_possessor(root):
        return None
    if last + 1 < len(doc) and _is_office(doc[last + 1]):
        return "title"
    return "name" if is_name_tag(head) and not is_place_entity(head) else None


def _is_office(token: Token) -> bool:
    return token.lower_ in _OFFICES or token.lemma_.lower() in _OFFICES
