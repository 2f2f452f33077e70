"""HTML pages: the main text by trafilatura, what the page says of itself by its structured data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from reportedly.articles.compose import Part
from reportedly.articles.main_text import read_main_text
from reportedly.articles.metadata import Metadata, read_metadata
from reportedly.articles.source import SourceText
from reportedly.articles.trimming import Trimmed, trim
from reportedly.model import Moment

LEAST_CHARACTERS = 80
"""Main text below which a page has no article on it."""


@dataclass(frozen=True, slots=True)
class HtmlArticle:
    """What an HTML page says, before it is an `Article`."""

    parts: tuple[Part, ...]
    about: Metadata


def read_html(source: str, url: str | None, saved: Moment | None) -> HtmlArticle | None:
    """The article of an HTML page; `None` if there is none. The parser bounds the depth of elements (at 256)."""
    tree = trafilatura.load_html(source)
    if tree is None:
        return None
    about = read_metadata(tree, url, saved)
    captions = [" ".join(each.text_content().split()) for each in tree.iter("figcaption")]
    own_body = _marked_body(tree) or about.body
    text = trim(read_main_text(tree, url), about.title, own_body)
    if sum(map(len, text.body)) < LEAST_CHARACTERS:
        return None
    return HtmlArticle(tuple(_parts(about.title, captions, text, SourceText(source))), about)


def _marked_body(tree: HtmlElement) -> str | None:
    """The text of the elements that the page marks as its article's body (microdata of schema.org)."""
    return "".join(each.text_content() for each in tree.xpath('//*[@itemprop="articleBody"][not(self::meta)]')) or None


def _parts(title: str | None, captions: list[str], text: Trimmed, source: SourceText) -> Iterator[Part]:
    if title:
        yield Part("headline", title, source.find(title))
    known = {title}
    body = [Part("paragraph", line, source.find(line)) for line in text.body]
    end = max((part.page_span[1] for part in body if part.page_span), default=None)
    for caption in captions:
        span = source.find(caption) if caption and caption not in known else None
        if span and (end is None or span[0] < end):  # those after the body belong to other articles
            yield Part("caption", caption, span)
            known.add(caption)
    for line in text.standfirst:
        yield Part("highlight", line, source.find(line))
        known.add(line)
    for part in body:
        if part.text not in known:
            yield part
