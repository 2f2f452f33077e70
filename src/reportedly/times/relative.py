"""Expressions that count from the article's day: "on Monday", "last year", "five years ago"."""

from __future__ import annotations

from datetime import date

from reportedly.times.days import (
    Reading,
    month_start,
    of_day,
    of_month,
    of_months,
    of_week,
    of_weekend,
    of_year,
    part_of,
    shift,
)
from reportedly.times.setting import Match, Setting, length, number, unit_name
from reportedly.times.words import CLOCK_UNITS, DAY_PARTS, DAYS, VAGUE, WEEKDAYS

EDGES = {"early": "MO", "overnight": "NI"}
"""The part of the day that a word before a weekday tells."""


def weekday(m: Match, at: Setting) -> Reading | None:
    """ "on Monday", "last Friday", "early Tuesday", "Monday evening": the nearest that the tense allows."""
    wanted = WEEKDAYS[m["weekday"].rstrip(".").lower()]
    part = (
        DAY_PARTS[m["part"].lower()]
        if m["part"]
        else EDGES.get((m["edge"] or "").lower().split()[0] if m["edge"] else "")
    )
    if at.day is None:
        return Reading("time" if part else "date", f"XXXX-WXX-{wanted + 1}" + (f"T{part}" if part else ""))
    back = (at.day.weekday() - wanted) % 7
    which = (m["which"] or "").lower()
    if m["week"]:
        monday = shift(at.day, -at.day.weekday())
        day = shift(monday, wanted + {"last": -7, "this": 0, "next": 7}[m["week"].lower()])
    elif which in ("last", "this past"):
        day = shift(at.day, -(back or 7))
    elif which in ("next", "this coming", "this") or at.tense() in ("present", "future"):
        day = shift(at.day, (7 - back) % 7 or (7 if which == "next" else 0))
    else:
        day = shift(at.day, -back)
    return of_day(day, part)


OFFSETS = {"after tomorrow": 2, "before yesterday": -2, "yesterday": -1, "tomorrow": 1, "overnight": -1}
"""Days from the article's."""


def named_day(m: Match, at: Setting) -> Reading | None:
    """ "today", "yesterday morning", "tonight", "the day before yesterday"."""
    text = m[0].lower()
    offset = next((days for words, days in OFFSETS.items() if words in text), 0)
    part = "NI" if "night" in text and "midnight" not in text else DAY_PARTS[m["part"].lower()] if m["part"] else None
    if at.day is None:
        return Reading("time" if part else "date")
    day = shift(at.day, offset)
    if text == "overnight":
        return Reading("time", f"{day.isoformat()}TNI", day, at.day)
    return of_day(day, part)


def day_part(m: Match, at: Setting) -> Reading | None:
    """ "this morning", "last night"."""
    part = DAY_PARTS[m["part"].lower()]
    if at.day is None or m["which"].lower() == "that":
        return Reading("time")
    return of_day(shift(at.day, -1 if m["which"].lower() == "last" else 0), part)


def _moved(day: date, unit: str, count: float) -> Reading:
    """The period of `unit`'s size that lies `count` units after the one that holds `day`."""
    whole = round(count)
    if unit in CLOCK_UNITS:
        return (
            Reading("time", day.isoformat(), day, day)
            if abs(count) < 24
            else of_day(shift(day, whole // 24 if unit == "hour" else 0))
        )
    if unit in ("day", "night"):
        return of_day(shift(day, whole))
    if unit in ("week", "fortnight"):
        return of_week(shift(day, round(count * (14 if unit == "fortnight" else 7))))
    if unit == "weekend":
        return of_weekend(shift(day, whole * 7))
    if unit == "month":
        return of_month(day.year, day.month + whole)
    if unit == "quarter":
        first = (day.month - 1) // 3 + whole
        start = month_start(day.year, first * 3 + 1)
        return of_months(start.year, start.month, 3, f"{start.year}-Q{(start.month + 2) // 3}")
    if unit == "year":
        return of_month(day.year, day.month + round(count * 12)) if count != whole else of_year(day.year + whole)
    if unit == "decade":
        start_year = (day.year // 10 + whole) * 10
        return of_year(start_year, 10, f"{start_year // 10}")
    century_start = ((day.year - 1) // 100 + whole) * 100 + 1
    return of_year(century_start, 100, f"{century_start // 100}")


def ago(m: Match, at: Setting) -> Reading | None:
    """ "five years ago", "two weeks from now"; "three days later" counts from a day that is not known here."""
    count, unit = number(m["n"]), unit_name(m["unit"])
    way = " ".join(m["way"].lower().split())
    if at.day is None or way not in ("ago", "from now"):
        return Reading("time" if unit in CLOCK_UNITS else "date")
    if count is None:
        least, most = VAGUE.get(m["n"].lower(), (1, 100))
        days = DAYS.get(unit, 0.0)
        back = way == "ago"
        far, near = (shift(at.day, round(days * (-some if back else some))) for some in (most, least))
        return Reading("date", None, *((far, near) if back else (near, far)))
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    return _moved(at.day, unit, -count if way == "ago" else count)


def relative(m: Match, at: Setting) -> Reading | None:
    """ "this week", "last year", "the past month", "next quarter", "early next year"."""
    unit, which = m["unit"].lower(), " ".join(m["which"].lower().split())
    if which in ("following", "same", "that", "previous") or (unit == "day" and which in ("last", "this", "current")):
        return Reading("date")
    if at.day is None:
        return Reading("date")
    if which == "past" and unit in DAYS:
        return Reading("duration", length(1, unit), shift(at.day, -round(DAYS[unit])), at.day)
    if unit == "weekend" and which in ("last", "this past"):
        return of_weekend(shift(at.day, -7 if at.day.weekday() < 6 else 0))
    step = {"last": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}.get(which, 0)
    return part_of(_moved(at.day, unit, step), m["edge"])


def part_of_current(m: Match, at: Setting) -> Reading | None:
    """ "the end of the year"."""
    return (
        part_of(_moved(at.day, m["unit"].lower(), 0), m["edge"].lower().removeprefix("the ").split()[0])
        if at.day
        else Reading("date")
    )
