"""Which nouns name persons."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.lang import LangFile, Words, read
from reportedly.language.grammar import is_nationality_entity, is_noun, is_plural, is_plural_name

_SHORTEST = 6
"""Letters that a noun needs to be a person's by its ending."""


class PersonsFile(LangFile, frozen=True):
    """The file `persons.toml`, which says what each list is."""

    APART = (("persons", "not_persons"),)

    persons: Words
    endings: Words
    not_persons: Words
    not_endings: Words
    plural_endings: Words
    things: dict[str, Words]
    things_near: dict[str, Words]


_WORDS = read("en", "persons", PersonsFile)
_PERSONS, _NOT_PERSONS = frozenset(_WORDS.persons), frozenset(_WORDS.not_persons)


def is_person(token: Token) -> bool:
    """Whether a noun names persons, by a word list, by its ending, or as the plural of a nationality."""
    word, lemma = token.lower_, token.lemma_.lower()
    if lemma in _WORDS.things and token.i and token.nbor(-1).lower_ in _WORDS.things[lemma]:
        return False
    if lemma in _WORDS.things_near and any(each.lower_ in _WORDS.things_near[lemma] for each in token.sent):
        return False
    if word in _PERSONS or lemma in _PERSONS or (word.endswith("s") and word[:-1] in _PERSONS):
        return True
    if "-" in word and word.rsplit("-", 1)[1].rstrip("s") in _PERSONS:
        return True
    if is_nationality_entity(token) and is_plural(token):
        return True
    if word in _NOT_PERSONS or lemma in _NOT_PERSONS or len(word) < _SHORTEST:
        return False
    if is_plural_name(token) and word.endswith(_WORDS.plural_endings):
        return True
    return word.endswith(_WORDS.endings) and is_noun(token) and not word.endswith(_WORDS.not_endings)
