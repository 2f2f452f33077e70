"""The public Python face of Reportedly: read pages, keep them in a workspace, ask for stories and ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.errors import InputError, UsageError
from reportedly.language import DEFAULT_MODEL
from reportedly.model import Analysis, Ledger, LedgerStatement, Moment, Page, Revision, Story
from reportedly.pipeline import (
    Reading,
    StoryIndex,
    build_ledger,
    mark_revisions,
    open_inputs,
    read_pages,
    revision_history,
)
from reportedly.store import (
    ArticleRow,
    ArticleShelf,
    PageRow,
    Store,
    find_statements,
    list_stories,
    search_articles,
)

__all__ = ["Known", "Reading", "Workspace", "extract"]


@dataclass(frozen=True, slots=True)
class Known:
    """A page that the workspace has already: it is not read again."""

    page: Page


def extract(
    names: Sequence[str], *, saved: Moment | None = None, model: str = DEFAULT_MODEL, jobs: int = 1
) -> Iterator[Reading]:
    """What is in files, folders and `-` (standard input), a page at a time, without a workspace.

    `saved` says when the pages were saved, `model` names a spaCy package, `jobs` counts processes. What cannot be read
    comes as a `Reading` with an `error`; the rest goes on.
    """
    return read_pages(open_inputs(names, saved=saved), model, jobs)


class Workspace:
    """An open workspace, the SQLite file at `path`; use it in a `with` statement.

    With `create` it is made if it is not there. Raises `StoreError`, here and in every method, if it cannot be used.
    """

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        self._store = Store(Path(path), create=create)
        self._index = StoryIndex(ArticleShelf(self._store))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def read(
        self, names: Sequence[str], *, saved: Moment | None = None, model: str = DEFAULT_MODEL, jobs: int = 1
    ) -> Iterator[Reading | Known]:
        """Read pages into the workspace, each kept whole in one transaction before it is yielded.

        Pages that are there already come as `Known`. To stop and to run again is safe at any time.
        """
        known: list[Known] = []
        for reading in read_pages(self._unknown(open_inputs(names, saved=saved), known), model, jobs):
            yield from known
            known.clear()
            if reading.page is not None and reading.error is None:
                self._keep(reading.page, reading.analyses)
            yield reading
        yield from known

    def _unknown(self, pages: Iterable[Page | InputError], known: list[Known]) -> Iterator[Page | InputError]:
        """The pages to read; those that are here already go to `known`."""
        for page in pages:
            if isinstance(page, Page) and self._store.has_page(page):
                known.append(Known(page))
            else:
                yield page

    def _keep(self, page: Page, analyses: Sequence[Analysis]) -> None:
        with self._store.writing():
            if self._store.has_page(page):  # the same bytes may have come twice in one batch
                return
            for article_id, analysis in zip(self._store.add_page(page, analyses), analyses, strict=True):
                self._place(article_id, analysis)

    def _place(self, article_id: int, analysis: Analysis) -> None:
        """Put an article that was just added in its story, instead of its former revision."""
        revisions = self._store.revisions(analysis.article.doc)
        if len(revisions) > 1:
            self._index.remove(revisions[-2].article_id)
        moment = analysis.article.issued
        self._index.place(article_id, analysis.features, date.fromisoformat(moment.day) if moment else None)

    def stories(self) -> list[Story]:
        """All stories, the one with the latest article first."""
        return list_stories(self._store)

    def ledger(self, story: int) -> Ledger:
        """All tallies and statements of a story; raises `UsageError` if there is none of that number.

        The number of a story that went into another one gives the other.
        """
        with self._store.reading():
            found = list_stories(self._store, story := self._store.story_now(story))
            if not found:
                raise UsageError(f"no story {story} in {self._store.path}; `reportedly stories` lists them")
            rows = self._store.articles("current and story_id = ?", (story,))
            ledger = build_ledger(found[0], [self._store.analysis(row.id) for row in rows])
            return mark_revisions(ledger, {row.doc: self._revisions(row.doc) for row in rows if row.revision > 1})

    def _revisions(self, doc: str) -> list[Analysis]:
        return [self._store.analysis(row.article_id) for row in self._store.revisions(doc)]

    def history(self, doc: str) -> list[Revision]:
        """Every revision of an article with what changed in it; raises `UsageError` if there is no such article."""
        self._article_id(doc)
        return revision_history(
            [(row.number, row.read_at, self._store.analysis(row.article_id)) for row in self._store.revisions(doc)]
        )

    def article(self, doc: str) -> Analysis:
        """The current revision of an article with all that was found in it; raises `UsageError` if there is none."""
        return self._store.analysis(self._article_id(doc))

    def page(self, doc: str) -> PageRow:
        """What was kept of the page that an article stands on; raises `UsageError` if there is no such article."""
        return self._store.page(self._article_id(doc))

    def content(self, doc: str) -> bytes:
        """The bytes of the page that an article stands on, as they were read."""
        return self._store.content(self.page(doc))

    def _article_id(self, doc: str) -> int:
        rows = self._store.articles("current and doc = ?", (doc,))
        if not rows:
            raise UsageError(f"no article {doc!r} in {self._store.path}; `reportedly ledger` lists them")
        return rows[0].id

    def statements(
        self, *, story: int | None = None, by: str | None = None, about: str | None = None
    ) -> list[LedgerStatement]:
        """Statements in order of time: of a story, of speakers with the words `by` in their name, on `about`."""
        return find_statements(self._store, story=story, by=by, about=about)

    def search(self, words: str) -> list[ArticleRow]:
        """The articles that have all the words, in any form, in order of time."""
        return search_articles(self._store, words)
