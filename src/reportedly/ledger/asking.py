"""What the words of a search ask for: numbers of a size, a day, what somebody said; `asking.toml` has the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reportedly.lang import LangFile, Words, read, rules
from reportedly.lang.months import Months, Weekdays
from reportedly.lang.numbers import Numbers
from reportedly.ledger.words import LISTS
from reportedly.model import Entry

MOST_READ = 200
"""Characters of a search that are looked at."""
ROUGHLY = 0.1
"""How far a number may lie from one that is asked for with "about", as a share of that."""
_WORD = re.compile(r"\w+")


class AskingFile(LangFile, frozen=True):
    """The file `asking.toml`, which says what each list is."""

    said: Words
    about: Words
    asking: Words
    back: dict[str, int]


@dataclass(frozen=True, slots=True)
class AskedDay:
    """A day, a month or a year that is asked for; what is not given may be any."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def holds(self, moment: str | None) -> bool:
        """Whether a moment in ISO 8601 is then."""
        given = (moment or "")[:10].split("-")
        wanted = (self.year, self.month, self.day)
        return len(given) == len(wanted) and all(
            want is None or (part.isdecimal() and int(part) == want) for want, part in zip(wanted, given, strict=True)
        )

    @property
    def pattern(self) -> str:
        """The pattern of its days for SQL's `like`."""
        return "-".join("_" * size if part is None else f"{part:0{size}}" for part, size in self._parts())

    def _parts(self) -> Iterator[tuple[int | None, int]]:
        yield from ((self.year, 4), (self.month, 2), (self.day, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a search asks for. `words` are those that are left; numbers are to lie from `low` to `high` and on the
    `day`.

    With `said`, `who` has the words that name a speaker, and `about` those of what was spoken of. `is_bare` is whether
    the number stands alone, so that it may be a part of a name.
    """

    words: str
    low: float | None = None
    high: float | None = None
    day: AskedDay | None = None
    said: bool = False
    who: str = ""
    about: str = ""
    is_bare: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether numbers of a size or day are asked for."""
        return self.low is not None or self.high is not None or self.day is not None

    def fits(self, entry: Entry) -> bool:
        """Whether an entry's number is of the size and the day that are asked for."""
        if (self.low is not None or self.high is not None) and entry.bound == "vague":
            return False
        if (self.low is not None and entry.high < self.low) or (self.high is not None and entry.low > self.high):
            return False
        return self.day is None or any(map(self.day.holds, (entry.published, *(entry.time or ()))))


def asked(text: str, today: date, *, with_numbers: bool = True) -> Asked:
    """What a search asks for; days such as yesterday are seen from `today`. Without numbers, they are words."""
    left = " ".join(text[:MOST_READ].split())
    left, day = _day(left, today)
    low = high = None
    bare = False
    if with_numbers:
        left, low, high, bare = _range(left)
    told = _WORD.findall(left.casefold())
    words = [word for word in told if word not in _file().asking and word not in _file().said]
    said = any(word in _file().said for word in told)
    at = next((n for n, word in enumerate(words) if n and word in _file().about), len(words))
    return Asked(
        words=" ".join(words),
        low=low,
        high=high,
        day=day,
        said=said,
        who=_telling(words[:at]),
        about=_telling(words[at + 1 :]),
        is_bare=bare,
    )


def _telling(words: list[str]) -> str:
    return " ".join(word for word in words if word not in LISTS.passed_over)


@cache
def _file() -> AskingFile:
    return read("en", "asking", AskingFile)


@cache
def _months() -> dict[str, int]:
    return read("en", "months", Months).numbers


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _day(text: str, today: date) -> tuple[str, AskedDay | None]:
    """The day that a search names, and the text without it."""
    found = rules("en", "asking", AskingFile)
    for name in ("whole_day", "day_first", "month_first", "month", "year"):
        if match := found[name].found_in(text):
            parts = match.groupdict()
            month = parts.get("month")
            number = None if month is None else _months().get(month.rstrip(".").lower()) or int(month)
            year, day = parts.get("year"), parts.get("day")
            return _without(text, match), AskedDay(int(year) if year else None, number, int(day) if day else None)
    if match := found["near_day"].found_in(text):
        day_there = today - timedelta(_days_back(match["near"].lower(), today))
        return _without(text, match), AskedDay(day_there.year, day_there.month, day_there.day)
    return text, None


def _days_back(word: str, today: date) -> int:
    """How many days a word goes back; a weekday names the last one before today."""
    if word in _file().back:
        return _file().back[word]
    return (today.isoweekday() - read("en", "weekdays", Weekdays).numbers[word] - 1) % 7 + 1


def _range(text: str) -> tuple[str, float | None, float | None, bool]:
    """The numbers that a search asks for: the text without them, the least and the largest, and whether one stands
    alone."""
    found = rules("en", "asking", AskingFile)
    if match := found["between"].found_in(text):
        ends = sorted((_number(match["low"]), _number(match["high"])))
        return _without(text, match), ends[0], ends[1], False
    for name, end, step in (("at_least", "low", _beyond), ("at_most", "high", _short_of)):
        if match := found[name].found_in(text):
            value = _number(match[end])
            value = step(value) if match["beyond"] else value
            ends = [value, None] if end == "low" else [None, value]  # type: ignore[list-item]
            return _without(text, match), ends[0], ends[1], False
    is_told = any(word in _file().said for word in _WORD.findall(text.casefold()))  # "about" opens the subject then
    if not is_told and (match := found["roughly"].found_in(text)):
        value = _number(match["low"])
        return _without(text, match), value * (1 - ROUGHLY), value * (1 + ROUGHLY), False
    if match := found["exactly"].found_in(text):
        value = _number(match["low"])
        return _without(text, match), value, value, True
    return text, None, None, False


def _beyond(value: float) -> float:
    return value + 1 if value.is_integer() else value


def _short_of(value: float) -> float:
    return value - 1 if value.is_integer() else value


def _number(word: str) -> float:
    """The value of a number in digits, or of one word."""
    plain = word.replace(",", "").lower()
    if plain[0].isdecimal():
        return float(plain)
    known = read("en", "numbers", Numbers)
    return float((known.small | known.tens | known.magnitudes)[plain])
