"""The pieces of number expressions: runs of digits, number words, magnitudes; found in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.quantities.units import CODES
from reportedly.quantities.words import (
    FEW,
    GLYPHS,
    MAGNITUDES,
    PAIRS,
    PARTS,
    SHORT_MAGNITUDES,
    SMALL,
    TENS,
    VAGUE,
)

Shape = Literal["digits", "words", "vague", "part", "ratio", "range"]
"""How an expression is written: in digits, in words, as a vague count, as a fraction, as "one in four", as a range."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression `text[start:end]` and the range it states; a fraction or a ratio is in percent."""

    start: int
    end: int
    low: float
    high: float
    shape: Shape


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a number expression."""

    kind: Literal["digits", "small", "tens", "magnitude", "vague", "few", "pair", "part", "glyph", "article"]
    start: int
    end: int
    value: float
    high: float = 0.0
    scaled: bool = False
    """Whether a magnitude is glued to the digits ("2bn")."""


_WORDS = (*SMALL, *TENS, *MAGNITUDES, *VAGUE, *FEW, *PAIRS, *PARTS)
_NUMBER = re.compile(
    r"(?P<minus>[-−–])?(?P<body>\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,5}(?!\d)(?:\.\d{1,9})?|\d{1,3}(?:,\d{2,3}){1,6}(?![\d]|,\d)(?:\.\d{1,9})?|\d{1,18}(?!\d)(?:\.\d{1,9})?|\.\d{1,9})"
    r"(?P<glyph>[½⅓⅔¼¾⅕⅛⅜⅝⅞])?"
    r"(?P<scale>(?:thousand|million|billion|trillion|lakh|crore)\b|[ \u00a0]?(?:bn|mn|mln|bln|trn|tn|mil)\b"
    r"|[kKmMbBT]\b(?![-²³/'’])|cr\b)?"
    r"|(?<!\w)(?P<word>" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r"|an?)(?!\w)"
    r"|(?P<alone>[½⅓⅔¼¾⅕⅛⅜⅝⅞])",
    re.IGNORECASE,
)


def find_atoms(text: str) -> Iterator[Atom]:
    """The pieces of number expressions, in order."""
    end = 0
    for found in _NUMBER.finditer(text):
        if found.start() < end:
            continue
        if found["word"]:
            yield _word(found["word"].lower(), found.start(), found.end())
        elif found["alone"]:
            yield Atom("glyph", found.start(), found.end(), GLYPHS[found["alone"]])
        elif (atom := _digits(text, found)) is not None:
            end = atom.end
            yield atom


def _word(word: str, start: int, end: int) -> Atom:
    if word in ("a", "an"):
        return Atom("article", start, end, 1)
    if word in SMALL:
        return Atom("small", start, end, SMALL[word])
    if word in TENS:
        return Atom("tens", start, end, TENS[word])
    if word in MAGNITUDES:
        return Atom("magnitude", start, end, MAGNITUDES[word])
    if word in VAGUE:
        return Atom("vague", start, end, *VAGUE[word])
    if word in FEW:
        return Atom("few", start, end, *FEW[word])
    if word in PAIRS:
        return Atom("pair", start, end, PAIRS[word])
    return Atom("part", start, end, PARTS[word])


def _digits(text: str, found: re.Match[str]) -> Atom | None:
    """Digits as an atom; `None` where they are glued to a word before them ("A42", "COVID-19")."""
    start, body_start = found.start(), found.start("body")
    before = text[start - 1] if start else " "
    if found["minus"] and (before.isalnum() or before in ").%" or found["minus"] == "–"):
        start, before = body_start, found["minus"]
    if _glued(text, start, before) or _ORDINAL.match(text, found.end()):
        return None
    value = float(_SEPARATORS.sub("", found["body"]))
    if found["glyph"]:
        value += GLYPHS[found["glyph"]]
    if found["minus"] and start < body_start:
        value = -value
    scale = (found["scale"] or "").strip()
    end = found.end()
    if not scale and (part := WRITTEN_PART.match(text, end)) and 0 < value < float(part["whole"]):
        return Atom("glyph", start, part.end(), value / float(part["whole"]))
    if not scale and (power := _POWER.match(text, end)):
        return Atom("digits", start, power.end(), _raised(value, power[1] or power[2]), scaled=True)
    if scale:
        value *= (
            SHORT_MAGNITUDES.get(scale) or MAGNITUDES.get(scale.lower()) or SHORT_MAGNITUDES.get(scale.lower(), 1.0)
        )
        value = float(f"{value:.12g}")
    return Atom("digits", start, end, value, scaled=bool(scale))


PART_OF = r"[ -](?:of|an?|miles?|inch|inches|cups?|teaspoons?|tablespoons?|pints?|foot|feet|hours?|ounces?|oz|cents?)\b"
"""What follows a fraction rather than a date: "1/2 inch"."""
WRITTEN_PART = re.compile(rf"(?:/(?=\d{{1,4}}{PART_OF})|⁄)(?P<whole>[1-9]\d{{0,3}})(?!\d)")
_SEPARATORS = re.compile("[,\u00a0\u202f\u2009]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_POWER = re.compile(r" ?[×x*] ?10(?:\^?([-−]?\d{1,2})|([⁻]?[⁰¹²³⁴-⁹]{1,2}))(?![\d.,%])")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def _raised(value: float, exponent: str) -> float:
    """ "1.5×10^6" as 1,500,000."""
    return float(f"{value:.15g}e{exponent.translate(_RAISED)}")


_CODE_BEFORE = re.compile(rf"(?:^|[^A-Za-z$])(?:{CODES})\.?\Z")
_HYPHENED = re.compile(
    r"(?:^|[^A-Za-z])(?:to|or|and|top|plus|than|sub|minus|now|magnitude|" + "|".join((*SMALL, *TENS)) + r")-\Z",
    re.IGNORECASE,
)


def _glued(text: str, start: int, before: str) -> bool:
    """Whether digits are part of a word or a name: "A42", "COVID-19", "#3", "v2.1"."""
    if before in "-–" and start > 1 and (text[start - 2].isalpha() or text[start - 2] in "’'"):
        return not _HYPHENED.search(text[max(0, start - 14) : start])
    if before.isalpha() or before in "._":
        return not _CODE_BEFORE.search(text[max(0, start - 7) : start])
    return before in "#@&" or before.isdigit()
