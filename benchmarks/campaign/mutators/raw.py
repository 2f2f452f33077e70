"""Bytes of any kind: flipped, cut, doubled, spliced, pumped, in another encoding, or packed once more."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from random import Random

from benchmarks.campaign import extremes

Mutator = Callable[[Random, bytes], bytes]

BOMB_BYTES = 192 << 20
"""What a compressed bomb unpacks to: more than any limit of a page, an archive's member or a document."""
MORE = 40_000
"""Bytes by which doubling makes a file longer at the most: prose takes its time, which is no defect."""
_MARKS = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xff",
    b"\x1b$B",
    b"\xf4\x90\x80\x80",
)
_SIGNATURES = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"MIME-Version: 1.0\n", b"{", b"[", b"<?xml ",
    b"<html>", b"<rss>", b"<urlset>", b"\x89PNG", b"BZh9", b"\xfd7zXZ\x00", b"(\xb5/\xfd",
)  # fmt: skip


def flip(chance: Random, content: bytes) -> bytes:
    """Some bits the other way round."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        if made:
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(chance: Random, content: bytes) -> bytes:
    """The beginning, the end, or all but a piece in between."""
    start, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return chance.choice((content[:end], content[start:], content[:start] + content[end:]))


def double(chance: Random, content: bytes) -> bytes:
    """A piece twice, or often."""
    start, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    times = min(chance.choice((2, 2, 10, 100)), 1 + MORE // (end - start + 1))
    return content[:start] + content[start:end] * times + content[end:]


def insert(chance: Random, content: bytes) -> bytes:
    """Something strange put in somewhere, often at the beginning."""
    strange = chance.choice((*_MARKS, *_SIGNATURES, to_bytes(extremes.text(chance)), chance.randbytes(40)))
    place = 0 if chance.random() < 0.3 else chance.randint(0, len(content))
    return content[:place] + strange + content[place:]


def overwrite(chance: Random, content: bytes) -> bytes:
    """A piece replaced by as many bytes of chance, or of zero."""
    length = min(len(content), chance.choice((1, 4, 16, 256)))
    place = chance.randint(0, len(content) - length)
    strange = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))
    return content[:place] + strange + content[place + length :]


def encode(chance: Random, content: bytes) -> bytes:
    """The same letters in another encoding than is said, or another encoding said than they are in."""
    text = to_text(content)
    other = chance.choice(
        ("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7", "shift_jis", "iso2022_jp", "cp037", "koi8-r")
    )
    made = text.encode(other, "replace")
    if chance.random() < 0.5:
        name = chance.choice(extremes.ENCODINGS)
        for said in ("utf-8", "UTF-8", "iso-8859-1"):
            text = text.replace(said, name)
        made = to_bytes(text)
    return made


def nest(chance: Random, content: bytes) -> bytes:
    """Packed once or several times more, by one way or another."""
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        content = chance.choice(_PACKINGS)(content[: 4 << 20])
    return content


def bomb(chance: Random, content: bytes) -> bytes:
    """A file that unpacks to far more than it is: zeros, or blanks after what was there."""
    filling = chance.choice((b"\0", b" ", b"a", b"<p>", b"\n"))
    if chance.random() < 0.5:
        return content[: 1 << 20] + filling * chance.choice((1 << 20, 17 << 20))
    return pack_bomb(content[: 1 << 16], filling)


def pack_bomb(start: bytes, filling: bytes) -> bytes:
    """A gzip file that begins with `start` and goes on with a filling; made in pieces, so that it costs no memory."""
    made = io.BytesIO()
    piece = filling * ((1 << 20) // len(filling))
    with gzip.GzipFile(fileobj=made, mode="wb", compresslevel=1, mtime=0) as packed:
        packed.write(start)
        for _ in range(BOMB_BYTES >> 20):
            packed.write(piece)
    return made.getvalue()


def in_zip(content: bytes, name: str = "page.html", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with one file in it, always the same bytes for the same content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return made.getvalue()


def in_gzip(content: bytes) -> bytes:
    """A gzip file."""
    return gzip.compress(content, 6, mtime=0)


def _in_message(content: bytes) -> bytes:
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return head + content


def _in_record(content: bytes) -> bytes:
    head = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://p.example/x\r\nContent-Type: text/html\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def _in_json(content: bytes) -> bytes:
    return json.dumps({"text": content.decode("utf-8", "replace")}).encode()


def to_text(content: bytes) -> str:
    """Bytes as letters; those that are not UTF-8 come back as they were from `to_bytes`."""
    return content.decode("utf-8", "surrogateescape")


def to_bytes(text: str) -> bytes:
    """Letters as UTF-8, lone surrogates too."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


_PACKINGS: tuple[Callable[[bytes], bytes], ...] = (in_gzip, in_gzip, in_zip, _in_message, _in_record, _in_json)

RAW: tuple[Mutator, ...] = (flip, flip, cut, cut, double, insert, insert, overwrite, encode, nest)
"""For every kind."""
