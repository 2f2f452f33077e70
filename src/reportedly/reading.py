"""Reads pages with the pipeline: many at a time, in worker processes, each page within its limits.

The stages are imported when the first page is read: what only looks at a workspace does not need them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from reportedly.engines import Lost, PageLimits, run_in_order
from reportedly.errors import InputError
from reportedly.language import DEFAULT_MODEL
from reportedly.model import Analysis, Correction, Page
from reportedly.store.records import make_record

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


@dataclass(frozen=True, slots=True)
class PageReading:
    """The result of one page: its analyses, or why there are none. `page` is `None` if no page could be opened.

    `skipped` is true if the analysis took too long, needed too much memory or crashed. `lost` are the corrections of a
    workspace that do not find their figures in an article any more, as its page changed. `record` is the page packed
    for the archive of a workspace, if that was asked for.
    """

    page: Page | None
    analyses: tuple[Analysis, ...] = ()
    error: str | None = None
    skipped: bool = False
    lost: tuple[Correction, ...] = ()
    record: bytes | None = None

    @property
    def name(self) -> str | None:
        """What the page is called; `None` where none could be opened: the `error` begins with it."""
        return self.page.name if self.page else None


def read_pages(
    pages: Iterable[Page | InputError],
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    limits: PageLimits = PAGE_LIMITS,
    *,
    packed: bool = False,
) -> Iterator[PageReading]:
    """Every page with the analyses of its articles, in order; `jobs` worker processes analyse at once.

    `limits` are those of a small page; a larger one may take `MEGABYTE_SECONDS` longer for each megabyte. A page that
    exceeds its limits or crashes its worker is skipped. With `packed`, the workers also pack the pages as records.
    """
    batches = _batches(pages)
    first = next(batches, None)
    if first is None:
        return
    from reportedly.pipeline import load_stages

    load_stages(model)  # before workers are forked, so that they share the data
    read = partial(_read, model=model, packed=packed)
    for page, outcome in run_in_order(read, chain([first], batches), jobs, partial(allowance, each=limits)):
        if isinstance(page, InputError):
            yield PageReading(None, error=str(page))
        elif isinstance(outcome, Lost):
            yield PageReading(page, error=f"{page.name}: analysing it {outcome.reason}; it was skipped", skipped=True)
        else:
            (analyses, error), record = outcome
            yield PageReading(page, analyses, error, record=record)


def _read(
    pages: Sequence[Page | InputError], model: str, packed: bool
) -> list[tuple[tuple[tuple[Analysis, ...], str | None], bytes | None]]:
    """In a worker: what was found on each page, and the page's record if it is asked for and will be kept."""
    from reportedly.pipeline import analyse_pages

    return [
        (found, make_record(page) if packed and isinstance(page, Page) and found[1] is None else None)
        for page, found in zip(pages, analyse_pages(pages, model), strict=True)
    ]


def allowance(pages: Sequence[Page | InputError], each: PageLimits) -> PageLimits:
    """The limits for the work on some pages, from those of one small page."""
    size = sum(len(page.content) for page in pages if isinstance(page, Page))
    return replace(each, seconds=each.seconds + MEGABYTE_SECONDS * size / (1 << 20))


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
