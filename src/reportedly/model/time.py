"""A time expression and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimeType = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time named in a text. `value` is TIMEX3-like: `2025-09-01`, `2025-09`, `2025-W36`, `2025-09-01T18:00`, `P3D`.

    `first` and `last` bound the days it may mean (ISO dates, both included), `None` where nothing dates it.
    """

    start: int
    end: int
    type: TimeType
    value: str | None = None
    first: str | None = None
    last: str | None = None
