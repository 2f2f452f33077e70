"""The pieces of number expressions: runs of digits, number words, magnitudes; found in one pass over a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.language.tokens import LONGEST_WORD
from reportedly.model import Span
from reportedly.quantities.number_words import NumberWords, WordKind

Shape = Literal["digits", "words", "vague", "part", "ratio", "range"]
"""How an expression is written: in digits, in words, as a vague count, as a fraction, as "one in four", as a range."""
LONGEST_CODE = 7
"""Characters before digits in which a currency's code is looked for."""


_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD},}}")
"""Signs without a space that are too many for a word: a number within them says nothing."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression `text[start:end]` and the range it states; a fraction or a ratio is in percent."""

    start: int
    end: int
    low: float
    high: float
    shape: Shape
    approximate: str = ""
    """The word of it that says "about", if there is one: "une vingtaine"."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a number expression."""

    kind: WordKind | Literal["digits", "glyph"]
    start: int
    end: int
    value: float
    high: float = 0.0
    word: str = ""
    """The number word, in lower case."""


def find_atoms(text: str, words: NumberWords) -> Iterator[Atom]:
    """The pieces of number expressions, in order."""
    end = 0
    for found in words.pattern.finditer(text):
        if found.start() < end:
            continue
        if found["word"]:
            word = found["word"].lower()
            known = words.words[word]
            yield Atom(
                kind=known.kind, start=found.start(), end=found.end(), value=known.value, high=known.high, word=word
            )
        elif found["alone"]:
            if found.start() and text[found.start() - 1].isalpha():
                continue
            yield Atom("glyph", found.start(), found.end(), words.data.glyphs[found["alone"]])
        elif (atom := _digits(text, found, words)) is not None:
            end = atom.end
            yield atom


def atoms_outside_marks(text: str, words: NumberWords) -> Iterator[Atom]:
    """The pieces of number expressions that begin neither in a word without end nor in the mark of a footnote."""
    marks = [*_ENDLESS.finditer(text), *words.rules["footnote"].pattern.finditer(text)]
    return _outside(find_atoms(text, words), sorted(mark.span() for mark in marks))


def _outside(atoms: Iterable[Atom], spans: Sequence[Span]) -> Iterator[Atom]:
    """The atoms that begin in none of the spans; both are in order."""
    number = 0
    for atom in atoms:
        while number < len(spans) and spans[number][1] <= atom.start:
            number += 1
        if number == len(spans) or atom.start < spans[number][0]:
            yield atom


def _digits(text: str, found: re.Match[str], words: NumberWords) -> Atom | None:
    """Digits as an atom; `None` where they are glued to a word before them ("A42", "COVID-19") or tell an order."""
    start, body_start, end = found.start(), found.start("body"), found.end()
    before = text[start - 1] if start else " "
    if found["minus"] and (before.isalnum() or before in ").%/" or found["minus"] == "–"):
        start, before = body_start, found["minus"]
    if _glued(text, start, before, words) or words.rules["ordinal"].begins_at(text, end):
        return None
    if comma := words.rules["decimal_comma"].begins_at(text, body_start):
        value = float(comma.group().replace(",", "."))
        return Atom("digits", start, comma.end(), -value if start < body_start else value)
    if end == found.end("body") and (grouped := _grouped(text, body_start, words)):
        value = words.value(grouped.group().replace(" ", ""))
        return Atom("digits", start, grouped.end(), -value if start < body_start else value)
    value = words.value(found["body"])
    if found["glyph"]:
        value += words.data.glyphs[found["glyph"]]
    if found["minus"] and start < body_start:
        value = -value
    scale = found["scale"] or ""
    if not scale.strip() and (code := words.rules["scaled_code"].ends_at(text, start)):
        return Atom("digits", start, end, float(f"{value * words.scaled(code['scale']):.12g}"))
    if scale in words.data.doubtful_scales and not _is_scale(text, body_start, end, words):
        scale, end = "", found.start("scale")
    if scale := scale.strip():
        return Atom("digits", start, end, float(f"{value * words.scaled(scale):.12g}"))
    part = words.rules["written_part"].begins_at(text, end)
    if part and 0 < value < float(part["whole"]):
        return Atom("glyph", start, part.end(), value / float(part["whole"]))
    if power := _POWER.match(text, end):
        return Atom("digits", start, power.end(), _raised(value, power[1] or power[2]))
    return Atom("digits", start, end, value)


def _grouped(text: str, start: int, words: NumberWords) -> re.Match[str] | None:
    """Digits in groups of three after spaces, where they cannot be two numbers: "18 500 people", not "bus 18 500"."""
    found = words.rules["groups"].begins_at(text, start)
    if found is None or found["zeros"]:
        return found
    rules = words.rules
    return None if rules["named_before"].ends_at(text, start) or rules["other_groups"].found_in(text) else found


def _is_scale(text: str, start: int, end: int, words: NumberWords) -> bool:
    """Whether letters that may be something else are a magnitude here: "$1.2MM", "8 B people"."""
    return bool(words.rules["sum_before"].ends_at(text, start) or words.rules["scaled_after"].begins_at(text, end))


_POWER = re.compile(r" ?[×x*] ?10(?:\^?([-−]?\d{1,2})|([⁻]?[⁰¹²³⁴-⁹]{1,2}))(?![\d.,%])")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def _raised(value: float, exponent: str) -> float:
    """ "1.5×10^6" as 1,500,000."""
    return float(f"{value:.15g}e{exponent.translate(_RAISED)}")


def _glued(text: str, start: int, before: str, words: NumberWords) -> bool:
    """Whether digits are part of a word or a name: "A42", "COVID-19", "#3", "v2.1"."""
    if before in "-–" and start > 1 and (text[start - 2].isalpha() or text[start - 2] in "’'"):
        return not words.rules["hyphen_before"].ends_at(text, start)
    if words.rules["letter_of_money"].ends_at(text, start):
        return not words.rules["large_sum"].begins_at(text, start)
    if words.rules["letter_of_scale"].ends_at(text, start):
        return not words.rules["small_decimal"].begins_at(text, start)
    if before.isalpha() or before in "._" or unicodedata.combining(before):
        return not words.code_before.search(text, max(0, start - LONGEST_CODE), start)
    return before in "#@&⁄" or before.isdigit()
