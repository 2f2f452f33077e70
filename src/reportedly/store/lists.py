"""Lists of stories: all that a workspace has, and short, bounded lists that are quick at any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from sqlite3 import Row

from reportedly.model import Story
from reportedly.store.workspace import Store
from reportedly.wording.headlines import LATEST, standing_headline

_LATEST_FIRST = "issued_day is null, issued_day desc, issued desc, doc desc"
"""An order of articles; one without a date never counts as the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story as lists show it: the number of its articles and outlets, its first and last day, the headline of its
    latest article (`now`) with its outlet and `doc`, and when its last article was read (`changed`)."""

    id: int
    title: str
    articles: int
    outlets: int
    first: str | None
    last: str | None
    changed: str
    now: str | None
    now_outlet: str | None
    now_doc: str | None


def count_stories(store: Store) -> int:
    """How many stories have articles."""
    return int(store.query("select count(*) from stories where articles > 0")[0][0])


def recent_stories(store: Store, limit: int, offset: int = 0) -> list[StoryRow]:
    """Stories, the one with the latest article first, those without dates last."""
    rows = store.query(
        """
        select id, articles, first_day as first, last_day as last from stories where articles > 0
        order by last_day desc, id desc limit ? offset ?
        """,
        (limit, offset),
    )
    return [_story_row(store, row) for row in rows]


def recent_numbers(store: Store, limit: int) -> list[int]:
    """The numbers of the first of `recent_stories`."""
    sql = "select id from stories where articles > 0 order by last_day desc, id desc limit ?"
    return [row["id"] for row in store.query(sql, (limit,))]


def recent_titles(store: Store, limit: int) -> dict[int, str]:
    """The titles of the first of `recent_stories`, by their numbers."""
    return {number: _title(store, number) for number in recent_numbers(store, limit)}


def named_stories(store: Store, numbers: list[int]) -> list[StoryRow]:
    """The stories of these numbers, in their order."""
    sql = "select id, articles, first_day as first, last_day as last from stories where articles > 0 and id = ?"
    return [_story_row(store, row) for number in numbers for row in store.query(sql, (number,))]


def _title(store: Store, number: int) -> str:
    """What a story is called: as a person named it, else by a headline of its latest ones."""
    sql = f"""
        select articles.title, doc, stories.title as name from articles join stories on stories.id = story_id
        where current and story_id = ? order by articles.title is null, {_LATEST_FIRST} limit {LATEST}
    """
    return _name(store.query(sql, (number,))[::-1])


def _name(rows: Sequence[Row]) -> str:
    """The name of a story, from its last articles, the latest last."""
    headline = standing_headline([row["title"] for row in rows if row["title"]])
    return str(rows[-1]["name"] or headline or rows[-1]["doc"])


def _story_row(store: Store, row: Row) -> StoryRow:
    changed = store.query(
        "select max(read_at) from pages where id in (select page_id from articles where current and story_id = ?)",
        (row["id"],),
    )
    sql = "select count(distinct coalesce(publisher, doc)) from articles where current and story_id = ?"
    outlets = store.query(sql, (row["id"],))
    sql = """
        select title, publisher, doc from articles where current and story_id = ? and title is not null
        order by issued_day desc, issued desc, id desc limit 1
    """
    now = next(iter(store.query(sql, (row["id"],))), {"title": None, "publisher": None, "doc": None})
    return StoryRow(
        id=row["id"],
        title=_title(store, row["id"]),
        articles=row["articles"],
        outlets=outlets[0][0],
        first=row["first"],
        last=row["last"],
        changed=changed[0][0],
        now=now["title"],
        now_outlet=now["publisher"],
        now_doc=now["doc"],
    )


def list_stories(store: Store, story: int | None = None) -> list[Story]:
    """The stories that have articles, or one of them, the latest first; the name a person gave it, or a headline of
    now, names a story."""
    condition = "story_id is not null" if story is None else "story_id = ?"
    rows = store.query(
        f"""
        select story_id, articles.title, doc, issued_day, stories.title as name
        from articles join stories on stories.id = story_id
        where current and {condition} order by story_id, issued is null, issued, doc
        """,
        () if story is None else (story,),
    )
    stories = [_story(number, list(each)) for number, each in groupby(rows, key=lambda row: row["story_id"])]
    return sorted(stories, key=lambda story: (story.last or "", -story.id), reverse=True)


def _story(number: int, rows: Sequence[Row]) -> Story:
    days = [row["issued_day"] for row in rows if row["issued_day"]]
    dated = [row for row in rows if row["issued_day"]]
    undated = [row for row in rows if not row["issued_day"]]
    told = sorted(undated + dated, key=lambda row: row["title"] is not None)
    return Story(
        number,
        _name(told[-LATEST:]),
        tuple(row["doc"] for row in rows),
        min(days, default=None),
        max(days, default=None),
    )
