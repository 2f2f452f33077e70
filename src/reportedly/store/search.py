"""Searches a workspace by words: articles, statements, speakers, and stories that may answer a question."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from reportedly.model import Variant
from reportedly.store.rows import marks
from reportedly.store.workspace import Store

MOST_ARTICLES = 500
"""Articles with the words of a search whose statements are looked at."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that has the words of a search."""

    doc: str
    title: str | None
    publisher: str | None
    published: str | None
    story: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementHit:
    """A statement that has the words of a search in its content or speaker; `number` is its place among the statements
    of its article."""

    doc: str
    number: int
    speaker: str | None
    role: str | None
    content: str
    published: str | None
    story: int | None


@dataclass(frozen=True, slots=True)
class SpeakerHit:
    """A speaker whose name has the words of a search, with the number of the speaker's statements."""

    name: str
    statements: int


def hit_articles(store: Store, words: str, limit: int) -> list[ArticleHit]:
    """Current articles with all the words, those read last first."""
    sql = """
        select doc, title, publisher, issued as published, story_id as story
        from (select rowid as id from articles_fts where articles_fts match ? order by rowid desc limit ?) join articles
        using (id) where current order by id desc limit ?
    """
    rows = store.query(sql, (full_text(words), 4 * limit, limit))
    return [ArticleHit(**dict(row)) for row in rows]


def hit_statements(store: Store, words: str, limit: int, *, column: str = "", offset: int = 0) -> list[StatementHit]:
    """Statements of current articles with all the words in the `column` (`speaker_name` or `content_text`, else in
    either), those read last first."""
    match = f"{column} : ({full_text(words)})" if column else full_text(words)
    sql = """
        select doc, statements.number, speaker_name as speaker, speaker_role as role, content_text as content,
               issued as published, story_id as story
        from (select rowid as hit from statements_fts where statements_fts match ?1 order by rowid desc limit ?2)
        join statements on statements.rowid = hit join articles on articles.id = article_id
        where current order by hit desc limit ?3 offset ?4
    """
    rows = store.query(sql, (match, 4 * (limit + offset), limit, offset))
    return [StatementHit(**dict(row)) for row in rows]


def statements_by(store: Store, name: str, limit: int) -> list[StatementHit]:
    """The statements of current articles by a speaker of exactly this name, the latest first."""
    sql = """
        select doc, statements.number, speaker_name as speaker, speaker_role as role, content_text as content,
               issued as published, story_id as story
        from statements join articles on articles.id = article_id
        where speaker_name = ? and current order by statements.rowid desc limit ?
    """
    return [StatementHit(**dict(row)) for row in store.query(sql, (name, limit))]


def hit_statements_of(store: Store, who: str, about: str, limit: int) -> list[StatementHit]:
    """Statements of current articles by speakers whose name or role has all words of `who`, on what has the words
    `about`, those read last first; the `MOST_ARTICLES` articles that were read last and have the words are looked
    at."""
    conditions = ["current"]
    values: list[str | int] = [full_text(f"{who} {about}"), MOST_ARTICLES]
    for word in who.casefold().split():
        conditions.append("instr(lower(coalesce(speaker_name, '') || ' ' || coalesce(speaker_role, '')), ?)")
        values.append(word)
    if about.strip():
        conditions.append("statements.rowid in (select rowid from statements_fts where statements_fts match ?)")
        values.append(f"content_text : ({full_text(about)})")
    sql = f"""
        select doc, statements.number, speaker_name as speaker, speaker_role as role, content_text as content,
               issued as published, story_id as story
        from (select rowid as id from articles_fts where articles_fts match ? order by rowid desc limit ?)
        join articles using (id) join statements on article_id = articles.id
        where {" and ".join(conditions)} order by statements.rowid desc limit ?
    """
    return [StatementHit(**dict(row)) for row in store.query(sql, (*values, limit))]


def articles_of_days(store: Store, pattern: str, limit: int) -> list[ArticleHit]:
    """Current articles of the days that a pattern of SQL's `like` names, such as `2025-09-__`, the latest first."""
    sql = """
        select doc, title, publisher, issued as published, story_id as story from articles
        where current and issued_day like ? order by issued_day desc, doc limit ?
    """
    return [ArticleHit(**dict(row)) for row in store.query(sql, (pattern, limit))]


