"""Every page's bytes, kept in WARC files (ISO 28500) in a folder beside the database.

Records are only ever appended, each a gzip member of its own, so that one can be read without the others. What the
database does not know is never cut off: a whole record stays where it is, and only the beginning of a record, which a
killed process left at the end of a file, is overwritten. A file that is damaged at its end is left as it is, and a new
one begun.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_type_hints
from urllib.parse import quote, unquote

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.errors import StoreError
from reportedly.model import Page

_ON_THE_WAY = ("content-encoding", "transfer-encoding", "content-length")
_KEPT_AS = "X-Archive-Orig-"
_ABOUT = "WARC-Reportedly-Page"
"""The header of a record that holds what is known of its page."""
FILE_SIZE = 1 << 30
"""Bytes after which a new WARC file is begun."""
OWNER = ".workspace"
"""The file in the folder that holds the id of the workspace that it belongs to."""
_CHUNK = 1 << 16

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a record stands: a file's name in the archive's folder, the offset and length in bytes."""

    file: str
    offset: int
    length: int

    @property
    def end(self) -> int:
        """The offset of what follows the record."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands in a file from an offset on: the ends of whole gzip members, and what is behind the last of them."""

    ends: tuple[int, ...]
    rest: Literal["nothing", "beginning", "damage"]


