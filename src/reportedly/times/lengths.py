"""Spans of time and what comes again: "three days", "the past week", "daily"."""

from __future__ import annotations

from reportedly.times.days import Reading, of_months, shift
from reportedly.times.setting import Match, Setting, length, number, unit_name
from reportedly.times.words import BEFORE_LENGTH, DAY_PARTS, DAYS, SETS, WEEKDAYS

YEARS = {"last": -1, "this": 0, "the": 0}
LONG_UNITS = frozenset(("hour", "week", "fortnight", "month", "year", "decade", "century"))
"""Units of which one, written with an article, may be a length."""


def span(m: Match, at: Setting) -> Reading | None:
    """ "the past three weeks", "the next two years": a duration that ends or starts at the article's day."""
    count, unit, which = number(m["n"]), unit_name(m["unit"]), m["which"].lower()
    value = length(count, unit)
    year = int(m["year"]) if m["year"] else at.day.year + YEARS[m["of"].lower()] if m["of"] and at.day else None
    if year and count and which in ("first", "final", "last") and unit == "month" and count <= 12:
        months = of_months(year, 1 if which == "first" else 13 - int(count), int(count), "")
        return Reading("duration", value, months.first, months.last)
    if at.day is None or count is None or which in ("first", "final", "following"):
        return Reading("duration", value)
    days = round(count * DAYS.get(unit, 1 / 24))
    if which in ("past", "last", "previous"):
        return Reading("duration", value, shift(at.day, -days), at.day)
    return Reading("duration", value, at.day, shift(at.day, days))


def duration(m: Match, at: Setting) -> Reading | None:
    """ "three days", "a two-week truce"; "a day" and the like may be a rate ("500 a day") and are left."""
    count, unit = number(m["n"]), unit_name(m["unit"])
    if m["n"].lower() in ("a", "an") and (unit not in LONG_UNITS or at.before not in BEFORE_LENGTH):
        return None
    if m["unit"][0].isupper() and m["n"][0].isupper():
        return None  # the Six Day War
    if m["n"].lower() == "one" and unit in ("day", "night", "second", "quarter"):
        return None
    if "half" in m[0].lower() and count is not None and count >= 1:
        count += 0.5
    return Reading("duration", length(count, unit))


def every(m: Match, at: Setting) -> Reading | None:
    """ "every day", "each year", "every two weeks"."""
    if m["unit"].lower() in DAY_PARTS:
        return Reading("set", f"XXXX-XX-XXT{DAY_PARTS[m['unit'].lower()]}")
    count = 2.0 if m[0].lower().split()[1] == "other" else number(m["n"]) if m["n"] else 1.0
    return Reading("set", length(count, unit_name(m["unit"])))


def rate(m: Match, at: Setting) -> Reading | None:
    """ "twice a week"."""
    return Reading("set", length(1, m["unit"].lower()))


def adverb(m: Match, at: Setting) -> Reading | None:
    """ "daily"; with a capital it may be a paper."""
    if m[0][0].isupper() and at.before not in (".", ""):
        return None
    return Reading("set", SETS[m[0].lower()])


def weekdays(m: Match, at: Setting) -> Reading | None:
    """ "on Mondays", "every Friday"."""
    if m[0].lower().startswith("on") and not m[0].endswith("s"):
        return None
    return Reading("set", f"XXXX-WXX-{WEEKDAYS[m['weekday'].lower() + 'day'] + 1}")
