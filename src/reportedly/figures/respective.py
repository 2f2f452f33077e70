"""Numbers told one after the other of words told before: "the dead and missing were 12 and 30, respectively"."""

from __future__ import annotations

from reportedly.figures.harm_rules import harm_rules
from reportedly.lang import rules
from reportedly.lang.measures import MeasureDefinitions
from reportedly.model import Measure, Span
from reportedly.quantities import Quantity

_NOUNS = harm_rules("en").nouns
_RESPECTIVELY = rules("en", "measures", MeasureDefinitions)["respectively"]


def respective(text: str, sentence: Span, quantity: Quantity) -> tuple[Measure, str] | None:
    """What befell those counted, where two harms are named first and two numbers follow in the same order."""
    for found in _RESPECTIVELY.pattern.finditer(text, *sentence):
        for number, word in (("this", "first"), ("next", "second")):
            measure = _NOUNS.get(found[word].lower())
            if measure is not None and found.start(number) <= quantity.start < found.end(number):
                return measure, f"“{found[word]}”, told in the same order ({measure}.nouns)"
    return None
