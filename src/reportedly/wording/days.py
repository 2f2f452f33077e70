"""Moments and days in words. A page may give a date that no calendar has: that one is shown as the page gives it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reportedly.model import Post, Revision, parse_moment

UNSURE = "unsure"
NO_DATE = "no date"
"""What stands for a moment that no page gives."""


@lru_cache(4096)
def moment_in_words(value: str | None) -> str:
    """A moment of ISO 8601 in the time of its own zone, such as `1 Sep 2025, 08:10`."""
    if value is None:
        return NO_DATE
    moment = parse_moment(value)
    if moment is None:
        return value
    day = f"{moment.day} {moment:%b %Y}"
    return f"{day}, {moment:%H:%M}" if _has_clock(value) else day


def dated(value: str | None, *, unsure: bool) -> str:
    """The same with what must be known of it: `1 Sep 2025, 08:10 (unsure)` rests on the time of a file alone."""
    return f"{moment_in_words(value)} ({UNSURE})" if unsure else moment_in_words(value)


def post_about(post: Post) -> str:
    """When an entry of a live blog was written and by whom: `3 Sep 2025, 14:15 UTC · Maren Oldt`."""
    return " · ".join((moment_with_zone(post.told.value) if post.told else NO_DATE, *post.authors))


def moment_with_zone(value: str) -> str:
    """The same with its zone, where it has one: `4 Sep 2025, 14:20 UTC`."""
    moment = parse_moment(value)
    zone = moment.tzname() if moment else None
    return f"{moment_in_words(value)} {zone}" if zone else moment_in_words(value)


def short_moment(value: str | None, *, unsure: bool = False) -> str:
    """The same for a narrow column: the day and the clock without the year, `1 Sep 08:10`, or the day alone; of one
    that is unsure, `1 Sep unsure`."""
    moment = parse_moment(value) if value else None
    if value is None or moment is None or not _has_clock(value):
        return moment_in_words(value)
    return f"{moment.day} {moment:%b} {UNSURE if unsure else f'{moment:%H:%M}'}"


def day_in_words(value: str | None) -> str:
    """The day of a moment alone, such as `1 Sep 2025`."""
    return moment_in_words(value[:10] if value else None)


def days_in_words(first: str | None, last: str | None) -> str:
    """Two days; what they share is said once: `1–4 Sep 2025`, `30 Aug – 2 Sep 2025`."""
    if not first or not last or first == last:
        return moment_in_words(last)
    same_year, same_month = first[:4] == last[:4], first[:7] == last[:7]
    if not same_year or not parse_moment(first) or not parse_moment(last):
        return f"{moment_in_words(first)} – {moment_in_words(last)}"
    start = moment_in_words(first).rpartition(" ")[0]
    return f"{start.split()[0]}–{moment_in_words(last)}" if same_month else f"{start} – {moment_in_words(last)}"


def span_in_words(moments: Iterable[str | None]) -> str:
    """The first and the last day of moments, such as `1–4 Sep 2025`; moments that are unknown do not count."""
    days = sorted(moment[:10] for moment in moments if moment)
    return days_in_words(days[0], days[-1]) if days else NO_DATE


def revision_dates(revision: Revision) -> str:
    """When a revision was read, published and updated, such as `read 4 Sep 2025, 14:20 UTC, published 1 Sep 2025`."""
    moments = {"read": revision.read_at, "published": revision.published, "updated": revision.updated}
    return ", ".join(f"{name} {moment_with_zone(value)}" for name, value in moments.items() if value)


def _has_clock(value: str) -> bool:
    return len(value) > len("2025-09-01")
