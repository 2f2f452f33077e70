"""What is new in a workspace since a moment: the ledgers of what was read before it against those of all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from reportedly.ledger import build_ledger, ledger_changes
from reportedly.model import Change, Correction, Ledger
from reportedly.store import Store, list_corrections, list_stories


def last_article(store: Store, moment: datetime | None = None) -> int:
    """The row id of the last article that was read, or that was before a moment; 0 if there is none."""
    if moment is None:
        return int(store.query("select coalesce(max(id), 0) from articles")[0][0])
    sql = "select coalesce(max(articles.id), 0) from articles join pages on pages.id = page_id where read_at < ?"
    return int(store.query(sql, (moment.astimezone(UTC).isoformat(timespec="seconds"),))[0][0])


def changes_since(store: Store, article: int) -> Iterator[Change]:
    """All changes that the articles after a row id made, story by story; corrections hold for before and after."""
    rows = store.query(
        "select distinct story_id from articles where current and story_id is not null and id > ? order by story_id",
        (article,),
    )
    for row in rows:
        yield from _story_changes(store, row["story_id"], article)


def _story_changes(store: Store, number: int, article: int) -> Iterator[Change]:
    story = list_stories(store, number)[0]
    corrections = list_corrections(store, story.docs)
    now = {row.doc: row.id for row in store.articles("current and story_id = ?", (number,))}
    then = {
        row["doc"]: row["id"]
        for row in store.query(
            "select doc, max(id) as id from articles where id <= ?1 and doc in "
            "(select doc from articles where current and story_id = ?2) group by doc",
            (article, number),
        )
    }
    revised = [doc for doc, row in now.items() if doc in then and then[doc] != row]

    def build(rows: dict[str, int], corrections: list[Correction]) -> Ledger:
        return build_ledger(story, [store.analysis(row) for row in rows.values()], corrections)

    yield from ledger_changes(build(then, corrections) if then else None, build(now, corrections), revised)
