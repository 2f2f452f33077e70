"""Finds the quantities of a text, and tells which of its numbers are none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.model import Bound, Span
from reportedly.quantities.atoms import Numeral
from reportedly.quantities.files import DecisionName
from reportedly.quantities.knowledge import Knowledge, knowledge_of
from reportedly.quantities.lookalikes import covering
from reportedly.quantities.nouns import Noun, TokenIndex, counted_noun
from reportedly.quantities.numerals import find_numerals
from reportedly.quantities.quantity import Quantity
from reportedly.quantities.units import Unit

_HYPHENS = ("-", "‑")
STOREY = "storey"
"""The unit whose word may follow a year: "a 2012 story"."""
PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Rejected:
    """A number expression `text[start:end]` that is no quantity, and the rule of `lookalikes.toml` that says so."""

    start: int
    end: int
    rule: str
    why: str


def find_quantities(doc: Doc, index: TokenIndex | None = None) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order, none overlapping; dates, clock times, names and the like are none.

    The language is that of the doc. Raises `LanguageDataError` if there is no data for it.
    """
    found = _read_all(doc, index)
    if found is None:
        return ()
    finder, numerals, _ = found
    measured = [finder.measured(numeral) for numeral in numerals]
    quantities = [finder.quantity(each) for each in measured if finder.rejection(each) is None]
    return tuple(finder.known.neighbours.shared(finder.text, quantities))


def rejected_numerals(doc: Doc, index: TokenIndex | None = None) -> tuple[Rejected, ...]:
    """The number expressions of a text that are no quantities, in order, with the rule that rejects each.

    The language is that of the doc. Raises `LanguageDataError` if there is no data for it.
    """
    found = _read_all(doc, index)
    if found is None:
        return ()
    finder, numerals, covered = found
    lookalikes = finder.known.lookalikes
    rejected = []
    for numeral, span in covered:
        rule = lookalikes.rules[lookalikes.rule_of(finder.text, span)]
        rejected.append(Rejected(numeral.start, numeral.end, rule.name, rule.why))
    for numeral in numerals:
        if (name := finder.rejection(finder.measured(numeral))) is not None:
            rejected.append(Rejected(numeral.start, numeral.end, name, lookalikes.data.decisions[name].why))
    return tuple(sorted(rejected, key=lambda each: each.start))


