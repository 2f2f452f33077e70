"""For which days a figure holds: the time its clause gives, else the article's date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from reportedly.figures.quantities import TokenIndex
from reportedly.model import Article, Span, TimeExpression

Days = tuple[str, str]

_AS_OF = re.compile(r"\b(?:as of|as at|as on|by|until|till|up to|up until)(?: (?:late|early))? \Z", re.IGNORECASE)
"""Before the moment at which a count was taken."""
_SINCE = re.compile(r"\bsince \Z", re.IGNORECASE)
"""Before the moment from which something is counted up to now."""
_TALLIES = frozenset("toll count tally figure data report vote poll estimate total number number update".split())
_NEAREST = 8
"""Expressions before and behind a figure that are looked at."""
_RECENT = 45
"""Days within which an event is one that the article still counts the victims of."""


def time_of(
    index: TokenIndex,
    times: Sequence[TimeExpression],
    starts: Sequence[int],
    at: int,
    sentence: Span,
    article: Article,
) -> tuple[Days | None, str]:
    """First and last day, with why: of the nearest dated expression in the sentence that says when the figure held.

    "Sunday's earthquake" says when something else was: the count is then as old as the article.
    """
    moment = article.date
    today = moment.day if moment is not None and moment.precision not in ("year", "month") else None
    best: tuple[int, TimeExpression] | None = None
    here = bisect_left(starts, at)
    begin = max(bisect_left(starts, sentence[0]), here - _NEAREST)
    for time in times[begin : min(bisect_left(starts, sentence[1]), here + _NEAREST)]:
        if time.first is None or time.last is None or time.type not in ("date", "time"):
            continue
        taken = _AS_OF.search(index.text, max(sentence[0], time.start - 16), time.start) is not None
        if _SINCE.search(index.text, max(sentence[0], time.start - 8), time.start):
            continue
        if not taken and _is_recent(time.last, today) and _dates_event(index, time):
            continue
        far = min(abs(time.start - at), abs(time.end - at)) - (len(index.text) if taken else 0)
        if best is None or far < best[0]:
            best = far, time
    if best is not None:
        first, last = best[1].first, best[1].last
        assert first is not None and last is not None
        return (first, last), f"“{index.text[best[1].start : best[1].end]}”"
    if today is not None and moment is not None:
        return (today, today), f"the article's date ({moment.found})"
    return None, "no date known"


def _is_recent(last: str, today: str | None) -> bool:
    return today is not None and 0 <= (date.fromisoformat(today) - date.fromisoformat(last)).days <= _RECENT


def _dates_event(index: TokenIndex, time: TimeExpression) -> bool:
    """Whether an expression tells when an event was: "Sunday's quake", "the strike on Sunday", not "Sunday's toll"."""
    tokens = index.tokens((time.start, time.end))
    if not tokens:
        return False
    root = next((token for token in tokens if not tokens[0].i <= token.head.i <= tokens[-1].i), tokens[-1])
    if root.dep_ in ("poss", "compound", "nmod", "amod"):
        return root.head.tag_ in ("NN", "NNS") and root.head.lemma_.lower() not in _TALLIES
    if root.dep_ != "pobj":
        return False
    event = root.head.head
    return event.tag_ == "NN" and event.lemma_.lower() not in _TALLIES and event.i < root.head.i
