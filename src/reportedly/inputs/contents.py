"""The bytes of one page: how many may be read, and what kind of page they are."""

from __future__ import annotations

import re
from typing import BinaryIO

from reportedly.errors import InputError
from reportedly.inputs.captures import capture_of
from reportedly.model import Moment, Page

PAGE_BYTES = 16 << 20
"""The largest page that is read, in bytes."""
COLLECTION_BYTES = 64 << 20
"""The largest file that is read as a whole because it holds many records, in bytes."""
_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM6", b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*")
_PACKED = {
    b"BZh": "is packed by bzip2; unpack it first",
    b"\xfd7zXZ\x00": "is packed by xz; unpack it first",
    b"\x28\xb5\x2f\xfd": "is packed by zstd; unpack it first",
    b"7z\xbc\xaf\x27\x1c": "is a 7-Zip archive; unpack it and read its folder",
    b"Rar!\x1a\x07": "is a RAR archive; unpack it and read its folder",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "is an old file of Office (.doc, .xls, .msg); save it as DOCX, XLSX or EML",
    b"SQLite format 3\x00": "is a database (SQLite); export its texts as JSON or CSV",
}
"""What other kinds of files begin with, and what to do."""
_MARKUP = re.compile(
    rb"\s*+(?:\xef\xbb\xbf\s*+)?<(?:!doctype html|html|head|body|title|meta|article|div|p\b|h1|!--)", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|feed|atom:feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SUBTITLES = re.compile(rb"(?:\xef\xbb\xbf)?(?:WEBVTT\b|\s{0,9}\d{1,6}[ \t]*\r?\n(?:\d\d:)?\d\d:\d\d[.,]\d{3} --> )")
"""How WebVTT and SRT begin."""
_TOP = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z][\w -]{0,40}:[ \t\r\n]")
_UNFENCED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:Title: [^\n]{1,500}\r?\n\r?\nURL Source: |[\w-]{1,30}:: [^\n]{1,500}\r?\n)"
)
"""Fields as Jina's reader and Logseq put on top of a text."""
_LINK = re.compile(rb"\[[^\[\]\n]{1,300}\]\(https?://[^\s()]{1,2000}")
_HEADING = re.compile(rb"^#{1,3} \S", re.MULTILINE)
_TITLED = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:#{1,2} \S[^\n]{2,300}\n\s*?\n|[^\n]{3,300}\n={3,}[ \t]*\r?\n)")
"""A headline of Markdown on top, with an empty line below it or underlined."""
_OTHER_HEADS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,9}(?:\+\+\+\s*?\n|#\+[A-Za-z_]{2,20}: |={4,200}\r?\n[^\n]{3,300}\r?\n={4,200}\r?\n)"
)
"""The heads of Hugo, Org and reStructuredText."""
_JOPLIN = re.compile(rb"\n\nid: [0-9a-f]{32}\r?\n")
_REFERENCE = re.compile(rb"^\[[^\[\]\n]{1,100}\]: <?https?://", re.MULTILINE)
_STRONG = re.compile(rb"\*\*[^\s*][^*\n]{0,300}\*\*")
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)


_PADDING = b"\0" * 16
"""What a file that was not written to its end holds there."""
MOST_CONTROLS = 0.02
"""Share of control characters that a text may have."""
MANY_ZEROS = 0.6
"""Share of zeros in one half of the bytes of a Latin text in UTF-16."""


def is_sitemap(head: bytes) -> bool:
    """Whether a page's first bytes are those of a sitemap or of an index of sitemaps."""
    return _SITEMAP.search(head) is not None


def whole(stream: BinaryIO, name: str, most: int = PAGE_BYTES) -> bytes:
    """All bytes of a stream that is one page, or one collection. Raises `InputError` if they are over `most`."""
    pieces: list[bytes] = []
    size = 0
    while size <= most and (more := stream.read(min(PAGE_BYTES, most + 1 - size))):
        pieces.append(more)
        size += len(more)
    if size > most:
        raise InputError(f"{name}: is over {most >> 20} MB, too large for one page; split it")
    return b"".join(pieces)


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
    if packed := next((what for mark, what in _PACKED.items() if content.startswith(mark)), None):
        raise InputError(f"{name}: {packed}")
    content = content.rstrip(b"\0") if content.endswith(_PADDING) else content
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
    if _SUBTITLES.match(narrow):
        return "text/vtt"
    if _MARKUP.match(narrow) or b"<html" in narrow.lower():
        return "text/html"
    return "text/markdown" if _is_markdown(narrow) else "text/plain"


def _is_markdown(head: bytes) -> bool:
    """Whether a text has links in Markdown, a head in YAML, a headline or headings and emphasis of Markdown."""
    marks = (
        _TOP.match(head),
        _UNFENCED.match(head),
        _OTHER_HEADS.match(head),
        _JOPLIN.search(head),
        _TITLED.match(head),
        _LINK.search(head),
        _REFERENCE.search(head),
        (_HEADING.search(head) or _STRONG.match(head)) and _STRONG.search(head),
    )
    return any(mark is not None for mark in marks)


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
