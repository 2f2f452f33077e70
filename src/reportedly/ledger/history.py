"""How the numbers of a tally changed: which range stands now, which entries are updates, and which contradict each
other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf

from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.origins import source_line
from reportedly.ledger.ranges import exclude, reported_range
from reportedly.model import Entry

SAME_TIME_HOURS = 6
"""If two numbers came out more hours apart than this, the later one is an update, not a conflict."""
DAY_HOURS = 24
"""Hours in which a number came out of which only the day is known."""
SAME_COUNT = 0.3
"""If two sentences share this part of their words, or more, they are taken to count the same thing."""
ENTRIES_AHEAD = 200
"""Number of later entries with which an entry is compared, the next ones in time."""
JUMP_FACTOR = 10
"""A number that is this many times the earlier one, or more, is flagged as a jump."""


GROWING = ("killed", "injured")
"""Harms whose numbers grow while an event is told."""
STANDING_HOURS = 3
"""A number that came out more hours before the latest one than this does not stand beside it."""


def latest_entry(entries: Sequence[Entry]) -> int:
    """The index of the last entry that can stand: none that is denied or that its article replaces, reported before
    expected or unconfirmed, dated before undated, a number before "hundreds"."""
    return max(range(len(entries)), key=lambda number: (*_worth(entries[number]), number))


def _worth(entry: Entry) -> tuple[bool, bool, bool, bool, bool]:
    """How well an entry can stand, before its time is looked at."""
    is_told = entry.published is not None
    return (entry.status != "denied", not entry.replaced, entry.status == "reported", is_told, entry.bound != "vague")


def as_of(entry: Entry) -> str | None:
    """The day for which an entry holds: that on which it was told, else the last one that it names."""
    if entry.published:
        return entry.published[:10]
    return entry.time[1] if entry.time else None


def standing_range(mentions: Sequence[FigureMention]) -> tuple[float, float] | None:
    """The range that stands now: of the numbers told together with the latest one, the last of each source, from lowest
    to highest; `None` if all are denied. A number that leaves room for an exact one beside it adds nothing."""
    alike = _in_main_unit(mentions)
    latest = alike[latest_entry([mention.entry for mention in alike])]
    if latest.entry.status == "denied":
        return None
    worth = _worth(latest.entry)
    together = [
        mention
        for mention in alike
        if _worth(mention.entry) == worth
        and mention.entry.status == latest.entry.status
        and _told_together(mention, latest)
    ]
    by_source = {
        source_line(mention.entry) or mention.entry.doc: mention.entry
        for mention in together
        if not any(_grew(mention, other) for other in together)
    }
    exact = [entry for entry in by_source.values() if entry.bound == "exact"]
    kept = [
        entry for entry in by_source.values() if entry.bound == "exact" or all(exclude(entry, each) for each in exact)
    ]
    return min(entry.low for entry in kept), max(entry.high for entry in kept)


def _in_main_unit(mentions: Sequence[FigureMention]) -> list[FigureMention]:
    """The mentions in the unit that most of them have: a number is not compared with its conversion."""
    (main, _), *_ = Counter(mention.question.unit_words for mention in mentions).most_common(1)
    return [mention for mention in mentions if mention.question.unit_words == main]


def _told_together(mention: FigureMention, latest: FigureMention) -> bool:
    """Whether two numbers came out within hours of each other; of a day without a time, within that day."""
    if mention.told is None or latest.told is None:
        return mention.told is latest.told
    if mention.told.is_day or latest.told.is_day:
        return mention.told.day == latest.told.day
    return abs(latest.told.seconds - mention.told.seconds) <= STANDING_HOURS * 3600


def _grew(one: FigureMention, other: FigureMention) -> bool:
    """Whether a toll of one day is taken to have grown to another one: of one of them no hour is known."""
    if one.question.harm not in GROWING or one.told is None or other.told is None:
        return False
    return one.told.is_day != other.told.is_day and exclude(one.entry, other.entry) and one.entry.high < other.entry.low


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
    from reportedly.ledger.excluding import excluded_ahead  # it loads numpy

    told = [-inf if each.told is None else each.told.seconds for each in mentions]
    for number, others in enumerate(excluded_ahead([mention.entry for mention in mentions], ENTRIES_AHEAD)):
        one = mentions[number]
        last = _last_moment(one)
        for other in others:
            if told[other] > last:
                break  # they are in order of time
            is_past = (number in overtaken or other in overtaken) and one.entry.doc != mentions[other].entry.doc
            if not is_past and _in_conflict(one, mentions[other]):
                yield number, other


def _overtaken(entries: Sequence[Entry]) -> set[int]:
    """The entries that are lower than another number of the same article."""
    highest: dict[str, Entry] = {}
    for entry in entries:
        if entry.bound != "vague" and entry.low >= highest.setdefault(entry.doc, entry).low:
            highest[entry.doc] = entry
    return {
        number
        for number, entry in enumerate(entries)
        if entry.doc in highest and entry.high < highest[entry.doc].low and exclude(entry, highest[entry.doc])
    }


def _last_moment(one: FigureMention) -> float:
    """The moment, in seconds, after which no number is told soon enough to contradict one."""
    return inf if one.told is None else one.told.seconds + (SAME_TIME_HOURS + DAY_HOURS) * 3600


def _at_same_time(one: FigureMention, other: FigureMention) -> bool:
    """Whether two numbers were told within hours of each other, as far as is known."""
    if one.told is None or other.told is None:
        return one.entry.doc == other.entry.doc
    if (one.told.is_day and other.told.is_day) or "about" in (one.entry.bound, other.entry.bound):
        return one.told.day == other.told.day  # a round number is one of its day
    unknown = DAY_HOURS / 2 if one.told.is_day or other.told.is_day else 0
    return abs(other.told.seconds - one.told.seconds) <= (SAME_TIME_HOURS + unknown) * 3600


def _in_conflict(one: FigureMention, other: FigureMention) -> bool:
    """Whether two sources contradict each other. A later number of one source, or of one live blog, is an update."""
    first, second = one.entry, other.entry
    if first.replaced or second.replaced or not _can_contradict(first, second):
        return False
    if "vague" in (first.bound, second.bound) or not exclude(first, second):
        return False
    if source_line(first) and source_line(first) == source_line(second):
        return False
    if first.doc == second.doc and (one.post != other.post or not (first.source and second.source)):
        return False  # an article that gives two numbers without a source counts two things
    if not _at_same_time(one, other) or not _are_sure_to_compare(one, other):
        return False
    if _is_part_of_more(one, other) or _is_part_of_more(other, one):
        return False
    if (one.region is None) == (other.region is None):
        return True
    part, whole = (first, second) if one.region else (second, first)
    return reported_range(part)[0] > reported_range(whole)[1]


def _is_part_of_more(part: FigureMention, whole: FigureMention) -> bool:
    """Whether a number is told as a part of what a larger one may count all of."""
    is_part = part.frame.scope == "part" and whole.frame.scope != "part"
    return is_part and reported_range(part.entry)[1] < reported_range(whole.entry)[0]


def _can_contradict(one: Entry, other: Entry) -> bool:
    """Whether two statuses can: what an article itself calls unconfirmed only contradicts other articles."""
    if one.status == other.status:
        return one.status in ("reported", "forecast")
    return {one.status, other.status} == {"reported", "unconfirmed"} and one.doc != other.doc


def _are_sure_to_compare(one: FigureMention, other: FigureMention) -> bool:
    """Whether two mentions count the same. Victims of one event do; for other counts, the words have to say so."""
    if one.entry.doc == other.entry.doc and other.entry.figure in one.frame.rivals:
        return True
    first, second = one.question, other.question
    if first.harm:
        return first.harm == second.harm and first.words == second.words
    if first.unit_words != second.unit_words or one.frame.is_rest != other.frame.is_rest:
        return False  # years and decades, pounds and kilograms; all of them, and all but one
    shared = len(first.sentence & second.sentence) / (len(first.sentence | second.sentence) or 1)
    return shared >= SAME_COUNT or (not first.is_plain_unit and len(first.words) > 1 and first.words == second.words)
