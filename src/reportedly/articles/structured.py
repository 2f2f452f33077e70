"""What an HTML page says of itself in JSON-LD: its article, and the entries of a live blog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from reportedly.articles.page_dates import published_in
from reportedly.formats.foreign_json import parse_json
from reportedly.model import Moment

_NEWS_TYPES = ("Article", "BlogPosting", "Report", "Posting")
_PAGE_TYPES = ("WebPage", "ItemPage", "AboutPage")
"""What is said of the page holds for its article where the page has no word on that; its name is the site's title."""
_LIVE = "LiveBlogPosting"
_UPDATES = "liveBlogUpdate"
_BODIES = ("articleBody", "text", "description")
"""Where an entry of a live blog has its text."""
_DATES = ("datePublished", "dateCreated", "dateModified")
MOST_ITEMS = 5_000
"""Objects of a page's JSON-LD that are looked at."""
DEPTH = 4
"""Lists and graphs inside one another that are looked into."""


@dataclass(frozen=True, slots=True)
class Update:
    """An entry of a live blog. `anchor` is what its page calls it."""

    title: str | None
    body: str
    published: Moment | None
    authors: tuple[str, ...] = ()
    url: str | None = None
    anchor: str | None = None


def structured_items(tree: HtmlElement) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD, in order; what is no JSON is left out."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = parse_json(script.text or "")
        except ValueError:
            continue
        for item in _items(data, DEPTH):
            if len(found) == MOST_ITEMS:
                return found
            found.append(item)
    return found


def article_item(items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The object for the article, that of a live blog before others; else the dates of the page; empty if none."""
    news = [item for item in items if any(kind.endswith(_NEWS_TYPES) for kind in _kinds(item))]
    live = next((item for item in news if item.get(_UPDATES)), None)
    if live or news:
        return _with_references(live or news[0], items)
    pages = (item for item in items if any(kind in _PAGE_TYPES for kind in _kinds(item)))
    page = next(pages, {})
    return {key: page[key] for key in ("datePublished", "dateModified") if key in page}


def _with_references(item: dict[str, Any], items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """An object with its publisher and authors, where it only refers to them by `@id`."""
    by_id = {each["@id"]: each for each in items if isinstance(each.get("@id"), str) and each.get("name")}

    def told(value: Any) -> Any:
        if isinstance(value, list):
            return [told(each) for each in value]
        is_reference = isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value
        return by_id.get(value["@id"], value) if is_reference else value

    return {**item, **{key: told(item[key]) for key in ("author", "publisher") if key in item}}


def live_updates(items: Sequence[dict[str, Any]], saved: Moment | None) -> Iterator[Update]:
    """The entries of a live blog that have a text, in their order; those that stand elsewhere on the page included."""
    value: Any = next((item[_UPDATES] for item in items if item.get(_UPDATES)), [])
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    for each in value if isinstance(value, list) else [value]:
        entry = each
        if isinstance(each, str) or (isinstance(each, dict) and set(each) == {"@id"}):
            name = each if isinstance(each, str) else each["@id"]
            entry = by_id.get(name) if isinstance(name, str) else None
        if isinstance(entry, dict) and (body := first_name(entry, _BODIES)):
            written = next((entry[key] for key in _DATES if entry.get(key)), None)
            page = entry.get("mainEntityOfPage")
            url = first_name(entry, ("url",)) or name_of(page.get("@id") if isinstance(page, dict) else page)
            anchor = first_name(entry, ("@id",)) or url
            yield Update(
                title=first_name(entry, ("headline", "name")),
                body=body,
                published=published_in(written, saved),
                authors=tuple(names_of(entry.get("author"))),
                url=url if url and url.startswith(("http://", "https://")) else None,
                anchor=anchor.rpartition("#")[2] if anchor else None,
            )


def _kinds(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [str(name) for name in (kind if isinstance(kind, list) else [kind])]


def _items(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document, those in lists and graphs included."""
    if isinstance(data, list) and depth:
        for each in data:
            yield from _items(each, depth - 1)
    elif isinstance(data, dict) and depth:
        yield data
        yield from _items(data.get("@graph"), depth - 1)
        yield from _items(data.get("mainEntity"), depth - 1)


def names_of(value: Any) -> Iterator[str]:
    """The names of one or several objects or texts."""
    for each in value if isinstance(value, list) else [value]:
        if name := name_of(each):
            yield name


def first_name(item: dict[str, Any], keys: Sequence[str]) -> str | None:
    """The first text that an object has under some keys."""
    return next((name for key in keys if (name := name_of(item.get(key)))), None)


def name_of(value: Any) -> str | None:
    """A text, or the name of an object."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return value.strip() or None if isinstance(value, str) else None
