"""Takes pages into a workspace: it opens, fetches or polls them, reads them, keeps them, and places them in stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.errors import InputError
from reportedly.formats.addresses import HANDED
from reportedly.language import DEFAULT_MODEL
from reportedly.model import Analysis, Correction, Page
from reportedly.reading import PageReading, read_pages
from reportedly.rules import reading_rules, reading_rules_with
from reportedly.store import (
    Position,
    Store,
    article_of,
    asked_next,
    is_due,
    keep_headers,
    note_news,
    number_revisions,
    settled_doc,
)
from reportedly.workspace.corrections import corrections_lost, take_effect
from reportedly.workspace.same_page import SamePage, SamePages

if TYPE_CHECKING:
    from reportedly.inputs import Opener, Unchanged
    from reportedly.stories import StoryIndex


@dataclass(frozen=True, slots=True)
class Known:
    """A page that is not read again: the workspace has it already, or it has not changed since it was fetched."""

    name: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A page that was handed over: the ids of its articles, and whether it changed anything."""

    docs: tuple[str, ...]
    is_new: bool


class Intake:
    """Takes pages into a store. Each page is kept in one transaction before it is yielded."""

    def __init__(self, store: Store, index: StoryIndex) -> None:
        self._store = store
        self._index = index
        self.touched: set[int] = set()
        """The stories that have changed since the caller emptied this set."""
        self._failed: set[str] = set()
        self._lost: list[Correction] = []
        self._same_pages = SamePages(store)

    def read(self, opener: Opener, names: Sequence[str], model: str, jobs: int) -> Iterator[PageReading | Known]:
        """Read the pages of files, folders and addresses; a page that is kept already comes as `Known`."""
        return self.read_opened(opener.open(names), model, jobs)

    def read_opened(
        self, opened: Iterable[Page | InputError | Unchanged], model: str, jobs: int = 1
    ) -> Iterator[PageReading | Known]:
        """The same for pages that are open."""
        self._store.claim()  # before pages are read that could not be kept
        known: list[Known] = []
        rules = reading_rules_with(model, DEFAULT_MODEL)
        for reading in read_pages(self._unknown(opened, known), model, jobs, packed=True):
            yield from known
            known.clear()
            if reading.page is not None and reading.skipped:
                self._keep_skipped(reading.page, reading.error)
            yield self._kept(reading, rules)
        yield from known

    def poll(self, opener: Opener, addresses: Sequence[str], model: str) -> Iterator[PageReading | Known]:
        """Read the new pages at addresses, and at the addresses that they list; see `PollMemory`.

        The addresses themselves are asked in each round, unless they failed.
        """
        for address in addresses:
            if not is_due(self._store, address):
                when = f"{asked_next(self._store, address):%Y-%m-%d %H:%M} UTC"
                error = f"{address}: failed when it was asked last; it is asked again after {when}"
                yield PageReading(None, error=error)
                continue
            self._failed.discard(address)
            for reading in self.read(opener, [address], model, 1):
                if isinstance(reading, PageReading) and reading.page is not None:
                    if reading.error is None:
                        note_news(self._store, reading.page.name)
                    elif reading.page.name == address:
                        self._failed.add(address)
                yield reading
            if address not in self._failed:
                note_news(self._store, address)

    def _unknown(
        self, opened: Iterable[Page | InputError | Unchanged], known: list[Known]
    ) -> Iterator[Page | InputError]:
        """The pages to read; pages that are kept already are added to `known`."""
        from reportedly.inputs import Unchanged

        for each in opened:
            if isinstance(each, Unchanged) or (isinstance(each, Page) and self._store.has_page(each)):
                if isinstance(each, Page):
                    self._keep_headers(each)
                known.append(Known(each.name))
            else:
                if isinstance(each, InputError) and each.of is not None:
                    self._failed.add(each.of)
                yield each

    def _keep_skipped(self, page: Page, why: str | None) -> None:
        """Keep a page that could not be analysed within its limits: `read --again` tries it again."""
        with self._store.writing():
            if not self._store.has_page(page):
                self._store.add_page(page, (), skipped=why)

    def _keep(self, page: Page, analyses: Sequence[Analysis], rules: str, record: bytes | None) -> tuple[Analysis, ...]:
        """Keep a page and return its new articles. There are none if the page is kept already, for example if the same
        bytes come twice in one batch. An article of a page that was fetched or handed over is not new if its text and
        dates are the same as before, even if the rest of the page has changed; nor is another capture of a page that
        reads as one before."""
        self._lost.clear()
        may_come_again = page.status is not None or page.name.startswith(HANDED)
        with self._store.writing():
            if self._store.has_page(page):
                return ()
            named = [self._named(page, each) for each in analyses]
            kept = [each for each in named if not may_come_again or not self._reads_as_before(each)]
            if len(kept) == 1 and (same := self._same_page(page, kept[0])):
                kept = [] if same.reads_alike else [with_doc(kept[0], same.doc)]
            if kept:
                ids = self._store.add_page(page, kept, rules=rules, record=record)
                for article_id, analysis in zip(ids, kept, strict=True):
                    self._place(article_id, analysis)
        if not kept:
            self._keep_headers(page)
        return tuple(kept)

    def take_in(self, position: Position, reading: PageReading) -> None:
        """Keep a page whose record is in the archive already."""
        page, rules = reading.page, reading_rules()
        assert page is not None, "it was read from its record"
        with self._store.writing():
            if not self._store.has_bytes(page):
                named = [self._named(page, each) for each in reading.analyses]
                why = reading.error if reading.skipped else None
                ids = self._store.add_page_at(position, page, named, rules=rules, skipped=why)
                for article_id, analysis in zip(ids, named, strict=True):
                    self._place(article_id, analysis)

    def take_readings(self, readings: Iterable[PageReading], rules: str) -> Iterator[PageReading | Known]:
        """Keep pages that were read elsewhere by `rules` (a fingerprint), as if they were read now."""
        self._store.claim()
        for reading in readings:
            yield self._kept(reading, rules)

    def _kept(self, reading: PageReading, rules: str) -> PageReading | Known:
        """What became of a page that was read: kept with its new articles, known already, or failed."""
        if reading.page is None or reading.error is not None:
            return reading
        if kept := self._keep(reading.page, reading.analyses, rules, reading.record):
            return replace(reading, analyses=kept, lost=tuple(self._lost), record=None)
        return Known(reading.page.name)

    def _named(self, page: Page, analysis: Analysis) -> Analysis:
        """An analysis whose article has the id under which it is kept."""
        return with_doc(analysis, settled_doc(self._store, page, analysis.article.doc))

    def _same_page(self, page: Page, analysis: Analysis) -> SamePage | None:
        """The article of the same page under another name; `None` if the page's own name is known."""
        if article_of(self._store, analysis.article.doc) is not None:
            return None
        return self._same_pages.of(page, analysis)

    def _keep_headers(self, page: Page) -> None:
        """Remember the headers of a page that is not kept, so that the next answer can be "not modified"."""
        if page.status is not None:
            keep_headers(self._store, page.name, page.headers)

    def _reads_as_before(self, analysis: Analysis) -> bool:
        """Whether an article's current revision has the same text and dates."""
        now = article_of(self._store, analysis.article.doc)
        return now is not None and analysis.article.reads_as(self._store.analysis(now.id).article)

    def _place(self, article_id: int, analysis: Analysis) -> None:
        """Put an article that was just added in its story, in place of its former revision, unless that was saved
        later."""
        doc = analysis.article.doc
        revisions = self._store.revisions(doc)
        former = revisions[-2].article_id if len(revisions) > 1 else None
        if former is None or number_revisions(self._store, doc) == article_id:
            if former is not None:
                self._lost += corrections_lost(self._store, doc, lambda: self._store.analysis(former), analysis)
            self.touched |= place_article(self._store, self._index, article_id, analysis, former)


def with_doc(analysis: Analysis, doc: str) -> Analysis:
    """An analysis whose article has an id."""
    return replace(analysis, article=replace(analysis.article, doc=doc))


def place_article(store: Store, index: StoryIndex, article_id: int, analysis: Analysis, former: int | None) -> set[int]:
    """Put an article in its story, or in the story that a person gave it, in place of the revision `former` (a row id);
    it returns the stories that this changed. Call it inside `Store.writing`."""
    changed = index.remove(former) if former is not None else set()
    changed |= index.place(article_id, analysis)
    return changed | take_effect(store, index, {analysis.article.doc})
