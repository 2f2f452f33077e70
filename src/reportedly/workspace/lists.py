"""Short, bounded answers that the web page and the command line show: quick in workspaces of any size."""

from __future__ import annotations

from reportedly.errors import UsageError
from reportedly.model import Tally
from reportedly.rules import reading_rules
from reportedly.store import (
    ArticleHit,
    ArticleShelf,
    PageRow,
    SpeakerHit,
    StatementHit,
    Store,
    StoryRow,
    count_stale,
    count_stories,
    hit_articles,
    hit_speakers,
    hit_statements,
    named_stories,
    recent_stories,
    recent_titles,
    statements_by,
)
from reportedly.workspace.articles import known_article
from reportedly.workspace.ledgers import Ledgers
from reportedly.workspace.related import find_related

MOST_NAMED = 2000
"""Stories among which one is found by its title: the latest."""
LONGEST_NUMBER = 18
"""Characters of a story's number: a larger one is none of SQLite's."""
NAMED_SHOWN = 5
"""Stories that are named if several have the words."""


class Lists:
    """What pages that people look at need of a workspace."""

    def __init__(self, store: Store, ledgers: Ledgers) -> None:
        self._store = store
        self._ledgers = ledgers

    def recent_stories(self, limit: int, offset: int = 0) -> list[StoryRow]:
        """Some of the stories, the one with the latest article first."""
        return recent_stories(self._store, limit, offset)

    def named_stories(self, numbers: list[int]) -> list[StoryRow]:
        """The stories of these numbers, in their order."""
        return named_stories(self._store, numbers)

    def recent_titles(self, limit: int) -> list[str]:
        """The titles of the stories with the latest articles."""
        return list(recent_titles(self._store, limit).values())

    def story_named(self, words: str) -> int:
        """The number of the story that a number, its title, or words of its title mean, among the `MOST_NAMED` latest;
        raises `UsageError` if there is none or several."""
        if words.strip().isdecimal() and words.isascii() and len(words) <= LONGEST_NUMBER:
            return int(words)
        titles, wanted = recent_titles(self._store, MOST_NAMED), words.casefold().split()
        found = [number for number, title in titles.items() if title.casefold().split() == wanted]
        if not found and wanted:
            found = [number for number, title in titles.items() if all(each in title.casefold() for each in wanted)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise UsageError(f"no story is called {words[:80]!r}; `reportedly stories` lists them")
        several = "; ".join(f"{number} · {titles[number]}" for number in found[:NAMED_SHOWN])
        raise UsageError(f"{len(found)} stories are called so: {several}")

    def see_also(self, story: int) -> list[StoryRow]:
        """Up to three other stories on the same event, months before or later, or on one like it."""
        return named_stories(self._store, find_related(ArticleShelf(self._store), self._store.story_now(story)))

    def count_stories(self) -> int:
        """How many stories there are."""
        return count_stories(self._store)

    def count_stale(self, *, story: int | None = None, doc: str | None = None) -> int:
        """How many articles, or those of a story, or of one `doc`, were read by other rules than the present ones."""
        number = self._store.story_now(story) if story is not None else None
        return count_stale(self._store, reading_rules(), story=number, doc=doc)

    def headlines(self, story: int) -> tuple[Tally, ...]:
        """The first three tallies of a story's ledger, if it has so many; quick where the ledger was kept."""
        return self._ledgers.headlines(story)

    def hit_articles(self, words: str, limit: int) -> list[ArticleHit]:
        """Articles with all the words, those read last first."""
        return hit_articles(self._store, words, limit)

    def hit_statements(self, words: str, limit: int) -> list[StatementHit]:
        """Statements with all the words, in their content or their speaker's name, those read last first."""
        return hit_statements(self._store, words, limit)

    def hit_speakers(self, words: str, limit: int) -> list[SpeakerHit]:
        """Speakers with all the words in their name, those who said most first."""
        return hit_speakers(self._store, words, limit)

    def statements_by(self, name: str, limit: int) -> list[StatementHit]:
        """The statements of a speaker of exactly this name, the latest first."""
        return statements_by(self._store, name, limit)

    def story_of(self, doc: str) -> int | None:
        """The story that an article is in; raises `UsageError` if there is no such article."""
        return known_article(self._store, doc).story

    def page(self, doc: str) -> PageRow:
        """What was kept of the page that an article stands on; raises `UsageError` if there is no such article."""
        return self._store.page(known_article(self._store, doc).id)
