"""Tolls: a bare number that a count of the dead, the injured or the missing is said to have reached."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.figures.harm_rules import MeasureReading, harm_rules, told
from reportedly.language.grammar import is_subject, is_tied_to_number
from reportedly.quantities import Quantity, TokenIndex

_RULES = harm_rules("en")
_TOLL = _RULES.toll

# The distances below were chosen by looking at gold/dev; none is fitted by a search.
_TOLL_REACH = 120
"""Characters before a number in which a toll is looked for."""
_TOLL_GAP = 60
"""Characters that may lie between a toll and its number."""
_NEAR_TOLL_GAP = 22
"""The same for words of tolls that have other uses, too: "left", "lives"."""


def toll_of(index: TokenIndex, token: Token, quantity: Quantity) -> MeasureReading | None:
    """A bare number that a toll, or a count of the dead, the injured or the missing, is said to have reached."""
    begin = (index.sentence(token.i) or (0, 0))[0]
    window = index.text[max(begin, quantity.start - _TOLL_REACH) : quantity.phrase]
    last = None
    for found in _TOLL.finditer(window):
        last = found
    if last is None or last.lastgroup is None or len(window) - last.end() > _TOLL_GAP:
        return _by_subject(index, token)
    if last.group().lower() in _RULES.toll_near and len(window) - last.end() > _NEAR_TOLL_GAP:
        return None
    return told(last.lastgroup, f"“{last.group()}”", "toll")


def _by_subject(index: TokenIndex, token: Token) -> MeasureReading | None:
    """A toll that stands far from its number: "the death toll of the quake, which came at night, rose to 85"."""
    verb = token.head
    for _ in range(2):
        if is_tied_to_number(verb):
            verb = verb.head
    subject = next((child for child in verb.children if is_subject(child)), None)
    if subject is None or verb.lemma_.lower() not in _RULES.file.rising_verbs:
        return None
    found = _TOLL.search(index.text, subject.left_edge.idx, subject.idx + len(subject))
    return told(found.lastgroup, f"“{found.group()}”", "toll") if found and found.lastgroup else None
