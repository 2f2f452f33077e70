"""Toponyms: found in a text and put on the map."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.model import Article, Place
from reportedly.places.gazetteer import find_name
from reportedly.places.hints import country_hints, home_names
from reportedly.places.matches import PlaceMention, PlaceTokens
from reportedly.places.mentions import Finder
from reportedly.places.neighbours import containers
from reportedly.places.resolve import PlaceQuestion, choose
from reportedly.places.words import DEFAULT_LANGUAGE, place_words

__all__ = ["find_places"]


def find_places(doc: Doc, article: Article) -> tuple[Place, ...]:
    """The places that the article names, in order, none overlapping.

    A place that the gazetteer lacks has a span and the text's name, and no coordinates. The parse says which language
    it is in; its entities are needed.
    """
    language = doc.lang_ or DEFAULT_LANGUAGE
    tokens = PlaceTokens(doc, place_words(language))
    return locate(tokens, article, Finder(tokens, article.dateline).find(), language)


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
