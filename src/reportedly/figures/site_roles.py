"""What the name of a place is in its sentence, where it does not simply say where something was."""

from __future__ import annotations

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
from reportedly.model import Place
from reportedly.quantities import TokenIndex


class SiteWords(LangFile, frozen=True):
    """The file `sites.toml`."""

    locative: Words
    origin: Words
    home: Words


SiteRole = Literal["title", "company", "said", "origin", "way", "dateline", "name", "unit", "home", "around"]
"""What the name of a place is in its sentence, where it does not simply say where something was."""

_WORDS = read("en", "sites", SiteWords)
RULES = rules("en", "sites", SiteWords)
_BY_WORDS: tuple[tuple[str, SiteRole], ...] = (("of_a_person", "home"), ("asker", "company"), ("goal", "way"))
"""Rules for the words before a name, each with the role that it gives."""
_OFFICES = titles("en").used("office")
_AT_A_PLACE = frozenset(cues("en").at_a_place)


def role_of(index: TokenIndex, place: Place) -> SiteRole | None:
    """The role of a toponym: a company's name, part of a title or another name, where people spoke or come from."""
    tokens = index.tokens((place.start, place.end))
    if not tokens:
        return None
    if RULES["unit_behind"].begins_at(index.text, place.end):
        return "unit"
    told = role_by_words(index.text, place.start)
    if told is not None:
        return told
    first, last = tokens[0].i, tokens[-1].i
    root = next((token for token in tokens if not first <= token.head.i <= last), tokens[-1])
    head = root.head
    governed = is_prepositional_object(root)
    located = governed and head.lower_ in _WORDS.locative
    is_named_so = RULES["called_a_place"].ends_at(index.text, place.start) is not None
    if is_firm_entity(root) and place.kind != "country" and not located and not is_named_so:
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


def role_by_words(text: str, start: int) -> SiteRole | None:
    """The role that the words before the name at character `start` give it."""
    return next((role for name, role in _BY_WORDS if RULES[name].ends_at(text, start)), None)


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
