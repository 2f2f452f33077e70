"""Units of measure and currencies: how they are written, their normal names and what they measure.

The tables beside this module hold them; of several that fit, the longest wins ("square feet", not "square").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

UnitKind = Literal[
    "money", "percent", "points", "distance", "area", "volume", "weight", "speed", "temperature", "duration",
    "magnitude", "times", "age", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written (`text`), its normal name and kind; `code` is a currency's ISO code in lower case."""

    text: str
    name: str
    kind: UnitKind
    start: int
    end: int
    code: str | None = None


_Entry = tuple[UnitKind, str, str | None]
"""Kind, normal name, and a currency's code."""


def _table(name: str) -> list[list[str]]:
    """The rows of a table beside this module."""
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split(", ") if form]


def _alternation(forms: dict[str, _Entry]) -> str:
    """A pattern of all forms, the longest first; a space in them may be a hyphen."""
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0\u202f-]") for form in ordered)


def _load() -> tuple[dict[str, _Entry], dict[str, _Entry], dict[str, _Entry]]:
    """Words (any case), symbols (as written) and currency signs that stand before a number."""
    words: dict[str, _Entry] = {}
    symbols: dict[str, _Entry] = {}
    signs: dict[str, _Entry] = {}
    for name, kind, spelled, written in _table("units.tsv"):
        entry: _Entry = (kind, name, None)  # type: ignore[assignment]
        words |= dict.fromkeys(_forms(spelled), entry)
        symbols |= dict.fromkeys(_forms(written), entry)
    for code, name, spelled, before, after in _table("currencies.tsv"):
        entry = ("money", name, code)
        words |= dict.fromkeys(_forms(spelled), entry)
        signs |= dict.fromkeys(_forms(before), entry)
        symbols |= dict.fromkeys(_forms(after), entry)
    return words, symbols, signs


_WORDS, _SYMBOLS, _SIGNS = _load()
_GAP = r"(?P<gap>[ \u00a0\u202f]?-?|[-‑])"
_END = r"(?:(?<=[%°″′\"”])|(?![\w²³’]|'(?!s\b)|-\d))"
_WORD = re.compile(rf"{_GAP}(?P<unit>{_alternation(_WORDS)}){_END}", re.IGNORECASE)
_SYMBOL = re.compile(rf"{_GAP}(?P<unit>{_alternation(_SYMBOLS)}){_END}")
_SIGN = re.compile(rf"(?<![A-Za-z])(?:{_alternation(_SIGNS)})[ \u00a0]?\Z")
CODES = "|".join(
    re.escape(sign).replace(r"\ ", " ?") for sign in sorted(_SIGNS, key=len, reverse=True) if sign[-1:].isalpha()
)
"""A pattern of the codes that stand right before a sum of money: "RM" of "RM20", "$A" of "$A20"."""
_LOOSE = frozenset(
    'm g s h l x p L W V J A C F MP mp Mt Mb Gb EB AU MJ mb b kn kr Ft in PS ms ns dl cl rad t N K kt c cd "'.split()
)
"""Symbols that are a unit only glued to digits."""
_SPACED = frozenset("C F W V N PS MP kt".split())
"""Those of them that may have a space before them."""
_SPACED_LAST = frozenset("m g l p mb kn kr Mt".split())
"""Those that may have one where nothing can be counted after them."""
_LAST = re.compile(r"[.,;:)/]|$| \(| (?:and|or|at|of|in|on|to|for|as|by|per|with|from|which|was|is|the)\b")
_SPACE_ONLY = frozenset("real story block blocks dong won crown crowns stone cup cups generation som".split())


def unit_before(text: str, start: int) -> Unit | None:
    """The currency sign or code that stands before a number."""
    found = _SIGN.search(text, max(0, start - 8), start)
    if not found:
        return None
    sign = found.group().strip()
    begin = found.start()
    if sign in ("US", "PS", "LE", "Re", "Fr", "Sh", "BD", "SR") and found.end() > begin + len(sign):
        return None
    kind, name, code = _SIGNS[sign.replace("\u00a0", " ")]
    return Unit(sign, name, kind, begin, begin + len(sign), code)


_PRICE = re.compile(
    r"\b(?:pric|cost|pay|paid|worth|fine|spen|million|billion|tax|earn|wage|salar|rais|sold|sell|buy|"
    r"bought|budget|debt|loan|a year|bank)"
)
_SCALED = re.compile(r"\d ?(?:m|bn|mn|million|billion|trillion|tn)\Z|(?:million|billion|trillion)\Z")
_MORE = re.compile(
    r" (?:more|other|additional|straight|consecutive|full|whole|long|extra|entire|solid|working|previous|"
    r"business|further|successive|short|lost|U\.?S\.?|imperial|rushing|passing|receiving)(?= )"
)