def known_names(store: Store, beginning: str, limit: int) -> list[str]:
    """Names of places and speakers that begin so, whatever their case, those that are told most first."""
    sql = """
        select name from (
            select name, count(*) as told from places where name >= ?1 and name < ?1 || char(1114111) group by name
            union all
            select speaker_name, count(*) from statements
            where speaker_name >= ?1 and speaker_name < ?1 || char(1114111) group by speaker_name)
        group by name order by sum(told) desc, name limit ?2
    """
    forms = dict.fromkeys((beginning, beginning.capitalize(), beginning.title()))
    found = [row["name"] for form in forms for row in store.query(sql, (form, limit))]
    return list(dict.fromkeys(found))[:limit]


def hit_speakers(store: Store, words: str, limit: int, *, begun: bool = False) -> list[SpeakerHit]:
    """Speakers with all the words in their name, among the statements read last, those who said most first; the last
    word may be `begun` only."""
    sql = """
        select speaker_name as name, count(*) as statements
        from (select rowid as hit from statements_fts where statements_fts match ? order by rowid desc limit 500)
        join statements on statements.rowid = hit where speaker_name is not null
        group by speaker_name order by statements desc, name limit ?
    """
    match = f"speaker_name : ({full_text(words)}{'*' if begun else ''})"
    return [SpeakerHit(*row) for row in store.query(sql, (match, limit))]


def find_variants(
    store: Store, *, story: int | None = None, by: str | None = None, about: str | None = None
) -> list[Variant]:
    """Statements with their stories, dates and publishers in order of time: of a story, of speakers whose name has the
    words `by`, with the words `about`."""
    matches = [f"speaker_name : ({full_text(by)})"] if by else []
    matches += [f"content_text : ({full_text(about)})"] if about else []
    sql = """
        select doc, story_id as story, issued as published, publisher, speaker_name as speaker, speaker_role as role,
               content_text as content, content as spans
        from statements join articles on articles.id = article_id
        where current and (?1 is null or story_id = ?1)
          and (?2 = '' or statements.rowid in (select rowid from statements_fts where statements_fts match ?2))
        order by issued is null, issued, doc, statements.id
    """
    return [_variant(row) for row in store.query(sql, (story, " AND ".join(matches)))]


def _variant(row: Row) -> Variant:
    values = dict(row)
    content = json.loads(values.pop("spans"))
    start, end = (content[0][0], content[-1][1]) if content else (0, 0)
    return Variant(**values, start=start, end=end)


def candidate_stories(
    store: Store,
    words: Sequence[str],
    measures: Sequence[str],
    limit: int,
    low: float | None = None,
    high: float | None = None,
) -> list[int]:
    """Stories whose articles have, or whose corrections give, each of the words, and that have figures of one of the
    measures, from `low` to `high`, or that were corrected; those with the latest article first."""
    conditions = ["current", "story_id is not null"]
    values: list[str | int | float] = []
    for word in words:
        conditions.append(
            "(story_id in (select story_id from articles_fts join articles as o on o.id = articles_fts.rowid "
            "where o.current and articles_fts match ?) or story_id in (select story_id from correction_docs "
            "join articles as o using (doc) join corrections on corrections.id = correction_id "
            "where instr(lower(name), ?) or exists (select 1 from json_each(slots) where instr(lower(value), ?))))"
        )
        values += [full_text(word), word, word]
    asked = [f"measure in ({marks(measures)})"] if measures else []
    asked += ["high >= ?"] if low is not None else []
    asked += ["low <= ?"] if high is not None else []
    if asked:
        conditions.append(
            "(story_id in (select story_id from figures join articles as o on o.id = article_id "
            f"where {' and '.join(asked)} and o.current) or story_id in (select story_id from correction_docs "
            "join articles as o using (doc) where o.current))"
        )
        values += [*measures, *(end for end in (low, high) if end is not None)]
    sql = f"""
        select story_id from articles where {" and ".join(conditions)}
        group by story_id order by max(issued) is null, max(issued) desc, story_id desc limit ?
    """
    return [row["story_id"] for row in store.query(sql, (*values, limit))]


def full_text(text: str) -> str:
    """A full-text query for all words of a text; no word of it is read as an operator."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in text.replace("\0", " ").split()) or '""'
