"""What changed from one state of a story's ledger to a later one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import partial

from reportedly.ledger.origins import source_line
from reportedly.model import Change, Entry, Ledger, Tally

Key = tuple[object, ...]


def ledger_changes(before: Ledger | None, after: Ledger, revised: Collection[str] = ()) -> Iterator[Change]:
    """The changes in order: the story, its articles (`revised` are those that were read again), its tallies."""
    made = partial(Change, story=after.story, title=after.title)
    if before is None or not before.articles:
        yield made("new story")
    known = {article.doc for article in before.articles} if before else set()
    for article in after.articles:
        if article.doc not in known:
            yield made("new article", doc=article.doc)
        elif article.doc in revised:
            yield made("revision", doc=article.doc)
    for tally in after.tallies:
        yield from _tally_changes(_former(tally, before), tally, after)


def _tally_changes(before: Tally | None, after: Tally, ledger: Ledger) -> Iterator[Change]:
    made = partial(
        Change,
        story=ledger.story,
        title=ledger.title,
        tally=after.id,
        measure=after.measure,
        what=after.what,
        place=after.place,
        before=before.standing if before else None,
        after=after.standing,
    )
    latest = after.entries[after.latest]
    if before is None:
        yield made("new tally", doc=latest.doc, entry=latest)
    known = {_key(entry) for entry in before.entries} if before else set()
    sources = {source_line(entry) for entry in before.entries} if before else set()
    for entry in after.entries if before else ():
        if _key(entry) not in known:
            yield made("new entry", doc=entry.doc, entry=entry)
        line = source_line(entry)
        if line and line not in sources:
            sources.add(line)
            yield made("new source", doc=entry.doc, entry=entry)
    if before and before.standing != after.standing:
        yield made("standing", doc=latest.doc, entry=latest)
    for first, second in _new_conflicts(before, after):
        yield made("conflict", doc=second.doc, entry=second, other=first)


def _new_conflicts(before: Tally | None, after: Tally) -> Iterator[tuple[Entry, Entry]]:
    """Each entry that is in a new conflict, once, with the last of the earlier entries that it excludes."""
    if not after.conflicts:
        return
    known = _conflicts(before) if before else set()
    found: dict[int, tuple[Entry, Entry]] = {}
    for one, other in after.conflicts:
        first, second = after.entries[one], after.entries[other]
        if frozenset((_key(first), _key(second))) not in known:
            found[other] = (first, second)
    for number in sorted(found):
        yield found[number]


def _former(tally: Tally, before: Ledger | None) -> Tally | None:
    """The same tally in the earlier ledger: the one that has most of its entries, else the one with the same id."""
    if before is None:
        return None
    keys = {_key(entry) for entry in tally.entries}
    shared = Counter(
        {number: len(keys & {_key(entry) for entry in each.entries}) for number, each in enumerate(before.tallies)}
    )
    best = max(shared, key=lambda number: (shared[number], -number), default=None)
    if best is not None and shared[best]:
        return before.tallies[best]
    return next((each for each in before.tallies if each.id == tally.id), None)


def _conflicts(tally: Tally) -> set[frozenset[Key]]:
    return {frozenset((_key(tally.entries[one]), _key(tally.entries[other]))) for one, other in tally.conflicts}


def _key(entry: Entry) -> Key:
    """What identifies an entry, also when the figures of its article get other numbers."""
    return entry.doc, entry.low, entry.high, entry.bound, entry.status, entry.source
