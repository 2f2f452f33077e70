"""What changed in a tally and who disagrees, in one line; what its chart finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from reportedly.ledger.origins import source_line
from reportedly.ledger.ranges import exclude
from reportedly.ledger.words import RULES
from reportedly.model import Entry, Tally
from reportedly.wording.days import day_in_words
from reportedly.wording.tallies import standing_in_words
from reportedly.wording.values import reported_value, told_in_words

OTHERS_TOLD = 2
"""Number of disagreeing entries that the line names."""


def change_of(
    entries: Sequence[Entry],
    latest: int,
    conflicts: Sequence[tuple[int, int]],
    outlets: Mapping[str, str] = MappingProxyType({}),
) -> str | None:
    """One line such as "45 (the region), down from 47 (21 Nov 2026), “after two were counted twice”; against 38 (the
    minister)"; `None` if the value never changed and nobody disagrees. Of a number without a source its outlet is
    named: `outlets` has those that are known, by article."""
    now = entries[latest]
    moved, against = _moved(now, entry_before(entries, latest)), _against(entries, latest, conflicts, outlets)
    if not moved and not against:
        return None
    said = ", ".join(filter(None, (told_in_words(now, outlets.get(now.doc)), moved)))
    return "; ".join(filter(None, (said, against)))


def movement_in_words(tally: Tally, outlets: Mapping[str, str]) -> str | None:
    """How a tally moved and who says otherwise, without its present number: `up from 24 (8 Sep 2025); against 30 (the
    army)`. `outlets` are known publishers by article."""
    moved = _moved(tally.entries[tally.latest], entry_before(tally.entries, tally.latest))
    against = _against(tally.entries, tally.latest, tally.conflicts, outlets)
    return "; ".join(filter(None, (moved, against))) or None


def has_moved(tally: Tally) -> bool:
    """Whether there are two numbers in a tally, so that a chart of it tells something."""
    return len({(entry.low, entry.high) for entry in tally.entries}) > 1


def finding_in_words(tally: Tally, outlets: Mapping[str, str]) -> str:
    """What a chart of a tally finds, as its title: `Lowered from 58 to 52`, `From 7 to 52 since 2 Sep 2025`, `12 in all
    4 reports`."""
    now = tally.entries[tally.latest]
    if rival := next(_others(tally.entries, now, tally.conflicts), None):
        told = (told_in_words(each, outlets.get(each.doc)) for each in (now, rival))
        return f"Not agreed: {' or '.join(told)}"
    before = _before(tally.entries, tally.latest)
    if not before:
        many = len(tally.entries)
        is_one = many > 1 and not has_moved(tally)
        return f"{standing_in_words(tally)} in all {many} reports" if is_one else standing_in_words(tally)
    if tally.latest in tally.falls:
        return f"Lowered from {reported_value(before[-1])} to {reported_value(now)}"
    day = f" since {day_in_words(before[0].published)}" if before[0].published else ""
    return f"From {reported_value(before[0])} to {reported_value(now)}{day}"


def entry_before(entries: Sequence[Entry], latest: int) -> Entry | None:
    """The last entry before the latest one that gives another number and could stand: of its own source if there is
    one. An article that tells two numbers of one time, neither in place of the other, tells of two things."""
    return next(reversed(_before(entries, latest)), None)


def _before(entries: Sequence[Entry], latest: int) -> list[Entry]:
    now = entries[latest]
    others = [entry for entry in entries[:latest] if _is_before(entry, now)]
    own = [entry for entry in others if source_line(now) and source_line(entry) == source_line(now)]
    return own or others


def _is_before(entry: Entry, now: Entry) -> bool:
    if entry.bound == "vague" or entry.status != now.status or (entry.low, entry.high) == (now.low, now.high):
        return False
    is_beside = (entry.doc, entry.published, entry.time) == (now.doc, now.published, now.time)
    return (entry.replaced or not is_beside) and reported_value(entry) != reported_value(now)


def revises(now: Entry, before: Entry) -> bool:
    """Whether a number is said to take the place of another: by its own article, by the same source, or in words such
    as "lowered". Otherwise two bodies may count two things."""
    is_same = bool(source_line(now)) and source_line(now) == source_line(before)
    return (before.replaced and before.doc == now.doc) or is_same or bool(RULES["revises"].found_in(now.sentence))


def _moved(now: Entry, before: Entry | None) -> str:
    if before is None:
        return ""
    way = "down from" if now.high < before.low else "up from"
    if not exclude(now, before) or not revises(now, before):
        way = "after"
    day = "" if before.replaced or not before.published else f" ({day_in_words(before.published)})"
    reason = _reason(now) if way == "down from" else ""
    return f"{way} {reported_value(before)}{day}{reason}"


def _reason(now: Entry) -> str:
    """The words of a sentence that explain a fall."""
    found = RULES["reason"].found_in(now.sentence)
    return f", “{found[0].strip()}”" if found else ""


def _against(
    entries: Sequence[Entry], latest: int, conflicts: Sequence[tuple[int, int]], outlets: Mapping[str, str]
) -> str:
    """Who says otherwise than the latest number; empty if nobody does."""
    told = [told_in_words(each, outlets.get(each.doc)) for each in _others(entries, entries[latest], conflicts)]
    return f"against {' and '.join(told[:OTHERS_TOLD])}" if told else ""


def _others(entries: Sequence[Entry], now: Entry, conflicts: Sequence[tuple[int, int]]) -> Iterator[Entry]:
    """The entries that are in conflict with the latest number, one for each value."""
    told: set[tuple[float, float]] = set()
    for pair in conflicts:
        one, other = (entries[number] for number in pair)
        for entry, rival in ((one, other), (other, one)):
            value = (entry.low, entry.high)
            if (rival.low, rival.high) == (now.low, now.high) and value not in told:
                told.add(value)
                yield entry
