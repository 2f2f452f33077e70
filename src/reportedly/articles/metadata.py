"""What an HTML page says of itself: JSON-LD first, then meta elements, then what trafilatura and htmldate find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TypeVar

from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from reportedly.articles.lines import Line
from reportedly.articles.page_dates import published_on, updated_on
from reportedly.articles.structured import Update, article_item, live_updates, name_of, names_of, structured_items
from reportedly.articles.visible_dates import visible_dates
from reportedly.formats.addresses import archived, host_of, is_same_site
from reportedly.lang import rules
from reportedly.model import Moment

LONGEST_NAME = 80
"""Characters of the longest name of an author."""
_BY_TRAFILATURA = "found on the page by trafilatura"
Found = TypeVar("Found")
MOST_AUTHORS = 5
"""Names that one article's byline may have; more of them are a list of articles."""
_BYLINES = (
    XPath("//article[.//h1]//*[@rel='author'][not(ancestor::aside)]"),
    XPath("//main[.//h1]//*[@rel='author'][not(ancestor::aside)]"),
)
_BY_CLASS = XPath(
    "(//article|//main)[.//h1]//*[contains(@class, 'byline') or contains(@class, 'author') or @itemprop='author']"
    "[not(ancestor::aside)]"
)
_BYLINE = rules("en", "furniture")["byline_of"]


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
    title, title_found = _first_found(
        ("json-ld", lambda: name_of(item.get("headline"))),
        ("the only first-level heading", lambda: _heading(tree)),
        ("meta element", lambda: meta.get("og:title")),
    )
    authors, authors_found = _first_found(
        ("json-ld", lambda: tuple(names_of(item.get("author")))),
        ("meta element", lambda: tuple(names_of(meta.get("author")))),
        ("byline marked as the author", lambda: _bylines(tree)),
    )
    if not title:  # trafilatura looks in more places, which takes its time
        guess = extract_metadata(tree, default_url=url)
        title, title_found = guess.title, _BY_TRAFILATURA
        if not authors:
            authors = tuple(name.strip() for name in (guess.author or "").split(";") if name.strip())
            authors_found = _BY_TRAFILATURA
    canonical = str(next(iter(tree.xpath('//link[@rel="canonical"]/@href')), None) or meta.get("og:url"))
    is_own = host_of(canonical) if url is None else is_same_site(canonical, url)  # who else may say where a page stands
    address = canonical if canonical.startswith("http") and is_own else url
    address = of_page[0] if (of_page := archived(address)) else address
    title = " ".join(unescape(title).split()) if title else None  # some sites encode it twice
    shown = list(visible_dates(lines, title, saved))
    updated = updated_on(item.get("dateModified"), meta, saved, shown)
    publisher, publisher_found = _first_found(
        ("json-ld", lambda: name_of(item.get("publisher"))),
        ("meta element", lambda: meta.get("og:site_name")),
        ("host of the address", lambda: _host(address)),
    )
    named = dict(  # noqa: C408 - the names of fields, not words
        title=(title, title_found), publisher=(publisher, publisher_found), authors=(authors, authors_found)
    )
    return Metadata(
        title=title,
        url=address,
        publisher=publisher,
        authors=authors or (),
        found={name: where for name, (value, where) in named.items() if value},
        section=name_of(item.get("articleSection")) or meta.get("article:section"),
        language=(tree.get("lang") or meta.get("og:locale") or "")[:2].lower() or None,
        published=published_on(tree, item.get("datePublished"), meta, address, saved, shown, updated, lines),
        updated=updated,
        body=name_of(item.get("articleBody")),
        description=meta.get("og:description") or meta.get("description"),
        updates=tuple(live_updates(items, saved)),
    )


def _first_found(*ways: tuple[str, Callable[[], Found | None]]) -> tuple[Found | None, str]:
    """What the first way gives that gives something, and the name of that way."""
    for name, way in ways:
        if value := way():
            return value, name
    return None, ""


def _bylines(tree: HtmlElement) -> tuple[str, ...]:
    """The names that are marked as the article's author, around its headline; none where several may be another's."""
    for find in _BYLINES:
        names = dict.fromkeys(" ".join(each.text_content().split()) for each in find(tree))
        if found := tuple(name for name in names if 0 < len(name) <= LONGEST_NAME):
            return found if len(found) <= MOST_AUTHORS else ()
    told = (_BYLINE.pattern.match(" ".join(each.text_content().split())) for each in _BY_CLASS(tree))
    first = next(filter(None, told), None)
    return tuple(name for name in first.groups() if name) if first is not None else ()


def _host(address: str | None) -> str | None:
    """The host of an address, without `www.`."""
    return (host_of(address) or "").removeprefix("www.") or None


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
