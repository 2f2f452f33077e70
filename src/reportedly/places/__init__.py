"""Toponyms: found in a text and put on the map."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.model import Article, Place
from reportedly.places.gazetteer import find_name
from reportedly.places.headings import without_common_words
from reportedly.places.hints import country_hints, home_names
from reportedly.places.matches import PlaceMention, PlaceTokens
from reportedly.places.mentions import Finder
from reportedly.places.name_judge import places_among
from reportedly.places.name_traits import Name, names
from reportedly.places.neighbours import containers
from reportedly.places.resolve import PlaceQuestion, choose
from reportedly.places.words import DEFAULT_LANGUAGE, place_words

__all__ = ["find_places", "left_over"]


def find_places(doc: Doc, article: Article) -> tuple[Place, ...]:
    """The places that the article names, in order, none overlapping.

    A place that the gazetteer lacks has a span and the text's name, and no coordinates. The parse says which language
    it is in; its entities are needed.
    """
    language = doc.lang_ or DEFAULT_LANGUAGE
    tokens = PlaceTokens(doc, place_words(language))
    found = Finder(tokens, article.dateline).find()
    mentions = without_common_words(tokens, _with_judged(doc, tokens, article, found))
    return locate(tokens, article, mentions, language)


def _with_judged(doc: Doc, tokens: PlaceTokens, article: Article, found: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions found by rules, and those of names that the judge takes for places, in order."""
    judged = [
        PlaceMention(start, end, tokens.slice(start, end), name.candidates)
        for name in places_among(left_over(doc, tokens, article, found))
        for start, end in name.mentions
    ]
    return sorted(found + judged, key=lambda mention: mention.start)


def left_over(doc: Doc, tokens: PlaceTokens, article: Article, found: list[PlaceMention]) -> list[Name]:
    """The names of a text that are not among the places found in it."""
    taken = [(mention.start, mention.end) for mention in found]
    no_names = tokens.toponyms.compass | tokens.toponyms.numbered_roads  # "the South", "Interstate 70"
    left = names(doc, taken, article.dateline or (0, 0), tokens.known.common)
    return [name for name in left if not no_names.issuperset(tokens.words[slice(*name.mentions[0])])]


def locate(tokens: PlaceTokens, article: Article, mentions: list[PlaceMention], language: str) -> tuple[Place, ...]:
    """Each mention as a place."""
    inside = containers(tokens, mentions)
    questions = [
        PlaceQuestion(m.text, m.candidates, m.wanted, codes) for m, codes in zip(mentions, inside, strict=True)
    ]
    home = [PlaceQuestion(name, find_name(name)) for name in home_names(article, language)]
    chosen = choose(questions + home, country_hints(tokens, article))
    places = []
    for mention, place in zip(mentions, chosen, strict=False):
        start = tokens.starts[mention.start]
        end = start + len(mention.text)
        places.append(place.at(start, end) if place is not None else Place(start, end, mention.text))
    return tuple(places)
