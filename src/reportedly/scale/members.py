"""The records of a web archive by their positions: each is a gzip member of its own, or stands unpacked.

Where bytes are damaged, reading goes on at the next record.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from reportedly.inputs.packing import is_bomb

PIECE = 1 << 18
"""Number of bytes that are read at a time."""
HEAD_BYTES = 64 << 10
"""Number of unpacked bytes at the beginning of a record in which its headers are looked for."""
_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


class Source(Protocol):
    """Bytes of a file at a position."""

    def read_at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset` on; none at the end of the file."""


@dataclass(frozen=True, slots=True)
class Member:
    """One record: where it stands, how many bytes it has there and unpacked (`size`), and its first unpacked bytes.

    A `damaged` one cannot be read; its length goes up to the next record.
    """

    offset: int
    length: int
    size: int
    head: bytes
    damaged: bool = False


def find_members(source: Source) -> Iterator[Member]:
    """All records of an archive, in order."""
    start = source.read_at(0, len(_PLAIN))
    if not start:
        return
    read = _plain_member if start == _PLAIN else _packed_member
    mark = _PLAIN if start == _PLAIN else _GZIP
    offset = damage = 0
    while source.read_at(offset, 1):
        member = read(source, offset)
        if member is None:
            offset = _next_mark(source, offset + 1, mark)
            continue
        if damage < offset:
            yield Member(damage, offset - damage, 0, b"", damaged=True)
        yield member
        damage = offset = offset + member.length
    if damage < offset:
        yield Member(damage, offset - damage, 0, b"", damaged=True)


def _packed_member(source: Source, offset: int) -> Member | None:
    """The gzip member at a position; `None` if it is damaged or holds no record. Its checksum is checked."""
    unpacker = zlib.decompressobj(31)
    head, size, taken = b"", 0, 0
    while not unpacker.eof:
        rest = source.read_at(offset + taken, PIECE)
        if not rest:
            return None
        taken += len(rest)
        while rest and not unpacker.eof:
            try:
                piece = unpacker.decompress(rest, PIECE)
            except zlib.error:
                return None
            head += piece[: HEAD_BYTES - len(head)]
            size += len(piece)
            if is_bomb(size, taken) or (len(head) >= len(_PLAIN) and not head.startswith(_PLAIN)):
                return None
            rest = unpacker.unconsumed_tail
    return Member(offset, taken - len(unpacker.unused_data), size, head) if head.startswith(_PLAIN) else None


def _plain_member(source: Source, offset: int) -> Member | None:
    """The unpacked record at a position; `None` if it does not say how long it is."""
    head = source.read_at(offset, HEAD_BYTES)
    end = head.find(b"\r\n\r\n") + 4
    length = _LENGTH.search(head[:end])
    if not head.startswith(_PLAIN) or end < 4 or length is None:
        return None
    size = end + int(length[1])
    after = source.read_at(offset + size, 8)
    blank = len(after) - len(after.lstrip(b"\r\n"))
    if after[blank:] and not _PLAIN.startswith(after[blank : blank + len(_PLAIN)]):
        return None
    return Member(offset, size + blank, size + blank, head)


def _next_mark(source: Source, offset: int, mark: bytes) -> int:
    """Where the next record may begin, or the end of the file."""
    while piece := source.read_at(offset, PIECE):
        found = piece.find(mark)
        if found >= 0:
            return offset + found
        if len(piece) <= len(mark):
            return offset + len(piece)
        offset += len(piece) - len(mark) + 1
    return offset
