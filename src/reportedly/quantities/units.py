"""Units of measure and currencies: how they are written, their normal names and what they measure.

A language's data holds them; of several that fit, the longest wins ("square feet", not "square").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from reportedly.lang import Rule, piece, read, refuse, rules_named
from reportedly.lang.patterns import late_pattern
from reportedly.quantities.files import CurrenciesFile, UnitKind, UnitsFile

__all__ = ["Unit", "UnitKind", "Units", "read_units"]

RULES = (
    "of", "part_article", "more", "nothing_counted", "inches_before", "priced", "scaled_before", "weight_of",
    "aged_before", "aged_after", "unit_or", "per", "since", "longer", "or_more",
    "metres_after_verb",
)  # fmt: skip
"""The rules of `units.toml` that are asked for, beside those that `magnitude_or_unit` names."""
OLDEST = 120
"""Years that nobody reaches."""
AFTER_PRICE = 60
"""Characters after a number in which a price is looked for."""
LONGEST_BASE = 40
"""Characters that the second unit of a rate may have."""
LONGEST_SIGN = 8
"""Characters that a currency sign, with a space after it, may have."""
SHORT = 3
"""Letters of a word for a unit that is taken after a number in words only if the data names it."""
_GAP = r"(?P<gap>[ \u00a0\u202f]?-?|[-‑])"
_SPACES = re.compile("[\u00a0\u202f-]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written (`text`), its normal name and kind; `code` is a currency's ISO code in lower case."""

    text: str
    name: str
    kind: UnitKind
    start: int
    end: int
    code: str | None = None


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """What a written form stands for: the kind and normal name of a unit, and a currency's code."""

    kind: UnitKind
    name: str
    code: str | None = None

    def written(self, text: str, start: int) -> Unit:
        """The unit, as it is written at a character."""
        return Unit(text=text, name=self.name, kind=self.kind, start=start, end=start + len(text), code=self.code)


def alternation(forms: Iterable[str]) -> str:
    """A pattern of all forms, the longest first; a space in them may be a hyphen."""
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0\u202f-]") for form in ordered) or "(?!)"


