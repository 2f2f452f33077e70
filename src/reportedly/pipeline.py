"""The only file that names all stages and their order."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice

from reportedly.articles import find_articles
from reportedly.engines import run_in_order
from reportedly.errors import InputError
from reportedly.figures import find_figures
from reportedly.inputs import Answer, Fetcher, Listing, Memory, Opener, Unchanged, Validators
from reportedly.language import DEFAULT_MODEL, Language
from reportedly.language.features import find_features
from reportedly.ledger import (
    Corrected,
    Selection,
    anchor_of,
    asked_measures,
    build_ledger,
    group_statements,
    is_asked,
    ledger_changes,
    locate,
    mark_revisions,
    other_words,
    revision_history,
    select,
)
from reportedly.model import Analysis, Article, Page
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.stories import StoryIndex
from reportedly.times import find_times

__all__ = [
    "Answer",
    "Corrected",
    "Listing",
    "Memory",
    "Opener",
    "Reading",
    "Selection",
    "StoryIndex",
    "Unchanged",
    "Validators",
    "analyse",
    "anchor_of",
    "asked_measures",
    "build_ledger",
    "group_statements",
    "is_asked",
    "ledger_changes",
    "locate",
    "make_fetcher",
    "mark_revisions",
    "other_words",
    "read_pages",
    "revision_history",
    "select",
]

BATCH_PAGES = 16
"""Pages analysed together at the most: the parse is faster on several texts at once."""
BATCH_BYTES = 1 << 20
"""Bytes after which a batch of pages is full."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one page: its analyses, or why there are none. `page` is `None` where no page could be opened."""

    page: Page | None
    analyses: tuple[Analysis, ...] = ()
    error: str | None = None


def make_fetcher(allow_private: bool) -> Fetcher:
    """What fetches pages; from this machine and local networks only if that is allowed."""
    return Fetcher(lambda _: True) if allow_private else Fetcher()


def read_pages(pages: Iterable[Page | InputError], model: str = DEFAULT_MODEL, jobs: int = 1) -> Iterator[Reading]:
    """Every page with the analyses of its articles, in order; `jobs` processes work at once."""
    batches = _batches(pages)
    first = next(batches, None)
    if first is None:
        return
    _load_language(model)  # before processes are forked: they share the loaded model
    for readings in run_in_order(partial(_read_batch, model=model), chain([first], batches), jobs):
        yield from readings


def analyse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[Analysis]:
    """Each article's statements, figures, places and times, in order; a pure function of the articles."""
    for doc, article in _load_language(model).parse(articles):
        times = find_times(doc, article)
        places = find_places(doc, article)
        statements = find_statements(doc, article)
        figures = find_figures(doc, article, statements, places, times)
        yield Analysis(article, statements, figures, places, times, find_features(doc, article))


_load_language = cache(Language)


def _batches(pages: Iterable[Page | InputError]) -> Iterator[list[Page | InputError]]:
    batch: list[Page | InputError] = []
    size = 0
    for page in pages:
        batch.append(page)
        size += len(page.content) if isinstance(page, Page) else 0
        if len(batch) == BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_batch(pages: Sequence[Page | InputError], model: str) -> list[Reading]:
    """The readings of some pages. A page that breaks a stage is reported as failed, and the others go on without it."""
    try:
        found = [_find_articles(page) for page in pages]
        analyses = analyse((article for articles, _ in found for article in articles), model)
        return [
            Reading(page if isinstance(page, Page) else None, tuple(islice(analyses, len(articles))), error)
            for page, (articles, error) in zip(pages, found, strict=True)
        ]
    except Exception as error:  # a defect of ours on one page must not stop the batch
        if len(pages) > 1:
            return [reading for page in pages for reading in _read_batch([page], model)]
        page = pages[0]
        assert isinstance(page, Page), "an InputError is only passed on"
        log.debug("while reading %s", page.name, exc_info=True)
        return [Reading(page, error=f"{page.name}: could not be analysed ({error!r}); please report it")]


def _find_articles(page: Page | InputError) -> tuple[list[Article], str | None]:
    """A page's articles, or why there are none."""
    if isinstance(page, InputError):
        return [], str(page)
    try:
        return find_articles(page), None
    except InputError as error:
        return [], str(error)
