"""HTML pages: the main text by trafilatura, what the page says of itself by its structured data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from unicodedata import east_asian_width

import trafilatura
from lxml.etree import XPath
from lxml.html import HtmlElement

from reportedly.articles.compose import Part
from reportedly.articles.furniture import is_appeal, is_no_article, is_no_text, is_promotion, without_counter
from reportedly.articles.line_features import About, squeezed
from reportedly.articles.line_judge import choose
from reportedly.articles.lines import PROSE_WORDS, Line, LineReader, Node
from reportedly.articles.live import LiveEntry, choose_entries, heads_of, lead_of, posts_above
from reportedly.articles.main_text import plain_lines, read_main_text, read_paragraphs, read_part
from reportedly.articles.metadata import Metadata, read_metadata
from reportedly.articles.page_dates import published_in
from reportedly.articles.page_names import page_title
from reportedly.articles.posts import PostDraft, last_day
from reportedly.articles.sections import STANDFIRST, Section, find_sections, is_front_page, opening_of, teaser_headings
from reportedly.articles.short_pages import short_text
from reportedly.articles.source import SourceText, without_unseen
from reportedly.articles.structured import Update
from reportedly.articles.trimming import STANDFIRST_WORDS, Trimmed, trim
from reportedly.errors import InputError
from reportedly.formats.text_tables import CELL
from reportedly.model import Moment

EDGE = 5
"""Lines at either end of a text that may be dates, bylines or marks of the site."""
LEAST_CHARACTERS, WIDE = 80, 3
"""Main text below which a page has no article on it."""
OWN_BODY_WORDS = 100
FEWEST_WORDS = 80
"""Words of a page without a date below which its title may tell that it stands in place of an article."""
FULLER = 2
"""Words that the body given as data must have to stand for the page's text, and how many times as many as that."""
MOST_ELEMENTS = 40_000
"""Elements of the largest page that is read; extraction takes more than linear time in them."""
MOST_TAGS = 1_000_000
"""Of a page that is taken apart to count its elements; each takes some 300 bytes of memory."""
MOST_ATTRIBUTES = 10_000
"""Attributes of one element that are read; the parser compares each with all others."""
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(
    r"&#(?:0{0,9}(?:[0-8]|1[14-9]|2\d|3[01])(?!\d)|[xX]0{0,9}(?:[0-8bBeEfF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]));?"
)
"""Control characters, and references to them: the parser lets them through, and then takes them in no text."""
_ELEMENTS = XPath("count(//*)")


@dataclass(frozen=True, slots=True)
class HtmlArticle:
    """What an HTML page says, before it is an `Article`."""

    parts: tuple[Part, ...]
    about: Metadata
    how: str
    """How its text was found, in words for users."""
    posts: tuple[PostDraft, ...] = ()


def read_html(source: str, url: str | None, saved: Moment | None) -> list[HtmlArticle]:
    """The articles of an HTML page, in order. The parser bounds the depth of elements (at 256).

    Raises `InputError`, without the page's name, if it has too many elements or attributes.
    """
    if any(len(tag[0].split()) > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(source)):
        raise InputError(f"has an element with more than {MOST_ATTRIBUTES:,} attributes; it is no page of news")
    if source.count("<") > MOST_TAGS:
        raise InputError(f"has over {MOST_TAGS:,} tags, more than a page of news may have")
    tree = trafilatura.load_html(without_controls(source))
    if tree is None:
        return []
    if (elements := int(_ELEMENTS(tree))) > MOST_ELEMENTS:
        raise InputError(f"has {elements:,} elements, more than the {MOST_ELEMENTS:,} that a page of news may have")
    lines = LineReader().read(tree)
    about = read_metadata(tree, url, saved, lines)
    titles = (about.title or "", page_title(tree))
    visible = SourceText(source)
    sections = find_sections(tree)
    if entries := choose_entries(about.updates, sections, saved):
        return [_live_blog(entries, _lead(tree, sections, about), about, visible)]
    if sections and not _are_chapters(sections, about):
        found = [_from_section(section, about, visible, saved) for section in sections]
        return [article for article in found if article is not None]
    captions = _captions(tree)
    teasers = teaser_headings(tree) if about.published is None else 0
    known = about_lines(tree, about)
    kept = _headed_rows(choose(lines, known), lines)
    heads = heads_of(lines, kept, last_day(about.published, about.updated))
    text = _judged(kept, about.title)
    how = "its lines, each judged by itself and what is around it"
    if _size(text) < LEAST_CHARACTERS:
        text, how = Trimmed((), _unjoined(known.extracted, about.title)), "the main text that trafilatura finds"
    if (fuller := _fuller(text, about.body)) is not text:
        text, how = fuller, "the body in the page's data (json-ld): the page shows but a part of it"
    if _size(text) < LEAST_CHARACTERS or is_front_page(teasers, text.body):
        short = short_text(lines, about.title, about.published is not None)
        if is_front_page(teasers, text.body):
            return []
        if short is None and (told := plain_lines(about.body or "")):
            text, how = Trimmed((), tuple(told)), "the body in the page's data (json-ld): the page shows none"
        elif short is None:
            return []
        else:
            text, how = short, "the few sentences that a short page shows"
    if about.published is None and any(map(is_no_article, titles)) and _words(text) < FEWEST_WORDS:
        return []
    parts = _parts(about.title, captions, text, visible)
    posts = tuple(post for _, post in heads)
    return [HtmlArticle(tuple(_with_posts(parts, lines, [head for head, _ in heads])), about, how, posts)]


