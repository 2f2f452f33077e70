"""The names of months and weekdays: `months.toml` and `weekdays.toml` of a language."""

from __future__ import annotations

import msgspec

from reportedly.lang.reading import LangFile, Words


class CalendarNames(LangFile, frozen=True):
    """Names with their numbers, full and shortened, as they are written inside a sentence."""

    names: dict[str, int]
    short: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each name, full or shortened, in small letters."""
        return {name.lower(): number for name, number in (self.names | self.short).items()}


class Months(CalendarNames, frozen=True):
    """`months.toml`: January is 1. `unsure` lists spellings that mean something else too, in small letters."""

    unsure: Words = ()
    need_period: Words = ()


class Weekdays(CalendarNames, frozen=True):
    """`weekdays.toml`: Monday is 1."""
