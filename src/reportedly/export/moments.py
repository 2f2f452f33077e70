"""Moments in words, also those that a page gave and no calendar has: they are shown as they stand."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache


def parse_moment(text: str) -> datetime | None:
    """The moment that ISO 8601 gives; `None` if it is none, such as one of the year 0 or 10000."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def seconds(text: str) -> float | None:
    """The same as seconds since 1970, in UTC where it has no zone."""
    moment = parse_moment(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() if moment else None


@lru_cache(4096)
def when(published: str | None) -> str:
    """A moment as its page gives it, such as `1 Sep 2025, 08:10`."""
    if published is None:
        return "no date"
    moment = parse_moment(published)
    if moment is None:
        return published
    day = f"{moment.day} {moment:%b %Y}"
    return f"{day}, {moment:%H:%M}" if len(published) > len("2025-09-01") else day


def days_in_words(first: str | None, last: str | None) -> str:
    """Two days with what they share said once: `1–4 Sep 2025`, `30 Aug – 2 Sep 2025`."""
    if not first or not last or first == last:
        return when(last)
    same_year, same_month = first[:4] == last[:4], first[:7] == last[:7]
    if not same_year or not parse_moment(first) or not parse_moment(last):
        return f"{when(first)} – {when(last)}"
    start = when(first).rpartition(" ")[0]
    return f"{start.split()[0]}–{when(last)}" if same_month else f"{start} – {when(last)}"
