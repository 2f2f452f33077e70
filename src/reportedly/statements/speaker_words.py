"""Words that tell of which sort a speaker is, and whom a description means: `lang/en/speakers.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from reportedly.lang import LangFile, Words, read
from reportedly.lang.pronouns import pronouns
from reportedly.lang.titles import titles


class SpeakerWords(LangFile, frozen=True):
    """The file `speakers.toml`, which says what each list is for."""

    APART = (("female", "male"), ("female_names", "male_names"), ("documents", "organizations"))

    documents: Words
    organizations: Words
    roles: Words
    people: Words
    unnamed: Words
    always_unnamed: Words
    anonymity: Words
    collectives: Words
    several: Words
    together: Words
    group_nouns: Words
    group_links: Words
    doer_endings: Words
    role_links: Words
    lesser: Words
    parties: Words
    own_town: Words
    set_off: Words
    dropped_first: Words
    dropped_before_several: Words
    no_pronouns: Words
    locating: Words
    headline_verbs: Words
    particles: Words
    name_links: Words
    possessives: Words
    spelled_out: Words
    female: Words
    male: Words
    female_names: Words
    male_names: Words
    same_role: dict[str, Words]
    same_meaning: dict[str, Words]


def _by_word(groups: Mapping[str, Words]) -> dict[str, frozenset[str]]:
    """For each word of some groups, all words of the groups that it is in."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for words in groups.values():
        for word in words:
            found[word].update(words)
    return {word: frozenset(others) for word, others in found.items()}


WORDS = read("en", "speakers", SpeakerWords)

DOCUMENTS = frozenset(WORDS.documents)
ORGANIZATIONS = frozenset(WORDS.organizations)
ROLES = frozenset(WORDS.roles)
PEOPLE = frozenset(WORDS.people)
PERSONS = ROLES | PEOPLE
UNNAMED = frozenset(WORDS.unnamed)
FEMALE = frozenset(WORDS.female)
MALE = frozenset(WORDS.male)
FEMALE_NAMES = frozenset(WORDS.female_names)
MALE_NAMES = frozenset(WORDS.male_names)
SAME_ROLE = _by_word(WORDS.same_role)
"""For a word for a role, those that may stand for the same role."""
SAME_MEANING = _by_word(WORDS.same_meaning)
"""For a word of a description, those that mean the same."""

COURTESY_TITLES = titles("en").used("courtesy")
WEAK_TITLES = titles("en").used("weak")

_PRONOUNS = pronouns("en")
FEMALE_PRONOUNS = _PRONOUNS.used("female")
PERSON_PRONOUNS = _PRONOUNS.used("male") | FEMALE_PRONOUNS
GROUP_PRONOUNS = _PRONOUNS.used("group")
THING_PRONOUNS = _PRONOUNS.used("thing")
FIRST_PRONOUNS = _PRONOUNS.used("first")
PRONOUNS = FIRST_PRONOUNS | PERSON_PRONOUNS | GROUP_PRONOUNS | THING_PRONOUNS
"""Those that mean a speaker by themselves."""
RELATIVES = _PRONOUNS.used("relative")
DEFINITE = _PRONOUNS.used("definite")
INDEFINITE = _PRONOUNS.used("indefinite")
