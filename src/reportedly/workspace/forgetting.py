"""Deletes articles from a workspace, with all rows that depend on them only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import UsageError
from reportedly.store import (
    Store,
    count_parts,
    delete_articles,
    delete_empty_stories,
    delete_traces,
    docs_of_pages,
    list_corrections,
    revisions_of,
)
from reportedly.workspace.corrections import take_effect

if TYPE_CHECKING:
    from reportedly.stories import StoryIndex


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted: articles by their ids, and the numbers of figures, statements and pages."""

    docs: tuple[str, ...]
    figures: int
    statements: int
    pages: int


def forget(store: Store, index: StoryIndex, doc: str, *, page: bool = False) -> Forgotten:
    """Delete an article with all its revisions, and its pages if they have no other article; with `page`, delete its
    pages with all their articles. It is one transaction; it is safe to call it again after a crash.

    Raises `UsageError` if there is no such article.
    """
    with store.erasing():
        docs = docs_of_pages(store, doc) if page else [doc]
        revisions = revisions_of(store, docs)
        if not revisions or not docs:
            raise UsageError(f"no article {doc!r} in {store.path}; `reportedly ledger` lists them")
        figures, statements = count_parts(store, revisions)
        stories = {each.story for each in revisions if each.story is not None}
        near = {each for kept in list_corrections(store, docs) for each in kept.articles} - set(docs)
        for revision in revisions:
            stories |= index.remove(revision.id)
        for gone in docs:
            delete_traces(store, gone)
        records = delete_articles(store, revisions)
        stories |= take_effect(store, index, near)
        delete_empty_stories(store, stories)
        for record in records:
            store.blank(record)
    return Forgotten(tuple(docs), figures, statements, len(records))
