"""What changed in a tally and who disagrees, in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from reportedly.ledger.origins import source_line
from reportedly.ledger.ranges import exclude
from reportedly.ledger.words import RULES
from reportedly.model import Entry
from reportedly.wording.days import day_in_words
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
    moved = _moved(now, entry_before(entries, latest))
    against = [told_in_words(each, outlets.get(each.doc)) for each in _others(entries, now, conflicts)]
    if not moved and not against:
        return None
    said = f"{told_in_words(now, outlets.get(now.doc))}{moved}"
    return "; ".join((said, f"against {' and '.join(against[:OTHERS_TOLD])}")) if against else said


def entry_before(entries: Sequence[Entry], latest: int) -> Entry | None:
    """The last entry before the latest one that gives another number and could stand."""
    now = entries[latest]
    for entry in reversed(entries[:latest]):
        is_other = (entry.low, entry.high) != (now.low, now.high) and entry.bound != "vague"
        if is_other and entry.status == now.status:
            return entry
    return None


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
    return f", {way} {reported_value(before)}{day}{reason}"


def _reason(now: Entry) -> str:
    """The words of a sentence that explain a fall."""
    found = RULES["reason"].found_in(now.sentence)
    return f", “{found[0].strip()}”" if found else ""


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
