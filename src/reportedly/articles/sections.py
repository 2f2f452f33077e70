"""Parts of an HTML page that are articles of their own: endless pages, live blogs; front pages have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import XPath
from lxml.html import HtmlElement

LEAST_PARAGRAPHS = 2
LEAST_WORDS = 40
"""Paragraphs and words that a part with a headline needs to be an article."""
PROSE_WORDS = 8
"""Words from which a paragraph is more than a label."""
LEAST_ENTRIES = 3
ENTRY_WORDS = 12
"""Least number of timed entries that make a live blog, and of words that they have on average."""
MOST_TIMES = 2000
"""Times on a page that are looked at."""
LIVE_SHARE = 0.6
"""Share of a page's words in paragraphs that lie in its timed entries if it is a live blog."""
LEVELS = 5
"""Elements between a time and the entry it dates, and between a heading and its article."""
TEASERS = 5
"""Linked headings from which a page may be a front page."""

ANNOUNCED_WORDS = 25
"""Words of a paragraph, on average, up to which a page's paragraphs may only announce articles. Four articles of WCXB
that were taken for front pages have 31 and more."""

STANDFIRST = frozenset(("standfirst", "dek", "subheadline", "subhead", "subtitle"))
"""Words in the class of the element that holds a summary below the headline."""
_HEADINGS = XPath(".//h1 | .//h2 | .//h3")
_MARKED = XPath("//article | //*[@itemtype][contains(@itemtype, 'Article') or contains(@itemtype, 'BlogPosting')]")
_FIRST_HEADINGS = XPath("//h1[not(ancestor::header[parent::body]) and not(ancestor::nav)]")
_TIMES = XPath("//time[@datetime]")
_APART = ("comment", "reply", "related", "teaser", "promo", "sidebar", "recommend", "footer", "widget")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that is an article: its element, headline and the date it gives, as written."""

    element: HtmlElement
    title: str | None
    written: str | None
    live: bool = False
    """Whether it is an entry of a live blog: all its paragraphs are its text, however short."""


def find_sections(tree: HtmlElement) -> list[Section]:
    """The articles of a page that holds several; empty if it holds one or none."""
    return _whole_articles(tree) or _live_entries(tree)


def opening_of(tree: HtmlElement, sections: Sequence[Section]) -> list[str]:
    """The paragraphs between a live blog's headline and its first entry, one text each; empty if it has none there."""
    headline = next(iter(tree.iter("h1")), None)
    if headline is None or not any(section.live for section in sections):
        return []
    entries = {section.element for section in sections}
    texts: list[str] = []
    is_after_headline = False
    for element in tree.iter():
        if element in entries:
            return texts
        if element is headline:
            is_after_headline = True
        elif is_after_headline and element.tag == "p" and _is_prose(element):
            texts.append(" ".join(element.text_content().split()))
    return []


def teaser_headings(tree: HtmlElement) -> int:
    """How many headings of a page link to other pages."""
    return sum(map(_links, tree.xpath("//h2 | //h3 | //h4")))


def is_front_page(teasers: int, lines: Sequence[str]) -> bool:
    """Whether a page only announces articles: it has no more paragraphs (`lines`) than headings that link to others,
    and they are short."""
    sizes = [size for line in lines if (size := len(line.split())) >= ENTRY_WORDS]
    return TEASERS <= teasers >= len(sizes) and sum(sizes) < ANNOUNCED_WORDS * max(1, len(sizes))


def _whole_articles(tree: HtmlElement) -> list[Section]:
    """The marked articles, else the parts around each first-level heading, if there are several with text enough."""
    marked = [element for element in _MARKED(tree) if not _is_apart(element)]
    inside = set(marked)
    outer = [element for element in marked if inside.isdisjoint(element.iterancestors())]
    headings = [heading for heading in _FIRST_HEADINGS(tree)[:50] if heading.text_content().strip()]
    for elements in (outer, _around(headings)):
        found = list(_with_text(elements)) if len(elements) > 1 else []
        if len({section.title for section in found}) == len(found) > 1:
            return found
    return []


