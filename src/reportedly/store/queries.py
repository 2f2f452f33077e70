"""Questions to a workspace that go over many articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from sqlite3 import Row

from reportedly.model import LedgerStatement, Story
from reportedly.store.workspace import ArticleRow, Store


def list_stories(store: Store, story: int | None = None) -> list[Story]:
    """The stories that have articles, or one of them, the latest first; the name a person gave it or its
    oldest headline names a story."""
    rows = store.query(
        """
        select story_id, articles.title, doc, issued_day, stories.title as name
        from articles join stories on stories.id = story_id
        where current and story_id is not null and (?1 is null or story_id = ?1)
        order by story_id, issued is null, issued, doc
        """,
        (story,),
    )
    stories = [_story(number, list(each)) for number, each in groupby(rows, key=lambda row: row["story_id"])]
    return sorted(stories, key=lambda story: (story.last or "", -story.id), reverse=True)


def _story(number: int, rows: Sequence[Row]) -> Story:
    days = [row["issued_day"] for row in rows if row["issued_day"]]
    title = rows[0]["name"] or next((row["title"] for row in rows if row["title"]), rows[0]["doc"])
    return Story(number, title, tuple(row["doc"] for row in rows), min(days, default=None), max(days, default=None))


def find_statements(
    store: Store, *, story: int | None = None, by: str | None = None, about: str | None = None
) -> list[LedgerStatement]:
    """Statements in order of time: of a story, of speakers whose name has the words `by`, with the words `about`."""
    matches = [f"speaker_name : ({_words(by)})"] if by else []
    matches += [f"content_text : ({_words(about)})"] if about else []
    sql = """
        select doc, speaker_name, speaker_role, content_text, content
        from statements join articles on articles.id = article_id
        where current and (?1 is null or story_id = ?1)
          and (?2 = '' or statements.rowid in (select rowid from statements_fts where statements_fts match ?2))
        order by issued is null, issued, doc, statements.id
    """
    return [_statement(*row) for row in store.query(sql, (story, " AND ".join(matches)))]


def _statement(doc: str, speaker: str | None, role: str | None, text: str, spans: str) -> LedgerStatement:
    content = json.loads(spans)
    return LedgerStatement(doc, speaker, role, text, content[0][0] if content else 0, content[-1][1] if content else 0)


def search_articles(store: Store, words: str) -> list[ArticleRow]:
    """Current articles whose title or text has all the words, in any form (died, dies), in order of time."""
    matched = "id in (select rowid from articles_fts where articles_fts match ?)"
    return store.articles(f"current and {matched}", (_words(words) or '""',))


def _words(text: str) -> str:
    """A full-text query for all words of a text, none of them taken for an operator."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in text.split())
