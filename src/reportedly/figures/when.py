"""For which days a figure holds: the time its clause gives, else the article's date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.lang import LangFile, Rule, Words, read, rules
from reportedly.lang.decisions import Decision
from reportedly.language.grammar import is_common_noun, is_modifier, is_prepositional_object, is_singular_noun
from reportedly.model import Article, Span, TimeExpression
from reportedly.quantities import TokenIndex

Days = tuple[str, str]

FILE = "when"


class WhenFile(LangFile, frozen=True, kw_only=True):
    """The file `when.toml`."""

    counts: Words
    """Nouns for a count."""
    decisions: dict[str, Decision]


_NEAREST = 8
"""Expressions before and behind a figure that are looked at."""
_RECENT = 45
"""Days within which an event is one that the article still counts the victims of."""


_NO_DAY = ("year", "month")
"""Precisions of an article's date that name no day."""
_SAVED = "file time"
"""How the date of an article was found that is only the date of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
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
    place: Surroundings,
    article: Article,
    coming: bool,
) -> tuple[Days | None, str]:
    """First and last day, with why: of the nearest dated expression in the sentence that says when the figure held.

    "Sunday's earthquake" says when something else was: the count is then as old as the article. What is still `coming`
    is not dated by what is past, and of "60 in 2016 to 80 in 2017" each number has its own year.
    """
    moment = article.date
    today = moment.day if moment is not None and moment.precision not in _NO_DAY else None
    held = [time for time in _near(times, starts, place) if _dates(index, time, place.sentence[0], today)]
    if coming and today is not None:
        held = [time for time in held if (time.last or "") >= today]
    best = min(held, key=lambda time: _distance(index, time, place, held), default=None)
    if best is not None:
        assert best.first is not None and best.last is not None
        name = "count_dated" if _is_taken(index, best, place.sentence[0]) else "dated"
        return (best.first, best.last), f"“{index.text[best.start : best.end]}”: {_told(index, name)}"
    if today is not None and moment is not None and moment.found != _SAVED:
        return (today, today), f"{_told(index, 'article_date')}, from {moment.found}"
    return None, "no date known"


def _near(times: Sequence[TimeExpression], starts: Sequence[int], place: Surroundings) -> Sequence[TimeExpression]:
    here = bisect_left(starts, place.start)
    begin = max(bisect_left(starts, place.sentence[0]), here - _NEAREST)
    return times[begin : min(bisect_left(starts, place.sentence[1]), here + _NEAREST)]


def _dates(index: TokenIndex, time: TimeExpression, begin: int, today: str | None) -> bool:
    """Whether an expression names days, and of a count rather than of an event."""
    if time.first is None or time.last is None or time.type not in ("date", "time"):
        return False
    known = _rules(index)
    if any(known[name].ends_at(index.text, time.start, begin) for name in ("counted_since", "compared_with")):
        return False
    return _is_taken(index, time, begin) or not (_is_recent(time.last, today) and _dates_event(index, time))


def _is_taken(index: TokenIndex, time: TimeExpression, begin: int) -> bool:
    return _rules(index)["count_taken"].ends_at(index.text, time.start, begin) is not None


def _distance(index: TokenIndex, time: TimeExpression, place: Surroundings, held: Sequence[TimeExpression]) -> int:
    """How far an expression is from a number; one that belongs to the number before is the last that is taken."""
    far = min(abs(time.start - place.end), abs(time.end - place.start))
    if _is_taken(index, time, place.sentence[0]):
        return far - len(index.text)
    if not place.after <= time.start < place.start:
        return far
    parted = _rules(index)["parted"]
    own = parted.found_in(index.text, place.after, time.start)
    others = parted.found_in(index.text, time.end, place.start)
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
    counts = read(index.doc.lang_, FILE, WhenFile).counts
    if is_modifier(root):
        return is_common_noun(root.head) and root.head.lemma_.lower() not in counts
    if not is_prepositional_object(root):
        return False
    event = root.head.head
    return is_singular_noun(event) and event.lemma_.lower() not in counts and event.i < root.head.i


def _rules(index: TokenIndex) -> Mapping[str, Rule]:
    return rules(index.doc.lang_, FILE, WhenFile)


def _told(index: TokenIndex, name: str) -> str:
    """What `explain` says of a time that a decision found."""
    return read(index.doc.lang_, FILE, WhenFile).decisions[name].told(name)