def _with_text(elements: Sequence[HtmlElement]) -> Iterator[Section]:
    for element in elements:
        heading = next(iter(_HEADINGS(element)), None)
        if heading is None or _links(heading):
            continue
        paragraphs = [each for each in element.iter("p") if _is_prose(each)]
        if len(paragraphs) >= LEAST_PARAGRAPHS and sum(map(_words, paragraphs)) >= LEAST_WORDS:
            yield Section(element, " ".join(heading.text_content().split()), _date_of(element))


def _around(headings: Sequence[HtmlElement]) -> list[HtmlElement]:
    """For each heading the largest element around it that holds no other of them."""
    if len(headings) < 2:
        return []
    around = Counter(above for heading in headings for above in heading.iterancestors())
    found = []
    for heading in headings:
        alone = [above for above in heading.iterancestors() if around[above] == 1]
        if alone:
            found.append(alone[-1])
    alike = {(each.tag, each.get("class")) for each in found}
    return found if len(alike) == 1 else []


def _live_entries(tree: HtmlElement) -> list[Section]:
    """The entries of a live blog: neighbours that each have a time and text, and together most of the page's text."""
    entries: dict[HtmlElement, dict[HtmlElement, HtmlElement]] = {}
    times = _TIMES(tree)[:MOST_TIMES]
    for time in times if len(times) >= LEAST_ENTRIES else []:
        entry = time
        for _ in range(LEVELS):
            container = entry.getparent()
            if container is None:
                break
            entries.setdefault(container, {}).setdefault(entry, time)
            entry = container
    several = [each for each in entries.values() if len(each) >= LEAST_ENTRIES]
    best = max(several, key=lambda each: sum(map(_text_words, each)), default={})
    if not best or any(_is_apart(entry) for entry in best):
        return []
    words = {entry: _text_words(entry) for entry in best}
    total = sum(_words(paragraph) for paragraph in tree.iter("p")) or sum(words.values())
    teasers = sum(any(map(_links, _HEADINGS(entry))) for entry in best)
    if sum(words.values()) < max(LIVE_SHARE * total, ENTRY_WORDS * len(best)) or teasers > len(best) / 2:
        return []
    return [
        Section(entry, _title_of(entry), time.get("datetime"), live=True)
        for entry, time in best.items()
        if words[entry] >= ENTRY_WORDS
    ]


def _title_of(element: HtmlElement) -> str | None:
    heading = next(iter(_HEADINGS(element)), None)
    return " ".join(heading.text_content().split()) or None if heading is not None else None


def _date_of(element: HtmlElement) -> str | None:
    marked = element.xpath(".//*[@itemprop='datePublished']") or element.xpath(".//time[@datetime]")
    return (marked[0].get("content") or marked[0].get("datetime")) if marked else None


def _is_apart(element: HtmlElement) -> bool:
    """Whether an element or one close above it is marked as comments, related articles or an aside."""
    near = [element, *list(element.iterancestors())[:3]]
    names = " ".join(f"{each.get('class', '')} {each.get('id', '')}" for each in near if each.tag != "body").lower()
    return any(name in names for name in _APART) or any(each.tag in ("aside", "footer", "nav") for each in near)


def _links(heading: HtmlElement) -> bool:
    """Whether a heading is a link to another page."""
    links = [*heading.iter("a"), *([above] if (above := heading.getparent()) is not None and above.tag == "a" else [])]
    return any(not (link.get("href") or "#").startswith("#") for link in links)


def _is_prose(paragraph: HtmlElement) -> bool:
    """Whether a paragraph is text of its article, and more than a link."""
    words = _words(paragraph)
    return words >= PROSE_WORDS and 2 * sum(map(_words, paragraph.iter("a"))) < words and not _is_apart(paragraph)


def _words(element: HtmlElement) -> int:
    return len(element.text_content().split())


def _text_words(element: HtmlElement) -> int:
    """Words in paragraphs; in all of it where it has none."""
    return sum(map(_words, element.iter("p"))) or _words(element)
