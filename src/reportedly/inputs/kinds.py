"""Recognises what a stream of bytes is by its first bytes, and gives the pages in it."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, cast

from reportedly.errors import InputError
from reportedly.formats.characters import characters
from reportedly.formats.foreign_json import TooDeepError, parse_json
from reportedly.formats.zip_errors import ZIP_ERRORS
from reportedly.inputs.archives import Seen, read_archive
from reportedly.inputs.bibliography import is_bibliography, read_bibliography
from reportedly.inputs.books import read_book
from reportedly.inputs.channel_pages import is_channel_page, read_channel_page
from reportedly.inputs.chat_texts import is_chat_text, read_chat_text
from reportedly.inputs.chats import is_telegram, is_whatsapp, read_telegram, read_whatsapp
from reportedly.inputs.contents import COLLECTION_BYTES, is_sitemap, make_page, whole
from reportedly.inputs.labelled_texts import is_labelled, read_labelled
from reportedly.inputs.listings import (
    Opened,
    address_column,
    is_address_list,
    is_bookmarks,
    is_listed_in_lines,
    read_address_list,
    read_bookmarks,
    read_column,
    read_listed_lines,
    read_sitemap,
)
from reportedly.inputs.mail import is_mbox, mails_in
from reportedly.inputs.meanings import Record
from reportedly.inputs.messages import apple_mail, is_apple_mail, is_message, read_message
from reportedly.inputs.newsml import is_newsml, read_newsml
from reportedly.inputs.objects import is_json, is_script, read_lines, read_objects, record_pages
from reportedly.inputs.packing import is_bomb
from reportedly.inputs.recordings import is_recording, read_recording
from reportedly.inputs.ris import is_ris, read_ris
from reportedly.inputs.sheets import is_workbook, read_workbook
from reportedly.inputs.tables import header_of, read_table
from reportedly.inputs.transcripts import as_page, is_copied, read_copied
from reportedly.inputs.webarchives import is_self_extracting, is_webarchive, maff_capture, read_webarchive
from reportedly.inputs.xml_kinds import is_flat_text, read_xml, xml_root
from reportedly.inputs.zipped import (
    EPUB,
    ODT,
    account_within,
    document_type,
    members_within,
    open_member,
    open_zip,
    wanted_members,
)
from reportedly.model import Moment, Page

MOST_LAYERS = 3
"""Number of packings inside one another that are opened, such as an archive in a zip file. It has to be bounded: some
files unpack to themselves."""
_HEAD = 4096
_DOCUMENTS = {b"%PDF-": "application/pdf", b"{\\rtf": "application/rtf"}
"""Documents by their first bytes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a stream beside its bytes: `saved` is the time that the user gave, `written` the time of the
    file, `seen` the pages that were read from archives before, `layers` the number of packings around the stream, `url`
    the address that a program noted beside it, `account` whose posts they are by the file beside them, `members` who
    wrote its messages."""

    saved: Moment | None = None
    written: Moment | None = None
    seen: Seen = field(default_factory=Seen)
    layers: int = 0
    url: str | None = None
    account: dict[str, Any] | None = None
    members: dict[str, str] | None = None

    @property
    def moment(self) -> Moment | None:
        """When the stream was saved: the user's time, else the file's."""
        return self.saved or self.written


def pages_of(stream: BinaryIO, name: str, origin: Origin) -> Iterator[Opened]:
    """The pages in a stream of bytes. Raises `InputError` if there is nothing that can be read."""
    head = stream.read(_HEAD)
    again = cast(BinaryIO, io.BufferedReader(_Again(head, stream)))
    if head.startswith((b"\x1f\x8b", b"PK\x03\x04")) and origin.layers >= MOST_LAYERS:
        raise InputError(f"{name}: is packed more than {MOST_LAYERS} times over; unpack it first")
    if head.startswith(b"\x1f\x8b"):
        yield from _unpacked(again, name, origin)
    elif head.startswith(b"WARC/"):
        yield from read_archive(again, name, origin.saved, origin.seen)
    elif head.startswith(b"PK\x03\x04"):
        yield from _zipped(stream, name, origin)
    elif kind := next((kind for mark, kind in _DOCUMENTS.items() if head.startswith(mark)), None):
        yield Page(name=name, content=whole(again, name), media_type=kind, saved=origin.moment)
    elif is_webarchive(head):
        yield read_webarchive(whole(again, name, COLLECTION_BYTES), name, origin.moment)
    elif is_mbox(head):
        for within, mail in mails_in(again, name):
            yield _mail(mail, within, origin)
    elif is_message(head):
        yield read_message(whole(again, name), name, origin.saved, origin.written)
    elif is_apple_mail(head):
        yield read_message(apple_mail(whole(again, name), name), name, origin.saved, origin.written)
    else:
        yield from _data(again, head, name, origin)


def _data(stream: BinaryIO, head: bytes, name: str, origin: Origin) -> Iterator[Opened]:
    """The pages in a table, in JSON or in a list of addresses; other content is one page."""
    if is_recording(head):
        yield from read_recording(whole(stream, name, COLLECTION_BYTES), name, origin.saved)
    elif _is_json_lines(head):
        yield from (
            [read_listed_lines(stream, name)] if is_listed_in_lines(head) else read_lines(stream, name, origin.saved)
        )
    elif is_whatsapp(head):
        yield from read_whatsapp(whole(stream, name, COLLECTION_BYTES), name, origin.saved)
    elif is_chat_text(head):
        yield from read_chat_text(whole(stream, name, COLLECTION_BYTES), name, origin.saved)
    elif head.lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] in (b"{", b"[") or is_script(head):
        yield from _objects(stream, head, name, origin)
    elif header_of(head) is not None:
        yield from read_table(stream, head, name, origin.saved)
    elif (column := address_column(head)) is not None:
        yield read_column(stream, name, column)
    elif is_telegram(head):
        yield from read_telegram(whole(stream, name), name, origin.saved)
    elif is_bibliography(head):
        yield from read_bibliography(whole(stream, name), name, origin.saved)
    elif is_ris(head):
        yield from read_ris(whole(stream, name), name, origin.saved)
    elif is_labelled(head):
        yield from _records(read_labelled(whole(stream, name), name), name, origin)
    elif is_newsml(head):
        yield from record_pages(read_newsml(whole(stream, name), name), name, origin.saved)
    elif is_flat_text(head):
        yield Page(name=name, content=whole(stream, name), media_type=ODT, saved=origin.moment)
    elif (root := xml_root(head)) is not None:
        yield from _records(read_xml(whole(stream, name, COLLECTION_BYTES), name, root, origin.saved), name, origin)
    elif is_copied(head):
        text = characters(Page(name, whole(stream, name), "text/plain"))
        yield as_page(read_copied(text), name, origin.moment)
    elif is_sitemap(head):
        yield read_sitemap(whole(stream, name), name)
    elif is_address_list(head):
        yield read_address_list(whole(stream, name), name)
    else:
        content = whole(stream, name)
        if is_channel_page(content):
            yield from read_channel_page(content, name, origin.saved)
        elif is_bookmarks(content):
            yield read_bookmarks(content, name)
        elif is_self_extracting(content) and origin.layers < MOST_LAYERS:
            yield from _zipped(io.BytesIO(content), name, origin)
        else:
            yield make_page(content, name, origin.moment, None, origin.url)


def _records(found: Iterator[Record | Opened], name: str, origin: Origin) -> Iterator[Opened]:
    """What a reader of records gives: the records together as pages, below what is none."""
    read = list(found)
    yield from (each for each in read if not isinstance(each, dict))
    yield from record_pages([each for each in read if isinstance(each, dict)], name, origin.saved)


def _mail(content: bytes, name: str, origin: Origin) -> Opened:
    """One mail of a mailbox, or why it cannot be read: the others still can."""
    try:
        return read_message(content, name, origin.saved, None)
    except InputError as error:
        return error


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


class _Counted:
    """A stream that counts its bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Unpacked(io.RawIOBase):
    """Unpacked content; it raises an `InputError` if it gets far larger than the packed bytes."""

    def __init__(self, content: BinaryIO, packed: _Counted, name: str) -> None:
        self._content, self._packed, self._name = content, packed, name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._content.read(len(buffer))
        self._count += len(data)
        if is_bomb(self._count, self._packed.count):
            size = f"{self._count:,} bytes from {self._packed.count:,}"
            raise InputError(f"{self._name}: unpacks to over {size}; not read")
        buffer[: len(data)] = data
        return len(data)


