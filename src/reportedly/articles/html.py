"""HTML pages: the main text by trafilatura, what the page says of itself by its structured data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml.etree import strip_tags
from lxml.html import HtmlElement
from trafilatura.settings import Document
from trafilatura.xml import xmltotxt

from reportedly.articles.compose import Part
from reportedly.articles.furniture import is_promotion
from reportedly.articles.metadata import Metadata, read_metadata
from reportedly.articles.source import SourceText
from reportedly.model import Moment

LEAST_CHARACTERS = 80
"""Main text below which a page has no article on it."""
LINKED = 0.9
"""Share of a paragraph's characters that are links from which it only points elsewhere."""
LABELS = 2
"""Last lines that may be labels: names, tags, titles of other articles."""
_LINES = ("p", "head")


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
    document = trafilatura.bare_extraction(
        tree, url=url, fast=True, include_comments=False, include_tables=False, include_links=True
    )
    if not isinstance(document, Document) or document.body is None:
        return None
    lines = list(_body_lines(document.body, about.title))
    if sum(map(len, lines)) < LEAST_CHARACTERS:
        return None
    return HtmlArticle(tuple(_parts(about.title, captions, lines, SourceText(source))), about)


def _body_lines(body: HtmlElement, title: str | None) -> list[str]:
    """The paragraphs of the main text, without what points or leads elsewhere."""
    for element in list(body.iter(*_LINES)):
        if _is_link(element) and (parent := element.getparent()) is not None:
            parent.remove(element)
    strip_tags(body, "ref")
    lines = [" ".join(line.removeprefix("- ").split()) for line in xmltotxt(body, False).split("\n")]
    kept = [line for line in lines if line and line != title and not is_promotion(line)]
    labels = next((number for number, line in enumerate(reversed(kept)) if not _is_label(line)), 0)
    return kept[: len(kept) - labels] if labels <= LABELS else kept  # more of them are a list of its own


def _is_link(element: HtmlElement) -> bool:
    linked = sum(len("".join(link.itertext())) for link in element.iter("ref"))
    return linked > 0 and linked >= LINKED * len("".join(element.itertext()).strip())


def _is_label(line: str) -> bool:
    """Whether a line is no sentence."""
    return len(line) < 120 and line[-1] not in ".!?…\"”’')]。！？»"


def _parts(title: str | None, captions: list[str], lines: list[str], source: SourceText) -> Iterator[Part]:
    if title:
        yield Part("headline", title, source.find(title))
    known = {title}
    for caption in captions:
        if caption and caption not in known:
            yield Part("caption", caption, source.find(caption))
            known.add(caption)
    for line in lines:
        if line not in known:
            yield Part("paragraph", line, source.find(line))