class Archive:
    """A folder of WARC files that belongs to the workspace with the id `owner`.

    `former` is the folder's name in earlier versions, which workspaces could share; it is taken over if the record
    `known` (a position and the SHA-256 of its page) stands in it.
    """

    def __init__(self, folder: Path, owner: str, former: Path) -> None:
        self.folder = folder
        self._owner = owner
        self._former = former
        self._claimed = False

    # Whose folder it is

    def claim(self, known: tuple[Position, str] | None) -> None:
        """Make sure that the folder, if there is one, is this workspace's: `known` is one of its records.

        Raises `StoreError` if it belongs to another workspace.
        """
        if self._claimed:
            return
        try:
            if not self.folder.exists() and known and self._is_former(*known):
                self._former.rename(self.folder)
            if self.folder.exists():
                self._check_owner(known)
                self._claimed = True
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot write the page's bytes: {error.strerror}") from error

    def _is_former(self, position: Position, sha256: str) -> bool:
        is_free = self._former.is_dir() and not (self._former / OWNER).exists()
        return is_free and self._holds(self._former, position, sha256)

    def _check_owner(self, known: tuple[Position, str] | None) -> None:
        mark = self.folder / OWNER
        if mark.exists():
            if mark.read_text(encoding="ascii", errors="replace").split()[:1] != [self._owner]:
                raise StoreError(
                    f"{self.folder}: holds the pages of another workspace; name another --db, or move that folder away "
                    f"(its pages can be read anew: reportedly read {self.folder} --db NEW.db)"
                )
        elif not any(self.folder.glob("*.warc.gz")) or (known and self._holds(self.folder, *known)):
            self._mark()
        else:
            raise StoreError(
                f"{self.folder}: holds pages that are not known to be this workspace's; name another --db, or move "
                f"that folder away (its pages can be read anew: reportedly read {self.folder} --db NEW.db)"
            )

    def _mark(self) -> None:
        text = f"{self._owner}\nThe id of the workspace that these pages belong to; leave this file here.\n"
        with (self.folder / OWNER).open("w", encoding="ascii") as stream:
            stream.write(text)
            _sync(stream)
        _sync_folder(self.folder)

    def _holds(self, folder: Path, position: Position, sha256: str) -> bool:
        try:
            return hashlib.sha256(_read(folder / position.file, position)).hexdigest() == sha256
        except StoreError:
            return False

    # Writing

    def append(self, page: Page, last: Position | None) -> Position:
        """Write a page as a record behind all others, and onto the disk; `last` is the last one that the database
        knows.

        Raises `StoreError` if it cannot be written.
        """
        record = _record(page)
        try:
            if not self.folder.exists():
                self._make(last)
            path, offset = self._place(last)
            is_new = not path.exists()
            with path.open("x+b" if is_new else "r+b") as stream:
                stream.truncate(offset)
                stream.seek(offset)
                stream.write(record)
                _sync(stream)
            if is_new:
                _sync_folder(self.folder)
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot write the page's bytes: {error.strerror}") from error
        return Position(path.name, offset, len(record))

    def _make(self, last: Position | None) -> None:
        """Make the folder; say so if there were pages before."""
        if last:
            log.warning(
                "%s: is missing, and the bytes of earlier pages with it; a new one is begun. Put it back from a copy; "
                "`reportedly verify` says what is lost", self.folder,
            )  # fmt: skip
        self.folder.mkdir(parents=True)
        self._mark()
        _sync_folder(self.folder.parent)
        self._claimed = True

    def _place(self, last: Position | None) -> tuple[Path, int]:
        """The file and the offset for the next record."""
        newest = max((*self.files(), last.file if last else ""))
        if not newest:
            return self.folder / _file_name(1), 0
        path = self.folder / newest
        known = last.end if last and last.file == newest else 0
        size = path.stat().st_size if path.exists() else -1
        if size < known:
            what = "is missing" if size < 0 else "is shorter than the database says"
        elif size == known:
            what = ""
        else:
            tail = _tail(path, known)
            what = "is damaged" if tail.rest == "damage" else ""
            known = tail.ends[-1] if tail.ends else known
        if what:
            log.warning("%s: %s; a new file is begun. `reportedly verify` says what is lost", path, what)
        if what or known >= FILE_SIZE:
            return self.folder / _file_name(_number(newest) + 1), 0
        return path, known

    def cut(self, position: Position) -> None:
        """Take away a record that was just appended, and that nothing refers to."""
        path = self.folder / position.file
        if path.stat().st_size == position.end:
            os.truncate(path, position.offset)

    def blank(self, position: Position) -> None:
        """Overwrite a record with an empty gzip member of the same length: the others stay where they are, and programs
        that read the file pass over it. Raises `StoreError` if it cannot be done."""
        path = self.folder / position.file
        try:
            with path.open("r+b") as stream:
                stream.seek(position.offset)
                stream.write(_empty_member(position.length))
                _sync(stream)
        except FileNotFoundError:
            return  # what is gone need not be blanked
        except OSError as error:
            raise StoreError(f"{path}: cannot overwrite the page's bytes: {error.strerror}") from error

    # Reading

    def read(self, position: Position, sha256: str) -> bytes:
        """The bytes of the page that stands there; raises `StoreError` if they are gone, or not those of `sha256`."""
        content = _read(self.folder / position.file, position)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise _damaged(self.folder / position.file, position)
        return content

    def files(self) -> list[str]:
        """The names of the WARC files, in order."""
        return sorted(path.name for path in self.folder.glob("pages-?????.warc.gz")) if self.folder.is_dir() else []

    def unknown(self, file: str, known: list[Position]) -> Iterator[Position]:
        """The whole records of a file that are none of the `known` ones, and hold a page."""
        path = self.folder / file
        at = 0
        for position in [*sorted(known, key=lambda each: each.offset), None]:
            end = position.offset if position else path.stat().st_size
            if at < end:
                start = at
                for stop in _tail(path, at, end).ends:
                    found = Position(file, start, stop - start)
                    if _is_page(path, found):
                        yield found
                    start = stop
            at = position.end if position else end

    def page(self, position: Position) -> Page:
        """The page of a record as it was read, but for what only the database knows; raises `StoreError` if it cannot
        be read."""
        return _page(self.folder / position.file, position)


def _file_name(number: int) -> str:
    return f"pages-{number:05d}.warc.gz"


def _number(file: str) -> int:
    return int(file.split("-")[1].split(".")[0])


