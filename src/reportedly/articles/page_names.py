"""Whom an HTML page names as its authors and its publisher, in the order in which that is sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from lxml.etree import XPath
from lxml.html import HtmlElement

from reportedly.articles.dates import DateLines
from reportedly.articles.lines import Line
from reportedly.articles.structured import name_of, names_of
from reportedly.articles.visible_dates import ENDS, LONGEST, headline_at
from reportedly.formats.addresses import host_of
from reportedly.lang import rules

Found = TypeVar("Found")
LONGEST_NAME = 80
"""Characters of the longest name of an author."""
MOST_AUTHORS = 5
"""Names that one article's byline may have; more of them are a list of articles."""
MOST_ALONE = 3
"""Names in elements for authors that are taken where nothing else says whose they are."""
AFTER_HEADLINE = 5
"""Lines after the headline that may be the byline."""
_AUTHORS = ("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author")
"""Names of meta elements that give who wrote the article, the surest first."""
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_BYLINES = (
    XPath("//article[.//h1]//*[@rel='author'][not(ancestor::aside)]"),
    XPath("//main[.//h1]//*[@rel='author'][not(ancestor::aside)]"),
)
_BY_CLASS = XPath(
    "(//article|//main)[.//h1]//*[contains(@class, 'byline') or contains(@class, 'author') or @itemprop='author']"
    "[not(ancestor::aside)]"
)
_ALONE = XPath(
    "//*[contains(@class, 'author') or contains(@class, 'byline')][not(ancestor-or-self::*[self::aside or self::footer"
    " or self::form or contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'related')])]"
)
_TERMS = XPath("//dt[following-sibling::*[1][self::dd]]")
_ITEM_AUTHORS, _ITEM_PUBLISHERS = (
    XPath(f"//*[@itemprop='{name}'][not(ancestor::aside)][not(ancestor::*[@itemprop='comment'])]")
    for name in ("author", "publisher")
)
_ITEM_NAME = XPath("(descendant-or-self::*[@itemprop='name'])[1]")
_RULES = rules("en", "furniture")
_BYLINE, _NAME_ALONE, _PUBLISHED_BY = _RULES["byline_of"], _RULES["author_alone"], _RULES["publisher_term"]
_SITE = _RULES["site_in_title"]
_BY = rules("en", "date_lines", DateLines)["byline_label"]


def authors_on(
    tree: HtmlElement, item: Mapping[str, Any], meta: Mapping[str, str], lines: Sequence[Line], title: str | None
) -> tuple[tuple[str, ...], str]:
    """Who wrote a page's article, and how that was found: `item` is its object in JSON-LD, `meta` its meta elements."""
    found, way = first_found(
        ("json-ld", lambda: tuple(names_of(item.get("author")))),
        ("meta element", lambda: tuple(names_of(next((meta[name] for name in _AUTHORS if meta.get(name)), None)))),
        ("microdata", lambda: _items(tree, _ITEM_AUTHORS)[:MOST_AUTHORS]),
        ("byline marked as the author", lambda: _bylines(tree)),
        ("byline below the headline", lambda: _below_headline(lines, title)),
        ("the only names that are marked as authors", lambda: _alone(tree)),
    )
    return found or (), way


def publisher_on(
    tree: HtmlElement, item: Mapping[str, Any], meta: Mapping[str, str], address: str | None, title: str | None
) -> tuple[str | None, str]:
    """Who published a page, and how that was found."""
    return first_found(
        ("json-ld", lambda: name_of(item.get("publisher"))),
        ("meta element", lambda: next((meta[name] for name in _PUBLISHERS if meta.get(name)), None)),
        ("microdata", lambda: next(iter(_items(tree, _ITEM_PUBLISHERS)), None)),
        ("label on the page", lambda: _labelled(tree)),
        ("host of the address", lambda: (host_of(address) or "").removeprefix("www.") or None),
        ("end of the page's title", lambda: _in_title(tree, title)),
    )


def first_found(*ways: tuple[str, Callable[[], Found | None]]) -> tuple[Found | None, str]:
    """What the first way gives that gives something, and the name of that way."""
    for name, way in ways:
        if value := way():
            return value, name
    return None, ""


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _items(tree: HtmlElement, find: XPath) -> tuple[str, ...]:
    """The names of the page's microdata: those inside an item, or its own value."""
    names = []
    for element in find(tree):
        named = next(iter(_ITEM_NAME(element)), element)
        name = (named.get("content") or _words(named)).strip()
        label = _NAME_ALONE.pattern.match(name)
        if 0 < len(name) <= LONGEST_NAME and not name.startswith("http"):
            names.append(label["one"] if label else _BY.pattern.sub("", name).strip())
    return tuple(dict.fromkeys(names))


def _bylines(tree: HtmlElement) -> tuple[str, ...]:
    """The names that are marked as the article's author, around its headline; none where several may be another's."""
    for find in _BYLINES:
        names = dict.fromkeys(_words(each) for each in find(tree))
        if found := tuple(name for name in names if 0 < len(name) <= LONGEST_NAME):
            return found if len(found) <= MOST_AUTHORS else ()
    return _first_byline(_words(each) for each in _BY_CLASS(tree))


def _below_headline(lines: Sequence[Line], title: str | None) -> tuple[str, ...]:
    """The names of a byline that stands below the headline: `By Maren Oldt · 3 May 2026`."""
    at = headline_at(lines, title)
    if at is None:
        return ()
    near = (line.text for line in lines[at + 1 : at + 1 + AFTER_HEADLINE])
    return _first_byline(text for text in near if len(text) <= LONGEST and not text.endswith(ENDS))


def _first_byline(texts: Iterator[str]) -> tuple[str, ...]:
    first = next(filter(None, map(_BYLINE.pattern.match, texts)), None)
    return tuple(name for name in first.groups() if name) if first is not None else ()


def _alone(tree: HtmlElement) -> tuple[str, ...]:
    """The names that stand alone in elements for authors, if they are few."""
    told = filter(None, (_NAME_ALONE.pattern.match(_words(each)) for each in _ALONE(tree)))
    names = tuple(dict.fromkeys(match["one"] for match in told))
    return names if len(names) <= MOST_ALONE else ()


def _labelled(tree: HtmlElement) -> str | None:
    """The publisher that a list of terms gives: `Source`, and behind it who that is."""
    for term in _TERMS(tree):
        name = _words(term.getnext())
        if _PUBLISHED_BY.found_in(_words(term)) and 0 < len(name) <= LONGEST_NAME:
            return name
    return None


def page_title(tree: HtmlElement) -> str:
    """The title of the whole page, which may have more than the headline; nothing if it has none."""
    return " ".join((tree.findtext(".//title") or "").split())


def _in_title(tree: HtmlElement, title: str | None) -> str | None:
    """The site's name, where the page's title is the headline and a name behind a line: `Boats lost | Oldt Post`."""
    whole = page_title(tree)
    if not title or not whole.startswith(title):
        return None
    match = _SITE.pattern.match(whole[len(title) :])
    return match["site"] if match else None
