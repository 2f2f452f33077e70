"""Quantities: every number of a text that measures or counts, with its bound, unit and the noun it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.figures.quantities.bounds import bound_of
from reportedly.figures.quantities.changes import change_of
from reportedly.figures.quantities.nouns import Noun, TokenIndex, counted_noun
from reportedly.figures.quantities.numerals import Numeral, Shape, find_numerals
from reportedly.figures.quantities.shapes import excluded_spans, is_apposed_age, is_year
from reportedly.figures.quantities.units import Unit, per_unit, unit_after, unit_before
from reportedly.model import Bound

__all__ = ["Noun", "Quantity", "TokenIndex", "find_quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression `text[start:end]` and what it measures.

    `low`, `high` is the range it states, in `unit` if there is one, else counting `noun`; fractions are in percent.
    `bound_words` are the words behind `bound`; `phrase` is where those words, or the currency sign, begin.
    `change` is `up` or `down` where the number is a rise or a fall; `per` the second unit of a rate ("gallon").
    """

    start: int
    end: int
    low: float
    high: float
    shape: Shape
    bound: Bound
    bound_words: str
    phrase: int
    unit: Unit | None = None
    noun: Noun | None = None
    change: str | None = None
    per: str | None = None
    glued: bool = False
    """Whether a hyphen ties the number to its noun ("15-member")."""


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
    return tuple(_share_nouns(text, _converted(text, found)))


_OPENED = re.compile(r"[^.;()]{0,24}\((?:about |some |around )?[^\w\s()]{0,3}\Z|[^.;()]{0,24}\((?:US|A|C|HK|NZ)? ?\$\Z")


def _converted(text: str, found: list[Quantity]) -> list[Quantity]:
    """A conversion in brackets shares the change that it converts, and a sum of money its bound."""
    for at in range(1, len(found)):
        first, this = found[at - 1], found[at]
        if first.unit is None or this.unit is None or first.unit.kind != this.unit.kind:
            continue
        if len(text[first.end : this.start]) > 40 or not _OPENED.match(text[first.end : this.start]):
            continue
        change = this.change or first.change
        if this.unit.kind == "money" and this.bound == "exact" and first.bound in ("about", "at_least", "at_most"):
            this = replace(this, bound=first.bound, bound_words=first.bound_words)
        found[at] = replace(this, change=change)
    return found


_OF_THE = re.compile(
    r" of (?:the |its |their |those |these |some )?(?:top |roughly |about |nearly |around |more than |"
    r"over |an estimated )?[$€£]?\Z"
)


def _share_nouns(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "390,000 of the 1.2 million cars": the first number counts what the second does."""
    for at in range(len(found) - 2, -1, -1):
        this, following = found[at], found[at + 1]
        if this.unit is None and following.unit is None and following.noun is not None:
            gap = text[this.end : following.start]
            if len(gap) < 40 and _OF_THE.match(gap):
                found[at] = replace(this, noun=following.noun)
    return found


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
    numeral = _metres(text, numeral)
    digits = numeral.shape in ("digits", "range") and text[numeral.end - 1].isdigit()
    before = unit_before(text, numeral.start)
    unit = before or unit_after(text, numeral.end, digits)
    bound, words, phrase = bound_of(text, numeral.start, numeral.end, numeral.shape)
    if is_year(text, numeral.start, numeral.end, unit is not None or words != ""):
        return None
    if unit is None and is_apposed_age(text, numeral.start, numeral.end):
        return None
    after = unit.end if unit and not before else numeral.end
    if (
        unit is not None
        and unit.kind == "duration"
        and words.lower() == "over"
        and not _LONGER.search(text[:phrase][-24:])
    ):
        bound, words, phrase = "exact", "", numeral.start
    if before is not None:
        phrase = min(phrase, before.start)
    noun = None
    if unit is None or unit.kind in ("times", "percent", "points", "money", "distance", "weight", "volume"):
        noun = counted_noun(doc, index, trailing.end() if (trailing := _OR_MORE.match(text, after)) else after)
    return Quantity(
        numeral.start,
        numeral.end,
        numeral.low,
        numeral.high,
        numeral.shape,
        bound,
        words,
        phrase,
        unit,
        noun,
        change_of(text, phrase),
        per_unit(text, after if unit is not None else _noun_end(doc, noun, after)),
        text[numeral.end : numeral.end + 1] in ("-", "‑"),
    )


def _metres(text: str, numeral: Numeral) -> Numeral:
    """ "6m high" is six metres, "6m people" six million."""
    if text[numeral.end - 1] != "m" or numeral.shape != "digits" or not text[numeral.end - 2].isdigit():
        return numeral
    if not _METRES.match(text, numeral.end):
        return numeral
    return Numeral(numeral.start, numeral.end - 1, numeral.low / 1e6, numeral.high / 1e6, numeral.shape)
