"""Units of measure and currencies: how they are written, their normal names and what they measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.figures.quantities.unit_tables import CURRENCIES, SIGNS, UNITS

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


_CASED = {
    "C",
    "F",
    "W",
    "V",
    "J",
    "PS",
    "MP",
    "Pa",
    "in.",
    "TRY",
    "ha",
    "MB",
    "mb",
    "rad",
    "lei",
    "real",
    "ms",
    "NIS",
    "MW",
}
_SHORT = {"m", "g", "s", "h", "l", "p", "x", "C", "F", "W", "V", "J", "PS", "K"}
"""Units that count only when glued to digits, or (`C`, `F`, `m`, `g`) after digits and a space."""


def _load() -> tuple[dict[str, tuple[UnitKind, str, str | None]], re.Pattern[str]]:
    forms: dict[str, tuple[UnitKind, str, str | None]] = {}
    for line in UNITS.strip().splitlines():
        kind, name, spelled = line.split("|")
        for form in spelled.split():
            forms.setdefault(form.replace("_", " "), (kind, name, None))  # type: ignore[arg-type]
    for line in CURRENCIES.strip().splitlines():
        code, name, spelled = line.split("|")
        for form in spelled.split():
            forms.setdefault(form.replace("_", " "), ("money", name, code))
    for form in list(forms):
        if form not in _CASED:
            forms.setdefault(form.lower(), forms[form])
    ordered = sorted(forms, key=len, reverse=True)
    pattern = "|".join(re.escape(form) for form in ordered)
    return forms, re.compile(
        rf"(?P<gap>[ \u00a0\u202f]?-?|-)(?P<unit>{pattern})(?:(?<=%)|(?![A-Za-z0-9’]|'(?!s\b)|-(?!old|long|"
        rf"high|deep|tall|wide|strong|a-|per|[a-z])))",
        re.IGNORECASE,
    )


FORMS, _AFTER = _load()
_SIGN = re.compile(r"(?:" + "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True)) + r")[ \u00a0]?\Z")
_OF = re.compile(r" (?:of )?(?:an? |a single )?\Z")
_PER = re.compile(
    r"(?:[ -]?(?:per|an?)[ -]|/)(?P<unit>[A-Za-z]+(?: (?:foot|metre|meter|mile|inch|feet)|\. ?m|uare metre)?)\b",
    re.IGNORECASE,
)


def unit_before(text: str, start: int) -> Unit | None:
    """The currency sign or code that stands before a number."""
    found = _SIGN.search(text, max(0, start - 6), start)
    if not found:
        return None
    sign = found.group().strip()
    begin = found.start()
    if sign.isalpha() and begin and text[begin - 1].isalnum():
        return None
    code, name = SIGNS[sign]
    return Unit(sign, name, "money", begin, begin + len(sign), code)


_PRICE = re.compile(
    r"\b(?:pric|cost|pay|paid|worth|fine|spen|million|billion|tax|earn|wage|salar|rais|sold|sell|buy|"
    r"bought|budget|debt|loan|a year|bank)"
)
_MORE = re.compile(
    r" (?:more|other|additional|straight|consecutive|full|whole|long|extra|entire|solid|working|"
    r"business|square|further|successive|short|lost|cubic|nautical)(?= )"
)


def unit_after(text: str, end: int, digits: bool) -> Unit | None:
    """The unit that stands after a number, glued, hyphened or after a space ("of" skipped after vague numbers)."""
    at = end + 4 if text.startswith(" of ", end) else end
    at = at - 1 if at > end else end
    found = _AFTER.match(text, at)
    if found is None and (more := _MORE.match(text, at)):
        found = _AFTER.match(text, more.end())
    if not found:
        return None
    form, gap = found["unit"], found["gap"]
    entry = FORMS.get(form) or FORMS.get(form.lower())
    if entry is None or not _allowed(form, gap, digits):
        return None
    if form in ("pounds", "pound") and text.startswith(" of ", end):
        return None
    kind, name, code = entry
    if form in ("pounds", "pound") and _PRICE.search(text, max(0, end - 70), min(len(text), end + 60)):
        kind, name, code = "money", "pound sterling", "gbp"
    return Unit(form, name, kind, found.start("unit"), found.end("unit"), code)


def _allowed(form: str, gap: str, digits: bool) -> bool:
    if form in _SHORT:
        return digits and (gap == "" or (gap == " " and form in ("m", "g", "C", "F", "W", "l", "V", "PS")))
    if len(form) <= 2 and form.lower() in _SHORT:
        return False
    if form.lower() in ("time", "fold") and not gap.endswith("-"):
        return False
    if (
        form in ("real", "story", "stories", "block", "dong", "won", "crown", "stone", "cup", "block", "blocks")
        and gap != " "
    ):
        return False
    return not (
        len(form) <= 3
        and form.isalpha()
        and form.lower() not in ("km", "kg", "mph", "yen", "won", "ton", "usd", "eur", "gbp")
        and not digits
        and form != "day"
    )


_EARLIER = re.compile(r" (?:ago|earlier|later|before|after|from now)\b")


def per_unit(text: str, end: int) -> str | None:
    """What follows a rate's "per": "gallon" of "$2.11 per gallon"."""
    found = _PER.match(text, end)
    if found and _EARLIER.match(text, found.end()):
        return None
    return found["unit"].lower() if found else None
