"""Web archives (WARC, ISO 28500): their responses and resources that are pages of text."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from reportedly.errors import InputError
from reportedly.formats.addresses import archived
from reportedly.formats.foreign_json import parse_json
from reportedly.inputs.contents import PAGE_BYTES, is_sitemap, make_page
from reportedly.inputs.packing import PIECE, PackingError, is_bomb, unpacked
from reportedly.model import Moment, Page, to_moment

MOST_SEEN = 1_000_000
"""Number of pages that are remembered, so that a record that refers to a page can be recognised."""
HEADER_BYTES = 256 << 10
"""Largest size of the headers of one record, in bytes."""
LEAST_TEXT = 80
"""Bytes of text that a page that was cut must have to be read; that it was cut is said in any case."""
_MARKUP = re.compile(rb"<(?:script|style|title)\b.*?(?:</|\Z)|<[^<>]*>?", re.DOTALL | re.IGNORECASE)
_TEXTS = re.compile(r"text/(?:html|plain|xml)\b|application/(?:xhtml|xml|rss|atom|rdf)\b", re.IGNORECASE)
KEPT_TYPES = frozenset(
    (
        "application/json", "application/pdf", "application/rtf", "text/markdown", "text/vtt",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
)  # fmt: skip
"""Media types of pages that are no HTML, text or feed."""
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_HEAD = 4096


logging.getLogger("warcio").setLevel(logging.ERROR)  # it warns of blanks in addresses, and mends them itself


class _Records(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
    """The records of an archive. Wrong lengths are counted in `err_count`, and not written to users."""

    INC_RECORD = ""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self.reader = self.unpacking = _Reader(self.fh)

    @property
    def is_cut(self) -> bool:
        """Whether the file, when all of it was read, ended within a packed record."""
        return self.unpacking.last is not None and not self.unpacking.last.eof


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio has no types
    """Unpacks records within bounds, and raises an error if they are damaged. Without bounds, the headers of a record
    and the unpacked bytes could be of any length."""

    decompressor: Any
    last: Any = None
    """What unpacked the last bytes, if they are packed."""
    _taken = 0
    _header_bytes = 0

    def read(self, length: int | None = None) -> bytes:
        self._header_bytes = 0
        content: bytes = super().read(length)
        return content

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or HEADER_BYTES, HEADER_BYTES))
        self._header_bytes += len(line)
        if self._header_bytes >= HEADER_BYTES:
            raise ArchiveLoadFailed(f"headers of over {HEADER_BYTES >> 10} kB")
        return line

    def _process_read(self, data: bytes) -> None:
        super()._process_read(data)
        self._taken += len(data)
        if is_bomb(self.num_read, self._taken):
            raise ArchiveLoadFailed(f"{self.num_read:,} bytes came of {self._taken:,}")

    def _decompress(self, data: bytes) -> bytes:
        if not self.decompressor or not data:
            return data
        try:
            unpacked_data: bytes = self.decompressor.decompress(data)
        except zlib.error:
            if self.num_block_read:
                raise
            self.decompressor = None  # the file is not packed
            return data
        self.last = self.decompressor
        return unpacked_data


@dataclass(slots=True)
class Seen:
    """The pages that were read from archives so far, by the hash of their digest and of their address."""

    hashes: set[int] = field(default_factory=set)

    def add(self, record: ArcWarcRecord) -> None:
        """Remember a page that is in an archive."""
        if len(self.hashes) < MOST_SEEN:
            headers = record.rec_headers
            names = (headers.get_header("WARC-Payload-Digest"), headers.get_header("WARC-Target-URI"))
            self.hashes.update(hash(name) for name in names if name)

    def has(self, record: ArcWarcRecord) -> bool:
        """Whether the page that a `revisit` record refers to was read, by its digest or address."""
        headers = record.rec_headers
        names = (headers.get_header("WARC-Payload-Digest"), headers.get_header("WARC-Refers-To-Target-URI"))
        if not any(names):
            names = (headers.get_header("WARC-Target-URI"), None)
        return any(hash(name) in self.hashes for name in names if name)


@dataclass(slots=True)
class _Wanting:
    """Pages of one archive that are missing or cut."""

    elsewhere: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)

    def lines(self, name: str) -> Iterator[InputError]:
        """One line for the user for each kind of missing page."""
        if self.elsewhere:
            count = _pages(self.elsewhere, "is", "are")
            yield InputError(
                f"{name}: {count} kept in an earlier archive, such as {self.elsewhere[0]}; read that one too"
            )
        if self.cut:
            yield InputError(
                f"{name}: {_pages(self.cut, 'was', 'were')} cut short on being archived, such as {self.cut[0]}; "
                "what is there was read"
            )


def _pages(names: list[str], one: str, more: str) -> str:
    return f"1 page {one}" if len(names) == 1 else f"{len(names):,} pages {more}"


def read_archive(stream: BinaryIO, name: str, saved: Moment | None, seen: Seen) -> Iterator[Page | InputError]:
    """The pages of a WARC file, then messages about missing pages.

    A `revisit` record (ISO 28500, 6.7) says that a page was the same as in an earlier record, which may be in another
    archive; a truncated record (5.13) has only the first part of its page. Raises `InputError` if the file is damaged.
    """
    number = 0
    wanting = _Wanting()
    try:
        records = _Records(stream)
        for record in records:
            if record.rec_type == "revisit" and _is_text(record) and not seen.has(record):
                wanting.elsewhere.append(str(record.rec_headers.get_header("WARC-Target-URI"))[:200])
            if record.rec_type not in ("response", "resource") and not _is_converted(record, seen):
                continue
            number += 1
            if not _is_page(record):
                continue
            seen.add(record)
            try:
                page = _whole_page(record, f"{name}#{number}", saved, wanting)
            except InputError as error:
                yield error
                continue
            if page is not None:
                yield page
    except (ArchiveLoadFailed, EOFError, zlib.error, AttributeError, ValueError, OverflowError) as error:  # of warcio
        raise InputError(f"{name}: the archive is damaged after record {number}: {error}") from error
    if records.is_cut and not wanting.cut:
        yield InputError(f"{name}: is cut short after record {number}; what is there was read")
    yield from wanting.lines(name)
    if records.err_count:
        yield InputError(f"{name}: has records longer or shorter than they say; what could be read was")


def read_record(content: bytes, name: str, saved: Moment | None = None) -> Page | None:
    """The page of one record of an archive, given by its bytes, as `read_archive` reads it; `None` if it holds none.

    Raises `InputError` if it cannot be read.
    """
    try:
        record = next(_Records(BytesIO(content)), None)
        return _whole_page(record, name, saved, _Wanting()) if record is not None and _is_page(record) else None
    except (ArchiveLoadFailed, EOFError, zlib.error, AttributeError, ValueError, OverflowError) as error:  # of warcio
        raise InputError(f"{name}: the record is damaged: {error}") from error


def _is_converted(record: ArcWarcRecord, seen: Seen) -> bool:
    """Whether a record is the text of a page that the archive does not have, as Common Crawl's WET files hold it."""
    is_text = record.rec_type == "conversion" and _about(record).startswith("text/plain")
    return is_text and hash(record.rec_headers.get_header("WARC-Target-URI")) not in seen.hashes


