"""Short, bounded questions to a workspace of any size: what a page that people look at needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from sqlite3 import Row
from typing import Literal

from reportedly.rules import building_rules
from reportedly.store.workspace import Store

LedgerPart = Literal["ledger", "head"]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as lists show it: how many articles, its first and last day, when one was read into it last."""

    id: int
    title: str
    articles: int
    first: str | None
    last: str | None
    changed: str


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that has the words that were searched."""

    doc: str
    title: str | None
    publisher: str | None
    published: str | None
    story: int | None


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement by, or with, the words that were searched; `number` is its place among its article's statements."""

    doc: str
    number: int
    speaker: str | None
    role: str | None
    content: str
    published: str | None
    story: int | None


@dataclass(frozen=True, slots=True)
class SpeakerHit:
    """A speaker with the words in the name, and how many statements are by it."""

    name: str
    statements: int


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


def named_stories(store: Store, numbers: list[int]) -> list[StoryRow]:
    """The stories of these numbers, in their order."""
    sql = "select id, articles, first_day as first, last_day as last from stories where articles > 0 and id = ?"
    return [_story_row(store, row) for number in numbers for row in store.query(sql, (number,))]


def _story_row(store: Store, row: Row) -> StoryRow:
    title = store.query(
        """
        select coalesce((select title from stories where id = ?1), (
            select coalesce(title, doc) from articles where current and story_id = ?1
            order by title is null, issued_day is null, issued_day, issued, doc limit 1))
        """,
        (row["id"],),
    )
    changed = store.query(
        "select max(read_at) from pages where id in (select page_id from articles where current and story_id = ?)",
        (row["id"],),
    )
    return StoryRow(row["id"], title[0][0], row["articles"], row["first"], row["last"], changed[0][0])


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


def hit_speakers(store: Store, words: str, limit: int) -> list[SpeakerHit]:
    """Speakers with all the words in their name, among the statements read last, those who said most first."""
    sql = """
        select speaker_name as name, count(*) as statements
        from (select rowid as hit from statements_fts where statements_fts match ? order by rowid desc limit 500)
        join statements on statements.rowid = hit where speaker_name is not null
        group by speaker_name order by statements desc, name limit ?
    """
    return [SpeakerHit(*row) for row in store.query(sql, (f"speaker_name : ({full_text(words)})", limit))]


def kept_ledger(store: Store, story: int, state: str, part: LedgerPart = "ledger") -> bytes | None:
    """The JSON of a story's ledger, or of its first tallies (`head`), if it was kept for this state of the story."""
    rows = store.query(f"select {part} from ledgers where story_id = ? and state = ?", (story, state))
    return bytes(rows[0][0]) if rows else None


def keep_ledger(store: Store, story: int, state: str, ledger: bytes, head: bytes) -> None:
    """Keep the JSON of a story's ledger, and of its first tallies, for a state of the story."""
    with store.writing():
        store.execute("insert or replace into ledgers values (?, ?, ?, ?)", (story, state, head, ledger))


def kept_ledgers(store: Store) -> list[int]:
    """The stories that have articles, and whose ledgers were kept."""
    sql = "select story_id from ledgers join stories on stories.id = story_id where articles > 0 order by story_id"
    return [row["story_id"] for row in store.query(sql)]


def delete_ledger(store: Store, story: int) -> None:
    """Keep a story's ledger no more: it is built when it is asked for. Call it inside `Store.writing`."""
    store.execute("delete from ledgers where story_id = ?", (story,))


def stories_with_tally(store: Store, tally: str) -> list[int]:
    """The stories whose kept ledgers have a tally of this id."""
    sql = """
        select ledgers.story_id from ledgers
        where instr(ledger, cast('"id":' || json_quote(?) as blob)) and exists (
            select 1 from articles where current and articles.story_id = ledgers.story_id)
    """
    return [row["story_id"] for row in store.query(sql, (tally,))]


def story_state(store: Store, story: int) -> str:
    """What changes whenever a story's ledger does: its articles, their revisions and the rules that analysed them, its
    name, corrections of it, and the rules that build it."""
    articles = "select count(*), max(id), total(id) from articles where current and story_id = ?1"
    rules = "select rules, count(*) from articles where current and story_id = ?1 group by rules order by rules"
    corrections = """
        select count(*), count(undone) from corrections where id in (
            select correction_id from articles join correction_docs using (doc) where current and story_id = ?1)
    """
    title = "select title from stories where id = ?1"
    found = [list(row) for sql in (articles, rules, corrections, title) for row in store.query(sql, (story,))]
    return json.dumps([building_rules(), *found])


def full_text(text: str) -> str:
    """A full-text query for all words of a text, none of them taken for an operator."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in text.replace("\0", " ").split()) or '""'
