"""What a stream of bytes is, by its first bytes, and the pages in it."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from reportedly.errors import InputError
from reportedly.inputs.listings import Opened, read_address_list, read_sitemap, read_table_addresses
from reportedly.inputs.messages import is_message, read_message
from reportedly.inputs.objects import has_texts, is_address_list, is_table, read_objects, read_table
from reportedly.inputs.zipped import DOCX, is_document, open_zip, web_archives
from reportedly.model import Moment, Page

PAGE_BYTES = 16 << 20
"""The largest page that is read, in bytes."""
LINE_BYTES = 16 << 20
"""The longest line of a JSONL file, in bytes."""
_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM6", b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*")
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|title|meta|article|div|p\b|h1|!--)", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


def pages_of(stream: BinaryIO, name: str, saved: Moment | None, written: Moment | None) -> Iterator[Opened]:
    """The pages in a stream of bytes. `saved` is the user's word, `written` the file's time.

    Raises `InputError` if there is nothing that can be read.
    """
    head = stream.read(_HEAD)
    whole = cast(BinaryIO, io.BufferedReader(_Again(head, stream)))
    if head.startswith(b"\x1f\x8b"):
        yield from _unpacked(whole, name, saved, written)
    elif head.startswith(b"WARC/"):
        yield from _records(whole, name, saved)
    elif head.startswith(b"PK\x03\x04"):
        yield from _zipped(stream, name, saved, written)
    elif head.startswith(b"%PDF-"):
        yield Page(name, _whole(whole, name), "application/pdf", saved=saved or written)
    elif _is_json_lines(head) and b"jsonfeed.org/version" not in head:
        yield from _lines(whole, name, saved)
    elif head.lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] in (b"{", b"["):
        yield from _objects(whole, head, name, saved)
    elif is_table(head) and has_texts(head):
        yield from read_table(whole, name, saved)
    elif is_table(head):
        yield read_table_addresses(_whole(whole, name), name)
    elif is_address_list(head):
        yield read_address_list(_whole(whole, name), name)
    elif _SITEMAP.search(head):
        yield read_sitemap(_whole(whole, name), name)
    elif is_message(head):
        message = read_message(_whole(whole, name), name)
        yield _page(message.content, name, saved or message.saved or written, message.charset, message.url)
    else:
        yield _page(_whole(whole, name), name, saved or written, None, None)


class _Again(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)


def _zipped(stream: BinaryIO, name: str, saved: Moment | None, written: Moment | None) -> Iterator[Opened]:
    """The pages of a zip file: those of the archives in a WACZ file, or one document."""
    with open_zip(stream, name) as archive:
        members = web_archives(archive)
        if is_document(archive):
            stream.seek(0)
            yield Page(name, _whole(stream, name), DOCX, saved=saved or written)
        elif not members:
            raise InputError(f"{name}: is a zip file without web archives; unpack it and read its folder")
        for member in members:
            try:
                with archive.open(member) as unpacked:
                    yield from pages_of(cast(BinaryIO, unpacked), f"{name}#{member}", saved, written)
            except InputError as error:
                yield error
            except (zipfile.BadZipFile, EOFError, zlib.error, RuntimeError, NotImplementedError) as error:
                yield InputError(f"{name}#{member}: is damaged or locked: {error}")


def _objects(stream: BinaryIO, head: bytes, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The articles of a JSON document; a text that only looks like one is a page."""
    content = _whole(stream, name)
    try:
        yield from read_objects(content, name, saved)
    except InputError:
        if re.match(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])", head):
            raise
        yield _page(content, name, saved, None, None)


