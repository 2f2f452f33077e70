"""HTML pages: the main text by trafilatura, dates and names by what the page says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from reportedly.articles.compose import Part
from reportedly.articles.dates import read_date, read_iso
from reportedly.articles.source import SourceText
from reportedly.model import Moment

DEPTH = 400
"""Nesting of elements beyond which a page is not read: no real page has it, and tree walkers break on it."""
LEAST_CHARACTERS = 80
"""Main text below which a page has no article on it."""
_NEWS_TYPES = ("Article", "BlogPosting", "Report", "Posting")


@dataclass(frozen=True, slots=True)
class HtmlArticle:
    """What an HTML page says, before it is an `Article`."""

    parts: tuple[Part, ...]
    title: str | None
    url: str | None
    publisher: str | None
    authors: tuple[str, ...]
    section: str | None
    language: str | None
    published: Moment | None
    updated: Moment | None


def read_html(source: str, url: str | None, saved: Moment | None) -> HtmlArticle | None:
    """The article of an HTML page; `None` if there is none."""
    tree = trafilatura.load_html(source)
    if tree is None or _is_too_deep(tree):
        return None
    structured = _structured(tree)
    captions = [" ".join(each.text_content().split()) for each in tree.iter("figcaption")]
    declared = _dates(tree, structured, saved)
    language = (tree.get("lang") or "")[:2].lower() or None
    document = trafilatura.bare_extraction(
        tree, url=url, fast=True, include_comments=False, include_tables=False, with_metadata=True
    )
    if not isinstance(document, Document) or len(document.raw_text or "") < LEAST_CHARACTERS:
        return None
    published = declared[0] or read_iso(document.date, "found on the page by htmldate")
    return HtmlArticle(
        tuple(_parts(document.title, captions, document.raw_text or "", SourceText(source))),
        document.title,
        document.url or url,
        document.sitename or document.hostname,
        tuple(name.strip() for name in (document.author or "").split(";") if name.strip()),
        structured.get("articleSection") if isinstance(structured.get("articleSection"), str) else None,
        language,
        published,
        declared[1],
    )


def _is_too_deep(tree: HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH:
            return True
    return False


def _parts(title: str | None, captions: list[str], text: str, source: SourceText) -> Iterator[Part]:
    if title:
        yield Part("headline", title, source.find(title))
    known = {title}
    lines = [line.strip() for line in text.split("\n")]
    for caption in captions:
        if caption and caption not in known:
            yield Part("caption", caption, source.find(caption))
            known.add(caption)
    for line in lines:
        line = line.removeprefix("- ")
        if line and line not in known:
            yield Part("paragraph", line, source.find(line))


def _structured(tree: HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD object for an article, empty if it has none."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kind = item.get("@type")
            if any(str(name).endswith(_NEWS_TYPES) for name in (kind if isinstance(kind, list) else [kind])):
                return item
    return {}


def _items(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for each in data:
            yield from _items(each)
    elif isinstance(data, dict):
        yield data
        if "@graph" in data:
            yield from _items(data["@graph"])


def _dates(tree: HtmlElement, structured: dict[str, Any], saved: Moment | None) -> tuple[Moment | None, Moment | None]:
    """Published and updated, from JSON-LD, else from the page's meta elements, else from a labelled `time` element."""

    def meta(name: str) -> str | None:
        found = tree.xpath(f'//meta[@property="{name}" or @name="{name}" or @itemprop="{name}"]/@content')
        return str(found[0]) if found else None

    published = _first(structured.get("datePublished"), "json-ld") or _first(
        meta("article:published_time"), "meta element"
    )
    updated = _first(structured.get("dateModified"), "json-ld") or _first(meta("article:modified_time"), "meta element")
    if published is None:
        times = tree.xpath("//time[@datetime]")
        published = _first(times[0].get("datetime"), "time element") if len(times) == 1 else None
        if published is None and len(times) == 1:
            published = read_date(times[0].text_content(), "time element", saved)
    return published, updated


def _first(value: Any, found: str) -> Moment | None:
    return read_iso(value if isinstance(value, str) else None, found)
