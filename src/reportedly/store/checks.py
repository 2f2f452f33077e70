"""Checks the parts of a workspace. Each check gives the damage that it finds, one line for each, and how to repair
it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from reportedly.errors import StoreError
from reportedly.store.digests import article_digest
from reportedly.store.records import Position
from reportedly.store.workspace import Store

Repair = Literal["none", "page", "index", "counts", "ledger", "placing", "record"]
"""How a damaged part can be repaired: by reading its page again from the bytes, building an index, counting, building a
ledger, placing an article in its story, or taking in a record. `none`: only a backup helps."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was kept: `what` has a `fault`. `number` is the row id of what `repair` is to make
    again."""

    what: str
    fault: str
    repair: Repair = "none"
    number: int = 0
    record: Position | None = None

    @property
    def line(self) -> str:
        """What a person is told."""
        return f"{self.what}: {self.fault}"


def check_database(store: Store) -> Iterator[Damage]:
    """Check by SQLite itself: the structure of the file, and references to rows that are not there."""
    for row in store.query("pragma integrity_check(20)"):
        if row[0] != "ok":
            yield Damage(str(store.path), f"{row[0]}")
    for row in store.query("pragma foreign_key_check"):
        yield Damage(str(store.path), f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is not there")


def check_indexes(store: Store) -> Iterator[Damage]:
    """Compare the full-text indexes with the rows that they are made of."""
    for table in ("articles_fts", "statements_fts"):
        try:
            with store.writing():
                store.execute(f"insert into {table} ({table}, rank) values ('integrity-check', 1)")
        except StoreError:
            yield Damage(str(store.path), f"the full-text index {table} does not fit its rows", "index")


def check_page(store: Store, page_id: int) -> Iterator[Damage]:
    """Compare the row of a page with its record: bytes, digest and the other fields of the page."""
    row = store.query("select * from pages where id = ?", (page_id,))[0]
    position = Position(row["warc"], row["warc_offset"], row["warc_length"])
    try:
        record = store.archive.page(position, row["sha256"])
    except StoreError as error:
        yield Damage(row["name"], f"{error}")
        return
    if len(record.content) != row["bytes"]:
        yield Damage(row["name"], f"the row says {row['bytes']:,} bytes, the record has {len(record.content):,}")
    if record.name not in (row["name"], row["url"]):  # records of earlier versions hold only one of them
        yield Damage(row["name"], f"its record is one of {record.name}")


def check_article(store: Store, article_id: int) -> Iterator[Damage]:
    """Check the rows of an article: their digest, and that their spans and sentences are in the text."""
    row = store.query("select doc, page_id, text, digest, revision from articles where id = ?", (article_id,))[0]
    what = f"{row['doc']}, revision {row['revision']}"
    try:
        if row["digest"] is not None and article_digest(store.query, article_id) != row["digest"]:
            yield Damage(what, "what was found in it is not what was written", "page", row["page_id"])
        elif place := _outside(store, article_id, row["text"]):
            yield Damage(what, f"{place} lies outside its text, or has other words", "page", row["page_id"])
        else:
            store.analysis(article_id)
    except (StoreError, ValueError, TypeError) as error:
        yield Damage(what, f"its rows cannot be read ({error})", "page", row["page_id"])


def _outside(store: Store, article_id: int, text: str) -> str | None:
    """The first part of an article with a span outside the text."""
    for table in ("blocks", "figures", "places", "times"):
        sql = f'select number from {table} where article_id = ? and not (0 <= start and start <= "end" and "end" <= ?)'
        for row in store.query(f"{sql} limit 1", (article_id, len(text))):
            return f"{table[:-1]} {row['number']}"
    for row in store.query("select number, sentence, sentence_text from figures where article_id = ?", (article_id,)):
        if text[slice(*json.loads(row["sentence"]))] != row["sentence_text"]:
            return f"the sentence of figure {row['number']}"
    for row in store.query("select number, content, content_text from statements where article_id = ?", (article_id,)):
        if " … ".join(text[start:end] for start, end in json.loads(row["content"])) != row["content_text"]:
            return f"the content of statement {row['number']}"
    return None


def check_revisions(store: Store) -> Iterator[Damage]:
    """Check that the last revision of each article is its only current one, and that only current ones are placed."""
    rows = store.query(
        "select doc, min(id) as id from articles group by doc "
        "having sum(current) != 1 or max(revision) != max(case when current then revision end)"
    )
    for row in rows:
        yield Damage(row["doc"], "not its last revision is the current one", "counts")
    rows = store.query(
        "select articles.id, doc from articles left join placings on article_id = articles.id "
        "where current != (article_id is not null)"
    )
    for row in rows:
        yield Damage(row["doc"], "is not placed among the stories as it should be", "placing", row["id"])


def check_counts(store: Store) -> Iterator[Damage]:
    """Compare the counts and days of each story with its articles."""
    rows = store.query(
        """
        select stories.id from stories left join (
            select story_id, count(*) as n, min(issued_day) as first, max(issued_day) as last
            from articles where current group by story_id
        ) as found on story_id = stories.id
        where stories.articles != coalesce(n, 0) or (n > 0 and (first_day is not first or last_day is not last))
        """
    )
    for row in rows:
        yield Damage(f"story {row['id']}", "its count or days are not those of its articles", "counts", row["id"])


def check_records(store: Store) -> Iterator[Damage]:
    """Find records in the WARC files that no page refers to, and whose bytes no page has."""
    for file in store.archive.files():
        rows = store.query("select warc, warc_offset, warc_length from pages where warc = ?", (file,))
        known = [Position(*row) for row in rows]
        for position in store.archive.unknown(file, known):
            with suppress(StoreError):
                page = store.archive.page(position)
                if not store.has_bytes(page):
                    fault = f"its bytes are in {file}, at byte {position.offset}, but not in the database"
                    yield Damage(page.name, fault, "record", record=position)


def all_ids(store: Store, table: Literal["pages", "articles"]) -> list[int]:
    """The row ids of a table, in order."""
    return [row["id"] for row in store.query(f"select id from {table} order by id")]


def drop_placing(store: Store, article_id: int) -> None:
    """Delete the rows that place an article among the stories, also incomplete ones. Call it inside `Store.writing`."""
    for table in ("placings", "leading_terms"):
        store.execute(f"delete from {table} where article_id = ?", (article_id,))


def article_texts(store: Store, page_id: int) -> dict[str, str]:
    """The texts of a page's articles by their `doc`."""
    return {
        row["doc"]: row["text"] for row in store.query("select doc, text from articles where page_id = ?", (page_id,))
    }


def rebuild_indexes(store: Store) -> None:
    """Build the full-text indexes again. Call it inside `Store.writing`."""
    for table in ("articles_fts", "statements_fts"):
        store.execute(f"insert into {table} ({table}) values ('rebuild')")


def rebuild_counts(store: Store) -> None:
    """Make the last revision of each article the current one, and count the articles of each story again. Call it
    inside `Store.writing`."""
    is_last = "revision = (select max(revision) from articles as o where o.doc = articles.doc)"
    store.execute(f"update articles set current = ({is_last}) where current != ({is_last})")
    store.execute(
        "update stories set (articles, first_day, last_day) = (select count(*), min(issued_day), max(issued_day) "
        "from articles where current and story_id = stories.id)"
    )
