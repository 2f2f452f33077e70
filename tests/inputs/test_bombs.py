"""Files that unpack or grow to far more than they are, are told in one line, soon and within bounds."""

from __future__ import annotations

import gzip
import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_saved_kinds import WORD

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Page


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def directory() -> bytes:
    """A zip file of little but a list of 200,000 empty files."""
    entry = b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    listed = entry * 200_000
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 65535, 65535, len(listed), 30, 0)
    return b"PK\x03\x04" + b"\0" * 26 + listed + end


def understated() -> bytes:
    """A zip file whose only file says that it is small, and unpacks to 20 MB at once."""
    made = bytearray(zipped({"a.html": b"\0" * (20 << 20)}, zipfile.ZIP_BZIP2))
    for at in (22, made.index(b"PK\x01\x02") + 24):
        made[at : at + 4] = struct.pack("<I", 1 << 20)
    return bytes(made)


def many() -> bytes:
    """A zip file of files each of which is just small enough."""
    content = b"WARC/1.0\r\n" + b"a" * (20 << 20)
    one = io.BytesIO()
    with zipfile.ZipFile(one, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"{number}.warc", content)
    return one.getvalue()


def nested() -> bytes:
    return zipped({"a.warc.gz": gzip.compress(b"WARC/1.0\r\nX: " + b"a" * (8 << 20), 1)})


def headers() -> bytes:
    return gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X: a\r\n" * 60_000, 1)


def long_header() -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * (40 << 20)


def record() -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://p.example/\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    return gzip.compress(head + b"Content-Length: %d\r\n\r\n" % ((90 << 20) + len(http)) + http + b"a" * (90 << 20), 1)


def rows() -> bytes:
    return gzip.compress(b"url,text\n" + b"a" * (65 << 20), 1)


def document() -> bytes:
    body = b"<w:x/>" * 3_000_000
    return zipped({"word/document.xml": b'<w:document xmlns:w="%s"><w:body>%s' % (WORD.encode(), body)}, 8)


def page() -> bytes:
    return b"<html><body>" + b"<p>a" * 2_000_000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (directory, "holds more than 100,000 files"),
        (understated, "is packed in a way that is not read"),
        (many, "unpacks to 83,886,120 bytes from"),
        (nested, "headers of over 256 kB"),
        (headers, "headers of over 256 kB"),
        (long_header, "headers of over 256 kB"),
        (record, "bytes from"),
        (rows, "bytes from"),
        (document, "tags; split it"),
        (page, "has over 1,000,000 tags"),
    ],
)
def test_bombs(tmp_path: Path, make: Callable[[], bytes], words: str) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(make())
    began = time.monotonic()
    tracemalloc.start()
    lines = list(told(path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert any(words in line for line in lines), lines
    assert all(line.startswith(str(path)) and "report" not in line for line in lines)
    assert most < 200 << 20 and time.monotonic() - began < 10


def told(path: Path) -> Iterator[str]:
    for each in open_inputs([str(path)]):
        try:
            if isinstance(each, InputError):
                raise each
            if isinstance(each, Page) and each.media_type != "application/json":
                find_articles(each)
        except InputError as error:
            yield str(error)


@pytest.mark.slow
def test_a_long_list_is_counted_and_not_kept(tmp_path: Path) -> None:
    lines = (b"%d\tx\ty\tz\thttps://p.example/%d/%s\n" % (10**9 + n, n // 2, b"a" * 900) for n in range(20_000))
    (tmp_path / "list.gz").write_bytes(gzip.compress(b"".join(lines), 1))
    tracemalloc.start()
    (error,) = open_inputs([str(tmp_path / "list.gz")])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "lists 1,000 addresses" in str(error) and most < 10 << 20
