"""Word lists for telling speakers apart, from `data/words.toml`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from importlib.resources import files

_LISTS = tomllib.loads((files("reportedly.statements") / "data" / "words.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


def _classes() -> dict[str, frozenset[str]]:
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for words in _LISTS["classes"].values():
        for word in words.split():
            classes[word] |= set(words.split())
    return {word: frozenset(others) for word, others in classes.items()}


MALE_PRONOUNS = frozenset({"he", "him", "his", "himself"})
FEMALE_PRONOUNS = frozenset({"she", "her", "hers", "herself"})
PERSON_PRONOUNS = MALE_PRONOUNS | FEMALE_PRONOUNS
GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
FIRST_PRONOUNS = frozenset({"i", "me", "my", "we", "us", "our"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "one", "another"})

DOCUMENTS = _words("documents")
ORGANIZATIONS = _words("organizations")
ROLES = _words("roles")
PEOPLE = _words("people")
UNNAMED = _words("unnamed")
ANONYMITY: tuple[str, ...] = tuple(_LISTS["anonymity"])
SAYING = _words("saying")
TITLES = _words("titles")
WEAK_ROLES = _words("weak_roles")
FEMALE = _words("female")
MALE = _words("male")
FEMALE_NAMES = _words("female_names")
MALE_NAMES = _words("male_names")
ROLE_CLASSES = _classes()
"""For a word for a role, those that may stand for the same role."""
