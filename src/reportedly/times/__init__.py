"""Time expressions: found in a text and resolved against the article's date."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from reportedly.model import Article, TimeExpression
from reportedly.times.expressions import Found, find_readings

__all__ = ["find_times"]


def find_times(doc: Doc, article: Article) -> tuple[TimeExpression, ...]:
    """The time expressions of the article, in order, none overlapping.

    Relative ones count from `article.date`; without one they have no days.
    """
    return tuple(_expression(found) for found in find_readings(doc, anchor_day(article)))


def anchor_day(article: Article) -> date | None:
    """The day that relative times count from, `None` where it is not known to the day."""
    moment = article.date
    if moment is None or moment.precision in ("year", "month"):
        return None
    try:
        return date.fromisoformat(moment.day)
    except ValueError:
        return None


def _expression(found: Found) -> TimeExpression:
    reading = found.reading
    return TimeExpression(
        found.start,
        found.end,
        reading.type,
        reading.value,
        reading.first.isoformat() if reading.first else None,
        reading.last.isoformat() if reading.last else None,
    )
