"""A part of a ledger: what was reported since a moment, of one measure, by one source, in one place."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

from reportedly.ledger.history import latest_entry
from reportedly.ledger.mentions import seconds
from reportedly.model import Entry, Ledger, Tally


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep: entries from `since` on, tallies of a `measure`, entries whose source has the words `source`,
    tallies about a place that has the words `place`. `None` keeps all."""

    since: datetime | None = None
    measure: str | None = None
    source: str | None = None
    place: str | None = None


def select(ledger: Ledger, selection: Selection) -> Ledger:
    """The tallies and entries of a ledger that a selection keeps. The standing ranges are those of the whole ledger."""
    if selection == Selection():
        return ledger
    kept = (
        keep_entries(tally, lambda entry: _is_kept(entry, selection))
        for tally in ledger.tallies
        if selection.measure in (None, tally.measure) and _is_about(tally, selection.place)
    )
    return replace(ledger, tallies=tuple(tally for tally in kept if tally))


def keep_entries(tally: Tally, is_kept: Callable[[Entry], bool]) -> Tally | None:
    """A tally with some of its entries only; `None` if none is kept. Its standing range is that of the whole tally."""
    kept = [number for number, entry in enumerate(tally.entries) if is_kept(entry)]
    if len(kept) == len(tally.entries):
        return tally
    if not kept:
        return None
    now = {number: place for place, number in enumerate(kept)}
    first: dict[int, int] = {}
    for number in kept:
        first.setdefault(tally.entries[number].origin, now[number])
    entries = tuple(replace(tally.entries[number], origin=first[tally.entries[number].origin]) for number in kept)
    return replace(
        tally,
        entries=entries,
        latest=now.get(tally.latest, latest_entry(entries)),
        conflicts=_pairs(tally.conflicts, now),
        updates=_pairs(tally.updates, now),
        falls=tuple(now[number] for number in tally.falls if number in now),
        jumps=tuple(now[number] for number in tally.jumps if number in now),
    )


def _pairs(pairs: Collection[tuple[int, int]], now: dict[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple((now[one], now[other]) for one, other in pairs if one in now and other in now)


def _is_kept(entry: Entry, selection: Selection) -> bool:
    if selection.since and (entry.published is None or seconds(entry.published) < selection.since.timestamp()):
        return False
    return selection.source is None or _has_words(f"{entry.source or ''} {entry.role or ''}", selection.source)


def _is_about(tally: Tally, place: str | None) -> bool:
    return place is None or any(
        _has_words(name, place)
        for name in (tally.place, tally.scope, *(entry.place for entry in tally.entries))
        if name
    )


def _has_words(text: str, words: str) -> bool:
    return all(word in text.casefold() for word in words.casefold().split())