@dataclass(frozen=True)
class Units:
    """The units of a language: words in any case, symbols as written, and signs of money before a number."""

    data: UnitsFile
    rules: Mapping[str, Rule]
    words: Mapping[str, KnownUnit]
    symbols: Mapping[str, KnownUnit]
    signs: Mapping[str, KnownUnit]
    priced: Mapping[str, KnownUnit]
    """Words for weights that are money where a price is told."""
    sign: re.Pattern[str]
    word: re.Pattern[str]
    symbol: re.Pattern[str]
    glued_signs: frozenset[str]
    """Codes that must be glued to the sum after them."""

    @cached_property
    def codes(self) -> str:
        """A pattern of the codes that stand right before a sum of money: "RM" of "RM20", "$A" of "$A20".

        Single letters are left out: they are money only before a large sum (rule large_sum of `numbers.toml`).
        """
        signs = [sign for sign in self.signs if sign[-1:].isalpha() and len(sign) > 1]
        return "|".join(re.escape(sign).replace(r"\ ", " ?") for sign in sorted(signs, key=len, reverse=True)) or "(?!)"

    def before(self, text: str, start: int) -> Unit | None:
        """The currency sign or code that stands before a number."""
        found = self.sign.search(text, max(0, start - LONGEST_SIGN), start)
        if not found:
            return None
        sign = found.group().strip()
        begin = found.start()
        if sign in self.glued_signs and found.end() > begin + len(sign):
            return None
        return self.signs[sign.replace("\u00a0", " ")].written(sign, begin)

    def after(self, text: str, end: int, digits: bool) -> Unit | None:
        """The unit that stands after a number, glued, hyphened or after a space ("of" skipped after vague numbers)."""
        of = self.rules["of"].begins_at(text, end)
        at = of.end() if of else end
        found = self._match(text, at, digits)
        if found is None and (more := self.rules["more"].begins_at(text, at)):
            found = self._match(text, more.end(), digits)
        if not found:
            return None
        form = found["unit"]
        money = self.priced.get(form)
        if money is not None and at > end:
            return None
        if money is not None and self._is_priced(text, end, found.end()):
            return money.written(form, found.start("unit"))
        return self._entry(form).written(form, found.start("unit"))

    def age(self, text: str, start: int, end: int) -> Unit | None:
        """Years of age, where they are left unsaid: "she was 35 when"."""
        if not text[start:end].isdigit() or not 0 < int(text[start:end]) < OLDEST:
            return None
        if not self.rules["aged_before"].ends_at(text, start) or not self.rules["aged_after"].begins_at(text, end):
            return None
        return Unit("", "year of age", "age", end, end)

    def multiple(self, text: str, start: int, end: int) -> Unit | None:
        """Times, where the number says them itself: "twice"."""
        if text[start:end].lower() not in self.data.multiples:
            return None
        name, unit = next(iter(self.data.units["times"].items()))
        return Unit(unit.words[0], name, "times", end, end)

    def alternative(self, text: str, start: int) -> Unit | None:
        """The unit that "or two" goes on from: "an hour or two"."""
        found = self.rules["unit_or"].ends_at(text, start)
        unit = self.after(f" {found['word']}", 0, digits=False) if found else None
        if found is None or unit is None or unit.text != found["word"]:
            return None
        return replace(unit, start=found.start("word"), end=found.end("word"))

    def per(self, text: str, end: int) -> str | None:
        """The normal name of what follows a rate's "per": "gallon" of "$2.11 per gallon"."""
        found = self.rules["per"].begins_at(text, end)
        if found is None or self.rules["since"].begins_at(text, found.end()):
            return None
        base = found["unit"].lower()
        if not found["each"] and base.split(" ")[-1] not in self.data.bases:
            return None
        begin = found.start("unit")
        unit = self.after(" " + text[begin : begin + LONGEST_BASE], 0, digits=True)
        return unit.name if unit is not None and unit.start == 1 and len(unit.text) >= len(base) else base

    def _is_priced(self, text: str, end: int, after: int) -> bool:
        """Whether a weight's word is money here: a magnitude before it or a price beside it."""
        if self.rules["scaled_before"].ends_at(text, end) and not self.rules["weight_of"].begins_at(text, after):
            return True
        price = self.rules["priced"]
        return price.found_in(text, max(0, end - price.window), min(len(text), end + AFTER_PRICE)) is not None

    def _entry(self, form: str) -> KnownUnit:
        return self.symbols.get(form) or self.words[_SPACES.sub(" ", form.lower())]

    def _match(self, text: str, at: int, digits: bool) -> re.Match[str] | None:
        """The longest word or symbol for a unit at a character, if it may be one here."""
        word, symbol = self.word.match(text, at), self.symbol.match(text, at)
        if word is not None and not self._word_allowed(word, digits):
            word = None
        if symbol is not None and not self._symbol_allowed(text, symbol, digits):
            symbol = None
        if word is None or (symbol is not None and symbol.end() > word.end()):
            return symbol
        return word

    def _word_allowed(self, found: re.Match[str], digits: bool) -> bool:
        form, gap, data = found["unit"].lower(), found["gap"], self.data
        if form in data.hyphened:
            return gap.endswith("-") or (form in data.hyphened_or_glued and gap == "")
        if form in data.spaced:
            return gap == " "
        return digits or len(form) > SHORT or form in data.short_after_words

    def _symbol_allowed(self, text: str, found: re.Match[str], digits: bool) -> bool:
        form, gap, data = found["unit"], found["gap"], self.data
        if form == data.quotation_mark and not self.rules["inches_before"].ends_at(text, found.start()):
            return False
        if not digits:
            return form in data.symbols_after_words
        if form not in data.glued or gap == "":
            return True
        if gap.endswith("-"):
            return False
        if form in data.glued_or_spaced:
            return True
        return form in data.spaced_at_end and self.rules["nothing_counted"].begins_at(text, found.end()) is not None


def read_units(code: str) -> Units:
    """The units of a language, from its `units.toml` and `currencies.toml`.

    Raises `LanguageDataError` if the files are broken, or if a word stands for a currency that there is not.
    """
    data, money = read(code, "units", UnitsFile), read(code, "currencies", CurrenciesFile)
    words: dict[str, KnownUnit] = {}
    symbols: dict[str, KnownUnit] = {}
    for kind, units in data.units.items():
        for name, unit in units.items():
            words |= dict.fromkeys(unit.words, KnownUnit(kind, name))
            symbols |= dict.fromkeys(unit.symbols, KnownUnit(kind, name))
    signs: dict[str, KnownUnit] = {}
    currencies: dict[str, KnownUnit] = {}
    for currency, names in money.currencies.items():
        for name, written in names.items():
            entry = currencies[name] = KnownUnit("money", name, currency)
            words |= dict.fromkeys(written.words, entry)
            signs |= dict.fromkeys(written.before, entry)
            symbols |= dict.fromkeys(written.after, entry)
    for word, name in data.money_where_priced.items():
        if name not in currencies:
            refuse(code, "units", ("money_where_priced",), None, f"“{word}” stands for “{name}”, which is no currency")
    end = f"(?:{piece(code, 'units', 'unit_end')})"
    return Units(
        data=data,
        rules=rules_named(code, "units", UnitsFile, (*RULES, *data.magnitude_or_unit.values())),
        words=words,
        symbols=symbols,
        signs=signs,
        priced={word: currencies[name] for word, name in data.money_where_priced.items()},
        sign=late_pattern(rf"(?:(?<![^\W\d_])|(?<=\b[kKM])(?=[A-Z]{{3}}))(?:{alternation(signs)})[ \u00a0]?\Z"),
        word=late_pattern(rf"{_GAP}(?P<unit>{alternation(words)}){end}", re.IGNORECASE),
        symbol=late_pattern(rf"{_GAP}(?P<unit>{alternation(symbols)}){end}"),
        glued_signs=frozenset(money.glued_before),
    )