def _whole(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a stream that is one page. Raises `InputError` if they are too many."""
    content = b""
    while len(content) <= PAGE_BYTES and (more := stream.read(PAGE_BYTES + 1 - len(content))):
        content += more
    if len(content) > PAGE_BYTES:
        raise InputError(f"{name}: is over {PAGE_BYTES >> 20} MB, too large for one page; split it")
    return content


def _unpacked(stream: BinaryIO, name: str, saved: Moment | None, written: Moment | None) -> Iterator[Opened]:
    """A gzip file's content: a WARC, or one packed page.

    A WARC whose records are packed one by one, as they should be, is read record by record, so that one that ends early
    gives what is whole; one that was packed as a whole is unpacked as a page is.
    """
    head = stream.peek(_HEAD) if isinstance(stream, io.BufferedReader) else b""
    try:
        first = zlib.decompressobj(31)
        if first.decompress(head, _HEAD << 4).startswith(b"WARC/") and first.unused_data:
            yield from _records(stream, name, saved)
            return
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield from pages_of(cast(BinaryIO, unpacked), name, saved, written)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{name}: the gzip data is damaged or ends early; fetch it again") from error


def _records(stream: BinaryIO, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The pages of a WARC file: its responses and resources that are texts."""
    number = 0
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type not in ("response", "resource"):
                continue
            number += 1
            try:
                page = _record(record, f"{name}#{number}", saved)
            except InputError as error:
                yield error
                continue
            if page is not None:
                yield page
    except (ArchiveLoadFailed, EOFError, zlib.error, AttributeError, ValueError) as error:  # as warcio raises them
        raise InputError(f"{name}: the archive is damaged after record {number}: {error}") from error


def _record(record: ArcWarcRecord, name: str, saved: Moment | None) -> Page | None:
    headers = record.rec_headers
    about = (
        record.http_headers.get_header("Content-Type") if record.http_headers else headers.get_header("Content-Type")
    ) or ""
    if about and not re.match(r"text/|application/(?:xhtml|xml|rss|atom)", about):
        return None
    if record.http_headers and not record.http_headers.get_statuscode().startswith("2"):
        return None
    content = record.content_stream().read(PAGE_BYTES + 1)
    moment = saved or _record_date(headers.get_header("WARC-Date"))
    charset = _CHARSET.search(about)
    url = headers.get_header("WARC-Target-URI")
    return _page(content, name, moment, charset[1] if charset else None, url)


def _record_date(text: str | None) -> Moment | None:
    """When a record was made, by its `WARC-Date`; `None` if that is no date."""
    try:
        return Moment(datetime.fromisoformat(text or "").isoformat(timespec="seconds"), "second", "WARC date")
    except ValueError:
        return None


def _is_json_lines(head: bytes) -> bool:
    """Whether a file begins with a JSON object on its first line."""
    line = head.lstrip(b"\xef\xbb\xbf\r\n ").split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return b"\n" not in head and re.match(rb'\{\s*"\w+"\s*:', line) is not None


def _lines(stream: BinaryIO, name: str, saved: Moment | None) -> Iterator[Opened]:
    """Each line of a JSONL file as a page."""
    for number, line in enumerate(iter(lambda: stream.readline(LINE_BYTES + 1), b""), 1):
        if len(line) > LINE_BYTES:
            raise InputError(f"{name}:{number}: the line is over {LINE_BYTES >> 20} MB; split it")
        content = line.strip().removeprefix(b"\xef\xbb\xbf")
        if content:
            yield Page(f"{name}:{number}", content, "application/json", saved=saved)


def _page(content: bytes, name: str, saved: Moment | None, charset: str | None, url: str | None) -> Page:
    """A page of the kind that its content shows. Raises `InputError` if it is empty, too large or no text."""
    if not content.strip():
        raise InputError(f"{name}: is empty")
    if len(content) > PAGE_BYTES:
        raise InputError(f"{name}: is over {PAGE_BYTES >> 20} MB, too large for one page; split it")
    if content.startswith(_PICTURES):
        raise InputError(f"{name}: is a picture, not a page of text")
    if _is_binary(content[:_HEAD]):
        raise InputError(f"{name}: is binary data, not a page of text")
    return Page(name, content, _media_type(content[:_HEAD]), charset, url, saved)


def _media_type(head: bytes) -> str:
    narrow = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    if _FEED.search(narrow):
        return "application/xml"
    return "text/html" if _MARKUP.match(narrow) or b"<html" in narrow.lower() else "text/plain"


def _is_binary(head: bytes) -> bool:
    """Whether control characters stand where a text, UTF-16 included, has none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    halves = (head[0::2], head[1::2])
    if max(half.count(0) for half in halves) > 0.6 * len(halves[1]) and min(half.count(0) for half in halves) == 0:
        return False
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return controls > 0.02 * len(head)
