"""Articles that come ready, as one JSON object each: their text is taken exactly as given."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from reportedly.articles.compose import find_dateline
from reportedly.articles.credit import find_credit
from reportedly.articles.dates import DateLines, read_date, read_iso
from reportedly.articles.feed import LONGEST_ADDRESS, paragraphs_of
from reportedly.articles.markdown import read_markdown
from reportedly.articles.posts import headed_posts
from reportedly.errors import InputError
from reportedly.formats.addresses import carried_by, host_of
from reportedly.formats.foreign_json import parse_json
from reportedly.formats.shapes import NAMED, Paths, Shape, address_of, names_of, shape_of, text_of, value_at
from reportedly.lang import rules
from reportedly.model import Article, Block, BlockKind, Moment, Page, to_moment

SECONDS = re.compile(r"\d{9,10}(?:\.\d{1,9})?")
MILLISECONDS = re.compile(r"\d{12,13}")
MICROSECONDS = re.compile(r"\d{15,16}")
"""Moments as numbers, from 1970 on: from 1973 to 2286."""
_STAMP = re.compile(r"(\d{8})(\d{6})")
"""A moment as GDELT writes it: 20250901101500, in UTC."""
_MARKUP = re.compile(r"<(?:p|br|div|span|a|ul|ol|li|h[1-6]|em|strong|b|i)[\s/>]|</[a-z]", re.IGNORECASE)
_ACCOUNT = re.compile(r"/(?:users/|@)([\w.-]{1,100})$")
"""The end of an account's address, as servers of ActivityPub make it."""
_BYLINE = rules("en", "date_lines", DateLines)["byline_label"]
_REPEATS = re.compile(r"RT @(\w{1,15}): ")
_CUT = re.compile(r"(?:…|\.\.\.)?\s?\[\+?\d{1,9} chars\]\s?$")
"""What NewsAPI and GNews put in place of the rest of a text."""
_SLACK = re.compile(r"<(?P<what>[@#!]?[^<>|\s]{1,2000})(?:\|(?P<label>[^<>|]{0,300}))?>")
"""A link, a person or a channel in a message of Slack."""


def read_ready(page: Page) -> Article:
    """The article of a JSON object: `text`, and if given `doc`, `title`, `published`, `url`, `publisher`, `authors`.

    The names that other tools give them are read too (`formats.shapes`). Raises `InputError` if it is no such object.
    """
    try:
        data = parse_json(page.content)
    except ValueError as error:
        raise InputError(f"{page.name}: is not JSON: {error}") from error
    shape = shape_of(data) if isinstance(data, dict) else None
    text = _article_text(data, shape) if shape else None
    if shape is None or text is None:
        raise InputError(f'{page.name}: no article here: it has no text; a JSON object with "text" was expected')
    title = _one_line(text_of(data, shape.title))
    blocks = _blocks(text, title)
    url = address_of(data, shape)
    authors = names_at(data, shape.authors)
    publisher = name_at(data, shape.publisher)
    if shape.form == "mangled":
        authors, publisher = tuple(map(_unmangled, authors)), publisher and _unmangled(publisher)
    return Article(
        _doc(page, data, url),
        text,
        blocks,
        title=title,
        url=url,
        publisher=publisher,
        authors=authors,
        credit=name_at(data, shape.origin) or _passed_on(text, shape) or find_credit(text, blocks, authors),
        language=text_of(data, shape.language),
        dateline=find_dateline(text, blocks),
        published=(published := moment_at(data, shape, shape.published)),
        updated=(updated := moment_at(data, shape, shape.updated)),
        page=page.sha256,
        saved=page.saved,
        posts=headed_posts(text, blocks, published, updated),
    )


def _doc(page: Page, data: dict[str, Any], url: str | None) -> str:
    """What an article is known by: the id that it came with; in a file that was fetched it is the file's word alone."""
    given = text_of(data, NAMED.id)
    if page.status is None:
        return given or page.name
    named = given or url
    return carried_by(page.url or page.name, named) if named and len(named) <= LONGEST_ADDRESS else page.name


