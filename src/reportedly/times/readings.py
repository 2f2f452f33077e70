"""Which function reads which form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.times import explicit, lengths, relative
from reportedly.times.days import TimeReading
from reportedly.times.setting import SaidTime, Setting

Reader = Callable[[SaidTime, Setting], TimeReading | None]


@dataclass(frozen=True, slots=True)
class FormReader:
    """A reader, and the groups that a pattern must have for it. It knows more: see what it asks `said` for."""

    read: Reader
    needs: frozenset[str]


def _reader(read: Reader, *needs: str) -> FormReader:
    return FormReader(read, frozenset(needs))


READERS: dict[str, FormReader] = {
    "date": _reader(explicit.date, "day", "month"),
    "month_year": _reader(explicit.month_year, "month", "year"),
    "month": _reader(explicit.month, "month"),
    "clock": _reader(explicit.clock, "hour"),
    "noon": _reader(explicit.noon),
    "quarter": _reader(explicit.quarter),
    "season": _reader(explicit.season, "season"),
    "decade": _reader(explicit.decade, "decade"),
    "century": _reader(explicit.century, "nth"),
    "years": _reader(explicit.years, "from", "to"),
    "year": _reader(explicit.year, "year"),
    "weekday": _reader(relative.weekday, "weekday"),
    "named_day": _reader(relative.named_day, "named"),
    "day_of_month": _reader(relative.day_of_month, "day", "which"),
    "day_part": _reader(relative.day_part, "part", "which"),
    "ago": _reader(relative.ago, "n", "unit", "way"),
    "relative": _reader(relative.relative, "unit", "which"),
    "part_of": _reader(relative.part_of_current, "unit", "edge"),
    "span": _reader(lengths.span, "n", "unit", "which"),
    "duration": _reader(lengths.duration, "n", "unit"),
    "every": _reader(lengths.every, "unit"),
    "rate": _reader(lengths.rate, "unit"),
    "adverb": _reader(lengths.adverb),
    "weekdays": _reader(lengths.weekdays, "weekday"),
}
"""The readers that `times.toml` may name."""
