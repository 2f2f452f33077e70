"""Deletes articles from a workspace, and the pages that have no other article, with their bytes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from reportedly.model import Correction
from reportedly.store.alerts import delete_alerts_of
from reportedly.store.analysis_rows import KeptRevision
from reportedly.store.articles import delete_article
from reportedly.store.corrections import list_corrections
from reportedly.store.kept_ledgers import delete_ledgers_with
from reportedly.store.records import Position
from reportedly.store.rows import marks, to_column
from reportedly.store.workspace import Store


def docs_of_pages(store: Store, doc: str) -> list[str]:
    """The articles of all pages that contain a revision of an article."""
    sql = """
        select distinct doc from articles where page_id in (select page_id from articles where doc = ?) order by doc
    """
    return [row["doc"] for row in store.query(sql, (doc,))]


def count_parts(store: Store, revisions: Sequence[KeptRevision]) -> tuple[int, int]:
    """Number of figures and statements of those revisions that are current."""
    ids = [each.id for each in revisions if each.current]
    counts = (
        store.query(f"select count(*) from {table} where article_id in ({marks(ids)})", ids)[0][0]
        for table in ("figures", "statements")
    )
    figures, statements = counts
    return figures, statements


def delete_articles(store: Store, revisions: Sequence[KeptRevision]) -> list[Position]:
    """Delete revisions, all that was found in them, and the pages that have no other article; the positions of the
    records of those pages.

    Call it inside `Store.writing`.
    """
    for revision in revisions:
        delete_article(store, revision.id)
    records = []
    for page in sorted({revision.page_id for revision in revisions}):
        if not store.query("select 1 from articles where page_id = ? limit 1", (page,)):
            for row in store.query("select warc, warc_offset, warc_length from pages where id = ?", (page,)):
                records.append(Position(*row))
            store.execute("delete from pages where id = ?", (page,))
    store.execute(  # a new article may get a row id that was used before
        "update alerts_marks set article_id = min(article_id, (select coalesce(max(id), 0) from articles))"
    )
    return records


def delete_traces(store: Store, doc: str) -> None:
    """Delete all other rows about an article: its own corrections, alerts, kept ledgers. Call it inside
    `Store.writing`."""
    for correction in list_corrections(store, [doc]):
        _take_out(store, correction, doc)
    delete_alerts_of(store, doc)
    delete_ledgers_with(store, doc)


def delete_empty_stories(store: Store, stories: Collection[int]) -> None:
    """Delete those of some stories that have nothing left. Call it inside `Store.writing`."""
    for story in stories:
        store.execute(
            "delete from stories where id = ?1 and moved_to is null "
            "and not exists (select 1 from articles where story_id = ?1) "
            "and not exists (select 1 from stories as o where o.moved_to = ?1) "
            "and not exists (select 1 from correction_docs where was = ?1) "
            "and not exists (select 1 from correction_stories where story_id = ?1)",
            (story,),
        )


def _take_out(store: Store, correction: Correction, doc: str) -> None:
    """Take an article out of a correction; delete the correction if nothing is left, or if one of its parts is
    empty."""
    left = replace(
        correction,
        figures=tuple(tuple(each for each in group if each.doc != doc) for group in correction.figures),
        docs=tuple(tuple(each for each in part if each != doc) for part in correction.docs),
    )
    store.execute("delete from correction_docs where (correction_id, doc) = (?, ?)", (correction.id, doc))
    if all(left.figures) and all(left.docs):
        store.execute(
            "update corrections set figures = ?, docs = ? where id = ?",
            (to_column(left.figures), to_column(left.docs), correction.id),
        )
        return
    for table in ("correction_docs", "correction_stories"):
        store.execute(f"delete from {table} where correction_id = ?", (correction.id,))
    store.execute("delete from corrections where id = ?", (correction.id,))
