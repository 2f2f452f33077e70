"""Every page's bytes, kept in WARC files (ISO 28500) beside the database.

Records are only ever appended, each a gzip member of its own, so that one can be read without the others. The database
knows how far each file is valid: what a killed process left behind that point is cut off before the next append.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.errors import StoreError
from reportedly.model import Page

_ON_THE_WAY = ("content-encoding", "transfer-encoding", "content-length")
FILE_SIZE = 1 << 30
"""Bytes after which a new WARC file is begun."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a record stands: a file's name in the archive's folder, the offset and length in bytes."""

    file: str
    offset: int
    length: int


class Archive:
    """A folder of WARC files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def append(self, page: Page, last: Position | None) -> Position:
        """Write a page as a `resource` record behind the last valid one. Raises `StoreError` if it cannot be."""
        number = int(last.file.split("-")[1].split(".")[0]) if last else 1
        offset = last.offset + last.length if last else 0
        if offset >= FILE_SIZE:
            number, offset = number + 1, 0
        record = _record(page)
        path = self._folder / f"pages-{number:05d}.warc.gz"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("r+b" if path.exists() else "x+b") as stream:
                if stream.seek(0, io.SEEK_END) < offset:
                    raise StoreError(f"{path}: shorter than the database says; restore it from a copy")
                stream.truncate(offset)
                stream.seek(offset)
                stream.write(record)
        except OSError as error:
            raise StoreError(f"{path}: cannot write the page's bytes: {error.strerror}") from error
        return Position(path.name, offset, len(record))

    def blank(self, position: Position) -> None:
        """Overwrite a record with an empty gzip member of the same length: the others stay where they are, and programs
        that read the file pass over it. Raises `StoreError` if it cannot be done."""
        path = self._folder / position.file
        try:
            with path.open("r+b") as stream:
                stream.seek(position.offset)
                stream.write(_empty_member(position.length))
                stream.flush()
                os.fsync(stream.fileno())
        except FileNotFoundError:
            return  # what is gone need not be blanked
        except OSError as error:
            raise StoreError(f"{path}: cannot overwrite the page's bytes: {error.strerror}") from error

    def read(self, position: Position) -> bytes:
        """The bytes of the page that stands there; raises `StoreError` if they are gone."""
        path = self._folder / position.file
        try:
            with path.open("rb") as stream:
                stream.seek(position.offset)
                record = next(iter(ArchiveIterator(io.BytesIO(stream.read(position.length)))), None)
        except OSError as error:
            raise StoreError(f"{path}: cannot read the page's bytes: {error.strerror}") from error
        if record is None:
            raise StoreError(f"{path}: no page at byte {position.offset}; restore it from a copy")
        content: bytes = record.content_stream().read()
        return content


def _empty_member(length: int) -> bytes:
    """A gzip member (RFC 1952) of so many bytes that holds nothing: its header has a comment of blanks."""
    header, nothing = b"\x1f\x8b\x08\x10\0\0\0\0\0\xff", b"\0\x03\0" + b"\0" * 8
    return header + b" " * (length - len(header) - len(nothing)) + nothing


def _record(page: Page) -> bytes:
    """One gzip member with the page's bytes and what is known of them: a `response` with the headers that came with it
    if it was fetched, else a `resource`."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    headers = {"WARC-Payload-Digest": f"sha256:{page.sha256}"}
    if page.saved:
        headers["WARC-Reportedly-Saved"] = f"{page.saved.value} ({page.saved.found})"
    record = writer.create_warc_record(
        page.url or "file:" + quote(page.name),
        "response" if page.status else "resource",
        payload=io.BytesIO(page.content),
        length=len(page.content),
        warc_content_type="" if page.status else page.media_type,
        warc_headers_dict=headers,
        http_headers=_http_headers(page) if page.status else None,
    )
    writer.write_record(record)
    return stream.getvalue()


def _http_headers(page: Page) -> StatusAndHeaders:
    """The server's headers; those that told how the content was packed on its way are kept under another name, since it
    is kept unpacked."""
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in _ON_THE_WAY else name, value) for name, value in page.headers
    ]
    return StatusAndHeaders(str(page.status), headers, protocol="HTTP/1.1")
