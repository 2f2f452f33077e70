"""A point in time as a page gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["year", "month", "day", "minute", "second"]


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published, updated or saved, with how exactly it is known and where that was found.

    `value` is ISO 8601: a date for `day` (`2025-09-01`), a date and time for `minute` and `second`, with the zone's
    offset where the page gives one. `found` says where it came from, in the words shown to users, such as `json-ld`,
    `byline`, `relative to when the page was saved`, `file time`.
    """

    value: str
    precision: Precision
    found: str

    @property
    def day(self) -> str:
        """The date alone, `YYYY-MM-DD`."""
        return self.value[:10]
