"""What an HTML page says of itself: JSON-LD first, then meta elements, then what trafilatura and htmldate find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from reportedly.articles.lines import Line
from reportedly.articles.page_dates import published_on, updated_on
from reportedly.articles.page_names import authors_on, first_found, publisher_on
from reportedly.articles.structured import Update, article_item, live_updates, name_of, structured_items
from reportedly.articles.visible_dates import visible_dates
from reportedly.formats.addresses import archived, host_of, is_same_site
from reportedly.model import Moment

_BY_TRAFILATURA = "found on the page by trafilatura"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Names and dates of a page."""

    title: str | None
    url: str | None
    publisher: str | None
    authors: tuple[str, ...]
    section: str | None
    language: str | None
    published: Moment | None
    updated: Moment | None
    body: str | None
    """The article's text as the page's JSON-LD gives it."""
    description: str | None
    """What the page says it is about, for those who link to it."""
    updates: tuple[Update, ...]
    """The entries of a live blog as the page's JSON-LD gives them."""
    found: Mapping[str, str]
    """How title, publisher and authors were found, in words for users."""


def read_metadata(tree: HtmlElement, url: str | None, saved: Moment | None, lines: Sequence[Line] = ()) -> Metadata:
    """Names and dates of a page, from its tree as parsed and its lines; `saved` is when the page was."""
    items = structured_items(tree)
    item = article_item(items)
    meta = _meta(tree)
    title, title_found = first_found(
        ("json-ld", lambda: name_of(item.get("headline"))),
        ("the only first-level heading", lambda: _heading(tree)),
        ("meta element", lambda: meta.get("og:title")),
    )
    guess = (
        extract_metadata(tree, default_url=url) if not title else None
    )  # it looks in more places, and takes its time
    if guess:
        title, title_found = guess.title, _BY_TRAFILATURA
    authors, authors_found = authors_on(tree, item, meta, lines, title)
    if guess and not authors:
        authors = tuple(name.strip() for name in (guess.author or "").split(";") if name.strip())
        authors_found = _BY_TRAFILATURA
    canonical = str(next(iter(tree.xpath('//link[@rel="canonical"]/@href')), None) or meta.get("og:url"))
    is_own = host_of(canonical) if url is None else is_same_site(canonical, url)  # who else may say where a page stands
    address = canonical if canonical.startswith("http") and is_own else url
    address = of_page[0] if (of_page := archived(address)) else address
    title = " ".join(unescape(title).split()) if title else None  # some sites encode it twice
    shown = list(visible_dates(lines, title, saved, tree.get("lang")))
    updated = updated_on(item.get("dateModified"), meta, saved, shown)
    publisher, publisher_found = publisher_on(tree, item, meta, address, title)
    named = dict(  # noqa: C408 - the names of fields, not words
        title=(title, title_found), publisher=(publisher, publisher_found), authors=(authors, authors_found)
    )
    return Metadata(
        title=title,
        url=address,
        publisher=publisher,
        authors=authors,
        found={name: where for name, (value, where) in named.items() if value},
        section=name_of(item.get("articleSection")) or meta.get("article:section"),
        language=(tree.get("lang") or meta.get("og:locale") or "")[:2].lower() or None,
        published=published_on(tree, item.get("datePublished"), meta, address, saved, shown, updated, lines),
        updated=updated,
        body=name_of(item.get("articleBody")),
        description=meta.get("og:description") or meta.get("description"),
        updates=tuple(live_updates(items, saved)),
    )


def _heading(tree: HtmlElement) -> str | None:
    """The text of the page's only first-level heading."""
    headings = tree.xpath("//h1")
    return " ".join(headings[0].text_content().split()) or None if len(headings) == 1 else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta element by its property, name or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and (content := element.get("content")):
            found.setdefault(key.lower(), content.strip())
    return found
