"""Whether the words around a time expression look back or ahead."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from reportedly.language.grammar import (
    is_gerund,
    is_helper,
    is_participle,
    is_past,
    is_present,
    is_verb_or_auxiliary,
)
from reportedly.times.words import TenseWords

Tense = Literal["past", "present", "future"] | None
STEPS = 6
"""Heads above a word that are looked at for its verb."""


def tense_at(token: Token, words: TenseWords) -> Tense:
    """The tense of the verb that governs `token`; `None` if there is none, if it does not tell, or without a parse."""
    for _ in range(STEPS):
        if is_verb_or_auxiliary(token):
            return _tense(token, words)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(verb: Token, words: TenseWords) -> Tense:
    helpers = {child.lower_ for child in verb.children if is_helper(child)}
    if helpers & words.future:
        return "past" if helpers & words.perfect and helpers & words.conditional else "future"
    if (verb.lemma_ in words.future_verbs and not is_past(verb)) or helpers & words.infinitive:
        return "future"
    if is_past(verb) or is_participle(verb) or helpers & words.past:
        return "past"
    if is_gerund(verb):
        return "future" if helpers & words.progressive else None
    return _present(verb, words) if is_present(verb) else None


def _present(verb: Token, words: TenseWords) -> Tense:
    """What a verb in the present tense tells."""
    if verb.lemma_ in words.reporting:
        return "past"
    return None if verb.lemma_ in words.silent else "present"
