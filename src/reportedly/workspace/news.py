"""What is new in a workspace since a moment: ledgers of the articles read before it are compared with those of now.

The ledgers of now are kept ones, as far as there are any; a story that is new needs no other.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.model import Change, Ledger, LedgerArticle
from reportedly.store import (
    Store,
    articles_of_story,
    corrections_of_story,
    list_stories,
    revisions_up_to,
    stories_after,
)
from reportedly.workspace.ledgers import Ledgers


def changes_since(store: Store, article: int, *, brief: bool = False) -> list[Change]:
    """All changes by the articles after a row id, story by story; corrections apply both before and after.

    If `brief`, of the tallies of a new story only those that stand for it. Call it inside `Store.reading`.
    """
    with _uncollected():
        stories = stories_after(store, article)
        return [change for story in stories for change in _story_changes(store, story, article, brief)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps Python from searching for cycles: ledgers and changes have none, and are so many that it searches long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _story_changes(store: Store, number: int, article: int, brief: bool) -> Iterator[Change]:
    from reportedly.ledger.comparing import ledger_changes

    then = revisions_up_to(store, number, article)
    if not then:
        yield from ledger_changes(None, _head(store, number) if brief else Ledgers(store).now(number))
        return
    from reportedly.ledger.build import build_ledger  # it loads numpy

    story = list_stories(store, number)[0]
    now = {row.doc: row.id for row in articles_of_story(store, number)}
    revised = [doc for doc, row in now.items() if doc in then and then[doc] != row]
    corrections = corrections_of_story(store, story.docs)
    before = build_ledger(story, [store.analysis(row) for row in then.values()], corrections)
    yield from ledger_changes(before, Ledgers(store).now(number), revised)


def _head(store: Store, number: int) -> Ledger:
    """The ledger of a story without all but the tallies that stand for it, which is quickly read."""
    story = list_stories(store, number)[0]
    articles = tuple(LedgerArticle(doc, None, None, None) for doc in story.docs)
    return Ledger(number, story.title, articles, Ledgers(store).headlines_now(number), ())
