"""Dates as pages write them, with how exactly they are known and where they were found."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import dateparser

from reportedly.model import Moment, Precision, to_moment

LONGEST_DATE = 300
"""Characters of a text that may be a date: pages are hostile, and the parser of dates is slow on long texts."""
_AGO = re.compile(
    r"\b(?:(?:\d{1,4}\s*+|(?:an?|one)\s++)[a-z]++,?\s*+(?:and\s++)?){1,4}+ago\b|\bjust now\b", re.IGNORECASE
)
_AMOUNT = re.compile(r"(\d{1,4}|\ban?\b|\bone\b)\s*([a-z]+)", re.IGNORECASE)
_NEAR_DAYS = {"today": 0, "yesterday": 1}
_LONG = re.compile(r"month|year", re.IGNORECASE)
_UNITS = {
    "s": 1,
    "sec": 1,
    "m": 60,
    "min": 60,
    "h": 3600,
    "hr": 3600,
    "hour": 3600,
    "d": 86400,
    "day": 86400,
    "w": 604800,
}
_LABEL = re.compile(
    r"^\W*(?:last|first)?\s*(?:updated|published|posted|modified|issued)?(?:\s+(?:on|at))?\W+", re.IGNORECASE
)
_CLOCK = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\.?\d)|\d\s*[ap]\.?m\b", re.IGNORECASE)
_SECOND_DATE = re.compile(r"(?<!\s)\s*+[/|·•–-]\s*+(?=(?:last )?(?:updated|modified))", re.IGNORECASE)
_ZONE = re.compile(r"\b(ET|CT|MT|PT|IST)\b\.?")
_ZONES = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
"""Zones whose offset depends on the day. IST is India's, Ireland's and Israel's: it says nothing sure."""
_AMBIGUOUS = re.compile(r"\b(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-](\d{4}|\d{2})\b")
_POINTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
"""Written with points, the day comes first."""


def read_date(text: str, found: str, saved: Moment | None) -> Moment | None:
    """The moment that a date line gives; `None` if it gives none for sure.

    "12 min 47 sec ago" counts back from when the page was `saved`, and says so in `found`. A date that may be read with
    day and month either way (03/04/2025) is not taken, and a text that is too long for a date neither.
    """
    text = text.strip()
    if len(text) > LONGEST_DATE:
        return None
    text = _POINTED.sub(r"\3-\2-\1", _SECOND_DATE.split(text, 1)[0])
    bare = _LABEL.sub("", text, count=1).strip()
    if ago := _AGO.search(text):
        return _before(ago[0], saved)
    if (days := _NEAR_DAYS.get(bare.lower())) is not None:
        return _before(f"{days} days ago", saved)
    if (pair := _AMBIGUOUS.search(text)) and int(pair[1]) != int(pair[2]):
        return None
    if iso := read_iso(text, found):
        return iso
    zone = _ZONE.search(bare)
    moment = _parse(_ZONE.sub("", bare))
    if moment is None:
        return None
    if zone and zone[1] in _ZONES:
        moment = moment.replace(tzinfo=ZoneInfo(_ZONES[zone[1]]))
    return to_moment(moment, found, "minute" if _CLOCK.search(text) else "day")


def read_iso(text: str | None, found: str) -> Moment | None:
    """The moment of an ISO 8601 date, or date and time, as machines write it."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    size = len((text or "").strip())
    return to_moment(moment, found, "day" if size <= len("2025-09-01") else "minute" if size <= 16 else "second")


def _before(ago: str, saved: Moment | None) -> Moment | None:
    if saved is None or _LONG.search(ago):
        return None
    seconds, least = 0, 604800
    for amount, unit in _AMOUNT.findall(ago):
        name = unit.lower().removesuffix("s").removesuffix("ond").removesuffix("ute").removesuffix("our")
        size = _UNITS.get(name) or _UNITS.get(unit.lower().removesuffix("s")) or _UNITS.get(unit.lower()[:1], 0)
        seconds, least = seconds + (int(amount) if amount.isdigit() else 1) * size, min(least, size)
    if saved.precision == "day":  # of a day without a time, only whole days can be taken away
        seconds -= seconds % 86400
    try:
        moment = datetime.fromisoformat(saved.value) - timedelta(seconds=seconds)
    except OverflowError:
        return None
    precision: Precision = "day" if saved.precision == "day" or least >= 86400 else "minute"
    return to_moment(moment, f"relative to when the page was saved ({saved.found})", precision)


@lru_cache(256)
def _parse(text: str) -> datetime | None:
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    moment: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    return moment
