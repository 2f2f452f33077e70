"""Time expressions: found in a text and resolved against the article's date."""

from __future__ import annotations

from datetime import date
from functools import partial

from spacy.tokens import Doc

from reportedly.model import Article, TimeExpression
from reportedly.times.expressions import FoundTime, find_readings
from reportedly.times.forms import time_language

__all__ = ["find_times"]

DEFAULT_LANGUAGE = "en"
"""The language of a parse that does not say its own."""


def find_times(doc: Doc, article: Article) -> tuple[TimeExpression, ...]:
    """The time expressions of the article, in order, none overlapping.

    Relative ones count from the article's date, or that of their entry in a live blog; without one they have no days.
    The parse says which language it is in; one without tags and dependencies will do, but the tense of a verb then
    decides nothing.
    """
    language = time_language(doc.lang_ or DEFAULT_LANGUAGE)
    return tuple(_expression(found) for found in find_readings(doc, partial(anchor_day, article), language))


def anchor_day(article: Article, at: int) -> date | None:
    """The day that relative times at a character count from, `None` where it is not known to the day, or only by the
    time of a file: that would make "on Monday" a wrong day in silence."""
    moment = article.date_at(at)
    if moment is None or moment.unsure or moment.precision in ("year", "month"):
        return None
    try:
        return date.fromisoformat(moment.day)
    except ValueError:
        return None


def _expression(found: FoundTime) -> TimeExpression:
    reading = found.reading
    return TimeExpression(
        start=found.start,
        end=found.end,
        type=reading.type,
        value=reading.value,
        first=reading.first.isoformat() if reading.first else None,
        last=reading.last.isoformat() if reading.last else None,
    )