def _words(text: Trimmed) -> int:
    return sum(len(line.split()) for line in text.body)


def _unjoined(extracted: Sequence[str], title: str | None) -> tuple[str, ...]:
    """What the extractor finds; nothing where it ran all that the page shows together, headline first."""
    is_joined = len(extracted) == 1 and title is not None and extracted[0].startswith(f"{title} ")
    return () if is_joined else tuple(extracted)


def without_controls(source: str) -> str:
    """The source without the control characters that the parser lets through."""
    return _REFERENCE.sub(" ", _CONTROL.sub(" ", without_unseen(source)))


def _size(text: Trimmed) -> int:
    """The characters of a body; one of Chinese, Japanese or Korean says as much as three letters."""
    return sum(WIDE if east_asian_width(each) == "W" else 1 for line in text.body for each in line[:LEAST_CHARACTERS])


def about_lines(tree: HtmlElement, about: Metadata | None = None) -> About:
    """What is known of a page's text before its lines are judged; takes out of the tree what shows no text."""
    about = about or read_metadata(tree, None, None)
    text = trim(read_main_text(tree), about.title, _marked_body(tree) or about.body)
    data = squeezed(about.body) if about.body and len(about.body.split()) >= OWN_BODY_WORDS else None
    return About(about.title, about.description, data, (*text.standfirst, *text.body))


def _judged(lines: list[Line], title: str | None) -> Trimmed:
    """The standfirst and the body among an article's lines. A short heading before the first prose is a label."""
    kept = [line for line in lines if unescape(line.text) != title]
    kept = [line for line in kept if not (is_promotion(line.text) or is_appeal(line.text))]
    last = len(kept) - EDGE
    kept = [line for number, line in enumerate(kept) if EDGE <= number < last or not is_no_text(line.text)]
    first = next((number for number, line in enumerate(kept) if _opens(line) and not _is_standfirst(line)), 0)
    highlights = [line for line in kept[:first] if _is_highlight(line)]
    levels = {line.node.tag for line in kept[first:] if line.heading}
    before = [line for line in kept[:first] if not (line.heading or _is_highlight(line))]
    if first and kept[first - 1].heading and kept[first - 1].node.tag in levels and not _is_highlight(kept[first - 1]):
        before.append(kept[first - 1])  # the heading of a part, as there are more of them
    return Trimmed(tuple(line.text for line in highlights), tuple(map(_shown, (*before, *kept[first:]))))


def _shown(line: Line) -> str:
    """A line's text; of a row of a table its cells, divided."""
    return CELL.join(line.cells).strip() if len(line.cells) > 1 else line.text


