"""Runs the stages that analyse pages: the only file that names them all, and their order."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain, islice

from spacy.tokens import Doc

from reportedly.articles import find_articles
from reportedly.engines import Lost, PageLimits, run_in_order
from reportedly.errors import InputError, LanguageDataError
from reportedly.figures import find_figures, find_rejected
from reportedly.language import DEFAULT_MODEL, Language
from reportedly.language.detection import is_parsed, language_of
from reportedly.language.features import find_features
from reportedly.model import Analysis, Article, Page, RejectedNumber
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times
from reportedly.unparsed import analyse_unparsed

BATCH_PAGES = 16
"""Number of pages that are analysed together: the parser is faster on several texts at a time."""
BATCH_BYTES = 1 << 20
"""Number of bytes after which a batch of pages is full."""
PAGE_SECONDS = 60.0
"""Seconds of computing that each page may take; most pages take less than one."""
MEGABYTE_SECONDS = 300.0
"""More seconds of computing for each megabyte of a page: one megabyte of text took 45 s on half a busy core."""
PAGE_MEMORY = 3 << 28
"""Bytes of memory that a page may take beyond the loaded model (0.2 GB), so that a worker stays below 1 GiB."""
PAGE_LIMITS = PageLimits(PAGE_SECONDS, PAGE_MEMORY)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageReading:
    """The result of one page: its analyses, or why there are none. `page` is `None` if no page could be opened.

    `skipped` is true if the analysis took too long, needed too much memory or crashed.
    """

    page: Page | None
    analyses: tuple[Analysis, ...] = ()
    error: str | None = None
    skipped: bool = False

    @property
    def name(self) -> str | None:
        """What the page is called; `None` where none could be opened: the `error` begins with it."""
        return self.page.name if self.page else None


def read_pages(
    pages: Iterable[Page | InputError], model: str = DEFAULT_MODEL, jobs: int = 1, limits: PageLimits = PAGE_LIMITS
) -> Iterator[PageReading]:
    """Every page with the analyses of its articles, in order; `jobs` worker processes analyse at once.

    `limits` are those of a small page; a larger one may take `MEGABYTE_SECONDS` longer for each megabyte. A page that
    exceeds its limits or crashes its worker is skipped.
    """
    batches = _batches(pages)
    first = next(batches, None)
    if first is None:
        return
    _load_all(model)  # before workers are forked, so that they share the data
    read = partial(_read_batch, model=model)
    for page, outcome in run_in_order(read, chain([first], batches), jobs, partial(allowance, each=limits)):
        if isinstance(page, InputError):
            yield PageReading(None, error=str(page))
        elif isinstance(outcome, Lost):
            yield PageReading(page, error=f"{page.name}: analysing it {outcome.reason}; it was skipped", skipped=True)
        else:
            yield PageReading(page, *outcome)


def allowance(pages: Sequence[Page | InputError], each: PageLimits) -> PageLimits:
    """The limits for the work on some pages, from those of one small page."""
    size = sum(len(page.content) for page in pages if isinstance(page, Page))
    return replace(each, seconds=each.seconds + MEGABYTE_SECONDS * size / (1 << 20))


def analyse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[Analysis]:
    """What is found in each article, in order; a pure function of the articles.

    An article in a language without a model has no statements; one in a language without data has nothing but itself.
    """
    told = [replace(article, language=language_of(article.text, article.language)) for article in articles]
    parsed = _load_language(model).parse(article for article in told if is_parsed(article.language))
    for article in told:
        yield _analyse_parsed(*next(parsed)) if is_parsed(article.language) else analyse_unparsed(article)


def _analyse_parsed(doc: Doc, article: Article) -> Analysis:
    """Statements, figures, places and times of an article, from its parse."""
    times = find_times(doc, article)
    places = find_places(doc, article)
    statements = find_statements(doc, article)
    figures = find_figures(doc, article, statements, places, times)
    return Analysis(
        article=article,
        statements=statements,
        figures=figures,
        places=places,
        times=times,
        features=find_features(doc, article),
    )


def rejected_numbers(article: Article, model: str = DEFAULT_MODEL) -> tuple[RejectedNumber, ...]:
    """The numbers of an article that are no reported figures, with the rule that turned each down.

    It is found anew, by the present rules; an article in a language without a model has none.
    """
    if not is_parsed(language_of(article.text, article.language)):
        return ()
    return tuple(number for doc, _ in _load_language(model).parse([article]) for number in find_rejected(doc))


_load_language = cache(Language)


@cache
def _load_all(model: str) -> None:
    """Load all data by analysing one sample."""
    for _ in analyse([Article(doc="", text=_SAMPLE, blocks=())], model):
        pass


_SAMPLE = "At least nine people were killed in Kabul on Monday, the mayor said."


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


Found = tuple[tuple[Analysis, ...], str | None]
"""What was found on a page, or why nothing was found."""


def _read_batch(pages: Sequence[Page | InputError], model: str) -> list[Found]:
    """What was found on each of some pages. A page on which a stage fails is reported; the others go on."""
    try:
        found = [_find_articles(page) for page in pages]
        analyses = analyse((article for articles, _ in found for article in articles), model)
        return [(tuple(islice(analyses, len(articles))), error) for articles, error in found]
    except MemoryError:  # ends the worker
        raise
    except Exception as error:  # a defect of ours that one page shows must not stop the batch
        if len(pages) > 1:
            return [each for page in pages for each in _read_batch([page], model)]
        page = pages[0]
        assert isinstance(page, Page), "an InputError is only passed on"
        if isinstance(error, LanguageDataError):
            return [((), f"{page.name}: {error}")]
        log.debug("while reading %s", page.name, exc_info=True)
        return [((), f"{page.name}: could not be analysed ({error!r}); please report it")]


def _find_articles(page: Page | InputError) -> tuple[list[Article], str | None]:
    """A page's articles, or why there are none."""
    if isinstance(page, InputError):  # only passed on
        return [], None
    try:
        return find_articles(page), None
    except InputError as error:
        return [], str(error)
