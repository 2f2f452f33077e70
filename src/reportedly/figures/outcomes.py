"""Who came out of it: those whom words spare, those who got away, and the missing who were found."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.figures.harm_rules import MeasureReading
from reportedly.lang import rules
from reportedly.lang.measures import MeasureDefinitions, measures
from reportedly.language.grammar import is_any_subject, is_passive_subject, is_verbal
from reportedly.model import Measure
from reportedly.quantities import Quantity, TokenIndex

_RULES = rules("en", "measures", MeasureDefinitions)
_WORDS = measures("en")


def is_spared(text: str, quantity: Quantity) -> bool:
    """Whether what is told happened to none of those counted, or to all but them."""
    if _RULES["spared"].ends_at(text, quantity.phrase):
        return True
    if _RULES["excepted"].holds(text, quantity.phrase, quantity.end):
        return True
    if _RULES["unharmed"].begins_at(text, quantity.end) is not None:
        return True
    whole = _RULES["of_the"].ends_at(text, quantity.phrase)
    return whole is not None and _RULES["spared_after"].begins_at(text, quantity.end) is not None


def came_out(text: str, end: int) -> MeasureReading | None:
    """ "Six came through alive": what is told behind a number, which ends there with its noun, of those counted."""
    alive = _RULES["out_alive"]
    return ("affected", alive.told) if alive.begins_at(text, end) is not None else None


def excluded(doc: Doc, index: TokenIndex, quantity: Quantity) -> frozenset[Measure]:
    """The harms that a bare number cannot count, whatever the numbers around it do, by what its own clause tells."""
    if is_spared(index.text, quantity):
        return frozenset(_WORDS.harms)
    told = no_longer(index.text, quantity.end)
    return told | {"missing"} if _acts(doc[index.holding(quantity.end - 1)]) else told


def no_longer(text: str, end: int) -> frozenset[Measure]:
    """The harms that the words behind a number take from those counted: who got away is not dead, nor missing."""
    if came_out(text, end) is not None or _RULES["got_away"].begins_at(text, end) is not None:
        return frozenset(("killed", "missing"))
    found = _RULES["found_again"].begins_at(text, end) is not None
    return frozenset(("missing",)) if found else frozenset()


def _acts(token: Token) -> bool:
    """Whether those counted do something that nobody missing does: "three walked into a hut"."""
    if not is_any_subject(token) or not is_verbal(token.head):
        return False
    return token.head.lemma_.lower() not in (_WORDS.told_of if is_passive_subject(token) else _WORDS.staying)
