"""Puts hand-coded rows beside tallies by measure, day and place, and says how their numbers compare.

A tally is the partner of one row at most: the pairs that fit best are taken first, of several that fit as well the one
that more reports answer. Names are compared by rapidfuzz, as spellings of one place differ; a shared country alone is
no shared place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from reportedly.model import CodedRow, ComparedKind, ComparedNumber, Entry, Tally
from reportedly.optional import library

DAYS = 3
"""Days that a row and the first report of a tally may lie apart, if nothing else is asked for."""
ENOUGH = 0.6
"""How well place and day have to fit, at least. A country alone gives half."""
_SAME = 85
"""Likeness of two names of one place (0 to 100); below it names are of two places."""
_COUNTRY, _KIND = 0.5, 0.05
"""What a country alone gives, and what the type of event adds where the story has its word."""
_STEP, _FAR = 0.1, 0.3
"""What a match of the next coarser place takes away, and what days as far apart as can be do."""
_SHORTEST = 4
"""Letters of a word of a type of event that is looked for."""


@dataclass(frozen=True)
class CountedTally:
    """A tally with its story."""

    story: int
    title: str
    tally: Tally

    @cached_property
    def day(self) -> date | None:
        """The first day that it is told of, or reported on."""
        days = [entry.time[0] if entry.time else (entry.published or "")[:10] for entry in self.tally.entries]
        found = sorted(filter(None, map(_day, days)))
        return found[0] if found else None

    @cached_property
    def places(self) -> list[str]:
        """The places of the tally and of its entries, in small letters."""
        names = (self.tally.place, *(entry.place for entry in self.tally.entries))
        return list(dict.fromkeys(_folded(name) for name in names if name))

    @cached_property
    def told(self) -> str:
        """What the type of an event is looked for in: the title, what is counted, and the latest sentence."""
        return _folded(f"{self.title} {self.tally.what} {self.tally.entries[self.tally.latest].sentence}")


def compare_rows(
    rows: Sequence[CodedRow], tallies: Sequence[CountedTally], measures: Sequence[str], days: int = DAYS
) -> list[ComparedNumber]:
    """The numbers of rows beside those of tallies, in the order of the rows; then what only the tallies have.

    Of the tallies, those of the `measures` of the file within its days count. A row's zero that no tally answers is no
    number of theirs only: nothing was told, and nobody was counted.
    """
    fuzz = library("rapidfuzz.fuzz", "compare")
    of_measure = {name: [each for each in tallies if each.tally.measure == name] for name in measures}
    by_day = {name: _DayIndex([each for each in found if each.day]) for name, found in of_measure.items()}
    pairs = [
        (score, place, measure, tally)
        for place, row in enumerate(rows)
        for measure in row.values
        for tally, gap in by_day[measure].near(row, days)
        if (score := _score(fuzz, row, tally, gap / (days + 1))) >= ENOUGH
    ]
    partners: dict[tuple[int, str], tuple[float, CountedTally]] = {}
    taken: set[str] = set()
    for score, place, measure, tally in sorted(pairs, key=_order):
        if (place, measure) not in partners and tally.tally.id not in taken:
            partners[place, measure] = (score, tally)
            taken.add(tally.tally.id)
    found = [
        _compared(row, measure, partners.get((place, measure)))
        for place, row in enumerate(rows)
        for measure, value in row.values.items()
        if value != (0, 0) or (place, measure) in partners
    ]
    return [*found, *_ours(rows, [each for name in measures for each in of_measure[name]], taken, days)]


def _order(pair: tuple[float, int, str, CountedTally]) -> tuple[object, ...]:
    """Which pair is taken first: the one that fits best; of several, the one whose tally more reports answer, as the
    whole toll does and not a part of it; then the earlier row."""
    score, place, _, tally = pair
    return -score, tally.tally.also, -len(tally.tally.entries), place, tally.tally.id


def _ours(
    rows: Sequence[CodedRow], tallies: Sequence[CountedTally], taken: set[str], days: int
) -> Iterator[ComparedNumber]:
    """The tallies without a row, within the days of the file."""
    if not rows:
        return
    first = min(date.fromisoformat(row.first) for row in rows) - timedelta(days)
    last = max(date.fromisoformat(row.last) for row in rows) + timedelta(days)
    for each in tallies:
        day = each.day
        if each.tally.id not in taken and day is not None and first <= day <= last:
            yield ComparedNumber(
                kind="ours only", measure=each.tally.measure, row=None, story=each.story, title=each.title,
                tally=each.tally, entry=each.tally.entries[each.tally.latest], score=None,
            )  # fmt: skip


def _compared(row: CodedRow, measure: str, partner: tuple[float, CountedTally] | None) -> ComparedNumber:
    score, tally = partner or (None, None)
    return ComparedNumber(
        kind=_kind(row.values[measure], tally.tally) if tally else "theirs only",
        measure=measure,
        row=row,
        story=tally.story if tally else None,
        title=tally.title if tally else None,
        tally=tally.tally if tally else None,
        entry=_entry(row.values[measure], tally.tally) if tally else None,
        score=score,
    )


def _entry(theirs: tuple[float, float], tally: Tally) -> Entry:
    """The entry that holds a row's number most narrowly, the last of several; else the latest entry."""
    holding = [each for each in reversed(tally.entries) if each.low <= theirs[0] and theirs[1] <= each.high]
    return min(holding, key=lambda each: each.high - each.low, default=tally.entries[tally.latest])