def _zipped(stream: BinaryIO, name: str, origin: Origin) -> Iterator[Opened]:
    """The pages of a zip file: a document, a book, a workbook's rows, the archives in a WACZ file, or its only file."""
    with open_zip(stream, name) as archive:
        kind = document_type(archive)
        if kind == EPUB:
            yield from read_book(archive, name, origin.moment)
            return
        if kind is not None:
            stream.seek(0)
            yield Page(name=name, content=whole(stream, name), media_type=kind, saved=origin.moment)
            return
        if is_workbook(archive):
            yield from read_workbook(archive, name, origin.saved)
            return
        inside = replace(origin, layers=origin.layers + 1)
        for member in wanted_members(archive, name):
            within = f"{name}#{member.filename}"
            capture = maff_capture(archive, member.filename, within)
            known = replace(inside, written=capture.saved or inside.written, url=capture.url)
            try:
                account, members = account_within(archive, member.filename), members_within(archive, member.filename)
                known = replace(known, account=account, members=members)
                with open_member(archive, member, within) as unpacked:
                    yield from pages_of(cast(BinaryIO, unpacked), within, known)
            except InputError as error:
                yield error
            except ZIP_ERRORS as error:
                yield InputError(f"{within}: is damaged: {error}")


def _objects(stream: BinaryIO, head: bytes, name: str, origin: Origin) -> Iterator[Opened]:
    """The articles of a JSON document; a text that only looks like JSON is a page."""
    content = whole(stream, name, COLLECTION_BYTES)
    try:
        yield from read_objects(content, name, origin.saved, origin.account, origin.members)
    except InputError:
        if re.match(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])", head) or is_script(head) or is_json(content):
            raise
        yield make_page(content, name, origin.saved, None, None)


