"""What a number measures, by the noun that it counts and the words around it, without a parse."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from reportedly.lang import LangFile, Words, kept, read
from reportedly.lang.measures import measures
from reportedly.lang.reading import Examples, Pattern
from reportedly.lang.rules import compile_pattern
from reportedly.model import Measure
from reportedly.quantities import Quantity

LOOK = 40
"""Characters before a number in which words are looked for."""


class MeasureEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a measure is said: nouns that count it by themselves, words before the number, words behind the noun."""

    nouns: Words
    before: Pattern | None = None
    after: Pattern | None = None
    yes: Examples
    no: Examples


class MeasureWordsFile(LangFile, frozen=True, kw_only=True):
    """`measure_words.toml` of a language without a parse. The measures are those of lang/en/measures.toml."""

    persons: Words
    """Nouns for persons."""
    votes: Words = ()
    """Nouns for votes."""
    measures: dict[Measure, MeasureEntry]


@dataclass(frozen=True, slots=True)
class Said:
    """How a measure is said, compiled."""

    nouns: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def holds(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The words that say it around `text[start:end]`: a number with its noun."""
        before = self.before.search(text, max(0, start - LOOK), start) if self.before else None
        return before or (self.after.match(text, end) if self.after else None)


def measure_of(text: str, quantity: Quantity, end: int, language: str) -> tuple[Measure, str]:
    """The measure of a quantity whose noun ends at a character, with why."""
    if quantity.shape in ("part", "ratio"):
        return "percent", "a share of a whole"
    if quantity.unit is not None:
        return _of_units().get(quantity.unit.kind, "count"), f"the unit “{quantity.unit.text}”"
    words = quantity.noun.text.split() if quantity.noun else []
    for measure, said in measures_of(language).items():
        if words and words[0] in said.nouns:
            return measure, f"counts “{words[0]}”"
        if found := said.holds(text, quantity.phrase, end):
            return measure, f"“{found[0].strip(' ,')}”"
    return _counted(words, read(language, "measure_words", MeasureWordsFile))


def _counted(words: list[str], data: MeasureWordsFile) -> tuple[Measure, str]:
    """What a noun counts that tells no harm."""
    if not words:
        return "count", "a bare number"
    noun = " ".join(words)
    if words[0] in data.persons:
        return "people", f"counts persons: “{noun}”"
    return ("votes" if words[0] in data.votes else "count"), f"counts “{noun}”"


@kept
def _of_units() -> dict[str, Measure]:
    """The measure of each kind of unit; the others count."""
    return {kind: name for name, entry in measures().measures.items() for kind in entry.unit_kinds}


@kept
def measures_of(language: str) -> dict[Measure, Said]:
    """How a language says each measure, in the order of its file: the first that fits counts."""
    found: dict[Measure, Said] = {}
    for name, entry in read(language, "measure_words", MeasureWordsFile).measures.items():
        keys = ("measures", name)
        made = [
            None if part is None else compile_pattern(language, "measure_words", (*keys, key), part, cased=False)
            for key, part in (("before", entry.before), ("after", entry.after))
        ]
        found[name] = Said(frozenset(entry.nouns), made[0], made[1])
    return found
