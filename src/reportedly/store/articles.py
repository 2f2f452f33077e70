"""The articles of a workspace and their revisions, as rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from reportedly.model import Moment, Page, utc_moment
from reportedly.store.analysis_rows import ArticleRow, KeptRevision
from reportedly.store.rows import marks
from reportedly.store.workspace import Store


def list_articles(store: Store, *, earlier: bool = False) -> list[ArticleRow]:
    """The current revisions of all articles, with `earlier` also the earlier ones, in order of time, then of `doc`."""
    return _articles(store, "1" if earlier else "current")


def article_of(store: Store, doc: str) -> ArticleRow | None:
    """The current revision of an article; `None` if there is no such article."""
    return next(iter(_articles(store, "current and doc = ?", doc)), None)


def articles_of_story(store: Store, story: int) -> list[ArticleRow]:
    """The current revisions of a story's articles, in order of time, then of `doc`."""
    return _articles(store, "current and story_id = ?", story)


def publishers_of(store: Store, docs: Collection[str]) -> dict[str, str]:
    """The publishers of some articles, by `doc`; of an article without one there is none."""
    sql = f"select doc, publisher from articles where current and publisher is not null and doc in ({marks(docs)})"
    return {row["doc"]: row["publisher"] for row in store.query(sql, [*docs])}


def analysis_states(store: Store, story: int) -> dict[int, tuple[str | None, str | None]]:
    """For each current revision of a story's articles, by its row id, the rules that read it and its digest: an
    analysis is another one when these are."""
    sql = "select id, rules, digest from articles where current and story_id = ?"
    return {row["id"]: (row["rules"], row["digest"]) for row in store.query(sql, (story,))}


def reasons_of_story(store: Store, story: int) -> dict[tuple[str, int], dict[str, str]]:
    """Why each slot of each figure of a story's articles is read so, by `doc` and the figure's number."""
    sql = """
        select doc, figures.number, why from articles join figures on article_id = articles.id
        where current and story_id = ?
    """
    return {(row["doc"], row["number"]): json.loads(row["why"]) for row in store.query(sql, (story,))}


def _articles(store: Store, condition: str, *values: Any) -> list[ArticleRow]:
    columns = "id, doc, title, publisher, issued as published, story_id as story, revision"
    sql = f"select {columns} from articles where {condition} order by issued is null, issued, doc, revision"
    return [ArticleRow(**dict(row)) for row in store.query(sql, values)]


def is_current(store: Store, article_id: int) -> bool:
    """Whether a revision is the current one of its article."""
    return bool(store.query("select 1 from articles where current and id = ?", (article_id,)))


def docs_of_page(store: Store, page: Page) -> list[str]:
    """The ids of the articles whose current revision a page of this name has, or one of the same bytes from the same
    address, in the order of the page."""
    sql = """
        select distinct doc from articles join pages on pages.id = page_id
        where current and (pages.name = ? or (pages.sha256 = ? and pages.url = ?)) order by number
    """
    return [row["doc"] for row in store.query(sql, (page.name, page.sha256, page.url or ""))]


def revisions_on(store: Store, page_id: int) -> list[KeptRevision]:
    """The revisions that a page contains, in the order of the page."""
    return _revisions(store, "page_id = ? order by number, id", [page_id])


def revisions_of(store: Store, docs: Collection[str]) -> list[KeptRevision]:
    """All revisions of some articles."""
    return _revisions(store, f"doc in ({marks(docs)})", [*docs])


def _revisions(store: Store, condition: str, values: Sequence[Any]) -> list[KeptRevision]:
    sql = f"select id, doc, page_id, story_id as story, current, rules from articles where {condition}"
    return [KeptRevision(**(dict(row) | {"current": bool(row["current"])})) for row in store.query(sql, values)]


def earlier_article(store: Store, doc: str, page_id: int) -> int | None:
    """The row id of the last revision of an article that an earlier page contains."""
    sql = "select id from articles where doc = ? and page_id < ? order by page_id desc limit 1"
    rows = store.query(sql, (doc, page_id))
    return rows[0]["id"] if rows else None


