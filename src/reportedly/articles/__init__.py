"""A page's articles: headline, highlights, captions, dateline and body told apart, with dates and publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.articles.compose import compose
from reportedly.articles.credit import find_credit
from reportedly.articles.dates import DateLines, read_date
from reportedly.articles.decode import decode
from reportedly.articles.dump import Draft, split_dump
from reportedly.articles.dump_lines import PIECES, SHORT_LINE, dated_name
from reportedly.articles.feed import read_feed
from reportedly.articles.foreign_days import in_iso
from reportedly.articles.html import HtmlArticle, read_html
from reportedly.articles.markdown import read_markdown
from reportedly.articles.posts import headed_posts, place_posts
from reportedly.articles.properties import Properties, properties_of
from reportedly.articles.provenance import provenance_of
from reportedly.articles.ready import moment_at, name_at, names_at, read_ready
from reportedly.articles.subtitles import read_subtitles
from reportedly.errors import InputError
from reportedly.formats.shapes import NAMED, address_of
from reportedly.lang import rules
from reportedly.model import Article, Block, Moment, Page, Post

_RULES = rules("en", "date_lines", DateLines)
_DATELINE_ENDS = re.compile(r"\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?(?:[—–:]|- )")
DATELINE_CHARACTERS = 70
"""Characters at the head of a body in which its dateline stands."""
DATE_LINES = 3
"""Lines of a text among which one may say when it came out."""

__all__ = ["decode", "find_articles", "provenance_of"]


def find_articles(page: Page) -> list[Article]:
    """The articles of a page, at least one, in order; raises `InputError` if there is none on it."""
    if page.media_type == "application/json":
        return [read_ready(page)]
    source = decode(page)
    match page.media_type:
        case "text/html":
            try:
                found = _from_html(page, source)
            except InputError as error:
                raise InputError(f"{page.name}: {error}") from error
        case "application/xml":
            found = read_feed(page, source)
        case "text/markdown":
            found = _from_markdown(page, source)
        case "text/vtt":
            found = _from_subtitles(page, source)
        case _:
            found = _from_text(page, source)
    if not found:
        raise InputError(f"{page.name}: no article found on this page")
    return found


def _from_html(page: Page, source: str) -> list[Article]:
    articles = []
    for number, found in enumerate(read_html(source, page.url, page.saved), 1):
        text, blocks, dateline = compose(found.parts)
        about = found.about
        articles.append(
            Article(
                page.name if number == 1 else f"{page.name}#{number}", text, blocks, title=about.title, url=about.url,
                publisher=about.publisher, authors=about.authors, section=about.section, language=about.language,
                credit=find_credit(text, blocks, about.authors),
                dateline=dateline, published=about.published, updated=about.updated, page=page.sha256, number=number,
                saved=page.saved, posts=_posts(found, text, blocks),
            )
        )  # fmt: skip
    return articles


def _from_markdown(page: Page, source: str) -> list[Article]:
    articles = []
    for number, document in enumerate(read_markdown(source), 1):
        text, blocks, dateline = compose(document.parts)
        about = document.about
        lines = [part.text for part in document.parts if part.kind == "paragraph"]
        authors = names_at(about, NAMED.authors)
        title = next((part.text for part in document.parts if part.kind == "headline"), None)
        articles.append(
            Article(
                page.name if number == 1 else f"{page.name}#{number}", text, blocks, title=title, dateline=dateline,
                url=page.url or address_of(about, NAMED), publisher=name_at(about, NAMED.publisher), authors=authors,
                credit=find_credit(text, blocks, authors),
                published=moment_at(about, NAMED, NAMED.published) or _dated(lines, page.saved),
                page=page.sha256, number=number, saved=page.saved,
            )
        )  # fmt: skip
    return articles


def _dated(lines: Sequence[str], saved: Moment | None) -> Moment | None:
    """The date that one of the first lines of a text gives, which is short: `*5 May 2026* · By Ada Example`."""
    pieces = (piece for line in lines[:DATE_LINES] if len(line) < SHORT_LINE for piece in PIECES.split(in_iso(line)))
    dated = (read_date(piece, "date line", saved) for piece in pieces if _RULES["full_date"].found_in(piece))
    return next((moment for moment in dated if moment), None)


def _from_subtitles(page: Page, source: str) -> list[Article]:
    text, blocks, _ = compose(read_subtitles(source))
    return [Article(page.name, text, blocks, url=page.url, page=page.sha256, saved=page.saved)] if text else []


def _posts(found: HtmlArticle, text: str, blocks: tuple[Block, ...]) -> tuple[Post, ...]:
    """The entries of a live blog: as its page gives them, else by the times of day that head its paragraphs."""
    if found.posts:
        return place_posts(found.posts, found.parts, blocks)
    return headed_posts(text, blocks, found.about.published, found.about.updated)


def _from_text(page: Page, source: str) -> list[Article]:
    drafts = split_dump(source)
    url = page.url if len(drafts) == 1 else None  # of several texts that were run together none is the page
    about = properties_of(page) if len(drafts) == 1 else Properties()
    return [_from_draft(page, draft, number, url, about) for number, draft in enumerate(drafts, 1)]


def _from_draft(page: Page, draft: Draft, number: int, url: str | None, about: Properties) -> Article:
    """An article of a text; what its text does not tell is what the document tells of itself."""
    text, blocks, dateline = compose(draft.parts)
    published, updated = _dates(draft, page.saved)
    published = published or (None if updated else about.created)
    byline = _RULES["byline_label"].pattern.sub("", draft.byline).strip() if draft.byline else about.author
    authors = (byline,) if byline else ()
    return Article(
        page.name if number == 1 else f"{page.name}#{number}", text, blocks, title=draft.title or about.title, url=url,
        publisher=draft.publisher, dateline=dateline, authors=authors, credit=find_credit(text, blocks, authors),
        published=published, updated=updated, page=page.sha256, number=number, saved=page.saved,
        posts=headed_posts(text, blocks, published, updated),
    )  # fmt: skip


def _dates(draft: Draft, saved: Moment | None) -> tuple[Moment | None, Moment | None]:
    """Published and updated, by the words of the date lines; a bare date is when the article was published."""
    published = updated = None
    for line in draft.dates:
        if _RULES["updated"].found_in(line):
            updated = updated or read_date(line, "update line", saved) or _day_in(line)
        else:
            published = (
                published
                or read_date(PIECES.split(line)[-1], "date line", saved)
                or read_date(line, "date line", saved)
                or _day_in(line)
            )
    published = published or _dateline_day(draft)
    if published is None and updated is not None and not updated.unsure:
        published = replace(updated, found="the last update by a date line: the text tells no day of publication")
    return published, updated


def _day_in(line: str) -> Moment | None:
    """The day that stands behind a name on a date line."""
    day = _RULES["full_date"].found_in(in_iso(line)) if dated_name(line) else None
    return read_date(day[0], "date line", None) if day else None


def _dateline_day(draft: Draft) -> Moment | None:
    """The day that stands behind the place at the head of the body: `ALDERBY, 5 May 2026 — At least …`."""
    first = next((part.text for part in draft.parts if part.kind == "paragraph"), "")
    day = _RULES["full_date"].found_in(first[:DATELINE_CHARACTERS])
    if day is None or not _DATELINE_ENDS.match(first, day.end()):
        return None
    return read_date(day[0], "date line", None)
