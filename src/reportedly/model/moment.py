"""A point in time as a page gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Precision = Literal["year", "month", "day", "minute", "second"]
FILE_TIME = "file time"
"""What `Moment.found` has of a moment that is that of a file, or counted from it."""
FIRST_YEAR, LAST_YEAR = 1000, 8999
"""Years that a date may have. Pages write years outside them as placeholders (0001, 9999) or by mistake."""


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
    def unsure(self) -> bool:
        """Whether it rests on the time of a file alone, which is that of its last copy or change: such a moment orders
        articles, and tells no day in a text."""
        return FILE_TIME in self.found

    @property
    def day(self) -> str:
        """The date alone, `YYYY-MM-DD`."""
        return self.value[:10]


def parse_moment(value: str) -> datetime | None:
    """A moment of ISO 8601, in its own zone if it has one; `None` if no calendar has it, or if its year is outside
    `FIRST_YEAR` to `LAST_YEAR`: a workspace of an older program may hold such a moment."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def utc_moment(value: str) -> datetime | None:
    """The same in UTC; a moment without a zone is taken as UTC."""
    moment = parse_moment(value)
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def to_moment(when: datetime, found: str, precision: Precision) -> Moment | None:
    """A date, or a date and time with its zone's offset, as a `Moment`; `None` if its year is outside
    `FIRST_YEAR` to `LAST_YEAR`."""
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        return None
    value = when.date().isoformat() if precision == "day" else when.isoformat(timespec="seconds")
    return Moment(value, precision, found)
