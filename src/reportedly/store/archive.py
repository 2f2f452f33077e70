"""Every page's bytes, kept in WARC files (ISO 28500) in a folder beside the database.

Records are only appended. Each is a gzip member of its own, so that one can be read without the others. A complete
record is never deleted, even if the database does not know it; only an incomplete record at the end of a file, which a
killed process left there, is overwritten. If a file is damaged at its end, it stays as it is, and a new file is begun.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from reportedly.errors import StoreError
from reportedly.model import Page
from reportedly.store.records import (
    Position,
    damaged,
    empty_member,
    is_page,
    make_record,
    read_record,
    record_page,
)

FILE_SIZE = 1 << 30
"""Size of a WARC file, in bytes, after which a new one is begun."""
OWNER = ".workspace"
"""The file in the folder that holds the id of the workspace that it belongs to."""
_CHUNK = 1 << 16

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tail:
    """The content of a file from an offset on: where its complete gzip members end, and what follows the last of
    them."""

    ends: tuple[int, ...]
    rest: Literal["nothing", "beginning", "damage"]


class Archive:
    """A folder of WARC files that belongs to the workspace with the id `owner`.

    `former` is the folder's name in earlier versions, which workspaces could share. That folder is taken over if it has
    the record `known` (a position and the SHA-256 of its page).
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
                    f"(its pages can be read again: reportedly read {self.folder} --db NEW.db)"
                )
        elif not any(self.folder.glob("*.warc.gz")) or (known and self._holds(self.folder, *known)):
            self._mark()
        else:
            raise StoreError(
                f"{self.folder}: holds pages that are not known to be this workspace's; name another --db, or move "
                f"that folder away (its pages can be read again: reportedly read {self.folder} --db NEW.db)"
            )

    def _mark(self) -> None:
        text = f"{self._owner}\nThe id of the workspace that these pages belong to; leave this file here.\n"
        with (self.folder / OWNER).open("w", encoding="ascii") as stream:
            stream.write(text)
            _sync(stream)
        _sync_folder(self.folder)

    def _holds(self, folder: Path, position: Position, sha256: str) -> bool:
        try:
            return hashlib.sha256(read_record(folder / position.file, position)).hexdigest() == sha256
        except StoreError:
            return False

    # Writing

    def append(self, page: Page, last: Position | None, record: bytes | None = None) -> Position:
        """Append a page as a record, and make sure that it is on the disk; `last` is the last record that the database
        knows, `record` the page as `make_record` packs it, if that is done.

        Raises `StoreError` if it cannot be written.
        """
        record = record or make_record(page)
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
        """Make the folder; log a warning if the workspace had pages before."""
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
        """Delete a record that was just appended and that nothing refers to."""
        path = self.folder / position.file
        if path.stat().st_size == position.end:
            os.truncate(path, position.offset)

    def blank(self, position: Position) -> None:
        """Overwrite a record with an empty gzip member of the same length: the other records keep their places, and
        programs that read the file skip it. Raises `StoreError` if this fails."""
        path = self.folder / position.file
        try:
            with path.open("r+b") as stream:
                stream.seek(position.offset)
                stream.write(empty_member(position.length))
                _sync(stream)
        except FileNotFoundError:
            return  # a file that is gone needs no overwriting
        except OSError as error:
            raise StoreError(f"{path}: cannot overwrite the page's bytes: {error.strerror}") from error

    # Reading

    def read(self, position: Position, sha256: str) -> bytes:
        """The bytes of the page at a position; raises `StoreError` if they are gone, or do not have the hash
        `sha256`."""
        content = read_record(self.folder / position.file, position)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise damaged(self.folder / position.file, position)
        return content

    def files(self) -> list[str]:
        """The names of the WARC files, in order."""
        return sorted(path.name for path in self.folder.glob("pages-?????.warc.gz")) if self.folder.is_dir() else []

    def unknown(self, file: str, known: list[Position]) -> Iterator[Position]:
        """The complete records of a file that hold a page and are not among the `known` ones."""
        path = self.folder / file
        at = 0
        for position in [*sorted(known, key=lambda each: each.offset), None]:
            end = position.offset if position else path.stat().st_size
            if at < end:
                start = at
                for stop in _tail(path, at, end).ends:
                    found = Position(file, start, stop - start)
                    if is_page(path, found):
                        yield found
                    start = stop
            at = position.end if position else end

    def page(self, position: Position, sha256: str | None = None) -> Page:
        """The page of a record as it was read, without the fields that only the database has; raises `StoreError` if it
        cannot be read, or its bytes are not those of `sha256`."""
        page = record_page(self.folder / position.file, position)
        if sha256 is not None and page.sha256 != sha256:
            raise damaged(self.folder / position.file, position)
        return page


def _file_name(number: int) -> str:
    return f"pages-{number:05d}.warc.gz"


def _number(file: str) -> int:
    return int(file.split("-")[1].split(".")[0])


def _sync(stream: BinaryIO | io.TextIOWrapper) -> None:
    """Make sure that the bytes that were written are on the disk."""
    stream.flush()
    os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make sure that the names of new files are on the disk."""
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
