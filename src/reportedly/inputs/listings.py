"""Lists of addresses: sitemaps, feeds, and the tables and files that other tools write."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree

from reportedly.errors import InputError
from reportedly.formats.characters import characters
from reportedly.formats.feeds import clean_xml, parse_feed
from reportedly.formats.foreign_json import parse_json
from reportedly.formats.shapes import record_text
from reportedly.model import Page

MOST_ADDRESSES = 1000
"""Number of addresses of one list that are followed."""
LINE_BYTES = 4 << 20
MOST_LINES = 1_000_000
"""Largest number of bytes in a line, and of lines, that are read of a table or of JSON lines with addresses."""
_NUMBERED = re.compile(r"\d{5,}(?:-T?\d+)?$")
_BOOKMARKS = re.compile(
    rb"\s{0,99}(?:<!DOCTYPE NETSCAPE-Bookmark-file-1>|(?:<!DOCTYPE html>\s{0,99})?<html[^<>]{0,200}>\s{0,99}"
    rb"(?:<!--[^<>]{0,300}-->\s{0,99})?<head[^<>]{0,200}>(?:\s{0,99}<meta[^<>]{0,200}>){0,9}\s{0,99}"
    rb"<title>Pocket Export</title>)",
    re.IGNORECASE,
)
_HREF = re.compile(r"<a\s[^<>]{0,200}?href=[\"'](https?://[^\"'<>\s]{1,2000})[\"']", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
COLUMNS = ("url", "documentidentifier", "link", "address", "sourceurl", "canonical_url")
"""Names that tools give to the column with an article's address (GDELT, news-please, fundus, Media Cloud)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Addresses that a page or file lists, in its order, each once. `left_out` counts those above the bound.

    `lists` are addresses of further lists (a sitemap index).
    """

    name: str
    addresses: tuple[str, ...]
    lists: tuple[str, ...] = ()
    left_out: int = 0


Opened = Page | InputError | Listing
"""The result of opening an input: a page, an error that says why there is none, or addresses of pages."""


def make_listing(name: str, addresses: Iterable[str], lists: Iterable[str] = ()) -> Listing:
    """A listing of the http and https addresses among some texts; raises `InputError` if there is none."""
    (pages, over), (further, further_over) = _unique(addresses), _unique(lists)
    if not pages and not further:
        raise InputError(f"{name}: lists no http or https address")
    return Listing(name, pages, further, over + further_over)


def _unique(texts: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The first addresses among texts without doubles, and how many more there are."""
    kept: dict[str, None] = {}
    over: set[int] = set()
    for text in map(str.strip, texts):
        if text not in kept and _ADDRESS.fullmatch(text):
            if len(kept) < MOST_ADDRESSES:
                kept[text] = None
            else:
                over.add(hash(text))
    return tuple(kept), len(over)


def is_bookmarks(content: bytes) -> bool:
    """Whether a page is a list of bookmarks, as browsers and Pocket export it."""
    return _BOOKMARKS.match(content) is not None


def read_bookmarks(content: bytes, name: str) -> Listing:
    """The addresses of such a list, in its order."""
    text = characters(Page(name=name, content=content, media_type="text/html"))
    return make_listing(name, (html.unescape(match[1]) for match in _HREF.finditer(text)))


def is_address_list(head: bytes) -> bool:
    """Whether a file is a list of addresses, one a line."""
    whole = head.decode("utf-8", "replace").rpartition("\n")[0]  # the last line may be incomplete
    lines = [line.strip() for line in whole.splitlines() if line.strip()]
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)


def read_address_list(content: bytes, name: str) -> Listing:
    """The addresses of a file with one a line."""
    return make_listing(name, content.decode("utf-8-sig", "replace").splitlines())


