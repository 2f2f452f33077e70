"""Which function reads which form."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.times import explicit, lengths, relative
from reportedly.times.days import TimeReading
from reportedly.times.setting import Said, Setting

Reader = Callable[[Said, Setting], TimeReading | None]

READERS: dict[str, Reader] = {
    "date": explicit.date,
    "month_year": explicit.month_year,
    "month": explicit.month,
    "clock": explicit.clock,
    "noon": explicit.noon,
    "quarter": explicit.quarter,
    "season": explicit.season,
    "decade": explicit.decade,
    "century": explicit.century,
    "years": explicit.years,
    "year": explicit.year,
    "weekday": relative.weekday,
    "named_day": relative.named_day,
    "day_part": relative.day_part,
    "ago": relative.ago,
    "relative": relative.relative,
    "part_of": relative.part_of_current,
    "span": lengths.span,
    "duration": lengths.duration,
    "every": lengths.every,
    "rate": lengths.rate,
    "adverb": lengths.adverb,
    "weekdays": lengths.weekdays,
}
"""The readers that `times.toml` may name. Each takes the groups of a pattern that its first lines look up."""
