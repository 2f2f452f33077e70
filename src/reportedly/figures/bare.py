"""Numbers with little around them: a plain "one", and numbers with neither noun nor unit."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.figures.harm import casualty
from reportedly.figures.measures import is_rate
from reportedly.figures.people import is_person
from reportedly.quantities import Quantity, TokenIndex

_NAME_BEFORE = re.compile(
    r"\b(?:number|No\.|of the|Gang of|Group of|Big|the Magnificent|Chapter|chapter|Under|under|Over|over|"
    r"Catch|Top|episode|season|version|verse|step|rule|question|option|item) \Z"
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:to|from|of|by|was|were|is|are|than|reached|hit|reaching|totall?ed|totall?ing|numbered|"
    r"numbering|stood at|stands at|least|with|and|or|versus|vs\.?|against|killed|killing|"
    r"injured|injuring|wounded|wounding|dead|leaving|left|including|arrested|detained|stabbed|shot|"
    r"missing|forc(?:ed|es|ing)|another|down|up|only|just|nearly|compared with|compared to|remaining|claimed|"
    r"kills|injures|wounds|rescued|"
    r"hurt) \Z",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r" (?:were|are|have|had|remain|remained|died|of (?:them|whom|which|those)|more\b|others\b|in all|survived|escaped|"
    r"vot(?:ed|ing)\b|abstain(?:ed|ing)\b|(?:slightly|seriously|critically|badly)\b)"
)


_PRONOUN = re.compile(r"\b(?:between|of) the \Z", re.IGNORECASE)
"""Before a number that stands for things named earlier ("between the two")."""
_THE_FEW = re.compile(r"\b(?:the|these|those|its|their|our) (?:\w+ )?\Z", re.IGNORECASE)
_RELATIVE = re.compile(r" (?:on|of|that|which|who|to|where|with)\b")
_OF_THEM = re.compile(r" of (?:the|his|her|its|their|our|my|these|those)\b")
_HOW = re.compile(r" (?:critically|seriously|severely|fatally|slightly|badly)\b")


def plain_one(doc: Doc, index: TokenIndex, quantity: Quantity, before: str) -> str | None:
    """A plain "one" counts only where it reports a count."""
    if quantity.bound_words.lower() in ("over", "about", "around") and _OF_THEM.match(index.text, quantity.end):
        return "a pronoun"
    if quantity.bound != "exact" or re.search(r"\b(?:only|just|least) \Z", before, re.IGNORECASE):
        return None
    noun = quantity.noun
    if noun is None and _RELATIVE.match(index.text, quantity.end):
        return "a pronoun"
    if _HOW.match(index.text, quantity.end):
        return None
    if re.search(
        r"\b(?:killed|killing|injured|injuring|wounded|wounding|stabbed|stabbing|left|leaving|shot|arrested|and) \Z",
        before,
        re.IGNORECASE,
    ) and (noun is None or noun.alone or is_person(doc[noun.last])):
        return None
    counts = noun is not None and (
        noun.alone or is_person(doc[noun.last]) or doc[noun.last].lemma_ in ("death", "fatality", "injury")
    )
    if counts and casualty(doc, index, quantity) is not None:
        return None
    return "a determiner or a pronoun"


def bare_number(doc: Doc, index: TokenIndex, quantity: Quantity, before: str, after: str) -> str | None:
    """A number with neither noun nor unit is a figure only where its context makes it a count."""
    if _PRONOUN.search(before) and quantity.high < 20 and not _ACTING.match(after):
        return "a pronoun"
    if is_rate(index.text, quantity):
        return None
    if quantity.shape in ("ratio",) or quantity.bound in ("at_least", "at_most") or quantity.high >= 1000:
        return None
    if quantity.shape == "part":
        return (
            None
            if re.match(r" (?:of|the|a|an|as|its|their|his|her)\b", after)
            or quantity.bound != "exact"
            or re.search(r"\b(?:by|in|up|down) \Z", before)
            else "a turn of phrase"
        )
    if (
        quantity.shape == "words"
        and " " in index.text[quantity.start : quantity.end]
        and index.text[quantity.start : quantity.end].lower().startswith("a ")
    ):
        return "a turn of phrase"
    if index.text[quantity.start : quantity.end].lower() == "few" and _THE_FEW.search(before):
        return "a turn of phrase"
    if _ACTING.match(after):
        return None
    if quantity.shape == "vague" and quantity.low < 10:
        return "a pronoun"
    if quantity.shape == "vague":
        return None
    if _NAME_BEFORE.search(before):
        return "part of a name"
    return None if _CHANGE_BEFORE.search(before) else "a bare number"
