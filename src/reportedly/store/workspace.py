"""Pages, articles and what was found in them, put into a workspace and read back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from reportedly.model import Analysis, Article, Block, Figure, Moment, Page, Place, Statement, TimeExpression
from reportedly.store.archive import Archive, Position
from reportedly.store.connection import connect, sqlite_errors
from reportedly.store.rows import from_column, from_row, to_column, to_row

T = TypeVar("T")

_ELSEWHERE = ("blocks", "page", "saved")
"""Fields of an article that other tables hold."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as lists show it. `story` is `None` until it is placed."""

    id: int
    doc: str
    title: str | None
    publisher: str | None
    published: str | None
    story: int | None
    revision: int


@dataclass(frozen=True, slots=True)
class PageRow:
    """What was kept of a page: see `Page`; `read_at` is ISO 8601 in UTC; the WARC record holds the bytes."""

    id: int
    sha256: str
    url: str
    name: str
    media_type: str
    charset: str | None
    bytes: int
    saved: Moment | None
    read_at: str
    warc: str
    warc_offset: int
    warc_length: int


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision of an article, `number` from 1; `read_at` is ISO 8601 in UTC."""

    article_id: int
    number: int
    read_at: str


class Store:
    """An open workspace: `path` is the SQLite file, the WARC files lie in the folder `<stem>.pages` beside it.

    Raises `StoreError`, here and in every method, if the file is missing (and `create` is false), locked, not writable,
    of another program or of a newer version.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._connection = connect(path, create=create)
        self._archive = Archive(path.with_name(path.stem + ".pages"))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written inside is kept together, or not at all."""
        with sqlite_errors(self.path):
            self._connection.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._connection.execute("rollback")
                raise
            self._connection.execute("commit")

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """`writing`, with what is deleted overwritten on the disk, and nothing of it left in SQLite's journal."""
        with sqlite_errors(self.path):
            self._connection.execute("pragma secure_delete = on")
            try:
                with self.writing():
                    yield
                self._connection.execute("pragma wal_checkpoint(truncate)")
            finally:
                self._connection.execute("pragma secure_delete = off")

    def blank(self, warc: str, offset: int, length: int) -> None:
        """Overwrite the bytes of a page's record."""
        self._archive.blank(Position(warc, offset, length))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view: all that is asked inside sees the same articles, whatever another process writes meanwhile."""
        with sqlite_errors(self.path):
            self._connection.execute("begin")
            try:
                yield
            finally:
                self._connection.execute("commit")

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """The rows that a `select` gives."""
        with sqlite_errors(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Change rows; call it inside `writing`."""
        self._connection.execute(sql, parameters)

    # Pages

    def has_page(self, page: Page) -> bool:
        """Whether these bytes from this address were read already; if they were fetched, and their articles are current
        still: a page that goes back to what it said before has changed."""
        sql = "select 1 from pages where sha256 = ? and url = ?"
        if page.status is not None:
            sql += " and not exists (select 1 from articles where page_id = pages.id and not current)"
        return bool(self.query(sql, (page.sha256, page.url or "")))

    def add_page(self, page: Page, analyses: Sequence[Analysis]) -> list[int]:
        """Keep a page with its articles; their row ids. Call it inside `writing`.

        An article whose `doc` is known already becomes that article's next revision, and the current one.
        """
        last = self.query("select warc, warc_offset, warc_length from pages order by id desc limit 1")
        position = self._archive.append(page, Position(*last[0]) if last else None)
        row = {name: value for name, value in to_row(page).items() if name != "content"} | {
            "url": page.url or "",
            "bytes": len(page.content),
            "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "warc": position.file,
            "warc_offset": position.offset,
            "warc_length": position.length,
        }
        page_id = self._insert("pages", [row])
        return [self._add_article(page_id, analysis) for analysis in analyses]

    def page(self, article_id: int) -> PageRow:
        """The page that an article was read from."""
        rows = self.query("select * from pages where id = (select page_id from articles where id = ?)", (article_id,))
        return from_row(dict(rows[0]), PageRow)

    def content(self, page: PageRow) -> bytes:
        """The page's bytes as they were read."""
        return self._archive.read(Position(page.warc, page.warc_offset, page.warc_length))

    # Articles

    def story_now(self, story: int) -> int:
        """The story that took in the articles of a story, or itself."""
        while moved := self.query("select moved_to from stories where id = ? and moved_to is not null", (story,)):
            story = moved[0][0]
        return story

    def _add_article(self, page_id: int, analysis: Analysis) -> int:
        article = analysis.article
        last = "select revision, story_id, story_pinned from articles where doc = ? order by revision desc limit 1"
        revision, story, pinned = next(iter(self.query(last, (article.doc,))), (0, None, 0))
        self.execute("update articles set current = 0 where doc = ?", (article.doc,))
        own = {name: value for name, value in to_row(article).items() if name not in _ELSEWHERE}
        own |= {"page_id": page_id, "revision": revision + 1, "features": to_column(analysis.features)}
        own |= {"story_id": story, "story_pinned": pinned}
        article_id = self._insert("articles", [own])
        for table, rows in _part_rows(analysis).items():
            self._insert(table, [{"article_id": article_id} | row for row in rows])
        return article_id

    def articles(self, where: str = "current", parameters: Sequence[Any] = ()) -> list[ArticleRow]:
        """Articles in order of time, then of `doc`; `where` is a condition over the table `articles`."""
        columns = "id, doc, title, publisher, issued as published, story_id as story, revision"
        sql = f"select {columns} from articles where {where} order by issued is null, issued, doc, revision"
        return [ArticleRow(*row) for row in self.query(sql, parameters)]

    def revisions(self, doc: str) -> list[RevisionRow]:
        """All revisions of an article, the first one first."""
        sql = "select articles.id, revision, read_at from articles join pages on pages.id = page_id where doc = ?"
        return [RevisionRow(*row) for row in self.query(f"{sql} order by revision", (doc,))]

    def analysis(self, article_id: int) -> Analysis:
        """All that was found in an article, as it went in."""
        row = dict(self.query("select * from articles where id = ?", (article_id,))[0])
        page = self.page(article_id)
        row |= {"blocks": "[]", "page": page.sha256, "saved": to_column(page.saved)}
        article = replace(from_row(row, Article), blocks=self._parts("blocks", Block, article_id))
        return Analysis(
            article,
            statements=self._parts("statements", Statement, article_id),
            figures=self._parts("figures", Figure, article_id),
            places=self._parts("places", Place, article_id),
            times=self._parts("times", TimeExpression, article_id),
            features=from_column(row["features"], get_type_hints(Analysis)["features"]),
        )

    def _parts(self, table: str, kind: type[T], article_id: int) -> tuple[T, ...]:
        rows = self.query(f"select * from {table} where article_id = ? order by number", (article_id,))
        return tuple(from_row(dict(row), kind) for row in rows)

    def _insert(self, table: str, rows: Sequence[dict[str, Any]]) -> int:
        """Insert rows with the same columns; the id of the last one."""
        if not rows:
            return 0
        names = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join("?" * len(rows[0]))
        cursor = self._connection.cursor()
        for row in rows:
            cursor.execute(f"insert into {table} ({names}) values ({marks})", tuple(row.values()))
        return cursor.lastrowid or 0


def _part_rows(analysis: Analysis) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table that hold an article's parts, in order."""
    text = analysis.article.text
    statements = [
        to_row(statement) | {"content_text": " … ".join(text[start:end] for start, end in statement.content)}
        for statement in analysis.statements
    ]
    figures = [to_row(figure) | {"sentence_text": text[slice(*figure.sentence)]} for figure in analysis.figures]
    rows = {
        "blocks": [to_row(block) for block in analysis.article.blocks],
        "statements": statements,
        "figures": figures,
        "places": [to_row(place) for place in analysis.places],
        "times": [to_row(time) for time in analysis.times],
    }
    return {table: [{"number": number} | row for number, row in enumerate(parts)] for table, parts in rows.items()}
