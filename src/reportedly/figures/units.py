"""The unit of a figure: that of its measure, the unit written, or the counted noun."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.lang.measures import measures
from reportedly.model import HARMS, Measure
from reportedly.quantities import Quantity
from reportedly.quantities.nouns import noun_words
from reportedly.quantities.units import Unit

PEOPLE = "people"
_WORDS = measures()
_WHOLE = 100
"""A number without unit and noun is a percentage up to here, and the level of an index above."""


def unit_of(doc: Doc, quantity: Quantity, measure: Measure) -> str:
    """The unit of a quantity of a measure: a short noun phrase in small letters, a code of a currency, or nothing."""
    unit, noun = quantity.unit, quantity.noun
    if own := _WORDS.measures[measure].unit:
        return own
    if measure == "percent" and not _counts_points(quantity) and (unit is None or unit.kind == "percent"):
        return "percent" if unit is not None or noun is not None or quantity.low <= _WHOLE else "points"
    if unit is not None:
        return _currency(unit) if unit.kind == "money" else unit.text.lower()
    if noun is None:
        return PEOPLE if _WORDS.measures[measure].is_of_persons else _WORDS.measures[measure].unit_alone
    stands_for_people = noun.alone or (measure in HARMS and doc[noun.last].lower_ in noun_words(doc.lang_).participles)
    return PEOPLE if stands_for_people or noun.text in _WORDS.people_by_harm else noun.text


def _currency(unit: Unit) -> str:
    """The code of a currency, the name of its part, or what is written."""
    return _WORDS.hundredths.get(unit.name) or unit.code or unit.text


def _counts_points(quantity: Quantity) -> bool:
    noun = quantity.noun
    return noun is not None and quantity.unit is None and any(word in noun.text for word in _WORDS.points)


def unit_why(quantity: Quantity, measure: Measure) -> str:
    """Where the unit of a quantity comes from, in words for users."""
    if own := _WORDS.measures[measure].unit:
        return f"“{own}”, as all of {measure}"
    if quantity.unit is not None:
        return f"“{quantity.unit.text}”"
    return f"the counted noun, “{quantity.noun.text}”" if quantity.noun is not None else "no noun given"
