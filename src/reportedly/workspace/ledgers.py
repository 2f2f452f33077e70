"""The ledgers of a workspace. A ledger is built when it is asked for first, and kept until its story changes."""

from __future__ import annotations

import logging

import msgspec

from reportedly.errors import StoreError, UsageError
from reportedly.ledger import mark_revisions
from reportedly.ledger.leading import lead_tallies
from reportedly.ledger.memory import Memory
from reportedly.model import Analysis, Ledger, Story, Tally
from reportedly.store import (
    LedgerPart,
    Store,
    analysis_states,
    articles_of_story,
    corrections_of_story,
    keep_ledger,
    kept_ledger,
    list_stories,
    named_stories,
    stories_with_tally,
    story_state,
)

HEADLINES = 3
"""Largest number of tallies of a story that lists show."""
REMEMBERED_ARTICLES = 1_000
"""Articles of the stories that are remembered, besides the last one: their next ledgers are quick."""

log = logging.getLogger(__name__)


class Ledgers:
    """The ledgers of the stories in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._memories: dict[int, tuple[Memory, int]] = {}

    def story(self, number: int) -> Story:
        """The story that has this number now; raises `UsageError` if there is none."""
        found = list_stories(self._store, self._store.story_now(number))
        if not found:
            raise UsageError(f"no story {number} in {self._store.path}; `reportedly stories` lists them")
        return found[0]

    def ledger(self, story: int) -> Ledger:
        """All tallies and statements of a story; raises `UsageError` if there is none of that number."""
        number, state, kept = self._kept(story, "ledger")
        return msgspec.json.decode(kept, type=Ledger) if kept is not None else self._keep(number, state)

    def build(self, stories: set[int]) -> None:
        """Build and keep the ledgers of stories, which searches ask for, and empty the set."""
        for row in named_stories(self._store, sorted(stories)):
            self.ledger(row.id)
        stories.clear()

    def headlines(self, story: int) -> tuple[Tally, ...]:
        """The tallies that stand for a story, `HEADLINES` at most; quick if the ledger is kept."""
        number, state, kept = self._kept(story, "head")
        if kept is not None:
            return msgspec.json.decode(kept, type=tuple[Tally, ...])
        return tuple(lead_tallies(self._keep(number, state).tallies, HEADLINES))

    def kept_and_built(self, story: int) -> tuple[bytes | None, Ledger]:
        """The kept ledger of a story for its present state, and the ledger built again."""
        with self._store.reading():
            kept = kept_ledger(self._store, story, story_state(self._store, story))
            return kept, self._build(story, Memory())

    def now(self, story: int) -> Ledger:
        """The ledger of a story that exists, as it was kept or else built; call it inside `Store.reading`."""
        kept = kept_ledger(self._store, story, story_state(self._store, story))
        return msgspec.json.decode(kept, type=Ledger) if kept is not None else self._build(story)

    def headlines_now(self, story: int) -> tuple[Tally, ...]:
        """The tallies that stand for a story, as they were kept or else built; call it inside `Store.reading`."""
        kept = kept_ledger(self._store, story, story_state(self._store, story), "head")
        if kept is not None:
            return msgspec.json.decode(kept, type=tuple[Tally, ...])
        return tuple(lead_tallies(self._build(story).tallies, HEADLINES))

    def tally(self, tally: str) -> tuple[Ledger, Tally]:
        """A tally by its id, with its ledger; raises `UsageError` if there is none."""
        shown = stories_with_tally(self._store, tally)  # an id is known from a ledger only, which was kept then
        for story in dict.fromkeys((*shown, *(each.id for each in list_stories(self._store)))):
            ledger = self.ledger(story)
            for each in ledger.tallies:
                if each.id == tally:
                    return ledger, each
        raise UsageError(f"no tally {tally!r} in {self._store.path}; `reportedly ledger` shows their ids")

    def _kept(self, story: int, part: LedgerPart) -> tuple[int, str, bytes | None]:
        """The number that a story has now, its state, and its ledger if it was kept for that state."""
        with self._store.reading():
            number = self._store.story_now(story)
            state = story_state(self._store, number)
            return number, state, kept_ledger(self._store, number, state, part)

    def _keep(self, story: int, state: str) -> Ledger:
        """Build a story's ledger and keep it for a state of the story. If the story has changed meanwhile, its new
        state does not match, and the ledger is built again."""
        with self._store.reading():
            ledger = self._build(story)
        head = msgspec.json.encode(lead_tallies(ledger.tallies, HEADLINES))
        try:
            keep_ledger(self._store, story, state, msgspec.json.encode(ledger), head)
        except StoreError:
            log.debug("the ledger of story %d was not kept", story, exc_info=True)  # it can be built again
        return ledger

    def _build(self, story: int, memory: Memory | None = None) -> Ledger:
        """Build a story's ledger; without a memory, from the one of its last ledger here."""
        from reportedly.ledger.build import build_ledger  # it loads numpy

        found = self.story(story)
        rows = articles_of_story(self._store, found.id)
        corrections = corrections_of_story(self._store, found.docs)
        states = analysis_states(self._store, found.id)
        memory = memory or self._memory_of(found)
        analyses = [memory.recall(_analysis, (self._store,), row.id, states[row.id]) for row in rows]
        ledger = build_ledger(found, analyses, corrections, memory)
        return mark_revisions(ledger, {row.doc: self._revisions(row.doc) for row in rows if row.revision > 1})

    def _memory_of(self, story: Story) -> Memory:
        """The memory of a story's last ledger, or a new one; of other stories only the last ones are kept."""
        memory, _ = self._memories.pop(story.id, (Memory(), 0))
        self._memories[story.id] = (memory, len(story.docs))
        while sum(articles for _, articles in self._memories.values()) - len(story.docs) > REMEMBERED_ARTICLES:
            del self._memories[next(iter(self._memories))]
        return memory

    def _revisions(self, doc: str) -> list[Analysis]:
        return [self._store.analysis(row.article_id) for row in self._store.revisions(doc)]


def _analysis(stores: tuple[Store], article_id: int, _state: tuple[str | None, str | None]) -> Analysis:
    """The analysis of an article in its present state."""
    return stores[0].analysis(article_id)
