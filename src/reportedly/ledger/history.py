"""How the numbers of a tally changed: which range stands now, which entries are updates, and which contradict each
other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.origins import source_line
from reportedly.ledger.ranges import exclude, reported_range
from reportedly.model import Entry, utc_moment

SAME_TIME_HOURS = 6
"""If two numbers came out more hours apart than this, the later one is an update, not a conflict."""
SAME_COUNT = 0.3
"""If two sentences share this part of their words, or more, they are taken to count the same thing."""
ENTRIES_AHEAD = 200
"""Number of later entries with which an entry is compared, the next ones in time."""
JUMP_FACTOR = 10
"""A number that is this many times the earlier one, or more, is flagged as a jump."""


_STANDS = frozenset(("reported", "unconfirmed"))
"""Statuses of entries that can stand side by side in one range; denied and forecast ones cannot."""


def latest_entry(entries: Sequence[Entry]) -> int:
    """The index of the last entry that gives a number; of the last "hundreds" or the like if no entry gives a
    number."""
    return max(range(len(entries)), key=lambda number: (entries[number].bound != "vague", number))


def standing_range(entries: Sequence[Entry]) -> tuple[float, float]:
    """The range that stands now: of the numbers of the last day, the latest one of each source, from lowest to
    highest."""
    latest = entries[latest_entry(entries)]
    by_source = {
        source_line(entry) or entry.doc: entry
        for entry in entries
        if (entry.published or "")[:10] == (latest.published or "")[:10]
        and (entry.bound != "vague" or latest.bound == "vague")
        and (entry.status == latest.status or {entry.status, latest.status} <= _STANDS)
    }
    return min(entry.low for entry in by_source.values()), max(entry.high for entry in by_source.values())


def find_updates(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Pairs of entries of one source line: a number, and the next number that differs from it."""
    last: dict[str, int] = {}
    for number, entry in enumerate(entries):
        line = source_line(entry)
        if not line or entry.bound == "vague":
            continue
        earlier = last.get(line)
        if earlier is not None and (entries[earlier].low, entries[earlier].high) != (entry.low, entry.high):
            yield earlier, number
        last[line] = number


def is_fall(earlier: Entry, later: Entry) -> bool:
    """Whether a later number is lower than an earlier one for every value that the bounds allow."""
    return exclude(earlier, later) and later.high < earlier.low


def is_jump(earlier: Entry, later: Entry) -> bool:
    """Whether a later number is many times the earlier one: often a slip of a digit."""
    return earlier.high > 0 and later.low >= JUMP_FACTOR * earlier.high


def find_conflicts(mentions: Sequence[FigureMention]) -> Iterator[tuple[int, int]]:
    """Pairs of entries of one time and area that cannot both be true.

    A number that its own article replaces ("77 at first, then 84") is only compared with others of that article.
    """
    overtaken = _overtaken([mention.entry for mention in mentions])
    for number, one in enumerate(mentions):
        for other in range(number + 1, min(number + 1 + ENTRIES_AHEAD, len(mentions))):
            if _is_later(one.entry, mentions[other].entry):
                break  # they are in order of time
            is_past = (number in overtaken or other in overtaken) and one.entry.doc != mentions[other].entry.doc
            if not is_past and _in_conflict(one, mentions[other]):
                yield number, other


def _overtaken(entries: Sequence[Entry]) -> set[int]:
    """The entries that are lower than another number of the same article."""
    highest: dict[str, Entry] = {}
    for entry in entries:
        if entry.bound != "vague" and entry.low > highest.get(entry.doc, entry).low:
            highest[entry.doc] = entry
        elif entry.bound != "vague":
            highest.setdefault(entry.doc, entry)
    return {
        number
        for number, entry in enumerate(entries)
        if (top := highest.get(entry.doc)) and exclude(entry, top) and entry.high < top.low
    }


def _in_conflict(one: FigureMention, other: FigureMention) -> bool:
    """Whether two sources contradict each other about one time and area. A later number of one source is an update."""
    first, second = one.entry, other.entry
    if "vague" in (first.bound, second.bound) or "forecast" in (first.status, second.status):
        return False
    if first.source and second.source and source_line(first) == source_line(second):
        return False
    if first.doc == second.doc and not (first.source and second.source):
        return False  # an article that gives two numbers without a source counts two things
    if not _at_same_time(first, second) or not exclude(first, second) or not _are_sure_to_compare(one, other):
        return False
    if (one.region is None) == (other.region is None):
        return True
    part, whole = (first, second) if one.region else (second, first)
    return reported_range(part)[0] > reported_range(whole)[1]


def _are_sure_to_compare(one: FigureMention, other: FigureMention) -> bool:
    """Whether two mentions count the same. Victims of one event do; for other counts, the words have to say so."""
    first, second = one.question, other.question
    if first.harm:
        return first.harm == second.harm and first.words == second.words
    if first.is_plain_unit and first.words != second.words:
        return False  # years and decades, pounds and kilograms
    shared = len(first.sentence & second.sentence) / (len(first.sentence | second.sentence) or 1)
    return shared >= SAME_COUNT or (not first.is_plain_unit and len(first.words) > 1 and first.words == second.words)


def _is_later(one: Entry, other: Entry) -> bool:
    """Whether an entry's day is too far after another's for any conflict."""
    first, later = (utc_moment(each.published[:10]) if each.published else None for each in (one, other))
    return first is not None and later is not None and (later - first).days > 1


def _at_same_time(one: Entry, other: Entry) -> bool:
    """Whether two entries came out within hours of each other, as far as is known."""
    own, others = _moments(one.published), _moments(other.published)
    if own is None or others is None:
        return one.doc == other.doc
    (first, last), (other_first, other_last) = own, others
    if first < last and other_first < other_last:
        return first == other_first
    return max(first - other_last, other_first - last) <= timedelta(hours=SAME_TIME_HOURS)


def _moments(published: str | None) -> tuple[datetime, datetime] | None:
    """The first and last moment that `published` may mean. Midnight means the whole day: pages write days so."""
    moment = utc_moment(published) if published else None
    if published is None or moment is None:
        return None
    is_day = published[10:].lstrip("T ")[:8] in ("", "00:00", "00:00:00")
    return moment, moment + timedelta(hours=24) if is_day else moment
