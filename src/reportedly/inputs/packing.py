"""Unpacks content that was packed for sending (RFC 9110, 8.4), piece by piece, and tells whether it was complete."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli

PIECE = 1 << 16
"""Number of bytes that are unpacked at a time."""
MOST_RATIO = 100
"""Largest ratio of unpacked bytes to packed bytes; pages of news reach 20."""
FREE_BYTES = 64 << 20
"""Number of unpacked bytes up to which the ratio is not checked."""
MOST_CODINGS = 5
"""Number of packings inside one another that are unpacked."""
_GZIP, _DEFLATE, _BARE = 31, 15, -15
"""The numbers that zlib has for its formats."""


class PackingError(Exception):
    """Packed content is damaged or incomplete, or its packing is unknown."""


def is_bomb(unpacked_bytes: int, packed_bytes: int) -> bool:
    """Whether so few packed bytes gave so many bytes that no person can have written them."""
    return unpacked_bytes > max(MOST_RATIO * packed_bytes, FREE_BYTES)


class CutError(PackingError):
    """Packed content is incomplete."""

    def __init__(self) -> None:
        super().__init__("the packed content ends before its end")


def unpacked(pieces: Iterable[bytes], codings: str | None) -> Iterator[bytes]:
    """The pieces of content that was packed as `Content-Encoding` says. Raises `PackingError`, at its end too."""
    names = [name for each in (codings or "").split(",") if (name := each.strip().lower()) not in ("", "identity")]
    if len(names) > MOST_CODINGS:
        raise PackingError(f"is packed more than {MOST_CODINGS} times over")
    for name in reversed(names):
        if name not in _CODINGS:
            raise PackingError(f"is packed as {name[:40]!r}, which is not read")
        pieces = _CODINGS[name](filter(None, pieces))
    yield from filter(None, pieces)


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    return _inflated(pieces, _GZIP)


def _undeflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack `deflate`; some servers leave out the header of zlib that belongs to it."""
    source = iter(pieces)
    head = b""
    while len(head) < 2 and (piece := next(source, b"")):
        head += piece
    has_header = len(head) > 1 and head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0

    def whole() -> Iterator[bytes]:
        yield head
        yield from source

    return _inflated(whole(), _DEFLATE if has_header else _BARE)


def _inflated(pieces: Iterable[bytes], kind: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(kind)
    begun = False
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if unpacker.eof:
                    if kind != _GZIP or not rest.startswith(b"\x1f"):
                        return  # bytes after the end are padding
                    unpacker = zlib.decompressobj(kind)  # gzip files may follow each other
                begun = True
                yield unpacker.decompress(rest, PIECE)
                rest = unpacker.unconsumed_tail or unpacker.unused_data
        yield unpacker.flush()
    except zlib.error as error:
        raise PackingError(f"the packed content is damaged: {error}") from error
    if begun and not unpacker.eof:
        raise CutError


def _from_brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    begun = False
    try:
        for piece in pieces:
            begun = True
            more = unpacker.process(piece, output_buffer_limit=PIECE)
            while more:
                yield more
                if unpacker.is_finished():
                    return  # bytes after the end are padding
                more = unpacker.process(b"", output_buffer_limit=PIECE)
    except brotli.error as error:
        raise PackingError("the packed content is damaged") from error
    if begun and not unpacker.is_finished():
        raise CutError


_CODINGS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _undeflated,
    "br": _from_brotli,
}
