"""The main text of an HTML page, line by line, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.etree import SubElement, XPath, strip_elements
from lxml.html import Element as html_element
from lxml.html import HtmlElement
from trafilatura.settings import Document

_UNSEEN = (
    "head", "script", "style", "svg", "template", "iframe", "link", "meta", "object", "footer", "nav", "button",
    "select", "input", "textarea", "audio", "video", "canvas", "map", "source", "embed", "menu", "dialog", "noscript",
    "datalist",
)  # fmt: skip
"""Elements that show none of the article's text: without them all that follows is faster."""
_CARDS = XPath("//p//span[.//img and count(.//a) > 1][not(.//span[.//img and count(.//a) > 1])]")
"""Cards with a picture and links that stand in a sentence, shown when it is pointed at."""
_POSTS = XPath("//blockquote[starts-with(@class, 'twitter-') or starts-with(@class, 'instagram-')]")
"""Embedded posts, which the extractor leaves out by their class, though they are part of what the article shows."""
_MARKED = (
    XPath("//*[@itemprop='articleBody'][not(self::meta)]"),
    XPath("//article[not(ancestor::article)]"),
    XPath("//main | //*[@role='main']"),
)
"""What a page marks as its article, the closest mark first."""
MARKED_SHARE = 0.8
"""Share of the page's words in paragraphs that the marked part must hold to be taken for the whole article."""
MARKED_WORDS = 100
"""Least number of words that it must have in paragraphs."""
_PARENTS = XPath(
    "//*[self::div or self::section or self::article or self::main or self::body or self::td or self::center][p or br]"
)
"""Elements in which text may stand bare among paragraphs, or in paragraphs that only line breaks part."""
BARE_CHARACTERS = 60
"""Characters of text outside of a paragraph that are taken for one."""
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    )
)
_BLOCKS = frozenset(("p", "head", "item", "row", "list", "table", "quote", "code", "div", "lb"))


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the main text. `linked` is the share of its characters that are links, 0 to 1."""

    text: str
    heading: bool
    linked: float


def read_main_text(tree: HtmlElement) -> list[TextLine]:
    """The lines of a page's main text, empty if it has none; takes out of the tree what shows no text."""
    strip_elements(tree, *_UNSEEN, with_tail=False)
    if (marked := _marked_part(tree)) is not None:
        tree = _page_of(marked)
    for card in _CARDS(tree):
        card.drop_tree()
    for parent in _PARENTS(tree):
        _wrap_bare(parent)
    for post in _POSTS(tree):
        del post.attrib["class"]
    document = trafilatura.bare_extraction(
        tree, output_format="txt", fast=True, include_comments=False, include_tables=True, include_links=True
    )
    if not isinstance(document, Document) or document.body is None:
        return []
    return list(_lines(document.body))


def read_part(element: HtmlElement) -> list[TextLine]:
    """The lines of the main text of one part of a page."""
    return read_main_text(_page_of(deepcopy(element)))


def _page_of(element: HtmlElement) -> HtmlElement:
    page = html_element("html")
    SubElement(page, "body").append(element)
    return page


def _marked_part(tree: HtmlElement) -> HtmlElement | None:
    """The one element that the page marks as its article, if it holds nearly all paragraphs: less for the extractor to
    look through, with the same result."""
    whole = 0
    for find in _MARKED:
        found = find(tree)
        if len(found) == 1:
            whole = whole or _words(tree)
            if (words := _words(found[0])) >= MARKED_WORDS and words >= MARKED_SHARE * whole:
                return found[0]
    return None


def _words(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content().split()) for paragraph in element.iter("p"))


def read_paragraphs(element: HtmlElement) -> list[str]:
    """All paragraphs and items of one part of a page, but those of links alone."""
    texts = []
    for each in element.iter("p", "li"):
        text = " ".join(each.text_content().split())
        if text and sum(len(link.text_content()) for link in each.iter("a")) < 0.9 * len(text):
            texts.append(text)
    return texts


def plain_lines(text: str) -> list[str]:
    """The lines of a text that a page gives as data, without the markup that some put there."""
    tree = trafilatura.load_html(f"<html><body>{text}</body></html>") if "<" in text else None
    if tree is not None:
        return read_paragraphs(tree) or tree.text_content().split("\n")
    return [line for each in text.splitlines() if (line := " ".join(each.split()))]


def _wrap_bare(parent: HtmlElement) -> None:
    """Make paragraphs of the text that stands bare in an element, parted by double line breaks or by its other parts.

    So it is in old pages, and where a box was put in a paragraph: the parser ends the paragraph before the box. The
    extractor runs such texts together, breaks them at links, or leaves them out.
    """
    run = _paragraph(parent.text)
    parent.text = None
    for child in list(parent):
        tail, child.tail = child.tail, None
        before = run[-1] if len(run) else None
        if child.tag in _INLINE and not (child.tag == "br" and before is not None and _is_break(before)):
            run.append(child)
            child.tail = tail
        else:
            _put(run, parent, child)
            run = _paragraph(tail)
    _put(run, parent, None)


def _paragraph(text: str | None) -> HtmlElement:
    paragraph = html_element("p")
    paragraph.text = text
    return paragraph


def _is_break(element: HtmlElement) -> bool:
    return element.tag == "br" and not (element.tail or "").strip()


def _put(run: HtmlElement, parent: HtmlElement, following: HtmlElement | None) -> None:
    """Put a run before what follows it in its parent: as a paragraph if it is long enough for one, else bare."""
    put = parent.append if following is None else following.addprevious
    if len(run.text_content().strip()) >= BARE_CHARACTERS:
        put(run)
        return
    last = following.getprevious() if following is not None else next(parent.iterchildren(reversed=True), None)
    if run.text and last is not None:
        last.tail = (last.tail or "") + run.text
    elif run.text:
        parent.text = (parent.text or "") + run.text
    for each in list(run):
        put(each)


def _lines(body: HtmlElement) -> Iterator[TextLine]:
    """The lines of the extractor's tree: one for each paragraph, heading, item and row of a table."""
    pieces: list[str] = []
    linked = 0
    heading = False
    for text, inside, is_link in _runs(body, "body", False):
        if text is None:
            line = " ".join("".join(pieces).split())
            if line:
                yield TextLine(line, heading, min(1.0, linked / len(line)))
            pieces, linked, heading = [], 0, False
        else:
            pieces.append(text)
            heading = heading or (inside == "head" and bool(text.strip()))
            linked += len(text.strip()) if is_link else 0


def _runs(element: HtmlElement, inside: str, is_link: bool) -> Iterator[tuple[str | None, str, bool]]:
    """The runs of text in an element with the block and link they stand in; `None` where a line ends."""
    tag = str(element.tag)
    is_block, is_link = tag in _BLOCKS, is_link or tag == "ref"
    within = tag if is_block and tag != "lb" else inside
    if is_block:
        yield None, within, is_link
    if element.text:
        yield element.text, within, is_link
    for child in element:
        yield from _runs(child, within, is_link)
        if child.tail:
            yield child.tail, within, is_link
    if is_block or tag == "body":
        yield None, within, is_link
    elif tag == "cell":
        yield " ", within, is_link
