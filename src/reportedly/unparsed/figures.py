"""Figures of a text without a parse: value, bound, unit, measure, place and time; who said it is not known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.lang import rules
from reportedly.model import Article, Figure, Measure, Place, RejectedNumber, Span, TimeExpression
from reportedly.quantities import Quantity, TokenIndex, find_quantities, rejected_numerals
from reportedly.unparsed.measures import measure_of

REJECTIONS = "rejections"
"""The file of rules for numbers that are no figures."""
HARMS: frozenset[Measure] = frozenset(("killed", "injured", "missing", "displaced", "detained", "affected"))
"""Measures of what befell persons."""
LARGE = frozenset(("country", "continent"))
"""Kinds of places that hold towns and regions."""


def find_figures(
    doc: Doc, article: Article, places: Sequence[Place], times: Sequence[TimeExpression], language: str
) -> tuple[Figure, ...]:
    """The figures of an article, in order; `places` and `times` are what was found in it."""
    index = TokenIndex(doc)
    found = []
    for quantity in find_quantities(doc, index):
        if _why_not(index.text, quantity, times, language) is None:
            found.append(_figure(index, article, quantity, places, times, language))
    return tuple(found)


def find_rejected(doc: Doc, times: Sequence[TimeExpression], language: str) -> tuple[RejectedNumber, ...]:
    """The numbers of a text that are no figures, in order, each with the rule that turned it down."""
    index = TokenIndex(doc)
    found = [(each.start, each.end, each.rule, each.why) for each in rejected_numerals(doc, index)]
    for quantity in find_quantities(doc, index):
        why_not = _why_not(index.text, quantity, times, language)
        if why_not is not None:
            found.append((quantity.start, quantity.end, *why_not))
    return tuple(
        RejectedNumber(start=start, end=end, sentence=_sentence(index, start, end), rule=rule, why=why)
        for start, end, rule, why in sorted(found)
    )


def _why_not(text: str, quantity: Quantity, times: Sequence[TimeExpression], language: str) -> tuple[str, str] | None:
    """Why a quantity is no figure: the name of a rule, and what the number is; `None` where it is a figure."""
    if any(each.start < quantity.end and quantity.start < each.end for each in times if each.type != "duration"):
        return "in_time", "part of a time"
    if quantity.low == quantity.high == 1 and quantity.shape == "words" and quantity.unit is None:
        return "article", "an article"
    if quantity.unit is None and quantity.noun is None and quantity.bound == "exact":
        return "nothing_counted", "a number that counts nothing"
    for name, rule in rules(language, REJECTIONS).items():
        if rule.holds(text, quantity.start, quantity.end):
            return name, rule.why
    return None


def _figure(
    index: TokenIndex,
    article: Article,
    quantity: Quantity,
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    language: str,
) -> Figure:
    text = index.text
    sentence = _sentence(index, quantity.start, quantity.end)
    measure, measure_why = measure_of(text, quantity, _noun_end(index, quantity), language)
    before = index.sentence(index.holding(quantity.start), -1)
    place, place_why = _place(places, quantity, (sentence, before), article.dateline)
    time, time_why = _time(times, quantity, sentence, article)
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
            "scope": "not read in this language",
        },
    )


def _noun_end(index: TokenIndex, quantity: Quantity) -> int:
    """Where a quantity ends with its noun."""
    if quantity.noun is None:
        return quantity.unit.end if quantity.unit else quantity.end
    last = index.doc[quantity.noun.last]
    return max(quantity.end, int(last.idx) + len(last))


def _sentence(index: TokenIndex, first: int, last: int) -> Span:
    """The sentence that holds the characters of a number, without blanks around it."""
    start, end = index.sentence(index.holding(first)) or (first, last)
    inside = index.text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _unit(quantity: Quantity, measure: Measure) -> str:
    """The unit as figures name it: `people` for persons, a currency's code, else the words of the text."""
    if measure == "percent":
        return "percent"
    if measure in HARMS or measure == "people":
        return "people"
    if quantity.unit is not None:
        return (quantity.unit.code or quantity.unit.text) if measure == "money" else quantity.unit.text.lower()
    return quantity.noun.text if quantity.noun else ""


def _place(
    places: Sequence[Place], quantity: Quantity, sentences: tuple[Span, Span | None], dateline: Span | None
) -> tuple[Place | None, str]:
    """The nearest place of the sentence, else the nearest of the one before, else the dateline's.

    In its own sentence one behind the number comes first, in the one before a town or region before its country.
    """
    named = [each for each in places if dateline is None or each.start != dateline[0]]
    own, before = (_within(named, span) for span in sentences)
    if own:
        nearest = min(own, key=lambda place: (place.start < quantity.start, abs(place.start - quantity.start)))
        return nearest, "the nearest in the sentence"
    if before:
        return max(before, key=lambda place: (place.kind not in LARGE, place.start)), "in the sentence before"
    opening = next((each for each in places if dateline is not None and each.start == dateline[0]), None)
    return opening, "the dateline" if opening else "no place known"


def _within(places: Sequence[Place], span: Span | None) -> list[Place]:
    return [each for each in places if span is not None and span[0] <= each.start < span[1]]


def _time(
    times: Sequence[TimeExpression], quantity: Quantity, sentence: Span, article: Article
) -> tuple[tuple[str, str] | None, str]:
    """The days that the nearest date of the sentence names, else the article's."""
    starts = [each.start for each in times]
    within = times[bisect_right(starts, sentence[0] - 1) : bisect_right(starts, sentence[1] - 1)]
    dated = [each for each in within if each.type in ("date", "time") and each.first and each.last]
    if dated:
        best = min(dated, key=lambda time: abs(time.start - quantity.start))
        return (str(best.first), str(best.last)), f"“{article.text[best.start : best.end]}”"
    moment = article.date
    if moment is not None and moment.precision not in ("year", "month") and moment.found != "file time":
        return (moment.day, moment.day), f"the article's date ({moment.found})"
    return None, "no date known"
