"""What numbers are made of: digits, number words and fraction signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.figures.quantities import words

LONGEST = 20
"""Characters of a number in digits; longer ones are codes, not counts."""

ATOM = re.compile(r"(?P<digits>\d+(?:[.,\u00a0\u202f\u2009]\d+)*)|(?P<word>[a-z]+)|(?P<sign>[½⅓⅔¼¾⅕⅛⅜⅝⅞])")
THOUSANDS = re.compile(r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?$|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
NUMERIC = {**dict.fromkeys(words.UNITS, "u"), **dict.fromkeys(words.TENS, "t"), **dict.fromkeys(words.SCALES, "s")}


@dataclass(frozen=True, slots=True)
class Atom:
    """A digit string, number word or fraction sign."""

    start: int
    end: int
    kind: str
    word: str
    value: float = 0.0


def find_atoms(lower: str) -> Iterator[Atom]:
    """The parts that numbers are made of."""
    for match in ATOM.finditer(lower):
        kind, word = match.lastgroup, match.group()
        start, end = match.span()
        if kind == "digits":
            yield from _digits(lower, start, end)
        elif kind == "sign":
            yield Atom(start, end, "sign", word, words.SIGNS[word])
        elif word in NUMERIC:
            value = words.UNITS.get(word) or words.TENS.get(word) or words.SCALES.get(word) or 0.0
            yield Atom(start, end, NUMERIC[word], word, value)
        elif word in words.VAGUE:
            yield Atom(start, end, "vague", word)
        elif word in words.FEW:
            yield Atom(start, end, "few", word)
        elif word in words.DENOMINATORS:
            yield Atom(start, end, "part", word, words.DENOMINATORS[word])
        elif word in words.MULTIPLES:
            yield Atom(start, end, "multiple", word, words.MULTIPLES[word])


def _digits(lower: str, start: int, end: int) -> Iterator[Atom]:
    """A digit string as one atom, or as several where its commas only list numbers ("2016,2017")."""
    if end - start > LONGEST:
        return
    text = lower[start:end]
    value = parse_digits(text)
    if value is not None:
        if start and lower[start - 1] == "." and not lower[max(0, start - 2) : start - 1].isalnum() and text.isdigit():
            start, value = start - 1, float("0." + text)
        yield Atom(start, end, "digits", text, value)
        return
    for part in re.finditer(r"\d+(?:\.\d+)?", text):
        yield Atom(start + part.start(), start + part.end(), "digits", part.group(), float(part.group()))


def parse_digits(text: str) -> float | None:
    """The value of a digit string with separators; `None` where it is no single number ("1.2.3", "10,20")."""
    if text.isdigit():
        return float(text)
    if THOUSANDS.match(text):
        return float(re.sub(r"[^\d.]", "", text))
    if text.count(".") == 1 and "," not in text and text.replace(".", "").isdigit():
        return float(text)
    if text.count(",") == 1 and text.replace(",", "").isdigit() and len(text) - text.index(",") <= 3:
        return float(text.replace(",", "."))
    return None
