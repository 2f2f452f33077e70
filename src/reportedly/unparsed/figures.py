"""Figures of a text without a parse: value, bound, unit, measure, place and time; who said it is not known."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.lang import rules
from reportedly.lang.measures import measures
from reportedly.model import Article, Figure, Measure, Place, RejectedNumber, TimeExpression
from reportedly.quantities import Quantity, TokenIndex, find_quantities, rejected_numerals
from reportedly.unparsed.measures import measure_of
from reportedly.unparsed.surroundings import Surroundings

REJECTIONS = "rejections"
"""The file of rules for numbers that are no figures."""


def find_figures(
    doc: Doc, article: Article, places: Sequence[Place], times: Sequence[TimeExpression], language: str
) -> tuple[Figure, ...]:
    """The figures of an article, in order; `places` and `times` are what was found in it."""
    index, around = TokenIndex(doc), Surroundings(article, places, times)
    found = []
    for quantity in find_quantities(doc, index):
        if _why_not(index.text, quantity, around, language) is None:
            found.append(_figure(index, quantity, around, language))
    return tuple(found)


def find_rejected(
    doc: Doc, article: Article, times: Sequence[TimeExpression], language: str
) -> tuple[RejectedNumber, ...]:
    """The numbers of a text that are no figures, in order, each with the rule that turned it down."""
    index, around = TokenIndex(doc), Surroundings(article, (), times)
    found = [(each.start, each.end, each.rule, each.why) for each in rejected_numerals(doc, index)]
    for quantity in find_quantities(doc, index):
        why_not = _why_not(index.text, quantity, around, language)
        if why_not is not None:
            found.append((quantity.start, quantity.end, *why_not))
    return tuple(
        RejectedNumber(start=start, end=end, sentence=index.sentence_around(start, end), rule=rule, why=why)
        for start, end, rule, why in sorted(found)
    )


def _why_not(text: str, quantity: Quantity, around: Surroundings, language: str) -> tuple[str, str] | None:
    """Why a quantity is no figure: the name of a rule, and what the number is; `None` where it is a figure."""
    if around.is_time(quantity):
        return "in_time", "part of a time"
    if quantity.low == quantity.high == 1 and quantity.shape == "words" and quantity.unit is None:
        return "article", "an article"
    if quantity.unit is None and quantity.noun is None and quantity.bound == "exact":
        return "nothing_counted", "a number that counts nothing"
    for name, rule in rules(language, REJECTIONS).items():
        if rule.holds(text, quantity.start, quantity.end):
            return name, rule.why
    return None


def _figure(index: TokenIndex, quantity: Quantity, around: Surroundings, language: str) -> Figure:
    text = index.text
    sentence = index.sentence_around(quantity.start, quantity.end)
    measure, measure_why = measure_of(text, quantity, _noun_end(index, quantity), language)
    place, place_why = around.place(quantity, sentence, index.sentence(index.holding(quantity.start), -1))
    time, time_why = around.time(quantity, sentence)
    return Figure(
        start=quantity.start,
        end=quantity.end,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        measure=measure,
        unit=_unit(quantity, measure),
        sentence=sentence,
        place=text[place.start : place.end] if place else None,
        place_span=(place.start, place.end) if place else None,
        time=time,
        why={
            "value": f"“{text[quantity.start : quantity.end]}” read as {quantity.shape}",
            "bound": f"“{quantity.bound_words}”" if quantity.bound_words else "no bound words",
            "measure": measure_why,
            "unit": f"“{quantity.unit.text}”" if quantity.unit else "the counted noun",
            "source": "who said it is not read in this language",
            "status": "not read in this language",
            "place": place_why,
            "time": time_why,
            "narrowed by": "not read in this language",
        },
    )


def _noun_end(index: TokenIndex, quantity: Quantity) -> int:
    """Where a quantity ends with its noun."""
    if quantity.noun is None:
        return quantity.unit.end if quantity.unit else quantity.end
    last = index.doc[quantity.noun.last]
    return max(quantity.end, int(last.idx) + len(last))


def _unit(quantity: Quantity, measure: Measure) -> str:
    """The unit as figures name it: `people` for persons, a currency's code, else the words of the text."""
    if measure == "percent":
        return "percent"
    if measures().measures[measure].is_of_persons:
        return "people"
    if quantity.unit is not None:
        return (quantity.unit.code or quantity.unit.text) if measure == "money" else quantity.unit.text.lower()
    return quantity.noun.text if quantity.noun else ""
