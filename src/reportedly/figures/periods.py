"""For which days a figure holds: the time its clause gives, else the article's date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model import Article, Span, TimeExpression
from reportedly.quantities import TokenIndex

Days = tuple[str, str]

_AS_OF = re.compile(r"\b(?:as of|as at|as on|by|until|till|up to|up until)(?: (?:late|early))? \Z", re.IGNORECASE)
"""Before the moment at which a count was taken."""
_SINCE = re.compile(r"\bsince \Z", re.IGNORECASE)
"""Before the moment from which something is counted up to now."""
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|than|versus|(?:same|corresponding) (?:period|month|quarter|week|day|time))"
    r"[^\d.,;:()]{0,45}\Z",
    re.IGNORECASE,
)
"""Before the time of what a number is set beside."""
_TALLIES = frozenset("toll count tally figure data report vote poll estimate total number number update".split())
_PARTED = re.compile(r"[,;:]|\b(?:and|but|to|while|against|versus|compared)\b")
"""Between what is said of one number and what is said of the next."""
_NEAREST = 8
"""Expressions before and behind a figure that are looked at."""
_RECENT = 45
"""Days within which an event is one that the article still counts the victims of."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a number stands in its article."""

    start: int
    end: int
    sentence: Span
    after: int
    """Where the quantity before it ends."""
    before: int
    """Where the quantity after it starts."""


def time_of(
    index: TokenIndex,
    times: Sequence[TimeExpression],
    starts: Sequence[int],
    place: Standing,
    article: Article,
    coming: bool,
) -> tuple[Days | None, str]:
    """First and last day, with why: of the nearest dated expression in the sentence that says when the figure held.

    "Sunday's earthquake" says when something else was: the count is then as old as the article. What is still `coming`
    is not dated by what is past, and of "60 in 2016 to 80 in 2017" each number has its own year.
    """
    moment = article.date
    today = moment.day if moment is not None and moment.precision not in ("year", "month") else None
    held = [time for time in _near(times, starts, place) if _dates(index, time, place.sentence[0], today)]
    if coming and today is not None:
        held = [time for time in held if (time.last or "") >= today]
    best = min(held, key=lambda time: _distance(index, time, place, held), default=None)
    if best is not None:
        assert best.first is not None and best.last is not None
        return (best.first, best.last), f"“{index.text[best.start : best.end]}”"
    if today is not None and moment is not None and moment.found != "file time":
        return (today, today), f"the article's date ({moment.found})"
    return None, "no date known"


def _near(times: Sequence[TimeExpression], starts: Sequence[int], place: Standing) -> Sequence[TimeExpression]:
    here = bisect_left(starts, place.start)
    begin = max(bisect_left(starts, place.sentence[0]), here - _NEAREST)
    return times[begin : min(bisect_left(starts, place.sentence[1]), here + _NEAREST)]


def _dates(index: TokenIndex, time: TimeExpression, begin: int, today: str | None) -> bool:
    """Whether an expression names days, and of a count rather than of an event."""
    if time.first is None or time.last is None or time.type not in ("date", "time"):
        return False
    if _SINCE.search(index.text, max(begin, time.start - 8), time.start):
        return False
    if _COMPARED.search(index.text, max(begin, time.start - 60), time.start):
        return False
    return _is_taken(index, time, begin) or not (_is_recent(time.last, today) and _dates_event(index, time))


def _is_taken(index: TokenIndex, time: TimeExpression, begin: int) -> bool:
    return _AS_OF.search(index.text, max(begin, time.start - 16), time.start) is not None


def _distance(index: TokenIndex, time: TimeExpression, place: Standing, held: Sequence[TimeExpression]) -> int:
    """How far an expression is from a number; one that belongs to the number before is the last that is taken."""
    far = min(abs(time.start - place.end), abs(time.end - place.start))
    if _is_taken(index, time, place.sentence[0]):
        return far - len(index.text)
    if not place.after <= time.start < place.start:
        return far
    own = _PARTED.search(index.text, place.after, time.start)
    others = _PARTED.search(index.text, time.end, place.start)
    later = any(place.end <= each.start < place.before for each in held)
    return far + len(index.text) if later and others and not own else far


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
