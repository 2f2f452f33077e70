"""The bytes of one page: how many may be read, and what kind of page they are."""

from __future__ import annotations

import re
from typing import BinaryIO

from reportedly.errors import InputError
from reportedly.inputs.captures import capture_of
from reportedly.model import Moment, Page

PAGE_BYTES = 16 << 20
"""The largest page that is read, in bytes."""
_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM6", b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*")
_MARKUP = re.compile(
    rb"\s*+(?:\xef\xbb\xbf\s*+)?<(?:!doctype html|html|head|body|title|meta|article|div|p\b|h1|!--)", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)


MOST_CONTROLS = 0.02
"""Share of control characters that a text may have."""
MANY_ZEROS = 0.6
"""Share of zeros in one half of the bytes of a Latin text in UTF-16."""


def is_sitemap(head: bytes) -> bool:
    """Whether a page's first bytes are those of a sitemap or of an index of sitemaps."""
    return _SITEMAP.search(head) is not None


def whole(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a stream that is one page. Raises `InputError` if they are too many."""
    content = b""
    while len(content) <= PAGE_BYTES and (more := stream.read(PAGE_BYTES + 1 - len(content))):
        content += more
    if len(content) > PAGE_BYTES:
        raise InputError(f"{name}: is over {PAGE_BYTES >> 20} MB, too large for one page; split it")
    return content


def make_page(content: bytes, name: str, saved: Moment | None, charset: str | None, url: str | None) -> Page:
    """A page, whose kind is recognised by its content. Raises `InputError` if it is empty, too large or not text.

    Where `saved` is unknown or only the time of a file, what the program that saved the page wrote into it is taken.
    """
    if not content.strip():
        raise InputError(f"{name}: is empty")
    if len(content) > PAGE_BYTES:
        raise InputError(f"{name}: is over {PAGE_BYTES >> 20} MB, too large for one page; split it")
    if content.startswith(_PICTURES):
        raise InputError(f"{name}: is a picture, not a page of text")
    if _is_binary(content[:_HEAD]):
        raise InputError(f"{name}: is binary data, not a page of text")
    media_type = _media_type(content[:_HEAD])
    if media_type == "text/html" and (saved is None or saved.unsure or url is None):
        capture = capture_of(content)
        saved = capture.saved or saved if saved is None or saved.unsure else saved
        url = url or capture.url
    return Page(name=name, content=content, media_type=media_type, charset=charset, url=url, saved=saved)


def _media_type(head: bytes) -> str:
    narrow = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    if _FEED.search(narrow):
        return "application/xml"
    return "text/html" if _MARKUP.match(narrow) or b"<html" in narrow.lower() else "text/plain"


def _is_binary(head: bytes) -> bool:
    """Whether there are control characters that no text has, not even one in UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    halves = (head[0::2], head[1::2])
    if (
        max(half.count(0) for half in halves) > MANY_ZEROS * len(halves[1])
        and min(half.count(0) for half in halves) == 0
    ):
        return False
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return controls > MOST_CONTROLS * len(head)
