"""Which function reads which form."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.times import explicit, lengths, relative
from reportedly.times.days import Reading
from reportedly.times.setting import Match, Setting

READERS: dict[str, Callable[[Match, Setting], Reading | None]] = {
    "iso": explicit.iso,
    "slashes": explicit.slashes,
    "month_day": explicit.month_day,
    "day_month": explicit.month_day,
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
