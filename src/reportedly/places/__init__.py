"""Toponyms: found in a text and put on the map."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.model import Article, Place
from reportedly.places.hints import country_hints
from reportedly.places.matches import Mention
from reportedly.places.mentions import Finder
from reportedly.places.resolve import Question, choose

__all__ = ["find_places"]


def find_places(doc: Doc, article: Article) -> tuple[Place, ...]:
    """The places that the article names, in order, none overlapping.

    A place that the gazetteer lacks has a span and the text's name, and no coordinates.
    """
    mentions = Finder(doc).find()
    return locate(doc, article, mentions)


def locate(doc: Doc, article: Article, mentions: list[Mention]) -> tuple[Place, ...]:
    """Each mention as a place."""
    questions = [Question(m.text, m.candidates, m.wanted, _inside(doc, mentions, i)) for i, m in enumerate(mentions)]
    chosen = choose(questions, country_hints(doc, article))
    places = []
    for mention, place in zip(mentions, chosen, strict=True):
        start = doc[mention.start].idx
        end = start + len(mention.text)
        if place is None:
            places.append(Place(start, end, mention.text))
        else:
            places.append(
                Place(
                    start, end, place.name, place.kind, place.lat, place.lon, place.geoname, place.country, place.region
                )
            )
    return tuple(places)


def _inside(doc: Doc, mentions: list[Mention], i: int) -> frozenset[str]:
    """Codes of the region or country that follows mention `i` ("Paris, Texas", "Paris (Texas)", "Kursk in Russia")."""
    codes: set[str] = set()
    region = any(c.level <= 1 and not c.alternate for c in mentions[i].candidates)
    for j in (i + 1, i + 2):
        if j >= len(mentions) or not 0 < mentions[j].start - mentions[j - 1].end <= 1:
            break
        if doc[mentions[j].start - 1].text not in (",", "(", "in", "of"):
            break
        for c in mentions[j].candidates:
            if c.level == 0 and c.country:
                codes.add(c.country)
            elif c.level == 1 and c.region and not region:
                codes.add(c.region)
    return frozenset(codes)
