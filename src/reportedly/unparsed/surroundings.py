"""The places and times around a figure of a text without a parse: where and when it holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.model import Article, Place, Span, TimeExpression
from reportedly.quantities import Quantity

LARGE = frozenset(("country", "continent"))
"""Kinds of places that hold towns and regions."""
MOST = 20
"""Places that are looked at in the sentence before."""


class Surroundings:
    """The places and times of an article, in order of its text."""

    def __init__(self, article: Article, places: Sequence[Place], times: Sequence[TimeExpression]) -> None:
        self._article = article
        opens = article.dateline[0] if article.dateline else None
        self._dateline = next((each for each in places if each.start == opens), None)
        self._places = [each for each in places if each.start != opens]
        self._place_starts = [each.start for each in self._places]
        self._times = [each for each in times if each.type != "duration"]
        self._time_ends = [each.end for each in self._times]
        self._dated = [each for each in self._times if each.type in ("date", "time") and each.first and each.last]
        self._dated_starts = [each.start for each in self._dated]

    def is_time(self, quantity: Quantity) -> bool:
        """Whether a quantity is part of a time: "3 mai"."""
        at = bisect_left(self._time_ends, quantity.start + 1)
        return at < len(self._times) and self._times[at].start < quantity.end

    def place(self, quantity: Quantity, sentence: Span, before: Span | None) -> tuple[Place | None, str]:
        """The first place behind a quantity in its sentence, else the last in front of it; else a place of the sentence
        before, a town or region before its country; else the dateline's."""
        after = bisect_left(self._place_starts, quantity.end)
        if after < len(self._places) and self._places[after].start < sentence[1]:
            return self._places[after], "the next in the sentence"
        if after and self._places[after - 1].start >= sentence[0]:
            return self._places[after - 1], "the last one in the sentence"
        last = bisect_left(self._place_starts, sentence[0])
        inside = [each for each in self._places[max(0, last - MOST) : last] if before and each.start >= before[0]]
        if inside:
            return max(inside, key=lambda place: (place.kind not in LARGE, place.start)), "in the sentence before"
        return self._dateline, "the dateline" if self._dateline else "no place known"

    def time(self, quantity: Quantity, sentence: Span) -> tuple[tuple[str, str] | None, str]:
        """The days that the nearest date of the sentence names, else the article's."""
        after = bisect_left(self._dated_starts, quantity.end)
        near = [each for each in self._dated[max(0, after - 1) : after + 1] if sentence[0] <= each.start < sentence[1]]
        if near:
            best = min(near, key=lambda time: abs(time.start - quantity.start))
            return (str(best.first), str(best.last)), f"“{self._article.text[best.start : best.end]}”"
        moment = self._article.date_at(quantity.start)
        if moment is not None and moment.precision not in ("year", "month") and not moment.unsure:
            return (moment.day, moment.day), f"the article's date ({moment.found})"
        return None, "no date known"
