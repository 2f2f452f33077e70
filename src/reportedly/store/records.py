"""WARC records (ISO 28500): a page as one gzip member, and back."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints
from urllib.parse import quote, unquote

import msgspec

from reportedly.errors import StoreError
from reportedly.model import Page

if TYPE_CHECKING:  # what only looks at a workspace needs no archives
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

_ON_THE_WAY = ("content-encoding", "transfer-encoding", "content-length")
_KEPT_AS = "X-Archive-Orig-"
_ABOUT = "WARC-Reportedly-Page"
"""The header of a record that holds the fields of its page."""


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a record: the name of a file in the archive's folder, offset and length in bytes."""

    file: str
    offset: int
    length: int

    @property
    def end(self) -> int:
        """The offset where the record ends."""
        return self.offset + self.length


def _member(path: Path, position: Position) -> ArcWarcRecord:
    """The record at a position; raises `StoreError` if it is not complete."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with path.open("rb") as stream:
            stream.seek(position.offset)
            data = stream.read(position.length)
        if len(data) < position.length:
            raise StoreError(f"{path}: the saved bytes of this page are gone; restore the file from a copy")
        record = next(iter(ArchiveIterator(io.BytesIO(data))), None)
    except FileNotFoundError as error:
        raise StoreError(f"{path}: the saved bytes of this page are gone; restore the file from a copy") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot read the page's bytes: {error.strerror}") from error
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
        raise damaged(path, position) from error
    if record is None:
        raise damaged(path, position)
    return record


def read_record(path: Path, position: Position) -> bytes:
    """The bytes of the page of a record in the file `path`; raises `StoreError` if they are damaged or gone."""
    return _content(_member(path, position), path, position)


def _content(record: ArcWarcRecord, path: Path, position: Position) -> bytes:
    try:
        content: bytes = record.content_stream().read()
    except (OSError, zlib.error, EOFError, ValueError) as error:
        raise damaged(path, position) from error
    return content


def damaged(path: Path, position: Position) -> StoreError:
    """The error for a record whose bytes are not those that were written."""
    return StoreError(
        f"{path}: the saved bytes of this page are damaged (at byte {position.offset}); restore the file from a copy"
    )


def is_page(path: Path, position: Position) -> bool:
    """Whether a complete record holds a page: the record of a deleted page is empty."""
    try:
        record = _member(path, position)
    except StoreError:
        return False
    return record.rec_type in ("resource", "response")


def empty_member(length: int) -> bytes:
    """A gzip member (RFC 1952) of so many bytes that holds nothing: its header has a comment of blanks."""
    header, nothing = b"\x1f\x8b\x08\x10\0\0\0\0\0\xff", b"\0\x03\0" + b"\0" * 8
    return header + b" " * (length - len(header) - len(nothing)) + nothing


def make_record(page: Page) -> bytes:
    """One gzip member with the page's bytes and what is known of them: a `response` with the headers that came with it
    if it was fetched, else a `resource`."""
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    headers = {"WARC-Payload-Digest": f"sha256:{page.sha256}", _ABOUT: _about(page)}
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


def _about(page: Page) -> str:
    """The fields of a page, without its bytes and its headers, as JSON in ASCII."""
    names = ("name", "media_type", "charset", "url", "saved")
    return json.dumps({name: msgspec.to_builtins(getattr(page, name)) for name in names})


def make_page(about: Mapping[str, Any], content: bytes) -> Page:
    """The page with these fields, in JSON's types, and bytes; raises `ValueError` or `TypeError` if they do not fit."""
    hints = get_type_hints(Page)
    names = [field.name for field in fields(Page) if field.init and field.name in about]
    return Page(content=content, **{name: msgspec.convert(about[name], hints[name]) for name in names})


def record_page(path: Path, position: Position) -> Page:
    """The page of a record. Records of earlier versions have fewer fields: the address, or the name, and the type."""
    record = _member(path, position)
    content = _content(record, path, position)
    headers, http = record.rec_headers, record.http_headers
    said = headers.get_header(_ABOUT)
    target = headers.get_header("WARC-Target-URI") or ""
    is_file = target.startswith("file:")
    try:
        about = json.loads(said) if said else {
            "name": unquote(target.removeprefix("file:")),
            "media_type": (headers.get_header("Content-Type") or "text/html") if not http else "text/html",
            "url": None if is_file else target,
        }  # fmt: skip
        sent = [(name.removeprefix(_KEPT_AS), value) for name, value in http.headers] if http else []
        about |= {"status": int(http.get_statuscode()) if http else None, "headers": sent}
        return make_page(about, content)
    except (ValueError, TypeError) as error:
        raise damaged(path, position) from error


def _http_headers(page: Page) -> StatusAndHeaders:
    """The headers of the server. Those about packing get another name, because the content is kept unpacked."""
    from warcio.statusandheaders import StatusAndHeaders

    headers = [(f"{_KEPT_AS}{name}" if name.lower() in _ON_THE_WAY else name, value) for name, value in page.headers]
    return StatusAndHeaders(str(page.status), headers, protocol="HTTP/1.1")
