"""What sort of speaker a description means: a role, a group, an organization, a document or one who stays unnamed."""

from __future__ import annotations

from spacy.tokens import Span, Token

from reportedly.language.grammar import (
    is_entity,
    is_nounless,
    is_person_entity,
    is_plural,
    is_pronoun,
    is_proper_noun,
    is_singular_noun,
)
from reportedly.model import SpeakerType
from reportedly.statements.speaker_words import (
    DOCUMENTS,
    INDEFINITE,
    ORGANIZATIONS,
    PEOPLE,
    PERSONS,
    ROLES,
    UNNAMED,
    WORDS,
)

SENTENCE_REACH = 1_000
"""Characters of a sentence that are searched for a wish to stay unnamed."""


def kind_of(head: Token, span: Span) -> SpeakerType:
    """The type of a source that is no known person."""
    lemma = head.lemma_.lower().removeprefix("-")
    plural = is_plural(head) or head.lower_ in WORDS.several
    return _kind_of_body(head, span, lemma, plural) or _kind_of_noun(lemma, plural) or _kind_of_form(head, plural)


def _kind_of_body(head: Token, span: Span, lemma: str, plural: bool) -> SpeakerType | None:
    """The type of those who stay unnamed, and of many who speak as one."""
    if lemma in WORDS.always_unnamed or (lemma in UNNAMED and _asks_not_to_be_named(head)):
        return "anonymous"
    if lemma in WORDS.collectives or head.lower_ in WORDS.collectives:
        return "organization"
    if lemma in UNNAMED and not plural and span[0].lower_ in INDEFINITE:
        return "anonymous"
    if (lemma in PERSONS and plural) or lemma in WORDS.together:
        return "group"
    if lemma in WORDS.group_nouns and any(child.lower_ in WORDS.group_links for child in head.children):
        return "group"
    return None


def _kind_of_noun(lemma: str, plural: bool) -> SpeakerType | None:
    """The type by the lists of nouns."""
    if lemma in DOCUMENTS:
        return "document"
    if lemma in ORGANIZATIONS:
        return "group" if plural else "organization"
    if lemma in ROLES:
        return "role"
    return "person" if lemma in PEOPLE else None


def _kind_of_form(head: Token, plural: bool) -> SpeakerType:
    """The type of a noun in no list, by its ending and its part of speech."""
    if is_singular_noun(head) and head.lemma_.lower().endswith(WORDS.doer_endings):
        return "role"
    if plural or is_nounless(head):
        return "group"
    if is_proper_noun(head):
        named = is_entity(head) and not is_person_entity(head)
        return "organization" if named or head.is_upper else "person"
    return "person" if is_pronoun(head) else "document"


def _asks_not_to_be_named(head: Token) -> bool:
    text = head.sent.text[:SENTENCE_REACH].lower()
    return any(phrase in text for phrase in WORDS.anonymity)
