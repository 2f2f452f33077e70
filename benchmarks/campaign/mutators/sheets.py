"""PDF: objects, references, filters, lengths and page trees."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

from benchmarks.campaign import extremes
from benchmarks.campaign.mutators.raw import Mutator

_FILTERS = (
    "/FlateDecode", "/LZWDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode", "/CCITTFaxDecode",
    "/JBIG2Decode", "/DCTDecode", "/JPXDecode", "/Crypt", "/None", "[/FlateDecode /FlateDecode /FlateDecode]",
    "[/ASCII85Decode /LZWDecode]", "[" + "/FlateDecode " * 3_000 + "]",
)  # fmt: skip
_VALUES = (
    "null", "true", "-1", "1e400", "9" * 400, "99999999 0 R", "1 0 R", "2 0 R", "3 0 R", "4 0 R", "0 0 R", "[]",
    "<<>>", "()", "<>", "/", "/Name#00", "[" * 900 + "]" * 900, "<<" + "/A <<" * 900 + ">>" * 901, "(" * 3_000,
    "[3 0 R 3 0 R 3 0 R]", "[2 0 R]", "[" + "3 0 R " * 2_000 + "]",
    "<</V 5 /R 6 /Filter /Standard /Length 256 /O (o) /U (u) /P -4 "
    "/CF <</StdCF <</CFM /AESV3>>>> /StmF /StdCF /StrF /StdCF>>",
)  # fmt: skip
BOMB_PIECES = 48


def change_objects(chance: Random, content: bytes) -> bytes:
    """One to three changes to what objects say of themselves and of each other."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = chance.choice(_CHANGES)(chance, content)
    return content


def _one(chance: Random, pattern: bytes, content: bytes, new: bytes) -> bytes:
    found = list(re.finditer(pattern, content))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + new + content[one.end() :]


def _value(chance: Random, content: bytes) -> bytes:
    """The value of a key."""
    found = list(re.finditer(rb"(/[A-Z]\w+)\s+(?:\d+ 0 R|/\w+|-?\d+|\[[^\]]*\])", content))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + one[1] + b" " + chance.choice(_VALUES).encode() + content[one.end() :]


def _number(chance: Random, content: bytes) -> bytes:
    return _one(chance, rb"\b\d+\b", content, chance.choice((*extremes.LENGTHS, *extremes.NUMBERS)).encode())


def _filter(chance: Random, content: bytes) -> bytes:
    """A filter that the stream was not packed with."""
    return _one(chance, rb"/Length ", content, f"/Filter {chance.choice(_FILTERS)} /Length ".encode())


def _bomb(chance: Random, content: bytes) -> bytes:
    """A stream that unpacks to far more than it is."""
    packer = zlib.compressobj(1)
    filling = chance.choice((b"\0", b" ", b"(a) Tj ", b"q "))
    piece = filling * ((1 << 20) // len(filling))
    packed = b"".join(packer.compress(piece) for _ in range(BOMB_PIECES)) + packer.flush()
    made = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    return re.sub(rb"<< /Length \d+ >>\nstream\n.*?\nendstream", lambda _: made, content, count=1, flags=re.S)


def _locked(chance: Random, content: bytes) -> bytes:
    """Locked, by one way or another."""
    way = chance.choice(
        (_VALUES[-1], "<</Filter /Standard /V 1 /R 2 /O (o) /U (u) /P -4>>", "<</Filter /X>>", "5", "9 0 R")
    )
    return content.replace(b"trailer << ", f"trailer << /Encrypt {way} /ID [(a) (b)] ".encode(), 1)


def _text(chance: Random, content: bytes) -> bytes:
    """What is printed, or how."""
    new = chance.choice(
        (
            f"({extremes.text(chance)[:50_000]}) Tj",
            "q " * 20_000,
            "BT " * 5_000,
            "/Im1 Do",
            "1e400 0 0 1 0 0 cm",
            "[" * 2_000,
        )
    )
    return _one(chance, rb"\([^()]*\) Tj", content, new.encode("utf-8", "replace"))


def _end(_: Random, content: bytes) -> bytes:
    """A table of objects that says it goes on where it began."""
    return content.replace(b"trailer << ", b"trailer << /Prev %d " % max(0, content.rfind(b"xref\n0")), 1)


def _drop(chance: Random, content: bytes) -> bytes:
    return _one(chance, rb"\d+ 0 obj\n|endobj\n|startxref\n\d+|xref\n|%%EOF|stream\n|endstream", content, b"")


_CHANGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    _value, _value, _value, _number, _number, _filter, _bomb, _locked, _text, _text, _end, _drop,
)  # fmt: skip

SHEETS: tuple[Mutator, ...] = (change_objects,)
"""For PDF files."""
