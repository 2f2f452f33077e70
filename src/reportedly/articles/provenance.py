"""How an article came out of its page, found again from the page's bytes by the present rules."""

from __future__ import annotations

import trafilatura

from reportedly.articles.decode import decode
from reportedly.articles.document import DOCUMENTS
from reportedly.articles.html import read_html, without_controls
from reportedly.articles.line_features import squeezed
from reportedly.articles.lines import LineReader
from reportedly.model import Article, Page, Provenance

MOST_LINES = 500
"""Lines that were left out which are told."""
_LINES = DOCUMENTS | {"text/plain"}
"""Kinds of pages whose lines are looked at for what was left out."""
_TEXTS = {
    "text/plain": "a text: its lines, told apart by their form",
    "application/json": "a ready article: its text is taken exactly as given",
    "application/xml": "an entry of a feed: its fullest text",
    "application/pdf": "a PDF: printed lines joined to paragraphs",
    "text/markdown": "Markdown: what it shows, without the marks",
    "text/vtt": "subtitles: what is said, without time codes and sounds",
}


def provenance_of(page: Page, article: Article) -> Provenance:
    """How an article of a page was found, and what of the page it leaves out; `article` is as it was kept."""
    published = article.published.found if article.published else None
    updated = article.updated.found if article.updated else None
    if page.media_type != "text/html":
        rows = decode(page).split("\n") if page.media_type in _LINES else []
        told = " ".join(rows)
        return Provenance(
            text=_TEXTS.get(page.media_type, "a document: its paragraphs"),
            title=_given(article.title, page, told),
            published=published,
            updated=updated,
            publisher=_given(article.publisher, page, told),
            authors=_given(next(iter(article.authors), None), page, told),
            left_out=_left_out(rows, article),
        )
    source = decode(page)
    found = read_html(source, page.url, page.saved)
    if not 0 < article.number <= len(found):  # rules have changed since it was read
        return Provenance(text="by rules of another version: read the page again", published=published, updated=updated)
    own = found[article.number - 1]
    tree = trafilatura.load_html(without_controls(source))
    lines = LineReader().read(tree) if tree is not None else []
    return Provenance(
        text=own.how,
        title=own.about.found.get("title"),
        published=published,
        updated=updated,
        publisher=own.about.found.get("publisher"),
        authors=own.about.found.get("authors"),
        left_out=_left_out([line.text for line in lines], article),
    )


def _given(value: str | None, page: Page, told: str) -> str | None:
    """Where a file gives a name: in its text, or beside it."""
    if value is None:
        return None
    is_beside = page.media_type in DOCUMENTS and " ".join(value.split()) not in " ".join(told.split())
    return "by the document's properties" if is_beside else "as the file gives it"


def _left_out(lines: list[str], article: Article) -> tuple[str, ...]:
    """The lines that are not in an article's text, each once."""
    kept = squeezed(article.text.replace("|", ""))
    bare = (" ".join(line.split()) for line in lines)
    missing = (line for line in bare if line and squeezed(line.replace("|", "")) not in kept)
    return tuple(dict.fromkeys(missing))[:MOST_LINES]
