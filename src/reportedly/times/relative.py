"""Expressions that count from the article's day: "on Monday", "last year", "five years ago"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from reportedly.times.days import (
    TimeReading,
    make_day,
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
from reportedly.times.setting import YEAR_STEPS, SaidTime, Setting, number, vague_number
from reportedly.times.units import CLOCK_UNITS, DAYS, TimeUnit, length
from reportedly.times.words import Which

STEPS: Mapping[Which | None, int] = {"last": -1, "just past": -1, "next": 1, "coming": 1}
"""Periods from the one that holds the article's day."""


def weekday(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "on Monday", "last Friday", "early Tuesday", "Monday evening": the nearest that the tense allows."""
    number = at.vocabulary.weekdays[said["weekday"].rstrip(".")]
    part = at.words.day_parts[said["part"]] if said["part"] else at.words.weekday_edges.get(said["edge"])
    if at.day is None:
        return TimeReading("time" if part else "date", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    return of_day(_nearest(number - 1, at.day, said, at), part)


def _nearest(wanted: int, day: date, said: SaidTime, at: Setting) -> date:
    """The day of the week (Monday is 0) that the words beside it or the verb mean."""
    back = (day.weekday() - wanted) % 7
    which = at.which(said["which"])
    if said["week"]:
        return shift(day, wanted - day.weekday() + 7 * YEAR_STEPS[at.which(said["week"])])
    if which in ("last", "just past"):
        return shift(day, -(back or 7))
    if which in ("next", "coming", "this") or at.tense() in ("present", "future"):
        return shift(day, (7 - back) % 7 or (7 if which == "next" else 0))
    return shift(day, -back)


def named_day(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "today", "yesterday morning", "tonight", "the day before yesterday"."""
    name, words = said["named"], at.words
    part = words.day_parts[said["part"]] if said["part"] else words.named_parts.get(name)
    if at.day is None:
        return TimeReading("time" if part else "date")
    day = shift(at.day, words.named_days[name])
    if name in words.until_now:
        return TimeReading("time", f"{day.isoformat()}T{part}", day, at.day)
    return of_day(day, part)


def day_part(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "this morning", "last night"."""
    part, which = at.words.day_parts[said["part"]], at.which(said["which"])
    if at.day is None or which == "same":
        return TimeReading("time")
    return of_day(shift(at.day, -1 if which == "last" else 0), part)


def _moved(day: date, unit: TimeUnit, count: float) -> TimeReading:
    """The period of `unit`'s size that lies `count` units after the one that holds `day`."""
    return _MOVES[unit](day, count)


def _clock(day: date, count: float) -> TimeReading:
    return TimeReading("time", day.isoformat(), day, day) if abs(count) < 24 else of_day(day)


def _hour(day: date, count: float) -> TimeReading:
    return _clock(day, count) if abs(count) < 24 else of_day(shift(day, round(count) // 24))


def _day(day: date, count: float) -> TimeReading:
    return of_day(shift(day, round(count)))


def _quarter(day: date, count: float) -> TimeReading:
    start = month_start(day.year, ((day.month - 1) // 3 + round(count)) * 3 + 1)
    return of_months(start.year, start.month, 3, f"{start.year}-Q{(start.month + 2) // 3}")


def _year(day: date, count: float) -> TimeReading:
    whole = round(count)
    return of_month(day.year, day.month + round(count * 12)) if count != whole else of_year(day.year + whole)


def _decade(day: date, count: float) -> TimeReading:
    start = (day.year // 10 + round(count)) * 10
    return of_year(start, 10, f"{start // 10}")


def _century(day: date, count: float) -> TimeReading:
    start = ((day.year - 1) // 100 + round(count)) * 100 + 1
    return of_year(start, 100, f"{start // 100}")


_MOVES: dict[TimeUnit, Callable[[date, float], TimeReading]] = {
    "second": _clock,
    "minute": _clock,
    "hour": _hour,
    "day": _day,
    "night": _day,
    "week": lambda day, count: of_week(shift(day, round(count * 7))),
    "fortnight": lambda day, count: of_week(shift(day, round(count * 14))),
    "weekend": lambda day, count: of_weekend(shift(day, round(count) * 7)),
    "month": lambda day, count: of_month(day.year, day.month + round(count)),
    "quarter": _quarter,
    "year": _year,
    "decade": _decade,
    "century": _century,
}


def ago(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "five years ago", "two weeks from now"; "three days later" counts from a day that is not known here."""
    count, unit, way = number(said["n"], at.vocabulary), at.unit(said), at.words.ways.get(said["way"])
    if at.day is None or way is None:
        return TimeReading("time" if unit in CLOCK_UNITS else "date")
    if count is None:
        days = DAYS.get(unit, 0.0)
        ends = sorted(shift(at.day, round(days * way * some)) for some in vague_number(said["n"], at.vocabulary))
        return TimeReading("date", None, ends[0], ends[1])
    if unit == "decade":
        return _moved(at.day, "year", way * count * 10)
    return _moved(at.day, "year", way * count * 100) if unit == "century" else _moved(at.day, unit, way * count)


def relative(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "this week", "last year", "the past month", "next quarter", "early next year"."""
    unit, which = at.unit(said), at.which(said["which"])
    unknown = which in ("following", "same", "previous") or (unit == "day" and which in ("last", "this"))
    if unknown or at.day is None:
        return TimeReading("date")
    if which == "past" and unit in DAYS:
        return TimeReading("duration", length(1, unit), shift(at.day, -round(DAYS[unit])), at.day)
    if unit == "weekend" and which in ("last", "just past"):
        return of_weekend(shift(at.day, -7 if at.day.weekday() < 6 else 0))
    return part_of(_moved(at.day, unit, STEPS.get(which, 0)), at.edge(said))


def day_of_month(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "the 1st of last month"."""
    number = said.number("day")
    if at.day is None or number is None:
        return TimeReading("date")
    month = month_start(at.day.year, at.day.month + STEPS.get(at.which(said["which"]), 0))
    day = make_day(month.year, month.month, number)
    return of_day(day) if day else None


def part_of_current(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "the end of the year"."""
    return part_of(_moved(at.day, at.unit(said), 0), at.edge(said)) if at.day else TimeReading("date")