def last_article(store: Store, before: datetime | None = None) -> int:
    """The row id of the last revision that was read, or that was read before a moment; 0 if there is none."""
    if before is None:
        return int(store.query("select coalesce(max(id), 0) from articles")[0][0])
    moment = (before.astimezone(UTC).isoformat(timespec="seconds"),)
    if not store.query("select 1 from pages where read_at < ? limit 1", moment):
        return 0  # else all articles would be looked at for one that is not there
    sql = """
        select articles.id from articles join pages on pages.id = page_id where read_at < ?
        order by articles.id desc limit 1
    """
    found = store.query(sql, moment)
    return int(found[0]["id"]) if found else 0


def stories_after(store: Store, article_id: int) -> list[int]:
    """The stories with current revisions that were read after one with this row id."""
    sql = """
        select distinct story_id from articles
        where current and story_id is not null and id > ? order by story_id
    """
    return [row["story_id"] for row in store.query(sql, (article_id,))]


def last_read_stories(store: Store, article_id: int, limit: int) -> list[int]:
    """The same, those of which an article was read last first, and so many of them."""
    sql = """
        select story_id from articles where current and story_id is not null and id > ?
        group by story_id order by max(id) desc limit ?
    """
    return [row["story_id"] for row in store.query(sql, (article_id, limit))]


def revisions_up_to(store: Store, story: int, article_id: int) -> dict[str, int]:
    """For each article that is in a story now, the row id of its last revision up to a row id, if it had one then."""
    sql = """
        select doc, max(id) as id from articles
        where id <= ?1 and doc in (select doc from articles where current and story_id = ?2) group by doc
    """
    return {row["doc"]: row["id"] for row in store.query(sql, (article_id, story))}


def set_rules(store: Store, article_id: int, rules: str) -> None:
    """Set the fingerprint of the rules that read an article. Call it inside `Store.writing`."""
    store.execute("update articles set rules = ? where id = ?", (rules, article_id))


def number_revisions(store: Store, doc: str) -> int | None:
    """Number the revisions of an article and make the last one current; its row id. They are in the order in which
    their pages were saved, where that is known of all, else in that in which they were read.

    Call it inside `Store.writing`.
    """
    rows = _saved(store, doc, "page_id, number, articles.id")
    if all(when for _, when in rows):
        rows.sort(key=lambda row: row[1] or datetime.max)
    store.execute("update articles set revision = -revision where doc = ?", (doc,))
    for number, (article_id, _) in enumerate(rows, 1):
        current = number == len(rows)
        store.execute("update articles set revision = ?, current = ? where id = ?", (number, current, article_id))
    return rows[-1][0] if rows else None


def saved_before(store: Store, doc: str, saved: Moment | None) -> int | None:
    """How many of the revisions of an article were saved up to a moment; `None` if that is not known of all, or by the
    time of a file alone."""
    when = _when(saved)
    moments = [moment for _, moment in _saved(store, doc, "revision")]
    return None if when is None or None in moments else sum(moment <= when for moment in moments if moment)


def _saved(store: Store, doc: str, order: str) -> list[tuple[int, datetime | None]]:
    """The revisions of an article by their row ids, each with when its page was saved, if that is sure."""
    sql = f"select articles.id, saved from articles join pages on pages.id = page_id where doc = ? order by {order}"
    rows = store.query(sql, (doc,))
    return [(row["id"], _when(msgspec.json.decode(row["saved"] or "null", type=Moment | None))) for row in rows]


def _when(saved: Moment | None) -> datetime | None:
    return None if saved is None or saved.unsure else utc_moment(saved.value)


def delete_article(store: Store, article_id: int) -> None:
    """Delete one revision of an article. Call it inside `Store.writing`."""
    store.execute("delete from articles where id = ?", (article_id,))
