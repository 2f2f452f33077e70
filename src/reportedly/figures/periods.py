"""For which days a figure holds: the time its sentence gives, else the article's date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.model import Article, Span, TimeExpression


def time_of(
    times: Sequence[TimeExpression], starts: Sequence[int], at: int, sentence: Span, article: Article
) -> tuple[tuple[str, str] | None, str]:
    """First and last day, with why: of the dated time expression nearest to the figure in its sentence."""
    dated = [
        time
        for time in times[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]
        if time.first is not None and time.last is not None and time.type in ("date", "time")
    ]
    if dated:
        nearest = min(dated, key=lambda time: min(abs(time.start - at), abs(time.end - at)))
        assert nearest.first is not None and nearest.last is not None
        return (nearest.first, nearest.last), f"“{article.text[nearest.start : nearest.end]}”"
    moment = article.date
    if moment is not None and moment.precision not in ("year", "month"):
        return (moment.day, moment.day), f"the article's date ({moment.found})"
    return None, "no date known"
