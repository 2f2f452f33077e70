"""When a figure holds."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.figures.context import Context
from reportedly.model import Article, TimeExpression


def find_time(
    context: Context, article: Article, times: Sequence[TimeExpression]
) -> tuple[tuple[str, str] | None, str]:
    """The days of the time expression nearest to the figure in its sentence, else the article's day."""
    doc, quantity = context.doc, context.quantity
    start, end = doc[context.start].idx, doc[context.end - 1].idx + len(doc[context.end - 1])
    own = [t for t in times if start <= t.start < end and t.first and t.last and not _covers(t, quantity.start)]
    if own:
        nearest = min(
            own, key=lambda t: t.start - quantity.end if t.start >= quantity.end else 1.5 * (quantity.start - t.end)
        )
        assert nearest.first and nearest.last
        return (nearest.first, nearest.last), f"the words {context.text[nearest.start : nearest.end]!r} in its sentence"
    if article.date is not None and article.date.precision not in ("year", "month"):
        return (article.date.day, article.date.day), "the article's date"
    return None, "no date known"


def _covers(time: TimeExpression, offset: int) -> bool:
    return time.start <= offset < time.end
