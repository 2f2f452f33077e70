"""Tells captures of one page: saved again, in another format, in its mobile or AMP form, with marks in its address.

One page has one article. What reads as it did before is nothing new; other words are the next revision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.formats.addresses import is_other_form
from reportedly.model import Analysis, Article, Page
from reportedly.store import KnownPages, Store, article_of, saved_before

SHINGLE = 3
SHARED = 0.4
"""Words of a run by which texts are compared, and the share of the shorter text's runs from which it is another state
of the longer one."""
ALIKE = 0.85
"""The same, from which a text with the same figures is the same state: pages have other lines around it."""
PART = 0.9
"""The same of a page's mobile, AMP or printed form that shows less than the page does."""


Runs = set[tuple[str, ...]]
"""The runs of `SHINGLE` words of a text."""


@dataclass(frozen=True, slots=True)
class SamePage:
    """The article of the same page that is kept, and whether a new one reads as it does."""

    doc: str
    reads_alike: bool


class SamePages:
    """Finds the articles of a store that came from the same page as new ones."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = KnownPages(store)

    def of(self, page: Page, analysis: Analysis) -> SamePage | None:
        """The article of the same page; `None` if there is none, or if it may be another article.

        Only pages of the web are compared, those that were fetched with such, and what was saved with such: nobody
        speaks for an address but who was asked there.
        """
        new = analysis.article
        if page.media_type != "text/html" or new.url is None:
            return None
        for doc in self._known.docs_at(new.url, fetched=page.status is not None):
            row = article_of(self._store, doc)
            if row is None or doc == new.doc:
                continue
            old = self._store.analysis(row.id).article
            runs = _runs(new.text)
            if _shared(old, runs) >= SHARED or (page.url is not None and _title(old) == _title(new) != ""):
                return SamePage(doc, any(_reads_alike(each, analysis, runs, page) for each in self._around(doc, page)))
        return None

    def _around(self, doc: str, page: Page) -> Iterator[Analysis]:
        """The states of an article that a page may show again: the last one, if its server sent it now; the last one
        saved before it and the next one, if that is known; else all."""
        ids = [each.article_id for each in self._store.revisions(doc)]
        if page.status is not None:
            ids = ids[-1:]
        elif (at := saved_before(self._store, doc, page.saved)) is not None:
            ids = ids[max(0, at - 1) : at + 1]
        yield from map(self._store.analysis, ids)


def _reads_alike(old: Analysis, new: Analysis, runs: Runs, page: Page) -> bool:
    """Whether a page, with a text of such runs, shows a state of an article again."""
    if new.article.reads_as(old.article):
        return True
    shared = _shared(old.article, runs)
    is_shorter = len(new.article.text) <= len(old.article.text)
    if is_shorter and shared >= PART and is_other_form(page.url):
        return True
    return shared >= ALIKE and _values(old) == _values(new)


def _values(analysis: Analysis) -> Counter[tuple[object, ...]]:
    return Counter((each.low, each.high, each.bound, each.measure, each.status) for each in analysis.figures)


def _title(article: Article) -> str:
    return " ".join((article.title or "").lower().split())


def _shared(article: Article, runs: Runs) -> float:
    """The share of the shorter text's runs of words that the other has, too; `runs` are those of one of them."""
    own = _runs(article.text)
    return len(own & runs) / max(1, min(len(own), len(runs)))


def _runs(text: str) -> Runs:
    words = text.lower().split()
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