def _read_all(doc: Doc, index: TokenIndex | None) -> tuple[_Finder, list[Numeral], list[tuple[Numeral, Span]]] | None:
    """The numbers of a text outside of stretches that rule them out, and those within, each with its stretch."""
    known, index = knowledge_of(doc.lang_), index or TokenIndex(doc)
    numerals = find_numerals(index.text, known.numbers, known.ranges)
    if not numerals:
        return None
    spans = known.lookalikes.spans(index.text)
    starts = [start for start, _ in spans]
    free, covered = [], []
    for numeral in numerals:
        span = covering(spans, starts, numeral)
        if span is None:
            free.append(numeral)
        else:
            covered.append((numeral, span))
    return _Finder(doc, index, known), free, covered


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with its unit and bound; `phrase` is where the words of the bound begin."""

    numeral: Numeral
    unit: Unit | None
    bound: Bound
    words: str
    phrase: int


class _Finder:
    """Reads what stands around the numbers of one text."""

    def __init__(self, doc: Doc, index: TokenIndex, known: Knowledge) -> None:
        self.doc = doc
        self.index = index
        self.text = index.text
        self.known = known

    def measured(self, numeral: Numeral) -> _Measured:
        """A number expression with its unit and bound."""
        numeral = self._metres(numeral)
        unit = self._unit(numeral)
        if numeral.shape == "part" and unit is not None:  # "half an hour"
            low, high = numeral.low / PER_CENT, numeral.high / PER_CENT
            numeral = replace(numeral, low=low, high=high, shape="words")
        return _Measured(numeral, unit, *self.known.bounds.of(self.text, numeral))

    def rejection(self, found: _Measured) -> DecisionName | None:
        """What a number is, if it is a year or an age in apposition."""
        lookalikes, unit = self.known.lookalikes, found.unit
        if not found.words and (unit is None or unit.name == STOREY) and lookalikes.is_year(self.text, found.numeral):
            return "year"
        if unit is None and lookalikes.is_apposed_age(self.text, found.numeral):
            return "apposed_age"
        return None

    def quantity(self, found: _Measured) -> Quantity:
        """The quantity of a number, with what it counts."""
        numeral, unit, bound, words, phrase = found.numeral, found.unit, found.bound, found.words, found.phrase
        if self._is_during(unit, words, phrase):
            bound, words, phrase = "exact", "", numeral.start
        after = max(numeral.end, unit.end) if unit else self.known.numbers.behind_mark(self.text, numeral.end)
        noun = self._noun(unit, after)
        phrase = min(phrase, unit.start) if unit else phrase
        end = self.doc[noun.last].idx + len(self.doc[noun.last]) if unit is None and noun is not None else after
        return Quantity(
            start=numeral.start,
            end=numeral.end,
            low=numeral.low,
            high=numeral.high,
            shape=numeral.shape,
            bound=bound,
            bound_words=words,
            phrase=phrase,
            unit=unit,
            noun=noun,
            change=self.known.changes.of(self.text, phrase),
            per=self.known.units.per(self.text, end),
            glued=self.text[numeral.end : numeral.end + 1] in _HYPHENS,
        )

    def _noun(self, unit: Unit | None, after: int) -> Noun | None:
        """The noun that a number counts, if its unit leaves one to be counted."""
        units = self.known.units
        if unit is not None and unit.kind not in units.data.countable:
            return None
        more = units.rules["or_more"].begins_at(self.text, after)
        return counted_noun(self.doc, self.index, more.end() if more else after)

    def _unit(self, numeral: Numeral) -> Unit | None:
        """The unit of a number: before it (money), after it, or of the "hour or" that it goes on from."""
        units, text = self.known.units, self.text
        if numeral.shape == "part":
            article = units.rules["part_article"].begins_at(text, numeral.end)
            return units.after(text, article.end() if article else numeral.end, digits=False)
        glued = text[numeral.end - 1].isdigit() or text[numeral.end : numeral.end + 1].isalpha()  # "30", "30 M|USD"
        digits = numeral.shape in ("digits", "range") and glued
        return (
            units.multiple(text, numeral.start, numeral.end)
            or units.before(text, numeral.start)
            or units.after(text, self.known.numbers.behind_mark(text, numeral.end), digits)
            or units.alternative(text, numeral.start)
            or units.age(text, numeral.start, numeral.end)
        )

    def _is_during(self, unit: Unit | None, words: str, phrase: int) -> bool:
        """Whether "over two years" says during two years, rather than more than two."""
        units = self.known.units
        if unit is None or unit.kind != "duration" or words.lower() not in units.data.bound_or_during:
            return False
        return not units.rules["longer"].ends_at(self.text, phrase)

    def _metres(self, numeral: Numeral) -> Numeral:
        """ "6m high" is six metres, "6m people" six million."""
        units = self.known.units
        sign = self.text[numeral.end - 1]
        rule = units.data.magnitude_or_unit.get(sign)
        if rule is None or numeral.shape != "digits" or not self.text[numeral.end - 2].isdigit():
            return numeral
        said = units.rules["metres_after_verb"]
        if not units.rules[rule].begins_at(self.text, numeral.end) and not (
            said.ends_at(self.text, numeral.start) and said.begins_at(self.text, numeral.end)
        ):
            return numeral
        scale = self.known.numbers.scaled(sign)
        return replace(numeral, end=numeral.end - 1, low=numeral.low / scale, high=numeral.high / scale)
