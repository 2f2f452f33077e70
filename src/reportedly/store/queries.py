"""Questions to a workspace that go over many articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from sqlite3 import Row

from reportedly.model import Story, Variant
from reportedly.store.browse import full_text
from reportedly.store.workspace import Store


def list_stories(store: Store, story: int | None = None) -> list[Story]:
    """The stories that have articles, or one of them, the latest first; the name a person gave it or its
    oldest headline names a story."""
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
    title = rows[0]["name"] or next((row["title"] for row in rows if row["title"]), rows[0]["doc"])
    return Story(number, title, tuple(row["doc"] for row in rows), min(days, default=None), max(days, default=None))


def find_variants(
    store: Store, *, story: int | None = None, by: str | None = None, about: str | None = None
) -> list[Variant]:
    """Statements with their stories, dates and publishers in order of time: of a story, of speakers whose name has the
    words `by`, with the words `about`."""
    matches = [f"speaker_name : ({full_text(by)})"] if by else []
    matches += [f"content_text : ({full_text(about)})"] if about else []
    sql = """
        select doc, story_id, issued, publisher, speaker_name, speaker_role, content_text, content
        from statements join articles on articles.id = article_id
        where current and (?1 is null or story_id = ?1)
          and (?2 = '' or statements.rowid in (select rowid from statements_fts where statements_fts match ?2))
        order by issued is null, issued, doc, statements.id
    """
    return [_variant(row) for row in store.query(sql, (story, " AND ".join(matches)))]


def _variant(row: Row) -> Variant:
    doc, story, issued, publisher, speaker, role, text, spans = row
    content = json.loads(spans)
    start, end = (content[0][0], content[-1][1]) if content else (0, 0)
    return Variant(doc, story, issued, publisher, speaker, role, text, start, end)


def candidate_stories(store: Store, words: Sequence[str], measures: Sequence[str], limit: int) -> list[int]:
    """Stories whose articles have, or whose corrections give, each of the words, and that have figures of one of the
    measures; those with the latest article first."""
    conditions = ["current", "story_id is not null"]
    values: list[str | int] = []
    for word in words:
        conditions.append(
            "(story_id in (select story_id from articles_fts join articles as o on o.id = articles_fts.rowid "
            "where o.current and articles_fts match ?) or story_id in (select story_id from correction_docs "
            "join articles as o using (doc) join corrections on corrections.id = correction_id "
            "where instr(lower(name || slots), ?) or instr(lower(slots), ?)))"
        )
        values += [full_text(word), word, word]
    if measures:
        marks = ", ".join("?" * len(measures))
        conditions.append(
            "story_id in (select story_id from figures join articles as o on o.id = article_id "
            f"where measure in ({marks}) and o.current)"
        )
        values += measures
    sql = f"""
        select story_id from articles where {" and ".join(conditions)}
        group by story_id order by max(issued) is null, max(issued) desc, story_id desc limit ?
    """
    return [row["story_id"] for row in store.query(sql, (*values, limit))]