def _sync(stream: BinaryIO | io.TextIOWrapper) -> None:
    """Let what was written be on the disk."""
    stream.flush()
    os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Let the names of new files be on the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _tail(path: Path, start: int, end: int | None = None) -> Tail:
    """The gzip members of a file from an offset on."""
    ends: list[int] = []
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size if end is None else end
        stream.seek(start)
        at, data, member = start, b"", zlib.decompressobj(wbits=31)
        while at < size or data:
            if not data:
                data = stream.read(min(_CHUNK, size - at))
                at += len(data)
            try:
                while data and not member.eof:
                    member.decompress(data, _CHUNK)
                    data = member.unconsumed_tail or member.unused_data
                    if member.eof:
                        break
            except zlib.error:
                return Tail(tuple(ends), "damage")
            if member.eof:
                ends.append(at - len(data))
                member = zlib.decompressobj(wbits=31)
    return Tail(tuple(ends), "nothing" if (ends[-1] if ends else start) == size else "beginning")


def _member(path: Path, position: Position) -> ArcWarcRecord | None:
    """The record at a position; raises `StoreError` if it is no whole one."""
    try:
        with path.open("rb") as stream:
            stream.seek(position.offset)
            data = stream.read(position.length)
        if len(data) < position.length:
            raise StoreError(f"{path}: the saved bytes of this page are gone; restore the file from a copy")
        return next(iter(ArchiveIterator(io.BytesIO(data))), None)
    except FileNotFoundError as error:
        raise StoreError(f"{path}: the saved bytes of this page are gone; restore the file from a copy") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot read the page's bytes: {error.strerror}") from error
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
        raise _damaged(path, position) from error


def _read(path: Path, position: Position) -> bytes:
    record = _member(path, position)
    if record is None:
        raise _damaged(path, position)
    try:
        content: bytes = record.content_stream().read()
    except (OSError, zlib.error, EOFError, ValueError) as error:
        raise _damaged(path, position) from error
    return content


def _damaged(path: Path, position: Position) -> StoreError:
    return StoreError(
        f"{path}: the saved bytes of this page are damaged (at byte {position.offset}); restore the file from a copy"
    )


def _is_page(path: Path, position: Position) -> bool:
    """Whether a whole record holds a page: one that was taken out is empty."""
    try:
        record = _member(path, position)
    except StoreError:
        return False
    return record is not None and record.rec_type in ("resource", "response")


def _empty_member(length: int) -> bytes:
    """A gzip member (RFC 1952) of so many bytes that holds nothing: its header has a comment of blanks."""
    header, nothing = b"\x1f\x8b\x08\x10\0\0\0\0\0\xff", b"\0\x03\0" + b"\0" * 8
    return header + b" " * (length - len(header) - len(nothing)) + nothing


def _record(page: Page) -> bytes:
    """One gzip member with the page's bytes and what is known of them: a `response` with the headers that came with it
    if it was fetched, else a `resource`."""
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
    """What is known of a page beside its bytes and what came from the server, as JSON in ASCII."""
    names = ("name", "media_type", "charset", "url", "saved")
    return json.dumps({name: msgspec.to_builtins(getattr(page, name)) for name in names})


def make_page(about: Mapping[str, Any], content: bytes) -> Page:
    """The page with these fields, in JSON's types, and bytes; raises `ValueError` or `TypeError` if they do not fit."""
    hints = get_type_hints(Page)
    names = [field.name for field in fields(Page) if field.init and field.name in about]
    return Page(content=content, **{name: msgspec.convert(about[name], hints[name]) for name in names})


def _page(path: Path, position: Position) -> Page:
    """A record's page. Records of earlier versions say less of it: the address, or the name, and the type."""
    content, record = _read(path, position), _member(path, position)
    assert record is not None, "its content was read"
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
        raise _damaged(path, position) from error


def _http_headers(page: Page) -> StatusAndHeaders:
    """The server's headers; those that told how the content was packed on its way are kept under another name, since it
    is kept unpacked."""
    headers = [(f"{_KEPT_AS}{name}" if name.lower() in _ON_THE_WAY else name, value) for name, value in page.headers]
    return StatusAndHeaders(str(page.status), headers, protocol="HTTP/1.1")
