"""What is new in the tallies of a ledger since some of its articles were not known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportedly.ledger.leading import lead_tallies
from reportedly.ledger.ranges import exclude
from reportedly.ledger.telling import entry_before, revises
from reportedly.model import HARMS, NEWS, Entry, Ledger, NewsKind, Tally, TallyNews
from reportedly.wording.tallies import is_unnamed, outlets_of

LEADS = 3
"""Number of tallies at the top of a ledger that tell what the story is about."""


def tally_news(ledger: Ledger, new: Collection[str]) -> Iterator[TallyNews]:
    """What matters most of what is new in each tally, if anything; `new` are the articles that were not known, or that
    have been read again since. What a story only mentions along the way is left out.

    Only the ledger as it is now is looked at, in the order of its entries: so a toll that was lowered is told, too,
    when all of its articles were read at once.
    """
    is_story_new = all(article.doc in new for article in ledger.articles)
    outlets = outlets_of(ledger)
    leads = {tally.id for tally in lead_tallies(ledger.tallies, LEADS)}
    for tally in ledger.tallies:
        found = None if tally.also else _news_of(tally, new, is_story_new=is_story_new)
        is_lead = tally.id in leads
        is_said = found is not None and not _is_only_higher(found)
        if found and (is_lead or is_said):
            kind, entry, other, before = found
            yield TallyNews(
                kind=kind, story=ledger.story, title=ledger.title, tally=tally, entry=entry, outlet=outlets[entry.doc],
                other=other, other_outlet=outlets[other.doc] if other else None, before=before, is_lead=is_lead,
                is_said=is_said,
            )  # fmt: skip


def by_weight(news: TallyNews) -> tuple[bool, bool, int, int]:
    """A key that sorts what matters most first: of the first tallies of a story, of harm, by kind, by outlets."""
    outlets = max(entry.outlets for entry in news.tally.entries)
    return not news.is_lead, news.tally.measure not in HARMS, NEWS.index(news.kind), -outlets


_Found = tuple[NewsKind, Entry, Entry | None, tuple[float, float] | None]


def _news_of(tally: Tally, new: Collection[str], *, is_story_new: bool) -> _Found | None:
    entries, now = tally.entries, tally.entries[tally.latest]
    moved = _moved(tally, now) if now.doc in new else None
    if moved and moved[0] == "fell":
        return moved
    if denied := _first_denial(entries, new):
        return "denied", denied, None, None
    conflict = _first_conflict(tally, new)
    if conflict and (moved is None or now in conflict):  # a number that was overtaken since disputes nothing
        return "conflict", conflict[1], conflict[0], None
    if moved or is_story_new:  # who tells the figures of a new story is told beside the story
        return moved
    sourced = _first_source(entries, new)
    return ("first source", sourced, None, None) if sourced else None


def _moved(tally: Tally, now: Entry) -> _Found | None:
    """Whether the latest number is above or below the one before; a number that may be the same has not moved."""
    other = entry_before(tally.entries, tally.latest)
    if other is None and now.earlier:
        low, high = now.earlier[-1]
        if now.high < low:
            return "fell", now, None, (low, high)
        if now.low > high:
            return "rose", now, None, (low, high)
    if other is None or not _may_be_one(tally, now, other):
        return None
    if exclude(now, other) and now.high < other.low:
        return ("fell", now, other, None) if revises(now, other) else None
    if _is_above(now, other) and (revises(now, other) or (tally.measure in HARMS and tally.scope is None)):
        return "rose", now, other, None
    return None


def _is_only_higher(found: _Found) -> bool:
    """Whether a number is only higher than that of another source, which did not say that it rose."""
    kind, now, other, _ = found
    return kind == "rose" and other is not None and not revises(now, other)


def _may_be_one(tally: Tally, now: Entry, other: Entry) -> bool:
    """Whether two numbers may be one that moved: an article that gives two of them tells of two things, unless it says
    that one took the place of the other; so do numbers that have a unit alone in common."""
    is_said = other.replaced and other.doc == now.doc
    return (
        is_said
        or (other.doc != now.doc and not is_unnamed(tally))
        or (revises(now, other) and now.sentence != other.sentence and not is_unnamed(tally))
    )


def _is_above(now: Entry, other: Entry) -> bool:
    """Whether a number rose: "at least 31" after "at least 28" has, though both can be so."""
    has_risen = now.low > other.low and now.high > other.high
    return has_risen and (exclude(now, other) or (now.bound == other.bound == "at_least"))


def _first_denial(entries: Sequence[Entry], new: Collection[str]) -> Entry | None:
    denied = [entry for entry in entries if entry.status == "denied"]
    return denied[0] if denied and all(entry.doc in new for entry in denied) else None


def _first_conflict(tally: Tally, new: Collection[str]) -> tuple[Entry, Entry] | None:
    """The last pair that cannot both be so, if no pair of articles known before could not."""
    pairs = [(tally.entries[one], tally.entries[other]) for one, other in tally.conflicts]
    is_first = pairs and all(one.doc in new or other.doc in new for one, other in pairs)
    return pairs[-1] if is_first else None


def _first_source(entries: Sequence[Entry], new: Collection[str]) -> Entry | None:
    """The first entry with a named source, if nobody was named before."""
    named = [entry for entry in entries if entry.source]
    return named[0] if named and all(entry.doc in new for entry in named) else None
