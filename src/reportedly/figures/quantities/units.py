"""Units of measure and currencies, from the tables beside this module."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from reportedly.figures.quantities.wordsets import word_set

REACH = 40
"""Characters beside a number in which its unit is looked for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `form` is its normal form in English, `dimension` what it measures, `code` a currency's ISO code."""

    form: str
    dimension: str
    code: str = ""


def _rows(name: str) -> list[list[str]]:
    table = files(__package__).joinpath(name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return [row + [""] * (5 - len(row)) for row in rows]


def _cells(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(",") if each.strip()]


def _alternation(names: list[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0-]") for name in sorted(names, key=len, reverse=True))


WORDS: dict[str, Unit] = {}
SYMBOLS: dict[str, Unit] = {}
SIGNS: dict[str, Unit] = {}
for _form, _dimension, _words, _symbols, _ in _rows("units.tsv"):
    WORDS |= dict.fromkeys(_cells(_words), Unit(_form, _dimension))
    SYMBOLS |= dict.fromkeys(_cells(_symbols), Unit(_form, _dimension))
for _code, _form, _words, _before, _after in _rows("currencies.tsv"):
    WORDS |= dict.fromkeys(_cells(_words), Unit(_form, "money", _code))
    SIGNS |= dict.fromkeys(_cells(_before), Unit(_form, "money", _code))
    SYMBOLS |= dict.fromkeys(_cells(_after), Unit(_form, "money", _code))

LOOSE = frozenset('m g b a F C W A V J L l t h in MP G MB mb p PB ms "'.split())
"""Symbols that are a unit only where they are glued to the number or all that is near."""

DEGREES = frozenset("CFWV")

AFTER_WORD = re.compile(rf"(?:[ \u00a0-]|)({_alternation(list(WORDS))})(?![\w²³])", re.IGNORECASE)
AFTER_SYMBOL = re.compile(rf"([ \u00a0-]?)({_alternation(list(SYMBOLS))})(?![\w²³])")
BEFORE_SIGN = re.compile(rf"(?<![A-Za-z])({_alternation(list(SIGNS))})[ \u00a0]?$")
AGO = re.compile(r" (?:earlier|ago|later|before|prior|from now)\b")
PER = re.compile(r"(?: U\.?S\.?)?(?: per |-per-| an? |-an?-|/| each |-each-)((?:sq(?:uare)? )?(?:[A-Za-z]+|m²))")
PENCE = re.compile(r" ?p(?![\w.])")
_PER_NOUNS = word_set(
    "year month week day hour minute second night quarter season game share barrel ounce gallon "
    "litre liter tonne ton kilo "
    "kilogram pound kilometer kilometre mile person head capita household student vote voter child family worker acre "
    "hectare unit foot inch metre meter million thousand gram bushel mmbtu cent century decade "
    "sq square employee customer "
    "passenger patient carton pack bottle ticket seat room plate piece set shift visit trip dose litre cup user"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A unit with where it stands: `text[start:end]`; `per` is the base of a rate ("per barrel": "barrel")."""

    unit: Unit
    start: int
    end: int
    per: str = ""


def unit_after(text: str, end: int, glued_scale: bool = False) -> Found | None:
    """The unit that follows a number ending at `end`, directly or after a hyphen or space."""
    near = text[end : end + REACH]
    if not near:
        return None
    match, symbol = AFTER_WORD.match(near), AFTER_SYMBOL.match(near)
    longer = symbol is not None and (match is None or symbol.end() > match.end())
    if match and not longer and not (match[1].lower() == "pc" and match.start(1) > 0):
        word = re.sub(r"[-\u00a0]", " ", match[1].lower())
        unit = WORDS.get(word) or WORDS.get(match[1].lower())
        if unit is not None:
            return _with_rate(unit, text, end + match.start(1), end + match.end(1))
    if symbol:
        unit = SYMBOLS.get(symbol[2]) or SYMBOLS[symbol[2].replace("\u00a0", " ")]
        alone = symbol[1] != " " or near[symbol.end() : symbol.end() + 1] in ("", ".", ",", ")", ";")
        alone = alone or (symbol[2] in DEGREES and near[symbol.end() + 1 : symbol.end() + 2].islower())
        if symbol[2] not in LOOSE or symbol[1] == "" or (alone and symbol[2] not in ("in", "a", "A", "t", "b", "l")):
            return _with_rate(unit, text, end + symbol.start(2), end + symbol.end(2))
    if pence := PENCE.match(near):
        return _with_rate(WORDS["pence"], text, end, end + pence.end())
    return None


def currency_before(text: str, start: int) -> Found | None:
    """The currency sign or code that stands right before a number starting at `start`."""
    low = max(0, start - 8)
    match = BEFORE_SIGN.search(text[low:start])
    if match is None:
        return None
    unit = SIGNS.get(match[1]) or SIGNS[match[1].replace("\u00a0", " ")]
    if match[1] in ("US", "PS", "C", "Re") and match.end(1) < start - low:
        return None
    return Found(unit, low + match.start(1), low + match.end(1))


def rate_after(text: str, end: int) -> tuple[str, int]:
    """The base of a rate that follows ("per barrel", "a month"), and its end; empty if there is none."""
    if (match := PER.match(text, end)) is None or AGO.match(text, match.end()):
        return "", end
    base = match[1].lower()
    single = base.removesuffix("s") if base.endswith("s") else base
    if single.split(" ")[-1] not in _PER_NOUNS and text[end : match.start(1)].strip(" -") != "per":
        return "", end
    following = AFTER_WORD.match(text[match.start(1) - 1 : match.start(1) + REACH])
    if following and len(following[1]) >= len(match[1]):
        unit = WORDS.get(following[1].lower())
        return (unit.form if unit else following[1].lower()), match.start(1) + len(following[1])
    return base, match.end(1)


def _with_rate(unit: Unit, text: str, start: int, end: int) -> Found:
    per, last = rate_after(text, end)
    return Found(unit, start, last if per else end, per)
