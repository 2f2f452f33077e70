"""Feeds (RSS, Atom): each entry that carries its text is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import lxml.html
from lxml.etree import ParserError

from reportedly.articles.compose import Part, compose
from reportedly.articles.credit import find_credit
from reportedly.articles.dates import read_iso
from reportedly.articles.furniture import is_promotion
from reportedly.articles.posts import headed_posts
from reportedly.articles.source import SourceText
from reportedly.formats.addresses import carried_by
from reportedly.formats.feeds import parse_feed
from reportedly.model import Article, Moment, Page, to_moment

LEAST_WORDS = 15
"""Words below which an entry only announces an article."""
LONGEST_ADDRESS = 2000
"""Characters of an address that an entry is known by."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, which character references bring in and lxml takes in no text."""
_BLOCKS = ("p", "li", "blockquote", "h2", "h3", "div")


def read_feed(page: Page, source: str) -> list[Article]:
    """The articles of a feed's entries; entries that only announce theirs are left out."""
    feed = parse_feed(source, page.name, sanitize=True)
    visible = SourceText(source)
    articles: list[Article] = []
    docs: set[str] = set()
    for entry in feed.entries:
        paragraphs = list(paragraphs_of(_body(entry)))
        if sum(len(paragraph.split()) for paragraph in paragraphs) < LEAST_WORDS:
            continue
        number = len(articles) + 1
        doc = _doc(page, entry, number, docs)
        docs.add(doc)
        articles.append(_article(page, entry, paragraphs, feed.feed.get("title"), visible, doc, number))
    return articles


def _doc(page: Page, entry: Any, number: int, taken: set[str]) -> str:
    """What an entry is known by: in a feed that was fetched the address that it names, since it moves down as others
    come. It says only what the feed says of that address, which is part of the name."""
    if page.status is not None and (named := entry.get("link") or entry.get("id")) and len(named) <= LONGEST_ADDRESS:
        doc = carried_by(page.url or page.name, named)
        if doc not in taken:
            return doc
    return page.name if number == 1 else f"{page.name}#{number}"


def _body(entry: Any) -> str:
    """The fullest text that an entry carries, as HTML."""
    texts = [content.get("value") or "" for content in entry.get("content", [])] + [entry.get("summary") or ""]
    return max(texts, key=len)


def paragraphs_of(fragment: str) -> Iterator[str]:
    """The lines of text of a piece of HTML."""
    try:
        tree = lxml.html.fromstring(f"<div>{fragment}</div>")
    except (ParserError, ValueError):
        return
    for element in tree.iter("br", *_BLOCKS):
        element.tail = "\n" + _UNSEEN.sub("", element.tail or "")
        if element.tag != "br":
            element.text = "\n" + _UNSEEN.sub("", element.text or "")
    for line in tree.text_content().split("\n"):
        if text := " ".join(line.split()):
            yield text


def _article(
    page: Page, entry: Any, paragraphs: list[str], publisher: str | None, visible: SourceText, doc: str, number: int
) -> Article:
    title = " ".join(_UNSEEN.sub("", entry.get("title") or "").split()) or None
    parts = [Part("headline", title, visible.find(title))] if title else []
    if paragraphs and is_promotion(paragraphs[-1]):  # such as what WordPress puts below each
        paragraphs = paragraphs[:-1]
    parts += [Part("paragraph", text, visible.find(text)) for text in paragraphs if text != title]
    text, blocks, dateline = compose(parts)
    authors = (entry["author"],) if entry.get("author") else ()
    return Article(
        doc,
        text,
        blocks,
        title=title,
        url=entry.get("link"),
        publisher=publisher,
        authors=authors,
        credit=find_credit(text, blocks, authors),
        dateline=dateline,
        published=(published := _moment(entry, "published") or _moment(entry, "updated")),
        updated=(updated := _moment(entry, "updated")),
        page=page.sha256,
        number=number,
        saved=page.saved,
        posts=headed_posts(text, blocks, published, updated),
    )


def _moment(entry: Any, name: str) -> Moment | None:
    """A date of an entry: as written if that is ISO 8601, else as the feed's reader understands it, in UTC."""
    if name not in entry:
        return None
    if moment := read_iso(entry[name], "feed"):
        return moment
    parsed = entry.get(f"{name}_parsed")
    try:
        return to_moment(datetime(*parsed[:6]).replace(tzinfo=UTC), "feed", "second") if parsed else None
    except ValueError:  # a year that no calendar has
        return None