def _is_page(record: ArcWarcRecord) -> bool:
    return (_is_text(record) or _kept_type(record) is not None) and _is_given_out(record)


def _whole_page(record: ArcWarcRecord, name: str, saved: Moment | None, wanting: _Wanting) -> Page | None:
    """The page of a record; `None` if so much was cut that nothing is left to read. Cut ones are noted in `wanting`."""
    page, is_whole = _record(record, name, saved)
    if page is not None and (record.rec_headers.get_header("WARC-Truncated") or not is_whole):
        wanting.cut.append(page.url or page.name)
        return page if _has_text(page.content) else None
    return page


def _has_text(content: bytes) -> bool:
    """Whether a page that was cut has more than the beginning of its mark-up."""
    return len(b"".join(_MARKUP.sub(b"", content).split())) >= LEAST_TEXT


def _is_text(record: ArcWarcRecord) -> bool:
    """Whether a record says that it holds a page of text, or does not say what it holds."""
    return not (about := _about(record)) or _TEXTS.match(about) is not None


def _kept_type(record: ArcWarcRecord) -> str | None:
    """The media type of a record that a workspace of ours kept, if crawlers have no such pages: records of other tools,
    documents, Markdown, subtitles."""
    try:
        told = parse_json(record.rec_headers.get_header("WARC-Reportedly-Page") or "null")
    except ValueError:
        return None
    kind = told.get("media_type") if isinstance(told, dict) else None
    return kind if kind in KEPT_TYPES else None


