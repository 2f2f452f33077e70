"""The addresses of views; each stays valid as long as what it shows is in the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlencode

from reportedly.export.evidence_links import local_article, local_figure

STORIES_ON_PAGE = 20
"""Number of stories on one page of the list."""
CACHED_ADDRESSES = 4096
"""Number of addresses that are kept in memory: the rows of a story name few articles and sources many times."""


def front(page: int, since: str | None = None) -> str:
    """One page of the stories, the first with what changed since a day or moment."""
    return _asking("/", {"page": page if page > 1 else None, "since": since})


def story(number: int) -> str:
    """A story's ledger."""
    return f"/stories/{number}"


def tally(number: int, name: str) -> str:
    """A tally on the page of its story."""
    return f"{story(number)}#{tally_anchor(name)}"


def tally_anchor(name: str) -> str:
    """The anchor of a tally there."""
    return f"tally-{name}"


def tally_data(number: int, tally: str) -> str:
    """A tally as JSON."""
    return f"/api/stories/{number}/tallies/{tally}"


article = local_article
"""An article with all its marks."""
figure = local_figure
"""A figure, highlighted in its article."""


def statement(doc: str, number: int) -> str:
    """A statement, highlighted in its article; `number` is its place among the article's statements."""
    return f"{article(doc)}?statement={number}#s"


@lru_cache(CACHED_ADDRESSES)
def source(name: str) -> str:
    """Everything that a source said."""
    return "/source?" + urlencode({"name": name})


def tally_csv(number: int, tally: str) -> str:
    """A tally's entries as a table."""
    return f"/stories/{number}/tallies/{tally}.csv"


def work(number: int) -> str:
    """All rows of a story, to be worked on."""
    return f"/stories/{number}/work"


def review(number: int | None = None, by_chance: bool = False) -> str:
    """What is worth a look: in a story, or in all."""
    return _asking("/review", {"story": number, "by_chance": 1 if by_chance else None})


def stories_csv(page: int) -> str:
    """The stories of one page of the list with their headline figures, as a table."""
    return f"/stories.csv?page={page}"


def stories_json(page: int) -> str:
    """The same as JSON."""
    return f"/api/stories?limit={STORIES_ON_PAGE}&offset={(page - 1) * STORIES_ON_PAGE}"


def for_excel(table: str) -> str:
    """A table as Excel opens it."""
    return f"{table}{'&' if '?' in table else '?'}excel=1"


def search(words: str) -> str:
    """What a search finds."""
    return "/search?" + urlencode({"q": words})


def search_csv(words: str) -> str:
    """What a search found as a table."""
    return "/search.csv?" + urlencode({"q": words})


def search_json(words: str) -> str:
    """The same as JSON."""
    return "/api/search?" + urlencode({"q": words})


def source_csv(name: str) -> str:
    """The numbers of a source beside those of others, as a table."""
    return "/source.csv?" + urlencode({"name": name})


def source_json(name: str) -> str:
    """All that a source said as JSON."""
    return "/api/source?" + urlencode({"name": name})


def figures_csv(doc: str) -> str:
    """An article's figures as a table."""
    return "/figures.csv?" + urlencode({"doc": doc})


def article_json(doc: str) -> str:
    """An article with all that was found in it as JSON."""
    return f"/api/articles/{quote(doc, safe='')}"


def history_json(doc: str) -> str:
    """The revisions of an article as JSON."""
    return f"/api/history/{quote(doc, safe='')}"


def provenance(doc: str) -> str:
    """How an article was found on its page, and what was left out."""
    return f"/provenance/{quote(doc, safe='')}"


def saved(doc: str) -> str:
    """The bytes of an article's page as they were kept."""
    return f"/saved/{quote(doc, safe='')}"


def _asking(path: str, asked: Mapping[str, str | int | None]) -> str:
    """A path with those fields that have a value."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path
