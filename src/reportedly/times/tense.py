"""Whether the words around a time expression look back or ahead."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from reportedly.times.words import FUTURE_VERBS, REPORTING

Tense = Literal["past", "present", "future"] | None
STEPS = 6


def tense_at(token: Token) -> Tense:
    """The tense of the verb that governs `token`; `None` if there is none or it does not tell."""
    for _ in range(STEPS):
        if token.pos_ in ("VERB", "AUX"):
            return _tense(token)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(verb: Token) -> Tense:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "'ll", "’ll", "wo", "shall", "would", "could", "should", "may", "might", "can"}:
        return "past" if helpers & {"have", "would"} == {"have", "would"} else "future"
    if (verb.lemma_ in FUTURE_VERBS and verb.tag_ != "VBD") or "to" in helpers:
        return "future"
    if verb.tag_ in ("VBD", "VBN") or helpers & {"had", "has", "have", "was", "were", "did"}:
        return "past"
    if verb.tag_ == "VBG":
        return "future" if helpers & {"is", "are", "'s", "'re", "am"} else None
    if verb.tag_ in ("VBZ", "VBP"):
        return "past" if verb.lemma_ in REPORTING else None if verb.lemma_ in ("be", "have") else "present"
    return None
