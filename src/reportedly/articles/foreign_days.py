"""Days as pages in other languages than English write them: their months, digits and calendars."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from reportedly.lang import LangFile, read
from reportedly.lang.months import Months

BUDDHIST_YEARS = 543
"""Years that Thailand counts from before ours."""
_SOLAR_EPOCH = date(622, 3, 21).toordinal()
_SOLAR_LEAP = (1, 5, 9, 13, 17, 22, 26, 30)
"""Years of a round of 33 that have a day more, in the calendar of Iran; right from 1799 to 2256."""
_NAME = r"[^\W\d_][^\d\s,،؛:/|()·]{1,14}"
_YEAR = r"(?:1[34]\d\d|19\d\d|20\d\d|25\d\d)"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?<!\d[.,/-])(?P<day>\d{{1,2}})(?:[.ºª°]|er|-?го)?\s{{1,2}}(?:de\s|d[’']|ta’\s)?(?P<name>{_NAME})[.,،]?"
    rf"(?:\sdel?|\sde)?\s{{1,2}}(?P<year>{_YEAR})(?!\d)"
)
"""`3 de noviembre de 2026`, `3. listopadu 2026`, `12 آبان 1405`."""
_MONTH_FIRST = re.compile(rf"(?<!\w)(?P<name>{_NAME})[.]?\s(?P<day>\d{{1,2}}),?\s(?:de\s)?(?P<year>{_YEAR})(?!\d)")
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>{_YEAR})[.]?\s(?P<name>{_NAME})\s(?P<day>\d{{1,2}})(?!\d)")
"""As in Hungarian: `2026. november 3.`"""
_EASTERN = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<name>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日日일号號]"
)
_SPACED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\.\s(?P<name>\d{1,2})\.\s(?P<day>\d{1,2})(?!\d)")
"""As in Korean: `2026. 11. 3.`"""
_FORMS = (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _EASTERN, _SPACED)
_DIGIT = re.compile(r"(?![0-9])\d")


class ForeignMonths(LangFile, frozen=True):
    """`foreign_months.toml`: the months of other languages, and those of the solar Hijri calendar."""

    names: dict[str, int]
    solar: dict[str, int]


_MONTHS = read("en", "foreign_months", ForeignMonths)
_ENGLISH = read("en", "months", Months).numbers
_POINT = re.compile(r"\d{1,4}[.]")


def in_iso(text: str) -> str:
    """A text with the days that it writes in another language than English as ISO 8601, digits of other scripts as
    ours; English days stay as they are."""
    if not any(map(str.isdigit, text)):
        return text
    text = _DIGIT.sub(lambda match: str(unicodedata.digit(match[0])), text)
    for form in _FORMS:
        text = form.sub(_day_of, text)
    return text


def _day_of(match: re.Match[str]) -> str:
    name, year, number = match["name"].lower().rstrip("."), int(match["year"]), int(match["day"])
    if name in _ENGLISH and not _POINT.match(match[0]):
        return match[0]
    try:
        if name in _MONTHS.solar and year < 1500:
            return _from_solar(year, _MONTHS.solar[name], number).isoformat()
        month = int(name) if name.isdigit() else _MONTHS.names[name]
        return date(year - BUDDHIST_YEARS if year > 2400 else year, month, number).isoformat()
    except (KeyError, ValueError):  # words that are no month, or a day that is none
        return match[0]


def _from_solar(year: int, month: int, day: int) -> date:
    """The day of a date of the solar Hijri calendar; raises `ValueError` for one that is none."""
    if not 1 <= day <= (31 if month <= 6 else 30):
        raise ValueError(day)
    rounds, rest = divmod(year - 1, 33)
    leap = rounds * len(_SOLAR_LEAP) + sum(each <= rest for each in _SOLAR_LEAP)
    before = (month - 1) * 31 if month <= 6 else 186 + (month - 7) * 30
    return date.fromordinal(_SOLAR_EPOCH) + timedelta(days=(year - 1) * 365 + leap + before + day - 1)