def _unpacked(stream: BinaryIO, name: str, origin: Origin) -> Iterator[Opened]:
    """A gzip file's content: a WARC, or one packed page.

    A WARC file should pack its records one by one: then it is read record by record, and a file that ends early still
    gives its complete records. A WARC file that was packed as a whole is unpacked like a page.
    """
    head = stream.peek(_HEAD) if isinstance(stream, io.BufferedReader) else b""
    try:
        first = zlib.decompressobj(31)
        if first.decompress(head, _HEAD << 4).startswith(b"WARC/") and first.unused_data:
            yield from read_archive(stream, name, origin.saved, origin.seen)
            return
        packed = _Counted(stream)
        with gzip.GzipFile(fileobj=packed) as content:  # type: ignore[call-overload]  # it only reads
            unpacked = cast(BinaryIO, io.BufferedReader(_Unpacked(cast(BinaryIO, content), packed, name)))
            yield from pages_of(unpacked, name, replace(origin, layers=origin.layers + 1))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{name}: the gzip data is damaged or ends early; fetch it again") from error


def _is_json_lines(head: bytes) -> bool:
    """Whether the first line of a file is a JSON object; it may be broken if another line follows."""
    line, _, rest = head.lstrip(b"\xef\xbb\xbf\r\n ").partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(parse_json(line), dict)
    except TooDeepError:
        return True
    except ValueError:
        begins = re.match(rb'\{\s*"\w+"\s*:', line) is not None
        return begins and (b"\n" not in head or (line.rstrip().endswith(b"}") and rest.startswith(b'{"')))