def _about(record: ArcWarcRecord) -> str:
    headers = record.http_headers or (None if record.rec_type == "revisit" else record.rec_headers)
    return (headers.get_header("Content-Type") or "").strip() if headers else ""


def _is_given_out(record: ArcWarcRecord) -> bool:
    """Whether a record is a page that a server sent, not a note of the crawler or a refusal."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if address.startswith(("urn:", "dns:")) or address.endswith("/robots.txt"):
        return False
    return not record.http_headers or record.http_headers.get_statuscode().startswith("2")


def _record(record: ArcWarcRecord, name: str, saved: Moment | None) -> tuple[Page | None, bool]:
    """The page of a record (`None` if it is a sitemap), and whether it is complete. Raises `InputError` if it cannot be
    read."""
    headers = record.rec_headers
    content, is_whole = _content(record)
    if is_sitemap(content[:_HEAD]):
        return None, is_whole
    address = headers.get_header("WARC-Target-URI")
    moment = saved or archived_moment(address) or _record_date(headers.get_header("WARC-Date"))
    if (kind := _kept_type(record)) is not None:
        return Page(name=name, content=content, media_type=kind, saved=moment), is_whole
    charset = _CHARSET.search(_about(record))
    return make_page(content, name, moment, charset[1] if charset else None, archived_address(address)), is_whole


def archived_address(address: str | None) -> str | None:
    """The address of a page: of a capture of the Wayback Machine, that of the page which was captured."""
    found = archived(address)
    return found[0] if found else address


def archived_moment(address: str | None) -> Moment | None:
    """When the Wayback Machine captured the page at one of its addresses; `None` for other addresses."""
    found = archived(address)
    return to_moment(found[1], "Wayback Machine", "second") if found and found[1] else None


def _content(record: ArcWarcRecord) -> tuple[bytes, bool]:
    """The unpacked content of a record, up to the largest size of a page, and whether it is complete.

    Many tools keep content unpacked, with headers that say how it was packed: then it is taken as it is.
    """
    headers = record.http_headers
    stream = record.raw_stream
    if headers and (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    kept = bytearray()
    while len(kept) <= PAGE_BYTES and (piece := stream.read(PIECE)):
        kept += piece
    is_whole = len(kept) > PAGE_BYTES or not getattr(record.raw_stream, "limit", 0) or bool(record.raw_stream.read(1))
    content = bytearray()
    try:
        for piece in unpacked([bytes(kept)], headers.get_header("Content-Encoding") if headers else None):
            content += piece
            if len(content) > PAGE_BYTES:
                break
    except PackingError:
        return (bytes(content), False) if content else (bytes(kept), is_whole)
    return bytes(content), is_whole


def _record_date(text: str | None) -> Moment | None:
    """When a record was made, by its `WARC-Date`; `None` if that is no date."""
    try:
        return to_moment(datetime.fromisoformat(text or ""), "WARC date", "second")
    except ValueError:
        return None
