"""Spans of time and what comes again: "three days", "the past week", "daily"."""

from __future__ import annotations

from datetime import date

from reportedly.times.days import TimeReading, of_months, shift, shift_months
from reportedly.times.setting import SaidTime, Setting, number
from reportedly.times.units import DAYS, DAYS_OF_CLOCK_UNIT, LONG_UNITS, MONTHS, SINGLE_UNITS, TimeUnit, length


def span(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "the past three weeks", "the next two years": a duration that ends or starts at the article's day."""
    count, unit, which = number(said["n"], at.vocabulary), at.unit(said), at.which(said["which"])
    value, year = length(count, unit), at.year(said)
    if year and count and which in ("first", "final", "last") and unit == "month" and count <= 12:
        months = of_months(year, 1 if which == "first" else 13 - int(count), int(count), "")
        return TimeReading("duration", value, months.first, months.last)
    if at.day is None or count is None or which in ("first", "final", "following"):
        return TimeReading("duration", value)
    if which in ("past", "last", "previous"):
        return TimeReading("duration", value, _moved(at.day, -count, unit), at.day)
    return TimeReading("duration", value, at.day, _moved(at.day, count, unit))


def _moved(day: date, count: float, unit: TimeUnit) -> date:
    """A day moved by so many units: by the calendar if they are whole months, else by their days on average."""
    months = count * MONTHS.get(unit, 0)
    if months and months % 1 == 0:
        return shift_months(day, int(months))
    days = round(abs(count) * DAYS.get(unit, DAYS_OF_CLOCK_UNIT))
    return shift(day, days if count > 0 else -days)


def duration(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "three days", "a two-week truce"; "a day" and the like may be a rate ("500 a day") and are left."""
    count, unit, written = number(said["n"], at.vocabulary), at.unit(said), said["n"]
    if written in at.vocabulary.articles:
        if unit not in LONG_UNITS or at.before not in at.words.before_length:
            return None
    elif count == 1 and not written[0].isdigit() and unit in SINGLE_UNITS:
        return None
    if said.is_capital("unit") and said.is_capital("n"):
        return None  # the Six Day War
    if said["half"] and count is not None and count >= 1:
        count += 0.5
    return TimeReading("duration", length(count, unit))


def every(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "every day", "each year", "every two weeks"."""
    if part := at.words.day_parts.get(said["unit"]):
        return TimeReading("set", f"XXXX-XX-XXT{part}")
    count = 2.0 if said["other"] else number(said["n"], at.vocabulary) if said["n"] else 1.0
    return TimeReading("set", length(count, at.unit(said)))


def rate(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "twice a week"."""
    return TimeReading("set", length(1, at.unit(said)))


def adverb(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "daily"; with a capital inside a sentence it may be a paper."""
    if said.text[0].isupper() and at.before not in (".", ""):
        return None
    return TimeReading("set", at.words.sets[said.text.lower()])


def weekdays(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "on Mondays", "every Friday"."""
    return TimeReading("set", f"XXXX-WXX-{at.vocabulary.weekdays[said['weekday']]}")
