"""The places that a figure may hold in, each weighed by its kind and by the part its name plays in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.figures.site_roles import RULES, SiteRole, role_by_words, role_of
from reportedly.model import Place, PlaceKind, Span
from reportedly.quantities import TokenIndex

SiteKind = PlaceKind | Literal["public place", "everywhere"]
"""What a site is: a toponym's kind, a building or the like with a proper name, or a word for the whole world."""

MAYBE_WHERE, SURELY_WHERE = RULES["maybe_where"], RULES["surely_where"]
_EVERYWHERE, _PUBLIC_PLACE = RULES["everywhere"], RULES["public_place"]
_INSIDE, _OF_FINER = RULES["lies_in"], RULES["area_of"]

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
    "way": -2.0,
    "dateline": -3.0,
    "name": -1.0,
    "unit": -9.0,
    "home": -9.0,
    "around": -0.7,
}
"""How much less fitting a name is that plays such a role in its sentence."""
POOR_ROLES = frozenset[SiteRole | None](("title", "said", "origin", "way", "name", "unit", "home"))
"""Roles of a name that hardly says where something was."""
NO_SCENE = frozenset(role for role, rank in ROLE_RANKS.items() if rank <= min(ROLE_RANKS.values()))
"""Roles of a name that is part of another one, or where somebody comes from: no scene, however sure a judge."""


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of text that names a place, and how fit it is to say where something was.

    Mentions of one place have one `name`; `role` is what else the name is in its sentence.
    """

    start: int
    end: int
    rank: float
    name: str
    text: str
    kind: SiteKind
    role: SiteRole | None = None
    country: str | None = None
    region: str | None = None

    def lies_in(self, other: Site) -> bool:
        """Whether it lies in another place that is a region or a country."""
        if other.kind == "country":
            return self.country is not None and self.country == other.country and self.kind != "country"
        inside = self.region is not None and self.region == other.region
        return other.kind == "region" and inside and self.kind not in _AREAS


def sites(index: TokenIndex, places: Sequence[Place], dateline: Span | None) -> list[Site]:
    """The toponyms of an article and the sites with a proper name ("Hill Road School"), in order, none overlapping."""
    text = index.text
    whole = {(place.start, place.end) for place in places if place.lat is not None}
    named = [m.span() for m in _PUBLIC_PLACE.pattern.finditer(text) if m.span() not in whole]
    found = [
        _site(text, span, PUBLIC_PLACE_RANK, "public place", role_by_words(text, span[0]))
        for span in named
        if SURELY_WHERE.ends_at(text, span[0]) or MAYBE_WHERE.ends_at(text, span[0], span[0] - NEAR_WHERE)
    ]
    found += [_site(text, m.span(), EVERYWHERE_RANK, "everywhere") for m in _EVERYWHERE.pattern.finditer(text)]
    found += _toponyms(index, places, dateline, named)
    return sorted(found, key=lambda site: site.start)


def _site(text: str, span: Span, rank: float, kind: SiteKind, role: SiteRole | None = None) -> Site:
    rank += ROLE_RANKS[role] if role else 0.0
    words = text[slice(*span)]
    return Site(start=span[0], end=span[1], rank=rank, name=words.casefold(), text=words, kind=kind, role=role)


def _toponyms(
    index: TokenIndex, places: Sequence[Place], dateline: Span | None, named: Sequence[Span]
) -> Iterator[Site]:
    """The toponyms, those that the gazetteer lacks too, but for those within `named` ones."""
    starts = [start for start, _ in named]
    free = [place for place in places if not _is_within(place, named, starts)]
    roles = {place.start: _role(index, place, dateline) for place in free}
    roles |= _around(index.text, free, named, roles)
    for place in free:
        role = roles[place.start]
        end = _end(index.text, place)
        yield Site(
            start=place.start,
            end=end,
            text=index.text[place.start : end],
            rank=KIND_RANKS[place.kind] + (ROLE_RANKS[role] if role else 0.0),
            name=place.name.casefold() if place.geoname_id is None else f"GeoNames {place.geoname_id}",
            kind=place.kind,
            role=role,
            country=place.country,
            region=place.region,
        )


def _is_within(place: Place, named: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a toponym is part of a longer name."""
    at = bisect_left(starts, place.start + 1) - 1
    return at >= 0 and named[at][1] > place.start


def _role(index: TokenIndex, place: Place, dateline: Span | None) -> SiteRole | None:
    opens = dateline is not None and dateline[0] <= place.start < dateline[1]
    return "dateline" if opens else role_of(index, place)


def _around(
    text: str, places: Sequence[Place], named: Sequence[Span], roles: Mapping[int, SiteRole | None]
) -> dict[int, SiteRole | None]:
    """The roles of areas that only tell where a finer place lies: "Kenya" in "Nakuru, Kenya" and in "Kenya's city of
    Nakuru". Where the finer one is a person's home, or part of a title, so is the area."""
    found: dict[int, SiteRole | None] = {}
    ends: dict[int, SiteRole | None] = dict.fromkeys((end for _, end in named), None)
    for place in places:
        finer = next((end for end in ends if end < place.start and _INSIDE.fills(text, end, place.start)), None)
        if place.kind in _AREAS:
            if finer is not None:
                found[place.start] = ends[finer] if ends[finer] in NO_SCENE else "around"
            elif _OF_FINER.begins_at(text, place.end):
                found[place.start] = "around"
        ends = {place.end: found.get(place.start, roles[place.start])}
    return found


def _end(text: str, place: Place) -> int:
    """Where a name ends, the full stop of a sentence left out."""
    stops = text[place.end - 1] == "." and text[place.end - 3 : place.end - 2] != "."
    return place.end - 1 if stops else place.end
