"""Lists of stories: all that a workspace has, and short, bounded lists that are quick at any size."""

from __future__ import annotations

import json
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


_NAMES = f"""
    stories.title as name,
    (select json_group_array(title) from (select title from articles
        where current and story_id = stories.id and title is not null order by {_LATEST_FIRST} limit {LATEST}))
        as headlines,
    (select doc from articles where current and story_id = stories.id order by {_LATEST_FIRST} limit 1) as latest_doc
"""
"""What a story may be called: as a person named it, else by one of its latest headlines, the latest first."""
_STORIES = f"""
    select stories.id, articles, first_day as first, last_day as last, {_NAMES},
        (select max(read_at) from pages
            where id in (select page_id from articles where current and story_id = stories.id)) as changed,
        (select count(distinct coalesce(publisher, doc)) from articles where current and story_id = stories.id)
            as outlets,
        now.title as now, now.publisher as now_outlet, now.doc as now_doc
    from (select * from stories where {{}}) as stories left join articles as now on now.id = (
        select id from articles where current and story_id = stories.id and articles.title is not null
        order by issued_day desc, issued desc, id desc limit 1)
"""
"""The columns of a `StoryRow`; the condition and the order of the stories are put in."""


def count_stories(store: Store) -> int:
    """How many stories have articles."""
    return int(store.query("select count(*) from stories where articles > 0")[0][0])


def recent_stories(store: Store, limit: int, offset: int = 0) -> list[StoryRow]:
    """Stories, the one with the latest article first, those without dates last."""
    chosen = "articles > 0 order by last_day desc, id desc limit ? offset ?"
    return [_story_row(row) for row in store.query(_STORIES.format(chosen), (limit, offset))]


def recent_numbers(store: Store, limit: int) -> list[int]:
    """The numbers of the first of `recent_stories`."""
    sql = "select id from stories where articles > 0 order by last_day desc, id desc limit ?"
    return [row["id"] for row in store.query(sql, (limit,))]


def recent_titles(store: Store, limit: int) -> dict[int, str]:
    """The titles of the first of `recent_stories`, by their numbers."""
    sql = f"""
        select id, {_NAMES} from (
            select id, title from stories where articles > 0 order by last_day desc, id desc limit ?
        ) as stories
    """
    return {row["id"]: _title(row) for row in store.query(sql, (limit,))}


def named_stories(store: Store, numbers: list[int]) -> list[StoryRow]:
    """The stories of these numbers, in their order."""
    sql = _STORIES.format("articles > 0 and id = ?")
    return [_story_row(row) for number in numbers for row in store.query(sql, (number,))]


def _story_row(row: Row) -> StoryRow:
    other = {name: row[name] for name in row.keys() if name not in ("name", "headlines", "latest_doc")}  # noqa: SIM118
    return StoryRow(title=_title(row), **other)


def _title(row: Row) -> str:
    """What a story is called, from its `_NAMES`."""
    return str(row["name"] or standing_headline(json.loads(row["headlines"])[::-1]) or row["latest_doc"])


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
    told = sorted(rows, key=lambda row: row["issued_day"] is not None)
    title = rows[0]["name"] or standing_headline([row["title"] for row in told if row["title"]]) or told[-1]["doc"]
    return Story(number, title, tuple(row["doc"] for row in rows), min(days, default=None), max(days, default=None))