def _article_text(data: dict[str, Any], shape: Shape) -> str | None:
    """The text as given, unless its tool writes it as something else than text."""
    given = text_of(data, shape.text)
    if given and shape is NAMED and _is_markup(given, data):
        return "\n".join(paragraphs_of(given)) or None
    if given is None or shape.form in ("plain", "cut"):
        return _CUT.sub("", given) if given and shape.form == "cut" else given
    if shape.form == "sections":
        return "\n".join(_body_lines(data["body"])) or None
    if shape.form == "markdown":
        return "\n".join(part.text for document in read_markdown(given) for part in document.parts) or None
    if shape.form == "markup":
        return "\n".join(paragraphs_of(given)) or None if _MARKUP.search(given) else given
    if shape.form == "slack":
        given = _SLACK.sub(lambda match: match["label"] or match["what"], given)
    return _unmangled(given) if shape.form == "mangled" else html.unescape(given)


def _is_markup(given: str, data: dict[str, Any]) -> bool:
    """Whether the text of an unknown tool is HTML. What stands under our own name is a text as given."""
    is_own = "text" in data and "record" not in data
    return not is_own and given.lstrip().startswith("<") and _MARKUP.search(given) is not None


def _passed_on(text: str, shape: Shape) -> str | None:
    """The account whose post this one repeats, where only its text says so (`RT @name: …`)."""
    match = _REPEATS.match(text) if shape.form == "entities" else None
    return match[1] if match else None


def _unmangled(text: str) -> str:
    """A text in UTF-8 whose bytes were taken for letters of Latin-1; as it is if it cannot be one."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
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


def _one_line(text: str | None) -> str | None:
    return " ".join(html.unescape(text).split()) if text else None


def name_at(data: dict[str, Any], paths: Paths) -> str | None:
    """The first name at some paths; of an address, the account or host that it names."""
    return next((_named_by(name) for path in paths for name in names_of(value_at(data, path))), None)


def _named_by(name: str) -> str:
    host = host_of(name) if "://" in name else None
    account = _ACCOUNT.search(name)
    return f"{account[1]}@{host}" if host and account else host or name


def names_at(data: dict[str, Any], paths: Paths) -> tuple[str, ...]:
    """The names at the first of some paths that has any, without a label such as "By"."""
    found = next((names for path in paths if (names := tuple(names_of(value_at(data, path))))), ())
    return tuple(_BYLINE.pattern.sub("", _named_by(name)) for name in found)


def moment_at(data: dict[str, Any], shape: Shape, paths: Paths) -> Moment | None:
    """The first moment at some paths; it says at which, if the shape is one of a tool."""
    for path in paths:
        found = "given with the text" if shape is NAMED else f"{path} of the {shape.name}"
        if moment := _read_moment(value_at(data, path), found):
            return moment
    return None


def _read_moment(value: Any, found: str) -> Moment | None:
    if isinstance(value, list) and value and isinstance(value[0], list):  # [[2026, 5, 4]], as CSL has a day
        value = "-".join(str(part).zfill(2) for part in value[0][:3])
    written = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    for form, in_one in ((SECONDS, 1), (MILLISECONDS, 1000), (MICROSECONDS, 1_000_000)):
        if form.fullmatch(written):
            return to_moment(datetime.fromtimestamp(int(float(written) / in_one), UTC), found, "second")
    if stamp := _STAMP.fullmatch(written):
        return read_iso(f"{stamp[1]}T{stamp[2]}Z", found)
    if not written:
        return None
    return read_date(written, found, None) or _read_mail_date(written, found)


def _read_mail_date(written: str, found: str) -> Moment | None:
    """A date as mail has it (RFC 5322), or as X did before: `Mon Sep 01 10:15:00 +0000 2025`."""
    try:
        return to_moment(parsedate_to_datetime(written[:100]), found, "second")
    except (ValueError, IndexError, OverflowError):
        return None


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
