"""The articles of a workspace as a person sees them: their current revisions with corrections, and their history."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.errors import UsageError
from reportedly.ledger import Corrected, revision_history
from reportedly.model import Analysis, Revision
from reportedly.store import ArticleRow, Store, article_of, list_corrections


def known_article(store: Store, doc: str) -> ArticleRow:
    """The current revision of an article as a row; raises `UsageError` if there is no such article."""
    row = article_of(store, doc)
    if row is None:
        raise UsageError(f"no article {doc!r} in {store.path}; `reportedly ledger` lists them")
    return row


def corrected_articles(store: Store, docs: Sequence[str]) -> list[Analysis]:
    """The current revisions of articles with all that was found in them, as they were corrected; raises `UsageError` if
    one is not there."""
    found = [store.analysis(known_article(store, doc).id) for doc in docs]
    return list(Corrected(list_corrections(store, docs), found).analyses())


def article_history(store: Store, doc: str) -> list[Revision]:
    """Every revision of an article with what changed in it; raises `UsageError` if there is no such article."""
    known_article(store, doc)
    return revision_history([(row.number, row.read_at, store.analysis(row.article_id)) for row in store.revisions(doc)])
