"""What is new in a workspace since a moment: ledgers of the articles read before it are compared with ledgers of
all."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.ledger import ledger_changes
from reportedly.model import Change, Correction, Ledger
from reportedly.store import Store, articles_of_story, list_corrections, list_stories, revisions_up_to, stories_after


def changes_since(store: Store, article: int) -> Iterator[Change]:
    """All changes by the articles after a row id, story by story; corrections apply both before and after."""
    for story in stories_after(store, article):
        yield from _story_changes(store, story, article)


def _story_changes(store: Store, number: int, article: int) -> Iterator[Change]:
    from reportedly.ledger.build import build_ledger  # it loads numpy

    story = list_stories(store, number)[0]
    corrections = list_corrections(store, story.docs)
    now = {row.doc: row.id for row in articles_of_story(store, number)}
    then = revisions_up_to(store, number, article)
    revised = [doc for doc, row in now.items() if doc in then and then[doc] != row]

    def build(rows: dict[str, int], corrections: list[Correction]) -> Ledger:
        return build_ledger(story, [store.analysis(row) for row in rows.values()], corrections)

    yield from ledger_changes(build(then, corrections) if then else None, build(now, corrections), revised)
