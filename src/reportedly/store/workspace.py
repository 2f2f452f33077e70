"""Writes pages, articles and all that was found in them to a workspace, and reads them back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from reportedly.errors import StoreError
from reportedly.model import Analysis, Article, Block, Figure, Page, Place, Statement, TimeExpression
from reportedly.store.analysis_rows import PageRow, RevisionRow, article_row, part_rows
from reportedly.store.archive import Archive
from reportedly.store.connection import connect, sqlite_errors
from reportedly.store.digests import article_digest
from reportedly.store.records import Position, make_page
from reportedly.store.rows import from_column, from_row, marks, to_column, to_row

T = TypeVar("T")
_FEATURES = get_type_hints(Analysis)["features"]
"""What `Analysis.features` is, looked up once."""

_PARTS = ("blocks", "statements", "figures", "places", "times")
"""The tables with the parts of an article."""


class Store:
    """An open workspace: `path` is the SQLite file, the WARC files lie in the folder `<its name>.pages` beside it.

    A workspace of an older layout is moved to the present one, see `migrations`. Raises `StoreError`, here and in every
    method, if the file is missing (and `create` is false), locked, not writable, of another program or of a newer
    version.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._connection = connect(path, create=create)
        with sqlite_errors(path):
            owner = self._connection.execute("select id from workspace").fetchone()[0]
        self.archive = Archive(path.with_name(path.name + ".pages"), owner, path.with_name(path.stem + ".pages"))
        self._appended: list[Position] = []

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: everything that is written inside is kept, or nothing."""
        with sqlite_errors(self.path):
            self._connection.execute("begin immediate")
            self._appended.clear()
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._undo()
                raise

    def _undo(self) -> None:
        """Undo a transaction. Its records are deleted while no other process can append records behind them."""
        try:
            for position in reversed(self._appended):
                self.archive.cut(position)
        finally:
            self._connection.execute("rollback")

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """Like `writing`, but deleted rows are overwritten on the disk, and nothing of them stays in SQLite's
        journal."""
        with sqlite_errors(self.path):
            self._connection.execute("pragma secure_delete = on")
            try:
                with self.writing():
                    yield
                self._connection.execute("pragma wal_checkpoint(truncate)")
            finally:
                self._connection.execute("pragma secure_delete = off")

    def blank(self, position: Position) -> None:
        """Overwrite the bytes of a page's record."""
        self.claim()
        self.archive.blank(position)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One snapshot: all queries inside see the same articles, also if another process writes meanwhile."""
        with sqlite_errors(self.path):
            self._connection.execute("begin")
            try:
                yield
            finally:
                self._connection.execute("commit")

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """The rows that a `select` gives."""
        with sqlite_errors(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Change rows; call it inside `writing`."""
        self._connection.execute(sql, parameters)

    # Pages

    def has_page(self, page: Page) -> bool:
        """Whether these bytes from this address were read already. If they were fetched, their articles also have to be
        current: a page that goes back to an earlier text has changed."""
        sql = "select 1 from pages where sha256 = ? and url = ?"
        if page.status is not None:
            sql += " and not exists (select 1 from articles where page_id = pages.id and not current)"
        return bool(self.query(sql, (page.sha256, page.url or "")))

    def has_bytes(self, page: Page) -> bool:
        """Whether these bytes from this address are kept, also if their articles are not current any more."""
        return bool(self.query("select 1 from pages where sha256 = ? and url = ?", (page.sha256, page.url or "")))

    def add_page(
        self,
        page: Page,
        analyses: Sequence[Analysis],
        *,
        rules: str | None = None,
        skipped: str | None = None,
        record: bytes | None = None,
    ) -> list[int]:
        """Keep a page with its articles; their row ids. Call it inside `writing`.

        `rules` is the fingerprint of the rules that read them, `skipped` says why there are no articles, `record` is
        the page as `make_record` packs it, if that is done. The bytes are on the disk before this returns. An article
        whose `doc` is known already becomes that article's next revision, and the current one.
        """
        self.claim()
        last = self._last_record()
        position = self.archive.append(page, last[0] if last else None, record)
        self._appended.append(position)
        return self.add_page_at(position, page, analyses, rules=rules, skipped=skipped)

    def add_page_at(
        self, position: Position, page: Page, analyses: Sequence[Analysis], *, rules: str | None, skipped: str | None
    ) -> list[int]:
        """Like `add_page`, for a page whose record is in the archive already."""
        row = {name: value for name, value in to_row(page).items() if name != "content"} | {
            "url": page.url or "",
            "bytes": len(page.content),
            "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "warc": position.file,
            "warc_offset": position.offset,
            "warc_length": position.length,
            "skipped": skipped,
        }
        page_id = self._insert("pages", [row])
        return [self.add_article(page_id, analysis, rules) for analysis in analyses]

    def claim(self) -> None:
        """Make sure that the folder of the pages' bytes is this workspace's; raises `StoreError` if it is not."""
        self.archive.claim(self._last_record())

    def _last_record(self) -> tuple[Position, str] | None:
        """The last record that the database knows, with the SHA-256 of its page."""
        sql = "select warc, warc_offset, warc_length, sha256 from pages order by warc desc, warc_offset desc limit 1"
        rows = self.query(sql)
        return (Position(*rows[0][:3]), rows[0][3]) if rows else None

    def page(self, article_id: int) -> PageRow:
        """The page that an article was read from."""
        rows = self.query("select * from pages where id = (select page_id from articles where id = ?)", (article_id,))
        return from_row(dict(rows[0]), PageRow)

    def page_as_read(self, page_id: int) -> Page:
        """A page as it was read; raises `StoreError` if its bytes are damaged or gone."""
        row = dict(self.query("select * from pages where id = ?", (page_id,))[0])
        content = self.content(from_row(row, PageRow))
        nested = {name: json.loads(row[name] or "null") for name in ("saved", "headers")}
        return make_page(row | nested | {"url": row["url"] or None}, content)

    def content(self, page: PageRow) -> bytes:
        """The page's bytes as they were read; raises `StoreError` if they are damaged or gone."""
        self.claim()
        return self.archive.read(page.position, page.sha256)

    # Articles

    def story_now(self, story: int) -> int:
        """The story that got the articles of a story, or the story itself if it has articles."""
        while moved := self.query("select moved_to from stories where id = ? and moved_to is not null", (story,)):
            story = moved[0][0]
        return story

    def add_article(self, page_id: int, analysis: Analysis, rules: str | None) -> int:
        """Keep an article of a page, as the current revision; its row id. Call it inside `writing`."""
        article = analysis.article
        last = "select revision, story_id, story_pinned from articles where doc = ? order by revision desc limit 1"
        revision, story, pinned = next(iter(self.query(last, (article.doc,))), (0, None, 0))
        self.execute("update articles set current = 0 where doc = ?", (article.doc,))
        own = article_row(analysis) | {"page_id": page_id, "revision": revision + 1, "rules": rules}
        article_id = self._insert("articles", [own | {"story_id": story, "story_pinned": pinned}])
        self._add_parts(article_id, analysis)
        return article_id

    def replace_article(self, article_id: int, analysis: Analysis, rules: str) -> None:
        """Replace the analysis of a revision of an article. Call it inside `writing`."""
        own = article_row(analysis) | {"rules": rules}
        names = ", ".join(f'"{name}" = ?' for name in own)
        self.execute(f"update articles set {names} where id = ?", (*own.values(), article_id))
        for table in _PARTS:
            self.execute(f"delete from {table} where article_id = ?", (article_id,))
        self._add_parts(article_id, analysis)

    def _add_parts(self, article_id: int, analysis: Analysis) -> None:
        for table, rows in part_rows(analysis).items():
            self._insert(table, [{"article_id": article_id} | row for row in rows])
        digest = article_digest(self.query, article_id)
        self.execute("update articles set digest = ? where id = ?", (digest, article_id))

    def revisions(self, doc: str) -> list[RevisionRow]:
        """All revisions of an article, the first one first."""
        sql = "select articles.id, revision, read_at from articles join pages on pages.id = page_id where doc = ?"
        return [RevisionRow(*row) for row in self.query(f"{sql} order by revision", (doc,))]

    def analysis(self, article_id: int) -> Analysis:
        """All that was found in an article; raises `StoreError` if its rows are damaged."""
        try:
            return self._analysis(article_id)
        except (ValueError, TypeError) as error:
            raise StoreError(
                f"{self.path}: what was found in article {article_id} is damaged ({error}); mend it: "
                f"reportedly verify --repair --db {self.path}"
            ) from error

    def _analysis(self, article_id: int) -> Analysis:
        row = dict(self.query("select * from articles where id = ?", (article_id,))[0])
        page = self.page(article_id)
        row |= {"blocks": "[]", "page": page.sha256, "saved": to_column(page.saved)}
        article = replace(from_row(row, Article), blocks=self._parts("blocks", Block, article_id))
        return Analysis(
            article=article,
            statements=self._parts("statements", Statement, article_id),
            figures=self._parts("figures", Figure, article_id),
            places=self._parts("places", Place, article_id),
            times=self._parts("times", TimeExpression, article_id),
            features=from_column(row["features"], _FEATURES),
        )

    def _parts(self, table: str, kind: type[T], article_id: int) -> tuple[T, ...]:
        rows = self.query(f"select * from {table} where article_id = ? order by number", (article_id,))
        return tuple(from_row(dict(row), kind) for row in rows)

    def _insert(self, table: str, rows: Sequence[dict[str, Any]]) -> int:
        """Insert rows that have the same columns; the row id of the last one."""
        if not rows:
            return 0
        names = ", ".join(f'"{name}"' for name in rows[0])
        sql = f"insert into {table} ({names}) values ({marks(rows[0])})"
        cursor = self._connection.cursor()
        for row in rows:
            cursor.execute(sql, tuple(row.values()))
        return cursor.lastrowid or 0
