"""Whether a figure is reported as a fact, denied, forecast or unconfirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.figures.context import Context, in_spans
from reportedly.figures.quantities.wordsets import word_set
from reportedly.figures.words import (
    DENYING,
    EXPECTED,
    EXPECTED_CUES,
    EXPECTED_NOUNS,
    UNCERTAIN,
    UNCERTAIN_CUES,
)
from reportedly.model import Status

Reason = tuple[Status, str]

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "could", "should", "might", "may", "must"})
EXPECTED_BEFORE = frozenset({"projected", "predicted", "planned", "proposed", "targeted", "threatened", "expected"})
BEHIND = frozenset(
    {"after", "following", "since", "amid", "despite", "because", "before", "during", "until", "with", "without"}
)
"""Prepositions whose object is a given fact, whatever is hoped or feared of the clause it hangs on."""
GIVEN = word_set("the these those this that all both its his her their our my your")
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "nsubjpass", "prep", "oprd", "acomp", "dative", "attr", "npadvmod"})
DIRECT = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
NOT_CONFIRMED = re.compile(r"(?:not|n['’]t|never)(?: be| been)?(?: immediately| independently)* (?:confirm|verif)")
HELPERS = frozenset({"advmod", "amod", "compound"})


def find_status(context: Context) -> Reason:
    """The status and why."""
    found = _by_neighbours(context) or _by_cue(context) or _by_clauses(context)
    if found is not None and found[0] == "forecast" and _is_given(context):
        found = None
    if found is not None:
        return found
    if NOT_CONFIRMED.search(context.doc[context.start : context.end].text):
        return "unconfirmed", "said not to be confirmed"
    return "reported", "stated without hedge"


def _by_neighbours(context: Context) -> Reason | None:
    """A hedge beside the number: "forecast €1.5bn", "an alleged 30", "Hundreds feared dead"."""
    doc, quantity = context.doc, context.quantity
    for i in range(max(context.start, quantity.first - 3), quantity.first):
        lower = doc[i].lower_
        qualifies = doc[i].tag_ != "VBD" and doc[i].dep_ not in ("ROOT", "conj", "relcl")
        if lower == "forecast" or (lower in EXPECTED_BEFORE and qualifies):
            return "forecast", f"the word {doc[i].text!r} before it"
        if lower in ("alleged", "suspected", "unconfirmed", "unverified", "reportedly", "allegedly"):
            return "unconfirmed", f"the word {doc[i].text!r} before it"
    last = quantity.noun if quantity.noun is not None else quantity.last
    for i in range(last + 1, min(context.end, last + 4)):
        lower = doc[i].lower_
        if lower in ("feared", "believed", "presumed", "thought", "reportedly", "allegedly", "suspected"):
            return "unconfirmed", f"the word {doc[i].text!r} after it"
        if lower not in ("were", "was", "are", "is", "have", "been", "has", "had", "being", "also", "people"):
            break
    return None


def _by_cue(context: Context) -> Reason | None:
    """What the verb of saying makes of all that is said: "denied", "expects", "fears"."""
    statement = context.statement
    for start, end in statement.cue if statement else ():
        span = context.doc.char_span(start, end, alignment_mode="expand")
        for token in span if span is not None else ():
            lemma = token.lemma_.lower()
            if lemma in DENYING:
                return "denied", f"the cue {token.text!r}"
            if lemma in EXPECTED_CUES and token.pos_ == "VERB":
                return "forecast", f"the cue {token.text!r}"
            if lemma in UNCERTAIN_CUES and token.pos_ == "VERB":
                return "unconfirmed", f"the cue {token.text!r}"
    return None


def _by_clauses(context: Context) -> Reason | None:
    """Auxiliaries, adverbs and verbs of the clauses that the figure is a part of, from the inside out."""
    below: list[Token] = []
    for token in _governors(context):
        found = _by_token(context, token, below)
        if found is not None:
            return found
        below.append(token)
    return None


def _governors(context: Context) -> Iterator[Token]:
    """The words that govern the figure, as far as what they say of their complement is said of the figure."""
    statement = context.statement
    for token in context.path():
        if statement is not None and (not in_spans(statement.content, token.idx) or in_spans(statement.cue, token.idx)):
            return
        yield token
        if token.dep_ in ("relcl", "advcl") or (token.dep_ == "acl" and token.tag_ in ("VBG", "VBN")):
            return
        if token.dep_ == "prep" and token.lower_ in BEHIND:
            return
        if (
            token.dep_ == "conj"
            and token.pos_ == "VERB"
            and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
        ):
            return


def _is_given(context: Context) -> bool:
    """Whether a count is presupposed ("the five firms", "all 30 crew"), so that no plan or forecast is about it."""
    if context.quantity.unit is not None and context.quantity.unit.dimension in ("money", "percent"):
        return False
    first = context.doc[context.quantity.first - 1] if context.quantity.first > context.start else None
    return first is not None and first.lower_ in GIVEN


def _by_token(context: Context, token: Token, below: list[Token]) -> Reason | None:
    lemma = token.lemma_.lower()
    last = below[-1] if below else None
    if token.pos_ in ("VERB", "AUX"):
        found = _by_auxiliaries(context, token, last)
        if found is not None:
            return found
        if lemma in UNCERTAIN and _is_complement(last) and (lemma != "think" or token.tag_ == "VBN"):
            return "unconfirmed", f"the verb {token.text!r}"
        if (
            lemma in EXPECTED
            and _is_complement(last)
            and not (lemma in ("call", "need", "ask") and last and last.dep_ == "nsubj")
        ):
            return "forecast", f"the verb {token.text!r}"
        if token.dep_ == "ROOT" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
            return "forecast", f"the infinitive 'to {token.text}'"
    elif (
        token.pos_ == "NOUN"
        and lemma in EXPECTED_NOUNS
        and last is not None
        and last.dep_ in ("prep", "acl", "nummod", "compound", "amod")
    ):
        return "forecast", f"the noun {token.text!r}"
    for child in token.children:
        lower = child.lower_
        if child.dep_ in HELPERS and lower in UNCERTAIN and abs(child.i - token.i) < 8:
            return "unconfirmed", f"the word {child.text!r}"
        if child.dep_ == "amod" and lower in EXPECTED and len(below) < 2:
            return "forecast", f"the word {child.text!r}"
        if child.dep_ == "acomp" and child.lemma_ in ("likely", "unlikely", "due", "poised") and child is not last:
            return "forecast", f"the word {child.text!r}"
    return None


def _is_complement(below: Token | None) -> bool:
    if below is None:
        return False
    return below.dep_ in COMPLEMENTS or (below.dep_ == "conj" and below.pos_ == "VERB")


def _by_auxiliaries(context: Context, verb: Token, below: Token | None) -> Reason | None:
    children = list(verb.children)
    perfect = any(c.lower_ == "have" for c in children)
    for child in children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in FUTURE:
            if perfect and child.lower_ in ("may", "might", "could"):
                return "unconfirmed", f"'{child.text} have'"
            if (
                child.lower_ in ("may", "might", "could")
                and verb.lemma_ == "be"
                and verb.pos_ == "AUX"
                and child.dep_ == "aux"
            ):
                return "unconfirmed", f"'{child.text} be'"
            if not perfect or child.lower_ == "will":
                return "forecast", f"the auxiliary {child.text!r}"
        if child.dep_ == "neg" and below is not None and below.dep_ in DIRECT and _denies(context, child, children):
            return "denied", f"the word {child.text!r}"
    return None


def _denies(context: Context, negation: Token, siblings: list[Token]) -> bool:
    """Whether a negation says that the figure is not so: "never" does, "not" only in what a source says."""
    quantity = context.quantity
    if quantity.unit is not None and quantity.unit.dimension == "time":
        return False
    if negation.lower_ == "never":
        return True
    if context.statement is None or any(s.lower_ in ("only", "just", "yet", "even") for s in siblings):
        return False
    return quantity.bound == "exact"
