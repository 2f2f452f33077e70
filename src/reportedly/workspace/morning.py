"""The morning picture of a workspace: what changed since a moment, and its stories, those that matter most first.

Only kept ledgers are looked at, and only so many of them: it is quick in workspaces of any size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reportedly.ledger.whats_new import by_weight, tally_news
from reportedly.model import HARMS, Entry, Tally, TallyNews
from reportedly.store import (
    Store,
    StoryRow,
    articles_of_story,
    last_article,
    last_read_stories,
    publishers_of,
    recent_stories,
    revisions_up_to,
)
from reportedly.workspace.ledgers import Ledgers

MOST_READ = 40
"""Stories whose changes are looked for: those that were read last."""
MOST_NAMED = 12
"""Entries of a tally whose outlets are looked up: the last ones."""


@dataclass(frozen=True, slots=True)
class StoryNews:
    """A story of the morning picture, with its first tallies and what is new in it."""

    row: StoryRow
    headlines: tuple[Tally, ...]
    news: tuple[TallyNews, ...]


@dataclass(frozen=True, slots=True)
class Morning:
    """What changed since a moment, then the stories; `folded` are those without figures or of one outlet alone.
    `outlets` are the publishers, as far as known, of the articles that the stories' tallies are from."""

    since: datetime
    news: tuple[TallyNews, ...]
    stories: tuple[StoryNews, ...]
    folded: tuple[StoryNews, ...]
    outlets: Mapping[str, str]


def yesterday() -> datetime:
    """The beginning of yesterday, in UTC."""
    return (datetime.now(UTC) - timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def morning_of(store: Store, ledgers: Ledgers, since: datetime, limit: int, offset: int = 0) -> Morning:
    """What the articles read since a moment (with a time zone) changed, and so many of the stories, by their day, after
    the first `offset`: then only what changed in these is told."""
    after = last_article(store, since)
    rows = recent_stories(store, limit, offset)
    listed = {row.id for row in rows}
    read = [story for story in last_read_stories(store, after, MOST_READ) if not offset or story in listed]
    news = tuple(sorted((each for story in read for each in _story_news(store, ledgers, story, after)), key=by_weight))
    stories = [
        StoryNews(row, ledgers.headlines(row.id), tuple(each for each in news if each.story == row.id)) for row in rows
    ]
    stories.sort(key=_weight, reverse=True)  # of equal ones the latest stays first
    folded = [story for story in stories if _is_folded(story)]
    if len(folded) == len(stories):  # a workspace of one outlet
        folded = [story for story in stories if not story.headlines]
    shown = tuple(story for story in stories if story not in folded)
    return Morning(since, news, shown, tuple(folded), _outlets(store, stories))


def _outlets(store: Store, stories: list[StoryNews]) -> dict[str, str]:
    docs = {entry.doc for story in stories for tally in story.headlines for entry in _told(tally)}
    return publishers_of(store, docs)


def _told(tally: Tally) -> list[Entry]:
    """The entries that can be named beside the range that stands: the latest ones."""
    return [tally.entries[tally.latest], *tally.entries[-MOST_NAMED:]]


def _story_news(store: Store, ledgers: Ledgers, story: int, after: int) -> list[TallyNews]:
    known = revisions_up_to(store, story, after)
    new = {row.doc for row in articles_of_story(store, story) if known.get(row.doc) != row.id}
    return list(tally_news(ledgers.ledger(story), new))


def _is_folded(story: StoryNews) -> bool:
    return not story.headlines or story.row.outlets == 1


def _weight(story: StoryNews) -> tuple[bool, bool, int, int, bool]:
    """How much a story matters: what moved, harm, how many stand behind its figures, who disagrees."""
    tallies = story.headlines
    return (
        bool(story.news),
        any(tally.measure in HARMS for tally in tallies),
        max((len({entry.origin for entry in tally.entries}) for tally in tallies), default=0),
        story.row.outlets,
        any(tally.conflicts for tally in tallies),
    )
