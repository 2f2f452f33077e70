"""Quantities: every number of a text that measures or counts, with its bound, unit and the noun it counts."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from reportedly.quantities.bounds import bound_of
from reportedly.quantities.changes import change_of
from reportedly.quantities.neighbours import shared
from reportedly.quantities.nouns import Noun, TokenIndex, counted_noun
from reportedly.quantities.numerals import Numeral, find_numerals
from reportedly.quantities.quantity import Quantity
from reportedly.quantities.shapes import excluded_spans, is_apposed_age, is_year
from reportedly.quantities.units import Unit, per_unit, unit_after, unit_before, unit_of_age, unit_or

__all__ = ["Noun", "Quantity", "TokenIndex", "find_quantities"]


def find_quantities(doc: Doc, index: TokenIndex | None = None) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order, none overlapping; dates, clock times, names and the like are none."""
    index = index or TokenIndex(doc)
    text = index.text
    numerals = find_numerals(text)
    if not numerals:
        return ()
    barred = excluded_spans(text)
    starts = [start for start, _ in barred]
    found = []
    for numeral in numerals:
        at = bisect_right(starts, numeral.end - 1) - 1
        if at >= 0 and barred[at][1] > numeral.start:
            continue
        quantity = _quantity(doc, text, index, numeral)
        if quantity is not None:
            found.append(quantity)
    return tuple(shared(text, found))


_OR_MORE = re.compile(r"\+| (?:or|and) (?:more|less|fewer|so|over|above|counting)\b|-plus\b|-odd\b")


_LONGER = re.compile(
    r"(?:\A|\n|[,;:(“\"—–.-] ?|\b(?:for|in|of|is|was|are|were|been|after|just|well|"
    r"took|taken|takes?|last(?:s|ed|ing)|spent|spen[dt]|at|with|"
    r"a|the|and|but|than|wait(?:ed)?|by|since|not|it’s|it's)) ?\Z",
    re.IGNORECASE,
)
"""Words after which "over two years" means more than two, rather than during two."""


def _noun_end(doc: Doc, noun: Noun | None, after: int) -> int:
    return doc[noun.last].idx + len(doc[noun.last]) if noun is not None else after


_METRES = re.compile(
    r" ?\(\d[\d,.]* ?(?:ft|feet|foot|yd|yards?|miles?)\b|[ -](?:long|high|wide|deep|tall|away|above|below|"
    r"from|of water|sprint|hurdles|north|south|east|west|race|butterfly|freestyle)\b"
)


def _quantity(doc: Doc, text: str, index: TokenIndex, numeral: Numeral) -> Quantity | None:
    """The quantity of a number expression; `None` where it is a year or an age in apposition."""
    numeral = _metres(text, numeral)
    start, end = numeral.start, numeral.end
    unit = _unit(text, numeral)
    if numeral.shape == "part" and unit is not None:  # "half an hour"
        numeral = Numeral(start, end, numeral.low / 100, numeral.high / 100, "words")
    bound, words, phrase = bound_of(text, start, end, numeral.shape)
    if is_year(text, start, end, (unit is not None and unit.name != "storey") or words != ""):
        return None
    if unit is None and is_apposed_age(text, start, end):
        return None
    if _during(text, unit, words, phrase):
        bound, words, phrase = "exact", "", start
    after = max(end, unit.end) if unit else end
    noun = None
    if unit is None or unit.kind in _COUNTABLE:
        noun = counted_noun(doc, index, trailing.end() if (trailing := _OR_MORE.match(text, after)) else after)
    phrase = min(phrase, unit.start) if unit else phrase
    glued = text[end : end + 1] in ("-", "‑")
    per = per_unit(text, after if unit is not None else _noun_end(doc, noun, after))
    change = change_of(text, phrase)
    return Quantity(
        start, end, numeral.low, numeral.high, numeral.shape, bound, words, phrase, unit, noun, change, per, glued
    )


_COUNTABLE = frozenset(("times", "percent", "points", "money", "distance", "weight", "volume"))
"""Kinds of units that may count a noun: "5% of voters", "two cups of rice"."""


_OF_A = re.compile(r"(?: of)? an?(?= )")
"""Between a fraction and the unit that it is a fraction of: "half an hour"."""


def _unit(text: str, numeral: Numeral) -> Unit | None:
    """The unit of a number: before it (money), after it, or of the "hour or" that it goes on from."""
    if numeral.shape == "part":
        article = _OF_A.match(text, numeral.end)
        return unit_after(text, article.end() if article else numeral.end, digits=False)
    digits = numeral.shape in ("digits", "range") and text[numeral.end - 1].isdigit()
    return (
        unit_before(text, numeral.start)
        or unit_after(text, numeral.end, digits)
        or unit_or(text, numeral.start)
        or unit_of_age(text, numeral.start, numeral.end)
    )


def _during(text: str, unit: Unit | None, words: str, phrase: int) -> bool:
    """Whether "over two years" says during two years, rather than more than two."""
    lasts = unit is not None and unit.kind == "duration" and words.lower() == "over"
    return bool(lasts) and not _LONGER.search(text[max(0, phrase - 24) : phrase])


def _metres(text: str, numeral: Numeral) -> Numeral:
    """ "6m high" is six metres, "6m people" six million."""
    if text[numeral.end - 1] != "m" or numeral.shape != "digits" or not text[numeral.end - 2].isdigit():
        return numeral
    if not _METRES.match(text, numeral.end):
        return numeral
    return Numeral(numeral.start, numeral.end - 1, numeral.low / 1e6, numeral.high / 1e6, numeral.shape)
