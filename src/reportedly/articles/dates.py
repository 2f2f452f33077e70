"""Dates as pages write them, with how exactly they are known and where they were found."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import dateparser

from reportedly.model import Moment, Precision

_AGO = re.compile(r"(?:\d+\s*[a-z]+\s*)+ago\b|just now", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d{1,4})\s*([a-z]+)", re.IGNORECASE)
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
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\d\s*[ap]\.?m\b", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\b(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-](\d{4}|\d{2})\b")


def read_date(text: str, found: str, saved: Moment | None) -> Moment | None:
    """The moment that a date line gives; `None` if it gives none for sure.

    "12 min 47 sec ago" counts back from when the page was `saved`, and says so in `found`. A date that may be read with
    day and month either way (03/04/2025) is not taken.
    """
    if ago := _AGO.search(text):
        return _before(ago[0], saved)
    if (pair := _AMBIGUOUS.search(text)) and int(pair[1]) != int(pair[2]):
        return None
    if iso := read_iso(text, found):
        return iso
    moment = _parse(_LABEL.sub("", text, count=1).strip())
    if moment is None:
        return None
    return to_moment(moment, found, "minute" if _CLOCK.search(text) else "day")


def read_iso(text: str | None, found: str) -> Moment | None:
    """The moment of an ISO 8601 date, or date and time, as machines write it."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return to_moment(moment, found, "day" if len((text or "").strip()) <= len("2025-09-01") else "second")


def to_moment(moment: datetime, found: str, precision: Precision) -> Moment:
    """A date, or a date and time with its zone's offset, as a `Moment`."""
    value = moment.date().isoformat() if precision == "day" else moment.isoformat(timespec="seconds")
    return Moment(value, precision, found)


def _before(ago: str, saved: Moment | None) -> Moment | None:
    if saved is None:
        return None
    seconds, least = 0, 604800
    for amount, unit in _AMOUNT.findall(ago):
        name = unit.lower().removesuffix("s").removesuffix("ond").removesuffix("ute").removesuffix("our")
        size = _UNITS.get(name) or _UNITS.get(unit.lower().removesuffix("s")) or _UNITS.get(unit.lower()[:1], 0)
        seconds, least = seconds + int(amount) * size, min(least, size)
    moment = datetime.fromisoformat(saved.value) - timedelta(seconds=seconds)
    precision: Precision = "day" if saved.precision == "day" or least >= 86400 else "minute"
    return to_moment(moment, f"relative to when the page was saved ({saved.found})", precision)


@lru_cache(256)
def _parse(text: str) -> datetime | None:
    settings = {"STRICT_PARSING": True, "RELATIVE_BASE": datetime(1900, 1, 1, tzinfo=UTC)}
    moment: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    return moment