_OF = re.compile(r" of(?: an?)?(?= )")
_AGED = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who|I)(?: is| was| will be| would be| would have been| turns| turned|[’']s)"
    r"(?: (?:only|just|now|about|around|already|nearly|almost))? \Z"
)
_AGED_AFTER = re.compile(r"[.,;]|$| (?:by|at|when|in|on|and|but|years? old|now|this|next)\b")


def unit_of_age(text: str, start: int, end: int) -> Unit | None:
    """Years of age, where they are left unsaid: "she was 35 when"."""
    if not text[start:end].isdigit() or not 0 < int(text[start:end]) < 120:
        return None
    if not _AGED.search(text, max(0, start - 32), start) or not _AGED_AFTER.match(text, end):
        return None
    return Unit("", "year of age", "age", end, end)


_OR = re.compile(r"(?<![\w-])an? (?P<word>[a-z]+) or \Z")


def unit_or(text: str, start: int) -> Unit | None:
    """The unit that "or two" goes on from: "an hour or two"."""
    found = _OR.search(text, max(0, start - 24), start)
    unit = unit_after(f" {found['word']}", 0, digits=False) if found else None
    if found is None or unit is None or unit.text != found["word"]:
        return None
    return Unit(unit.text, unit.name, unit.kind, found.start("word"), found.end("word"), unit.code)


def unit_after(text: str, end: int, digits: bool) -> Unit | None:
    """The unit that stands after a number, glued, hyphened or after a space ("of" skipped after vague numbers)."""
    of = _OF.match(text, end)
    at = of.end() if of else end
    found = _match(text, at, digits)
    if found is None and (more := _MORE.match(text, at)):
        found = _match(text, more.end(), digits)
    if not found:
        return None
    form = found["unit"]
    if form in ("pounds", "pound") and at > end:
        return None
    kind, name, code = _entry(form)
    if form in ("pounds", "pound") and _is_sterling(text, end, found.end()):
        kind, name, code = "money", "pound sterling", "gbp"
    return Unit(form, name, kind, found.start("unit"), found.end("unit"), code)


def _is_sterling(text: str, end: int, after: int) -> bool:
    """Whether the pounds after a number ending at `end` are money: a magnitude before them or a price beside them."""
    if _SCALED.search(text, max(0, end - 10), end) and not text.startswith(" of ", after):
        return True
    return bool(_PRICE.search(text, max(0, end - 70), min(len(text), end + 60)))


def _entry(form: str) -> _Entry:
    entry = _SYMBOLS.get(form)
    return entry or _WORDS[re.sub("[\u00a0\u202f-]", " ", form.lower())]


def _match(text: str, at: int, digits: bool) -> re.Match[str] | None:
    """The longest word or symbol for a unit at a character, if it may be one here."""
    word, symbol = _WORD.match(text, at), _SYMBOL.match(text, at)
    if word is not None and not _word_allowed(word, digits):
        word = None
    if symbol is not None and not _symbol_allowed(text, symbol, digits):
        symbol = None
    if word is None or (symbol is not None and symbol.end() > word.end()):
        return symbol
    return word


def _word_allowed(found: re.Match[str], digits: bool) -> bool:
    form, gap = found["unit"].lower(), found["gap"]
    if form in ("time", "fold"):
        return gap.endswith("-") or (form == "fold" and gap == "")
    if form in _SPACE_ONLY:
        return gap == " "
    return digits or len(form) > 3 or form in ("day", "yen", "won", "ton", "kg", "km", "mph")


_INCHES = re.compile(r"(?<![=\"“\w.,'’-])\d{1,3}(?:\.\d{1,2})?\Z")
"""What a straight quotation mark may follow to mean inches, not the end of a quotation or of an attribute."""


def _symbol_allowed(text: str, found: re.Match[str], digits: bool) -> bool:
    form, gap = found["unit"], found["gap"]
    if form == '"' and not _INCHES.search(text, max(0, found.start() - 12), found.start()):
        return False
    if not digits:
        return form in ("%", "°C", "°F")
    if form not in _LOOSE or gap == "":
        return True
    if gap.endswith("-"):
        return False
    return form in _SPACED or (form in _SPACED_LAST and _LAST.match(text, found.end()) is not None)


_PER = re.compile(
    r"(?: U\.?S\.?)?(?:[ -]?(?:per|an?)[ -]|/)(?P<unit>(?:sq(?:uare|\.)? ?|cubic )?[A-Za-z²]+)(?![\w’'])",
    re.IGNORECASE,
)
_EARLIER = re.compile(r" (?:ago|earlier|later|before|after|from now)\b")
_BASES = frozenset(
    """
    year month week day hour minute second night season quarter game match share barrel ounce gallon litre liter
    tonne ton kilo kg km kilogram gram pound lb kilometer kilometre mile person head capita household student vote
    voter child family worker employee acre hectare unit foot inch metre meter yard million thousand bushel mmbtu
    century decade customer passenger patient carton pack bottle ticket seat room plate piece set shift visit trip
    dose cup user kwh mwh
    """.split()
)
"""What "a" may be followed by in a rate ("$5 a barrel"); after "per" and "/" anything may."""


def per_unit(text: str, end: int) -> str | None:
    """The normal name of what follows a rate's "per": "gallon" of "$2.11 per gallon"."""
    found = _PER.match(text, end)
    if found is None or _EARLIER.match(text, found.end()):
        return None
    base = found["unit"].lower()
    joined = text[end : found.start("unit")].strip(" -").lower()
    if not joined.endswith(("per", "/")) and base.split(" ")[-1] not in _BASES:
        return None
    unit = unit_after(" " + text[found.start("unit") : found.start("unit") + 40], 0, digits=True)
    return unit.name if unit is not None and unit.start == 1 and len(unit.text) >= len(base) else base
