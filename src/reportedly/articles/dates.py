"""Dates as pages write them, with how exactly they are known and where they were found."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from reportedly.articles.foreign_days import in_iso
from reportedly.lang import LangFile, read, rules
from reportedly.lang.months import Months, Weekdays
from reportedly.model import Moment, Precision, to_moment

LONGEST_DATE = 300
"""Characters of a text that may be a date: pages are hostile, and the parser of dates is slow on long texts."""
_LANGUAGE = "en"
"""Dates are read as English pages write them, those of others are written in numbers before."""


class DateLines(LangFile, frozen=True):
    """`date_lines.toml`: where days come first, days ago by word, seconds by a unit's first letter, zones by name."""

    day_first: tuple[str, ...]
    near_days: dict[str, int]
    seconds: dict[str, int]
    zones: dict[str, str]


_WORDS = read(_LANGUAGE, "date_lines", DateLines)
_RULES = rules(_LANGUAGE, "date_lines", DateLines)
_AGO, _AMOUNT, _LONG_UNIT, _LABEL, _CLOCK = (_RULES[name] for name in ("ago", "amount", "long_unit", "label", "clock"))
_SECOND_DATE, _ZONE, _PLAIN, _NEAR = _RULES["second_date"], _RULES["zone"], _RULES["plain_day"], _RULES["near_day"]
_MONTHS = read(_LANGUAGE, "months", Months).numbers
_WEEKDAYS = {name.lower(): number for name, number in read(_LANGUAGE, "weekdays", Weekdays).names.items()}
_WORD = re.compile(r"[a-z]{3,9}")
LONGEST_WEEKDAY = 15
"""Characters before a day in which its weekday stands."""
_WEEK = 7 * 86400
"""Seconds."""
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)([/.])(\d\d)\2(\d\d)\b")
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
    text = in_iso(text)
    text = _POINTED.sub(r"\3-\2-\1", _SECOND_DATE.pattern.split(text, 1)[0])
    text = _YEAR_FIRST.sub(r"\1-\3-\4", text)
    bare = _LABEL.pattern.sub("", text, count=1).strip()
    if ago := _AGO.found_in(text):
        return _before(ago[0], saved)
    if near := _NEAR.found_in(text):
        return _before(f"{_WORDS.near_days[near['day'].lower()]} days ago", saved)
    if (pair := _AMBIGUOUS.search(text)) and int(pair[1]) != int(pair[2]):
        return None
    if iso := read_iso(text, found):
        return iso
    zone = _ZONE.found_in(bare)
    moment = _parse(_ZONE.pattern.sub("", bare))
    if moment is None:
        return None
    if zone and zone[1] in _WORDS.zones:
        moment = moment.replace(tzinfo=ZoneInfo(_WORDS.zones[zone[1]]))
    return to_moment(moment, found, "minute" if _CLOCK.found_in(text) else "day")


def read_either_way(text: str, found: str) -> tuple[Moment, ...]:
    """The two days that a date may mean whose day and month may change places (03/04/2025); none of other texts."""
    match = _AMBIGUOUS.fullmatch(text.strip())
    if match is None or len(match[3]) < 4:
        return ()
    first, second, year = map(int, match.groups())
    return tuple(
        moment for month, day in ((first, second), (second, first))
        if (moment := to_moment(datetime(year, month, day), found, "day"))
    )  # fmt: skip


def is_day_first(language: str | None) -> bool:
    """Whether a page in a language (`en-GB`) writes the day of a date in numbers first; false if that is not sure."""
    named = (language or "").lower().replace("_", "-")
    return named in _WORDS.day_first or (len(named) > 1 and named.partition("-")[0] != _LANGUAGE)


def on_weekday(moments: tuple[Moment, ...], before: str) -> tuple[Moment, ...]:
    """Of the days that a date may mean those on the weekday that stands before it (`Mon, 11/02/2026`), if one does."""
    words = _WORD.findall(before[-LONGEST_WEEKDAY:].lower())
    named = next((number for name, number in _WEEKDAYS.items() if words and words[-1] in (name, name[:3])), None)
    fitting = tuple(each for each in moments if datetime.fromisoformat(each.day).isoweekday() == named)
    return fitting or moments


def month_first(text: str) -> str | None:
    """The day that a date with points (09.10.2024) means to those who write the month first, if it can mean one."""
    match = _POINTED.fullmatch(text.strip())
    return f"{match[3]}-{match[1]:0>2}-{match[2]:0>2}" if match and int(match[1]) <= 12 else None


def read_iso(text: str | None, found: str) -> Moment | None:
    """The moment of an ISO 8601 date, or date and time, as machines write it."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    size = len((text or "").strip())
    return to_moment(moment, found, "day" if size <= len("2025-09-01") else "minute" if size <= 16 else "second")


def _before(ago: str, saved: Moment | None) -> Moment | None:
    if saved is None or _LONG_UNIT.found_in(ago):
        return None
    seconds, least = 0, _WEEK
    for amount, unit in _AMOUNT.pattern.findall(ago):
        size = _WORDS.seconds.get(unit[0].lower(), 0)
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
    if plain := _PLAIN.found_in(text):  # most date lines are no more, and the parser of all others takes milliseconds
        month = _MONTHS[(plain["month"] or plain["name"]).lower()]
        try:
            return datetime(int(plain["year"]), month, int(plain["day"] or plain["first"]))
        except ValueError:
            return None
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    import dateparser  # takes a tenth of a second to import, and most dates need none of it

    moment: datetime | None = dateparser.parse(text, languages=[_LANGUAGE], settings=settings)
    return moment
