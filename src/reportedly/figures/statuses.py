"""Whether a figure is reported as a fact, denied, forecast or unconfirmed."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.figures.context import Context, in_spans
from reportedly.figures.words import (
    DENYING,
    EXPECTED,
    EXPECTED_CUES,
    EXPECTED_NOUNS,
    UNCERTAIN,
    UNCERTAIN_CUES,
)
from reportedly.model import Status

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "could", "should", "might", "may", "must", "'d"})
CLAUSE = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "ROOT", "pcomp"})
NOT_CONFIRMED = re.compile(r"(?:not|n[o'’]t|never)(?: be| been)?(?: immediately| independently)* (?:confirm|verif)")


def find_status(context: Context) -> tuple[Status, str]:
    """The status and why."""
    cue = _by_cue(context)
    if cue is not None:
        return cue
    path = [token for token in context.path() if _inside(context, token)]
    for step, token in enumerate(path):
        if (found := _by_token(context, token, path[step - 1] if step else None, step)) is not None:
            return found
    sentence = context.doc[context.start : context.end].text
    if NOT_CONFIRMED.search(sentence):
        return "unconfirmed", "said not to be confirmed"
    return "reported", "stated without hedge"


def _by_cue(context: Context) -> tuple[Status, str] | None:
    statement = context.statement
    if statement is None:
        return None
    for start, end in statement.cue:
        span = context.doc.char_span(start, end, alignment_mode="expand")
        for token in span or ():
            lemma = token.lemma_.lower()
            if lemma in DENYING:
                return "denied", f"the cue {token.text!r}"
            if lemma in EXPECTED_CUES and not (lemma == "plan" and token.pos_ != "VERB"):
                return "forecast", f"the cue {token.text!r}"
            if lemma in UNCERTAIN_CUES:
                return "unconfirmed", f"the cue {token.text!r}"
    return None


def _inside(context: Context, token: Token) -> bool:
    """Whether a governing word belongs to what is said, not to the saying."""
    statement = context.statement
    if statement is None:
        return True
    return in_spans(statement.content, token.idx) and not in_spans(statement.cue, token.idx)


def _by_token(context: Context, token: Token, below: Token | None, step: int) -> tuple[Status, str] | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        if (found := _by_auxiliaries(token)) is not None:
            return found
        if lemma in UNCERTAIN and _argument(below):
            return "unconfirmed", f"the verb {token.text!r}"
        if lemma in EXPECTED and _argument(below) and token.tag_ != "VBN":
            return "forecast", f"the verb {token.text!r}"
        if lemma in EXPECTED and token.tag_ == "VBN" and _argument(below):
            return "forecast", f"the verb {token.text!r}"
        if token.dep_ == "ROOT" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
            return "forecast", f"the infinitive 'to {token.text}'"
    elif (
        token.pos_ == "NOUN"
        and lemma in EXPECTED_NOUNS
        and below is not None
        and below.dep_ in ("pobj", "prep", "acl", "relcl", "nummod", "compound", "amod")
    ):
        return "forecast", f"the noun {token.text!r}"
    for child in token.children:
        if child.dep_ in ("advmod", "amod") and child.lower_ in UNCERTAIN and abs(child.i - token.i) < 8:
            return "unconfirmed", f"the word {child.text!r}"
        if child.dep_ == "amod" and child.lower_ in EXPECTED and step < 2:
            return "forecast", f"the word {child.text!r}"
        if (
            child.dep_ == "acomp"
            and child.lemma_ in ("likely", "unlikely", "due", "set", "poised")
            and token.pos_ in ("AUX", "VERB")
        ):
            return "forecast", f"the word {child.text!r}"
    return None


def _argument(below: Token | None) -> bool:
    return below is not None and below.dep_ in (
        "dobj",
        "xcomp",
        "ccomp",
        "nsubjpass",
        "prep",
        "oprd",
        "acomp",
        "dative",
        "attr",
    )


def _by_auxiliaries(verb: Token) -> tuple[Status, str] | None:
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in FUTURE:
            if child.lower_ in ("may", "might", "could") and any(c.lower_ == "have" for c in verb.children):
                return "unconfirmed", f"'{child.text} have'"
            if child.lower_ == "would" and any(c.lower_ == "have" for c in verb.children):
                continue
            return "forecast", f"the auxiliary {child.text!r}"
        if child.dep_ == "neg" and child.lower_ == "never":
            return "denied", "'never'"
    return None
