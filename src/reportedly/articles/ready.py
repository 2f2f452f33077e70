"""Articles that come ready, as one JSON object each: their text is taken exactly as given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.articles.compose import find_dateline
from reportedly.articles.credit import find_credit
from reportedly.articles.dates import read_date
from reportedly.articles.feed import LONGEST_ADDRESS, paragraphs_of
from reportedly.articles.posts import headed_posts
from reportedly.errors import InputError
from reportedly.formats.addresses import carried_by
from reportedly.formats.foreign_json import parse_json
from reportedly.model import Article, Block, BlockKind, Moment, Page

TEXTS = ("text", "maintext", "plaintext", "content_text", "article_text", "full_text", "body", "content")
"""Names of an article's text: ours, then those of news-please, fundus, JSON Feed and tables."""
TITLES = ("title", "headline")
ADDRESSES = ("url", "external_url", "link", "documentidentifier", "source_url", "source")
PUBLISHERS = ("publisher", "sitename", "source_domain", "source-hostname", "hostname", "domain", "sourcecommonname")
PUBLISHED = ("published", "date_publish", "publishing_date", "date_published", "publish_date", "date", "pubdate")
UPDATED = ("updated", "date_modify", "date_modified")
AUTHORS = ("authors", "author", "byline")


def read_ready(page: Page) -> Article:
    """The article of a JSON object: `text`, and if given `doc`, `title`, `published`, `url`, `publisher`, `authors`.

    The names that other tools give them are read too. Raises `InputError` if it is no such object.
    """
    try:
        data = parse_json(page.content)
    except ValueError as error:
        raise InputError(f"{page.name}: is not JSON: {error}") from error
    text = _article_text(data) if isinstance(data, dict) else None
    if text is None:
        raise InputError(f'{page.name}: no article here; a JSON object with "text" was expected')
    title = _first(data, TITLES)
    blocks = _blocks(text, title)
    url = next((value for name in ADDRESSES if (value := _text(data, name)) and "://" in value), None)
    return Article(
        _doc(page, data, url),
        text,
        blocks,
        title=title,
        url=url,
        publisher=_first(data, PUBLISHERS),
        authors=(authors := _authors(data)),
        credit=find_credit(text, blocks, authors),
        language=_first(data, ("language", "lang")),
        dateline=find_dateline(text, blocks),
        published=(published := _moment(data, PUBLISHED)),
        updated=(updated := _moment(data, UPDATED)),
        page=page.sha256,
        saved=page.saved,
        posts=headed_posts(text, blocks, published, updated),
    )


def _doc(page: Page, data: dict[str, Any], url: str | None) -> str:
    """What an article is known by: the id that it came with; in a file that was fetched it is the file's word alone."""
    given = _first(data, ("doc",))
    if page.status is None:
        return given or page.name
    named = given or url
    return carried_by(page.url or page.name, named) if named and len(named) <= LONGEST_ADDRESS else page.name


def _article_text(data: dict[str, Any]) -> str | None:
    """The text as given; else that of a fundus body (summary and sections), or of a feed's HTML."""
    text = next((data[name] for name in TEXTS if isinstance(data.get(name), str)), None)
    body = data.get("body")
    if text is None and isinstance(body, dict):
        text = "\n".join(_body_lines(body)) or None
    if text is None and isinstance(markup := data.get("content_html"), str):
        text = "\n".join(paragraphs_of(markup))
    return text


def _body_lines(body: dict[str, Any]) -> list[str]:
    lines = [*_strings(body.get("summary"))]
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            lines += [*_strings(section.get("headline")), *_strings(section.get("paragraphs"))]
    return lines


def _strings(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str) and each.strip()]


def _authors(data: dict[str, Any]) -> tuple[str, ...]:
    value = next((data[name] for name in AUTHORS if data.get(name)), None)
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(";") if name.strip())
    names = [each.get("name") if isinstance(each, dict) else each for each in value] if isinstance(value, list) else []
    return tuple(name for name in names if isinstance(name, str) and name)


def _moment(data: dict[str, Any], names: Sequence[str]) -> Moment | None:
    written = _first(data, names)
    return read_date(written, "given with the text", None) if written else None


def _first(data: dict[str, Any], names: Sequence[str]) -> str | None:
    return next((value for name in names if (value := _text(data, name))), None)


def _text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) and value else None


def _blocks(text: str, title: str | None) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            first = not blocks and title is not None and line.strip() == title.strip()
            kind: BlockKind = "headline" if first else "highlight" if line.lstrip().startswith("• ") else "paragraph"
            blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    return tuple(blocks)
