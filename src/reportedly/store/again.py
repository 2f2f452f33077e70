"""Which pages are to be read again by the present rules, and how many of them a run has done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.store.workspace import Store

_STALE = "(rules is null or not (rules = :rules or rules like :rules || '+%'))"
"""Articles that other rules analysed; a language model that is not the default one stands behind a plus sign."""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """Which pages to read again: all, or those of a story's articles, read since a moment, or read by other rules."""

    story: int | None = None
    since: datetime | None = None
    stale: bool = False


def page_name(store: Store, page_id: int) -> str:
    """The name of a page in messages: its file or address."""
    return str(store.query("select name from pages where id = ?", (page_id,))[0]["name"])


def pages_to_read(store: Store, choice: PageChoice, rules: str) -> list[int]:
    """The row ids of the pages of a choice, in order; pages without articles count as read by other rules."""
    conditions = ["1"]
    if choice.story is not None:
        conditions.append(
            "id in (select page_id from articles where doc in "
            "(select doc from articles where current and story_id = :story))"
        )
    if choice.since is not None:
        conditions.append("read_at >= :since")
    if choice.stale:
        conditions.append(f"(skipped is not null or id in (select page_id from articles where {_STALE}))")
    since = choice.since.astimezone(UTC).isoformat(timespec="seconds") if choice.since else None
    values = {"story": choice.story, "since": since, "rules": rules}
    sql = f"select id from pages where {' and '.join(conditions)} order by id"
    return [row["id"] for row in store.query(sql, values)]


def count_stale(store: Store, rules: str, *, story: int | None = None, doc: str | None = None) -> int:
    """How many current articles, or those of a story, or of one `doc`, were analysed by other rules."""
    conditions = ["current", _STALE]
    if story is not None:
        conditions.append("story_id = :story")
    if doc is not None:
        conditions.append("doc = :doc")
    if story is None and doc is None and not _is_any_stale(store, rules):
        return 0
    index = "indexed by articles_by_rules" if story is None and doc is None else ""  # which has all that is counted
    sql = f"select count(*) from articles {index} where {' and '.join(conditions)}"
    return int(store.query(sql, {"rules": rules, "story": story, "doc": doc})[0][0])


def _is_any_stale(store: Store, rules: str) -> bool:
    """In the index the articles of the present rules are one stretch. SQLite would read all articles instead, as its
    statistics say that most have the same rules."""
    others = {"rules is null": (), "rules < ?": (rules,), "rules > ?": (f"{rules}+\U0010ffff",)}
    sql = "select 1 from articles indexed by articles_by_rules where current and {} limit 1"
    return any(store.query(sql.format(condition), values) for condition, values in others.items())


def note_read_again(store: Store, page_id: int) -> None:
    """Remember that a page was read and is not skipped any more. Call it inside `Store.writing`."""
    store.execute("update pages set skipped = null where id = ? and skipped is not null", (page_id,))


def read_again_up_to(store: Store, run: str) -> int:
    """The last page that a run did before it was stopped; 0 for a new run."""
    return int(store.query("select coalesce(max(page_id), 0) from reading_again where what = ?", (run,))[0][0])


def note_progress(store: Store, run: str, page_id: int | None) -> None:
    """Remember the last page that a run has done, or that the run is complete. Call it inside `Store.writing`."""
    if page_id is None:
        store.execute("delete from reading_again where what = ?", (run,))
    else:
        store.execute("insert or replace into reading_again values (?, ?)", (run, page_id))