def read_sitemap(content: bytes, name: str) -> Listing:
    """The addresses of a sitemap, or of the sitemaps in an index, the latest first where dates are given.

    It follows the protocol of sitemaps.org and its news extension. Raises `InputError` if it is no XML or lists
    nothing.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(
            clean_xml(characters(Page(name=name, content=content, media_type="application/xml"))), parser
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: this sitemap cannot be read: {error}") from error
    if tree is None:
        raise InputError(f"{name}: this sitemap is empty")
    entries = sorted(_sitemap_entries(tree), key=lambda entry: entry[1], reverse=True)
    is_index = str(tree.tag).rpartition("}")[2].lower() == "sitemapindex"
    found = [address for address, _ in entries]
    return make_listing(name, [] if is_index else found, found if is_index else [])


def _sitemap_entries(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Address and date (ISO 8601, or empty) of each entry."""
    for entry in tree.iterchildren("{*}url", "{*}sitemap"):
        address = entry.findtext("{*}loc") or ""
        dated = next(entry.iter("{*}publication_date", "{*}lastmod"), None)
        yield address, (dated.text or "").strip() if dated is not None else ""


def read_feed_links(page: Page) -> Listing:
    """The addresses of a feed's entries (RSS, Atom), in its order."""
    feed = parse_feed(characters(page), page.name, resolve=True)
    return make_listing(page.name, (entry.get("link") or "" for entry in feed.entries))


def read_object_addresses(data: Any, name: str) -> Listing:
    """The addresses in JSON: objects in a list, or in the first list that an object holds (GDELT's `articles`)."""
    if isinstance(data, dict):
        data = next((each for each in data.values() if isinstance(each, list)), [data])
    objects = [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
    return make_listing(name, (address for each in objects for address in _in_row(each)))


def address_column(head: bytes) -> int | None:
    """The column of addresses in a tab-separated table without a header whose rows begin with a number, as GDELT writes
    its events, mentions and graph; `None` for all else."""
    lines = [line.split("\t") for line in head.decode("utf-8", "replace").splitlines()]
    if not lines or len(lines[0]) < 5 or not all(_NUMBERED.match(fields[0]) for fields in lines if len(fields) > 1):
        return None
    return next((at for fields in lines for at, each in enumerate(fields) if _ADDRESS.fullmatch(each)), None)


def read_column(stream: BinaryIO, name: str, column: int) -> Listing:
    """The addresses in one column, counted from 0, of a tab-separated table without a header."""
    rows = (line.rstrip("\r\n").split("\t") for line in _lines(stream, name))
    return make_listing(name, (row[column] for row in rows if len(row) > column))


def is_listed_in_lines(head: bytes) -> bool:
    """Whether JSON lines have addresses and no texts (GDELT's lists of articles), by the first of them."""
    try:
        first = parse_json(head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0])
    except ValueError:
        return False
    return isinstance(first, dict) and record_text(first) is None and any(True for _ in _in_row(first))


def read_listed_lines(stream: BinaryIO, name: str) -> Listing:
    """The addresses of JSON lines that hold one object each."""

    def objects() -> Iterator[Any]:
        for number, line in enumerate(_lines(stream, name), 1):
            try:
                yield parse_json(line) if line.strip() else {}
            except ValueError as error:
                raise InputError(f"{name}:{number}: is not JSON: {error}") from error

    return make_listing(name, (address for each in objects() if isinstance(each, dict) for address in _in_row(each)))


def _lines(stream: BinaryIO, name: str) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: stream.readline(LINE_BYTES + 1), b""), 1):
        if len(line) > LINE_BYTES or number > MOST_LINES:
            raise InputError(f"{name}:{number}: over {LINE_BYTES >> 20} MB in a line or {MOST_LINES:,} lines; split it")
        yield line.decode("utf-8-sig", "replace")


def _in_row(row: dict[Any, Any]) -> Iterator[str]:
    named = {str(key).strip().lower(): value for key, value in row.items()}
    address = next((named[column] for column in COLUMNS if isinstance(named.get(column), str)), None)
    if address:
        yield address
