"""Zip files: members dropped, doubled, renamed, packed otherwise, locked, lying about their sizes, or bombs."""

from __future__ import annotations

import io
import lzma
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from benchmarks.campaign import extremes
from benchmarks.campaign.mutators.markup import change_markup
from benchmarks.campaign.mutators.raw import BOMB_BYTES, RAW, Mutator, to_bytes, to_text

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_PIECE = 1 << 20
LARGEST = 4 << 20
"""Bytes of a member that is unpacked to be changed."""

_DAMAGE = (
    zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, IndexError, struct.error,
    zlib.error, lzma.LZMAError,
)  # fmt: skip
"""As zipfile raises it."""

Member = tuple[str, bytes, int]
"""Name, content and method of packing."""


def change_members(chance: Random, content: bytes) -> bytes:
    """Changes to the members of a zip file, then to how they are packed."""
    try:
        members = _unpacked(content)
    except _DAMAGE:
        return content
    for _ in range(chance.choice((1, 1, 2))):
        chance.choice(_CHANGES)(chance, members)
    return packed(members)


def _unpacked(content: bytes) -> list[Member]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        small = [each for each in archive.infolist() if each.file_size <= LARGEST]
        return [(each.filename, archive.read(each), each.compress_type) for each in small]


def change_packing(chance: Random, content: bytes) -> bytes:
    """Changes to the records that hold a zip file together: flags, methods, sizes and offsets."""
    made = bytearray(content)
    for signature in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"):
        start = made.find(signature)
        if start >= 0 and chance.random() < 0.6:
            place = start + chance.choice((6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 42))
            value = chance.choice(
                (b"\x01\x00", b"\x09\x00", b"\x63\x00", b"\xff\xff", b"\x00\x00", b"\x0e\x00", chance.randbytes(2))
            )
            made[place : place + 2] = value
    return bytes(made)


def damage_data(chance: Random, content: bytes) -> bytes:
    """Bits turned in the packed data of a member, its records left whole."""
    made = bytearray(content)
    start, end = 40, max(41, content.find(b"PK\x01\x02"))
    for _ in range(chance.choice((1, 4, 30))):
        place = chance.randrange(start, end)
        if place < len(made):
            made[place] ^= 1 << chance.randrange(8)
    return bytes(made)


def bomb_member(chance: Random, content: bytes) -> bytes:
    """A member that unpacks to far more than it is; written piece by piece, so that it costs no memory."""
    name = chance.choice(("word/document.xml", "archive/data.warc", "data.warc.gz", "page.html"))
    filling = chance.choice((b"\0", b" ", b"<w:p/>", b"<p>x</p>"))
    start = b'<w:document xmlns:w="w"><w:body>' if name.endswith(".xml") else content[:1000]
    made = io.BytesIO()
    piece = filling * (_PIECE // len(filling))
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w") as archive, archive.open(info, "w") as member:
        member.write(start)
        for _ in range(BOMB_BYTES // _PIECE):
            member.write(piece)
    return made.getvalue()


def packed(members: list[Member]) -> bytes:
    """A zip file of members, always the same bytes for the same members."""
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as archive:
        warnings.simplefilter("ignore")  # two members of one name are what is wanted
        for name, content, method in members:
            archive.writestr(
                zipfile.ZipInfo(to_text(to_bytes(name)).encode("utf-8", "replace").decode()[:60_000]), content, method
            )
    return made.getvalue()


def _drop(chance: Random, members: list[Member]) -> None:
    if members:
        del members[chance.randrange(len(members))]


def _double(chance: Random, members: list[Member]) -> None:
    if members:
        members += [chance.choice(members)] * chance.choice((1, 5, 40))


def _rename(chance: Random, members: list[Member]) -> None:
    if members:
        number = chance.randrange(len(members))
        suffix = chance.choice(("", ".warc", ".warc.gz", "/"))
        members[number] = (chance.choice(extremes.NAMES) + suffix, *members[number][1:])


def _repack(chance: Random, members: list[Member]) -> None:
    members[:] = [(name, content, chance.choice(_METHODS)) for name, content, _ in members]


def _content(chance: Random, members: list[Member]) -> None:
    """What a member holds, as its own kind or as bytes."""
    if members:
        number = chance.randrange(len(members))
        name, content, method = members[number]
        change = change_markup if name.endswith(".xml") and chance.random() < 0.7 else chance.choice(RAW)
        members[number] = (name, change(chance, content), method)


def _many(chance: Random, members: list[Member]) -> None:
    many = chance.choice((100, 2_000))
    members += [(f"empty/{number}{chance.choice(('', '.warc'))}", b"", zipfile.ZIP_STORED) for number in range(many)]


def _inside(_: Random, members: list[Member]) -> None:
    """The whole in a member of itself."""
    members.append(("archive/inside.warc.gz", packed(members), zipfile.ZIP_DEFLATED))


_CHANGES: tuple[Callable[[Random, list[Member]], None], ...] = (
    _drop, _double, _rename, _rename, _repack, _content, _content, _content, _many, _inside,
)  # fmt: skip

MEMBERS: tuple[Mutator, ...] = (change_members, change_members, change_members, change_packing, damage_data)
"""For kinds that are zip files."""