def _kind(theirs: tuple[float, float], tally: Tally) -> ComparedKind:
    """How a row's range compares with the range that stands: the same, overlapping, or apart."""
    latest = tally.entries[tally.latest]
    ours = tally.standing or (latest.low, latest.high)
    if theirs == ours:
        return "agreed"
    return "range covers" if theirs[0] <= ours[1] and ours[0] <= theirs[1] else "different"


class _DayIndex:
    """Tallies in order of their first days."""

    def __init__(self, tallies: Sequence[CountedTally]) -> None:
        self._tallies = sorted(tallies, key=_first_day)

    def near(self, row: CodedRow, days: int) -> Iterator[tuple[CountedTally, int]]:
        """The tallies within so many days of a row, each with the days that they lie apart."""
        first, last = date.fromisoformat(row.first), date.fromisoformat(row.last)
        at = bisect_left(self._tallies, first - timedelta(days), key=_first_day)
        while at < len(self._tallies) and (day := _first_day(self._tallies[at])) <= last + timedelta(days):
            yield self._tallies[at], max((first - day).days, (day - last).days, 0)
            at += 1


def _first_day(tally: CountedTally) -> date:
    return tally.day or date.max


def _score(fuzz: Any, row: CodedRow, tally: CountedTally, apart: float) -> float:
    """How well a tally fits a row (0 to 1): by how far `apart` (0 to 1) their days lie, by place, a little by the type
    of event."""
    place = _place(fuzz, row, tally)
    if not place:
        return 0.0
    words = [word for word in _folded(row.kind or "").replace("/", " ").split() if len(word) >= _SHORTEST]
    kind = _KIND if any(word in tally.told for word in words) else 0.0
    return min(1.0, place * (1 - _FAR * apart) + kind)


def _place(fuzz: Any, row: CodedRow, tally: CountedTally) -> float:
    """1 for a shared finest place, a little less for a region; half for a country alone; 0 for none. Where the tally
    names no place, the title of its story does."""
    title = _folded(tally.title)
    for step, place in enumerate(row.places):
        name = _folded(place)
        like = max((float(fuzz.token_set_ratio(name, own)) for own in tally.places), default=0.0)
        if like >= _SAME or (not tally.places and re.search(rf"\b{re.escape(name)}\b", title)):
            return (1 - _STEP * step) * max(like, _SAME) / 100
    country = _folded(row.country or "")
    return _COUNTRY if country and country in tally.places else 0.0


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
