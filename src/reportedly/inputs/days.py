"""The days of an export, as a telephone or a table writes them: read together, for one tells of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import pairwise

from reportedly.lang import LangFile, read
from reportedly.lang.months import Months, Weekdays

CENTURY = 2000
"""Of years with two digits: WhatsApp began in 2009."""


class Chats(LangFile, frozen=True):
    """`chats.toml`: the words for the halves of a day with the hours that they add; what is no message."""

    halves: dict[str, int]


HALVES = read("en", "chats", Chats).halves
_MONTHS = read("en", "months", Months).numbers
_WEEKDAYS = {name[:3]: number for name, number in read("en", "weekdays", Weekdays).numbers.items()}
_NUMBERS = re.compile(r"(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})")
"""A day in numbers: `2026. 5. 5.`, `5/5/2026`, `2026년 5월 5일`."""
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.? (?:(\d{1,2}),? )?(\d{4})")
"""A day with its month by name: `May 5, 2026`, `5 May 2026`."""
_AMBIGUOUS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:,? \d{1,2}:.*)?")
_LETTERS = re.compile(r"[a-z]{3,9}")
_HALF = "|".join(map(re.escape, HALVES))
_CLOCK = re.compile(
    rf"(?:(?P<before>{_HALF})\s?)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    rf"(?:\s?(?P<half>[ap]\.?m|{_HALF})\b\.?)?",
    re.IGNORECASE,
)
Order = tuple[int, int, int]
_ORDERS: tuple[Order, ...] = ((2, 1, 0), (2, 0, 1))
"""Where year, month and day stand in a day whose year is last: 5 May as 5/5 and as 5/5."""


def read_days(texts: Sequence[str]) -> list[date]:
    """The days that some texts give; none if it cannot be told of them together whether the day or the month comes
    first. A weekday that stands beside a day tells, so does their order, or a number above 12."""
    readings = []
    for order in _ORDERS:
        days = [_day(text, order) for text in texts]
        if all(days):
            readings.append([day for day in days if day])
    rising = [each for each in readings if all(one <= other for one, other in pairwise(each))]
    likely = rising or readings
    return likely[0] if likely and all(each == likely[0] for each in likely) else []


def order_of(texts: Sequence[str]) -> Order | None:
    """Where year, month and day stand in the dates of a column that may be read either way, by one with a number above
    12; `None` if none tells."""
    unsure = [match for text in texts if (match := _AMBIGUOUS.fullmatch(text))]
    fitting = [order for order in _ORDERS if all(_day("/".join(match.group(1, 2, 3)), order) for match in unsure)]
    return fitting[0] if unsure and len(fitting) == 1 else None


def day_by(text: str, order: Order) -> str | None:
    """A date of such a column as ISO 8601; `None` of other texts."""
    match = _AMBIGUOUS.fullmatch(text)
    day = _day("/".join(match.group(1, 2, 3)), order) if match else None
    clock = read_clock(text)
    return None if day is None else (datetime.combine(day, clock) if clock else day).isoformat()


def read_clock(text: str) -> time | None:
    """A time of day: `15:15`, `3:15 PM`, `오후 3:15`."""
    match = _CLOCK.search(text)
    if match is None:
        return None
    hour = int(match["hour"])
    if half := match["before"] or match["half"]:
        hour = hour % 12 + HALVES[half.lower().replace(".", "")]
    try:
        return time(hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None


def _day(text: str, order: Order) -> date | None:
    """The day that a text gives, if its weekday, where one is named, is that of the day."""
    if match := _NUMBERS.search(text):
        parts = [int(each) for each in match.groups()]
        at = (0, 1, 2) if len(match[1]) == 4 else order
        year, month, number = (parts[each] for each in at)
        year += CENTURY if len(match[at[0] + 1]) <= 2 else 0
    elif (match := _NAMED.search(text)) and match[2].lower() in _MONTHS and (match[1] or match[3]):
        year, month, number = int(match[4]), _MONTHS[match[2].lower()], int(match[1] or match[3])
    else:
        return None
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    named = next((_WEEKDAYS[word[:3]] for word in _LETTERS.findall(text.lower()) if word[:3] in _WEEKDAYS), None)
    return day if named in (None, day.isoweekday()) else None
