"""Puts hand-coded rows beside tallies by measure, day and place, and says how their numbers compare.

A tally is the partner of one row at most: the pairs that fit best are taken first. Names are compared by rapidfuzz, as
spellings of one place differ; a shared country alone is no shared place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reportedly.model import CodedRow, ComparedKind, ComparedNumber, Tally
from reportedly.optional import library

DAYS = 3
"""Days that a row and the first report of a tally may lie apart, if nothing else is asked for."""
ENOUGH = 0.6
"""How well place and day have to fit, at least. A country alone gives half."""
_SAME = 85
"""Likeness of two names of one place (0 to 100); below it names are of two places."""
_COUNTRY, _KIND = 0.5, 0.05
"""What a country alone gives, and what the type of event adds where the story has its word."""


@dataclass(frozen=True, slots=True)
class CountedTally:
    """A tally with its story; `words` are what places and events are looked for in beside the tally's own places."""

    story: int
    title: str
    tally: Tally

    @property
    def day(self) -> date | None:
        """The first day that it is told of, or reported on."""
        days = [entry.time[0] if entry.time else (entry.published or "")[:10] for entry in self.tally.entries]
        found = sorted(filter(None, map(_day, days)))
        return found[0] if found else None

    @property
    def places(self) -> list[str]:
        """The places of the tally and of its entries."""
        names = (self.tally.place, *(entry.place for entry in self.tally.entries))
        return list(dict.fromkeys(name for name in names if name))


def compare_rows(
    rows: Sequence[CodedRow], tallies: Sequence[CountedTally], measures: Sequence[str], days: int = DAYS
) -> list[ComparedNumber]:
    """The numbers of rows beside those of tallies, in the order of the rows; then what only the tallies have.

    Of the tallies, those of the `measures` of the file within its days count. A row's zero that no tally answers is no
    number of theirs only: nothing was told, and nobody was counted.
    """
    fuzz = library("rapidfuzz.fuzz", "compare")
    of_measure = {name: [each for each in tallies if each.tally.measure == name] for name in measures}
    pairs = [
        (score, place, measure, row, tally)
        for place, row in enumerate(rows)
        for measure in row.values
        for tally in of_measure.get(measure, ())
        if (score := _score(fuzz, row, tally, days)) >= ENOUGH
    ]
    partners: dict[tuple[int, str], tuple[float, CountedTally]] = {}
    taken: set[str] = set()
    for score, place, measure, _, tally in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[4].tally.id)):
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
                tally=each.tally, score=None,
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
        score=score,
    )


def _kind(theirs: tuple[float, float], tally: Tally) -> ComparedKind:
    """How a row's range compares with the range that stands: the same, overlapping, or apart."""
    latest = tally.entries[tally.latest]
    ours = tally.standing or (latest.low, latest.high)
    if theirs == ours:
        return "agreed"
    return "range covers" if theirs[0] <= ours[1] and ours[0] <= theirs[1] else "different"


def _score(fuzz: Any, row: CodedRow, tally: CountedTally, days: int) -> float:
    """How well a tally fits a row (0 to 1): by day, by place, a little by the type of event."""
    day = tally.day
    if day is None:
        return 0.0
    gap = max((date.fromisoformat(row.first) - day).days, (day - date.fromisoformat(row.last)).days, 0)
    if gap > days:
        return 0.0
    place = _place(fuzz, row, tally)
    told = f"{tally.title} {tally.tally.what} {tally.tally.entries[tally.tally.latest].sentence}".casefold()
    words = [word for word in (row.kind or "").casefold().replace("/", " ").split() if len(word) > 3]
    kind = _KIND if any(word in told for word in words) else 0.0
    return min(1.0, place * (1 - 0.3 * gap / (days + 1)) + kind) if place else 0.0


def _place(fuzz: Any, row: CodedRow, tally: CountedTally) -> float:
    """1 for a shared finest place, a little less for a region; half for a country alone; 0 for none."""
    title = tally.title.casefold()
    for step, name in enumerate(row.places):
        like = max((float(fuzz.token_set_ratio(_folded(name), _folded(own))) for own in tally.places), default=0.0)
        if like >= _SAME or _folded(name) in title:
            return max(0.7, 1 - 0.1 * step) * max(like, _SAME) / 100
    country = _folded(row.country or "")
    return _COUNTRY if country and any(country == _folded(own) for own in tally.places) else 0.0


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
