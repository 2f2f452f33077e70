"""What is new in a workspace since a moment: ledgers of the articles read before it are compared with those of now.

The ledgers of now are kept ones, as far as there are any; a story that is new needs no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import Change
from reportedly.store import (
    Store,
    articles_of_story,
    corrections_of_story,
    list_stories,
    revisions_up_to,
    stories_after,
)
from reportedly.workspace.ledgers import Ledgers


def changes_since(store: Store, article: int) -> Iterator[Change]:
    """All changes by the articles after a row id, story by story; corrections apply both before and after.

    Call it inside `Store.reading`.
    """
    for story in stories_after(store, article):
        yield from _story_changes(store, story, article)


def _story_changes(store: Store, number: int, article: int) -> Iterator[Change]:
    from reportedly.ledger.comparing import ledger_changes

    story = list_stories(store, number)[0]
    now = {row.doc: row.id for row in articles_of_story(store, number)}
    then = revisions_up_to(store, number, article)
    revised = [doc for doc, row in now.items() if doc in then and then[doc] != row]
    before = None
    if then:
        from reportedly.ledger.build import build_ledger  # it loads numpy

        corrections = corrections_of_story(store, story.docs)
        before = build_ledger(story, [store.analysis(row) for row in then.values()], corrections)
    yield from ledger_changes(before, Ledgers(store).now(number), revised)
