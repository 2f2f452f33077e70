"""What sort of speaker a description means: a role, a group, an organization, a document or one who stays unnamed."""

from __future__ import annotations

from spacy.tokens import Span, Token

from reportedly.model import SpeakerType
from reportedly.statements.words import (
    ANONYMITY,
    DOCUMENTS,
    INDEFINITE,
    ORGANIZATIONS,
    PEOPLE,
    ROLES,
    UNNAMED,
)

_COLLECTIVE = {"police", "media", "press", "authority"}
_MANY = {
    "many",
    "several",
    "some",
    "few",
    "others",
    "most",
    "all",
    "both",
    "everyone",
    "those",
    "none",
    "critics",
    "dozens",
    "hundreds",
    "thousands",
}
_TOGETHER = {"family", "couple", "crowd", "audience", "community", "pair", "public"}
_DOER = ("er", "or", "ist", "ian", "man", "woman", "person")
"""Ends of nouns for persons."""
_SENTENCE = 1_000
"""Characters of a sentence that are searched for a wish to stay unnamed."""


def kind_of(head: Token, span: Span) -> SpeakerType:
    """The type of a source that is no known person."""
    lemma = head.lemma_.lower().removeprefix("-")
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in _MANY
    if lemma in ("source", "insider") or (lemma in UNNAMED and _asks_not_to_be_named(head)):
        return "anonymous"
    if lemma in _COLLECTIVE or head.lower_ in _COLLECTIVE:
        return "organization"
    if lemma in UNNAMED and not plural and span[0].lower_ in INDEFINITE:
        return "anonymous"
    if (lemma in PEOPLE | ROLES and plural) or lemma in _TOGETHER:
        return "group"
    if lemma == "group" and any(child.lower_ == "of" for child in head.children):
        return "group"
    if lemma in DOCUMENTS and lemma not in ORGANIZATIONS:
        return "document"
    if lemma in ORGANIZATIONS:
        return "group" if plural else "organization"
    if lemma in ROLES:
        return "role"
    if lemma in PEOPLE:
        return "person"
    if head.tag_ == "NN" and lemma.endswith(_DOER):
        return "role"
    if plural or head.pos_ in ("DET", "NUM", "ADJ"):
        return "group"
    if head.pos_ == "PROPN":
        return "organization" if head.ent_type_ not in ("PERSON", "") or head.is_upper else "person"
    return "person" if head.pos_ == "PRON" else "document"


def _asks_not_to_be_named(head: Token) -> bool:
    text = head.sent.text[:_SENTENCE].lower()
    return any(phrase in text for phrase in ANONYMITY)
