"""The words inside place names and beside them: a language's `toponyms.toml`, `common_words.toml`, `titles.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from reportedly.lang import LangFile, kept, read
from reportedly.lang.decisions import Decision
from reportedly.lang.titles import titles

WordSet = frozenset[str]

DEFAULT_LANGUAGE = "en"
"""The language of a parse that does not say its own."""


class CommonWords(LangFile, frozen=True):
    """The file `common_words.toml`: everyday words that are names of towns too, in small letters."""

    words: WordSet


class Toponyms(LangFile, frozen=True, kw_only=True):
    """The file `toponyms.toml`; it says of each list what it holds."""

    APART = (("before_place", "before_name"),)

    names: dict[str, str] = msgspec.field(default_factory=dict)
    """Names of places as the language writes them, with the gazetteer's, where it knows them by another."""
    inside_names: WordSet
    shortened_openings: WordSet = frozenset()
    articles: WordSet = frozenset()
    articles_of_names: WordSet = frozenset()
    the: WordSet = frozenset()
    of: WordSet = frozenset()
    and_words: WordSet = msgspec.field(default=frozenset(), name="and")
    possessives: WordSet = frozenset()

    region_nouns: WordSet = frozenset()
    region_nouns_before: WordSet = frozenset()
    place_nouns: WordSet = frozenset()
    local_nouns: WordSet = frozenset()
    place_endings: WordSet = frozenset()
    place_openings: WordSet = frozenset()
    street_nouns: WordSet = frozenset()
    bodies_like_streets: WordSet = frozenset()
    feature_nouns: WordSet = frozenset()
    numbered_roads: WordSet = frozenset()
    road_prefixes: tuple[str, ...] = ()
    compass: WordSet = frozenset()

    before_place: WordSet
    before_name: WordSet = frozenset()
    verbs_before_place: WordSet = frozenset()
    before_unknown_place: WordSet = frozenset()
    between_place_and_region: WordSet = frozenset()
    before_no_surname: WordSet = frozenset()
    after_place: WordSet = frozenset()
    after_hyphen: WordSet = frozenset()
    modifiers: WordSet = frozenset()

    civic: WordSet = frozenset()
    unsure_civic: WordSet = frozenset()
    services: WordSet = frozenset()
    bodies_of: WordSet = frozenset()
    town_nouns: WordSet = frozenset()
    commercial: WordSet = frozenset()
    parties: WordSet = frozenset()
    alliances: WordSet = frozenset()

    illnesses: WordSet = frozenset()
    celestial: WordSet = frozenset()
    saints: tuple[str, ...] = ()
    acronyms: WordSet = frozenset()
    short_states: WordSet = frozenset()
    country_cues: dict[str, WordSet] = msgspec.field(default_factory=dict)
    """The words that speak for each country, by its ISO code."""
    decisions: dict[str, Decision] = msgspec.field(default_factory=dict)
    """What tells a place from other names, with examples: in `yes` the marked name is a place, in `no` it is none."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What one language knows of the words around places, made ready once.

    `cues` gives the country that a word speaks for, in small letters; `common` holds everyday words.
    """

    toponyms: Toponyms
    common: WordSet
    titles: WordSet
    cues: Mapping[str, str]

    def is_title(self, word: str) -> bool:
        """Whether a word is the title of a person, as it stands before a name."""
        return word[:1].isupper() and word.lower() in self.titles


@kept
def place_words(code: str) -> PlaceWords:
    """The words around places of a language. Raises `LanguageDataError` if there is no data, or if it is wrong."""
    toponyms = read(code, "toponyms", Toponyms)
    return PlaceWords(
        toponyms=toponyms,
        common=read(code, "common_words", CommonWords).words,
        titles=titles(code).used("person"),
        cues={word: country for country, words in toponyms.country_cues.items() for word in words},
    )
