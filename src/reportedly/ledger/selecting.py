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
    """What to keep: entries from `since` on and before `until`, tallies of a `measure`, entries whose source has the
    words `source`, tallies about a place that has the words `place`. `None` keeps all."""

    since: datetime | None = None
    until: datetime | None = None
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


def select_all(ledger: Ledger, selection: Selection) -> Ledger:
    """The same with the statements and articles that belong to it.

    A measure or a place is told by figures: then those statements stay that hold a figure that is kept, else those of
    the source and time. Articles stay that something kept stands in.
    """
    if selection == Selection():
        return ledger
    kept = select(ledger, selection)
    figures: dict[str, list[int]] = {}
    for entry in (entry for tally in kept.tallies for entry in tally.entries):
        figures.setdefault(entry.doc, []).append(entry.start)
    if selection.measure is not None or selection.place is not None:
        statements = [
            each
            for each in ledger.statements
            if any(each.start <= start < each.end for start in figures.get(each.doc, ()))
        ]
    else:
        published = {article.doc: article.published for article in ledger.articles}
        statements = [
            each
            for each in ledger.statements
            if _is_then(published.get(each.doc), selection) and _is_said_by(each.speaker, each.role, selection.source)
        ]
    docs = figures.keys() | {each.doc for each in statements}
    articles = tuple(article for article in ledger.articles if article.doc in docs)
    return replace(kept, statements=tuple(statements), articles=articles, wrong=())


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
    return _is_then(entry.published, selection) and _is_said_by(entry.source, entry.role, selection.source)


def _is_then(published: str | None, selection: Selection) -> bool:
    if selection.since is None and selection.until is None:
        return True
    if published is None:
        return False
    moment = seconds(published)
    is_late = selection.until is not None and moment >= selection.until.timestamp()
    return not is_late and (selection.since is None or moment >= selection.since.timestamp())


def _is_said_by(source: str | None, role: str | None, words: str | None) -> bool:
    return words is None or _has_words(f"{source or ''} {role or ''}", words)


def _is_about(tally: Tally, place: str | None) -> bool:
    return place is None or any(
        _has_words(name, place)
        for name in (tally.place, tally.scope, *(entry.place for entry in tally.entries))
        if name
    )


def _has_words(text: str, words: str) -> bool:
    return all(word in text.casefold() for word in words.casefold().split())
