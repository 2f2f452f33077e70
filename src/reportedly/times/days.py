"""Calendar periods as first and last days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from reportedly.model import TimeType
from reportedly.times.words import PeriodEdge


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What an expression stands for: its type, TIMEX3-like value, and the first and last day it may mean."""

    type: TimeType
    value: str | None = None
    first: date | None = None
    last: date | None = None


def of_day(day: date, clock: str | None = None) -> TimeReading:
    """A day, or a time of it (`MO`, `15:30`)."""
    if clock:
        return TimeReading("time", f"{day.isoformat()}T{clock}", day, day)
    return TimeReading("date", day.isoformat(), day, day)


def of_week(day: date) -> TimeReading:
    """The ISO week that holds `day`."""
    year, week, _ = day.isocalendar()
    monday = shift(day, -day.weekday())
    return TimeReading("date", f"{year:04}-W{week:02}", monday, shift(monday, 6))


def of_weekend(day: date) -> TimeReading:
    """The Saturday and Sunday of the ISO week that holds `day`."""
    year, week, _ = day.isocalendar()
    saturday = shift(day, 5 - day.weekday())
    return TimeReading("date", f"{year:04}-W{week:02}-WE", saturday, shift(saturday, 1))


def of_months(year: int, month: int, count: int, value: str) -> TimeReading:
    """`count` months from `month` of `year`."""
    first = month_start(year, month)
    last = month_start(year, month + count - 1)
    return TimeReading("date", value, first, last.replace(day=monthrange(last.year, last.month)[1]))


def of_month(year: int, month: int) -> TimeReading:
    """A month; `month` may lie outside 1 … 12 and counts on into other years."""
    first = month_start(year, month)
    return of_months(year, month, 1, f"{first.year:04}-{first.month:02}")


def of_year(year: int, count: int = 1, value: str | None = None) -> TimeReading:
    """`count` years from `year`."""
    year = min(max(year, MINYEAR), MAXYEAR)
    return TimeReading("date", value or f"{year:04}", date(year, 1, 1), date(min(year + count - 1, MAXYEAR), 12, 31))


def month_start(year: int, month: int) -> date:
    """The first day of a month; `month` may lie outside 1 … 12."""
    months = min(max(year * 12 + month - 1, MINYEAR * 12), MAXYEAR * 12 + 11)
    return date(months // 12, months % 12 + 1, 1)


def shift(day: date, days: int) -> date:
    """`day` moved by `days`, held within the calendar."""
    number = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(number)


def shift_months(day: date, months: int) -> date:
    """`day` moved by whole months, to the last day of a month that has none such."""
    start = month_start(day.year, day.month + months)
    return start.replace(day=min(day.day, monthrange(start.year, start.month)[1]))


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or `None` if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def part_of(reading: TimeReading, edge: PeriodEdge | None) -> TimeReading:
    """The early, middle or late third of a period ("late October"), the first or second half."""
    if edge is None or reading.first is None or reading.last is None:
        return reading
    days = (reading.last - reading.first).days + 1
    third, half = timedelta(days // 3), timedelta(days // 2)
    first, last = reading.first, reading.last
    if edge == "early":
        last = first + third
    elif edge == "late":
        first = last - third
    elif edge == "middle":
        first, last = first + third, last - third
    elif edge == "first half":
        last = first + half
    else:
        first = first + half
    return TimeReading(reading.type, reading.value, first, last)