def _headed_rows(kept: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """An article's lines, with the first row of each table before the rows that are kept of it."""
    first: dict[Node, Line] = {}
    for line in lines:
        if line.cells and (table := _table_of(line)) is not None:
            first.setdefault(table, line)
    known = {id(line) for line in kept}
    headed: list[Line] = []
    for line in kept:
        table = _table_of(line) if line.cells else None
        head = first.pop(table, None) if table is not None else None
        if head is not None and id(head) not in known:
            headed.append(head)
        headed.append(line)
    return headed


def _table_of(line: Line) -> Node | None:
    return next((node for node in line.above if node.tag == "table"), None)


def _is_highlight(line: Line) -> bool:
    """Whether a line before the body sums up: a key point, or a heading with words enough for a standfirst."""
    return line.node.tag == "li" or (
        (line.heading or _is_standfirst(line)) and line.text.count(" ") >= STANDFIRST_WORDS - 1
    )


def _is_standfirst(line: Line) -> bool:
    """Whether the page calls a line the summary below its headline, by the class of its element."""
    return any(not STANDFIRST.isdisjoint(node.names) for node in line.above[:2])


def _opens(line: Line) -> bool:
    """Whether a line is the first of a body: prose in no heading and no list."""
    return not line.heading and line.node.tag != "li" and line.text.count(" ") >= PROSE_WORDS - 1


def _fuller(text: Trimmed, own_body: str | None) -> Trimmed:
    """The text, or what the page's data give as its body where the page itself shows but a part of that: pages that are
    filled in by scripts, or cut for those who do not pay."""
    if not own_body:
        return text
    words, shown = len(own_body.split()), sum(len(line.split()) for line in text.body)
    goes_on = text.body and squeezed(own_body).startswith(squeezed("".join(text.body))) and words > shown
    if goes_on or words >= max(OWN_BODY_WORDS, FULLER * shown):
        return Trimmed((), tuple(plain_lines(own_body)))
    return text


def _lead(tree: HtmlElement, sections: Sequence[Section], about: Metadata) -> list[str]:
    """What a live blog says before its entries: by its data, unless that repeats them, else as it shows it."""
    if about.body and about.updates and not _repeats(about.body, about.updates):
        return plain_lines(about.body)
    return opening_of(tree, sections) or lead_of(tree, about.updates)


def _repeats(body: str, updates: tuple[Update, ...]) -> bool:
    """Whether the text of a live blog is that of its entries, joined."""
    joined = "".join(body.split())
    return any("".join(update.body.split())[:LEAST_CHARACTERS] in joined for update in updates)


def _live_blog(entries: Sequence[LiveEntry], lead: Sequence[str], about: Metadata, visible: SourceText) -> HtmlArticle:
    """A live blog as one article: its headline and lead, then its entries in their order."""
    parts = list(_parts(about.title, [], Trimmed((), tuple(lead)), visible))
    for number, entry in enumerate(entries):
        own = _parts(entry.post.title, [], Trimmed((), entry.lines), visible)
        parts += [replace(part, post=number) for part in own]
    how = "a live blog: the entries that its data or time elements give"
    return HtmlArticle(tuple(parts), about, how, tuple(_with_address(entry.post, about.url) for entry in entries))


def _with_address(post: PostDraft, url: str | None) -> PostDraft:
    """A post with the address of its anchor on the page."""
    return replace(post, url=f"{url.partition('#')[0]}#{post.anchor}") if url and post.anchor and not post.url else post


def _with_posts(parts: Iterator[Part], lines: Sequence[Line], heads: Sequence[Line]) -> Iterator[Part]:
    """The parts of an article, each with the time head that stands above it; a head itself is no part."""
    if not heads:
        yield from parts
        return
    above = posts_above(lines, heads)
    alone = {head.text for head in heads}
    for part in parts:
        if part.text not in alone:
            post = above.get(part.text, -1)
            yield replace(part, post=post) if post >= 0 else part


def _are_chapters(sections: Sequence[Section], about: Metadata) -> bool:
    """Whether the parts of a page are those of one article: its data name another headline, and no part has a date."""
    titles = {section.title for section in sections}
    declared = about.found.get("title") in ("json-ld", "meta element")
    return declared and about.title not in titles and not any(section.written for section in sections)


def _from_section(section: Section, about: Metadata, visible: SourceText, saved: Moment | None) -> HtmlArticle | None:
    """An article that is a part of its page; what the page says of itself holds for it but for headline and dates."""
    captions = _captions(section.element)
    published = published_in(section.written, saved, "time element")
    text = trim(read_part(section.element), section.title, None)
    if sum(map(len, text.body)) < LEAST_CHARACTERS:
        text = Trimmed((), tuple(read_paragraphs(section.element)))
    if not text.body:
        return None
    parts = tuple(_parts(section.title, captions, text, visible))
    about = replace(about, title=section.title or about.title, published=published, updated=None)
    return HtmlArticle(parts, about, "the part of a page with several articles that holds its heading")


def _captions(element: HtmlElement) -> list[str]:
    return [without_counter(" ".join(each.text_content().split())) for each in element.iter("figcaption")]


def _marked_body(tree: HtmlElement) -> str | None:
    """The text of the elements that the page marks as its article's body (microdata of schema.org)."""
    return "".join(each.text_content() for each in tree.xpath('//*[@itemprop="articleBody"][not(self::meta)]')) or None


def _parts(title: str | None, captions: list[str], text: Trimmed, source: SourceText) -> Iterator[Part]:
    if title:
        yield Part("headline", title, source.find(title))
    known = {title}
    body = [Part("paragraph", line, source.find(line) or source.find(line.replace(CELL, " "))) for line in text.body]
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
