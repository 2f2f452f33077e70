"""One part of an input that is broken loses that part alone, and says so in one line that tells what to do."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import os
import struct
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from test_saved_kinds import HTML, LINES, TITLE, docx, pdf, warc

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Page

pytestmark = pytest.mark.slow

TEXT = "\n".join((TITLE, *LINES))


def read(folder: Path, content: bytes) -> tuple[int, list[str]]:
    """How many articles are in a file, and what is told of it."""
    path = folder / "input"
    path.write_bytes(content)
    count, told = 0, []
    for each in open_inputs([str(path)]):
        try:
            if isinstance(each, InputError):
                raise each
            for article in find_articles(each):
                assert LINES[0] in article.text
                "".join(filter(None, (article.text, article.doc, article.title, *article.authors))).encode()
                count += 1
        except InputError as error:
            assert str(error).startswith(str(path)) and "report" not in str(error), error
            told.append(str(error).removeprefix(str(path)))
    return count, told


WRONG: tuple[Any, ...] = (
    5, -1, True, None, [], {}, [5], [[5]], [None], {"name": 5}, 1e999, "\ud800", "\udfff x", ["\ud800"], "x://[",
    {"sections": 5}, {"sections": [5, {"headline": 5, "paragraphs": 5}], "summary": 5}, "9999-12-31", "\x00",
)  # fmt: skip
NAMES = ("doc", "title", "published", "url", "publisher", "authors", "author", "language", "updated", "body", "items",
         "version", "summary", "headline", "link", "content_html")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_json_of_the_wrong_type(tmp_path: Path, name: str) -> None:
    for value, escaped in itertools.product(WRONG, (True, False)):
        row = json.dumps({"text": TEXT, name: value}, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
        assert read(tmp_path, row)[0] == 1
        assert read(tmp_path, row + b"\n" + row)[0] == 2
        assert read(tmp_path, b"[" + row + b"," + row + b"]")[0] == 2
        feed = b'{"version": "https://jsonfeed.org/version/1", "title": 5, "items": [%s]}' % row
        assert read(tmp_path, feed)[0] == 1


@pytest.mark.parametrize("written", ["\\ud83d", "\\uDE00", "\\\\\\ud83d", "\\ud83d\\ud83d\\ude00", "\\u12\\ud83d"])
def test_half_a_character_becomes_a_replacement_character(tmp_path: Path, written: str) -> None:
    line = b'{"text": "%s\\n%s"}\n' % (written.replace("\\u12", "").encode(), LINES[0].encode())
    (tmp_path / "input").write_bytes(line)
    (page,) = open_inputs([str(tmp_path / "input")])
    assert isinstance(page, Page)
    (article,) = find_articles(page)
    assert article.text.count("\ufffd") == 1
    assert article.text.count("😀") == ("ude00" in written)


@pytest.mark.parametrize("depth", [500, 980, 1024, 20_000, 1_000_000])
@pytest.mark.parametrize("marks", [("[", "]"), ('{"a":', "}")])
def test_json_of_any_depth_loses_its_row_alone(tmp_path: Path, depth: int, marks: tuple[str, str]) -> None:
    deep = json.dumps({"text": TEXT, "x": 0}).replace("0}", marks[0] * depth + "0" + marks[1] * depth + "}").encode()
    good = json.dumps({"text": TEXT}).encode()
    count, (line,) = read(tmp_path, good + b"\n" + deep + b"\n" + good)
    assert count == 2 and line == ":2: is not JSON: over 100 lists and objects stand in one another"
    count, (line,) = read(tmp_path, deep + b"\n" + good)
    assert count == 1 and line.startswith(":1: ")
    assert read(tmp_path, deep)[1] and read(tmp_path, b"[" + deep + b"]")[1]
    assert read(tmp_path, (marks[0] * depth).encode())[1]


def test_a_bad_first_line_loses_no_other(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}).encode()
    count, (line,) = read(tmp_path, b'{"text": "Nine \\x boats"}\n' + good + b"\n" + good)
    assert count == 2 and line.startswith(":1: is not JSON")


def test_a_number_of_any_length_loses_nothing(tmp_path: Path) -> None:
    for number in ("9" * 5000, "-" + "9" * 5000, "9" * 5000 + ".5", "1e" + "9" * 99, "NaN", "-Infinity"):
        row = json.dumps({"text": TEXT, "n": 0}).replace("0}", number + "}").encode()
        assert read(tmp_path, row + b"\n" + row) == (2, [])


MAIL = "MIME-Version: 1.0\nDate: %s\nContent-Type: text/html; charset=utf-8\n\n" + HTML


@pytest.mark.parametrize(
    "date",
    ["Mon, 01 Sep 99999999999999999999 10:00:00 +0000", "Mon, 01 Sep 99999 10:00:00 +0000", "=?punycode?q?x?=",
     "Mon, 01 Sep 2025 10:00:00 +999999999999", "Mon, 01 Sep 2025 10:00:00 -99999", "Fri, 31 Dec 9999 23:59:59 -1400",
     "Mon, 01 Sep 2025 99:00:00", "Mon, 01 Sep 2025 10:00:00 +" + "9" * 5000],
)  # fmt: skip
def test_a_message_of_no_date(tmp_path: Path, date: str) -> None:
    assert read(tmp_path, (MAIL % date).encode()) == (1, [])


def test_a_message_with_headers_that_are_none(tmp_path: Path) -> None:
    for header in ("Content-Type: text/html; charset=punycode", "Content-Location: http://[::1",
                   "Snapshot-Content-Location: =?undefined?b?eHg=?=", "Content-Type: text/html; charset*=idna''x",
                   "Content-Location: =?utf-8?b?x?=", "Subject: =?rot13?q?x?="):  # fmt: skip
        assert read(tmp_path, f"MIME-Version: 1.0\n{header}\nContent-Type: text/html\n\n{HTML}".encode())[0] == 1


def test_messages_that_would_take_long_are_told_at_once(tmp_path: Path) -> None:
    began = time.monotonic()
    many = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 20_000
    parts = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(99))
    nested = "MIME-Version: 1.0\n" + "".join(parts)
    assert read(tmp_path, many.encode()) == (0, [": the message has over 10,000 parts; save the page as HTML"])
    assert "parts with parts in them" in read(tmp_path, nested.encode())[1][0]
    assert "over 500,000 lines" in read(tmp_path, ("MIME-Version: 1.0\n\n" + "x\n" * 500_001).encode())[1][0]
    long = "MIME-Version: 1.0\nContent-Type: text/html;" + "\n x=y;" * 20_000 + "\n\n" + HTML
    assert read(tmp_path, long.encode()) == (1, [])
    assert time.monotonic() - began < 3


def record(date: str = "2025-09-01T00:00:00Z", length: str | None = None) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://p.example/boats\r\n"
        f"WARC-Date: {date}\r\nContent-Type: application/http\r\nContent-Length: {length or len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "99999-01-01T00:00Z"])
def test_a_record_of_no_date(tmp_path: Path, date: str) -> None:
    assert read(tmp_path, record(date) + record()) == (2, [])


@pytest.mark.parametrize("length", [str(10**20), "9" * 5000, "-1", "1e3", "x"])
def test_a_record_of_no_length(tmp_path: Path, length: str) -> None:
    count, told = read(tmp_path, record() + record(length=length))
    words = ("damaged after", "than they say", "cut short")
    assert count >= 1 and any(each in line for line in told for each in words)
    read(tmp_path, gzip.compress(record(length=length)) + gzip.compress(record()))


PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def packed(packing: int, files: dict[str, bytes]) -> bytearray:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return bytearray(made.getvalue())


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_damaged_file_in_a_zip_file_loses_itself_alone(tmp_path: Path, packing: int) -> None:
    content = packed(packing, {"a.warc": gzip.decompress(warc()), "b.warc.gz": warc()})
    content[60:90] = b"\xff" * 30
    count, lines = read(tmp_path, bytes(content))
    if packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert count == 1 and lines[0].startswith("#a.warc: is damaged") and len(lines) == 1
    else:
        words = "is packed in a way that is not read; unpack the zip file and read its folder"
        assert (count, lines) == (0, [f"#{name}: {words}" for name in ("a.warc", "b.warc.gz")])


def test_a_locked_file_in_a_zip_file(tmp_path: Path) -> None:
    content = packed(zipfile.ZIP_DEFLATED, {"a.warc.gz": warc()})
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert read(tmp_path, bytes(content)) == (0, ["#a.warc.gz: is locked: it needs a password"])


@pytest.mark.parametrize("when", [b"\xff" * 4, b"\0" * 4])
def test_a_file_in_a_zip_file_of_no_date(tmp_path: Path, when: bytes) -> None:
    content = packed(zipfile.ZIP_DEFLATED, {"a.warc.gz": warc()})
    content[10:14] = when
    start = content.index(b"PK\x01\x02") + 12
    content[start : start + 4] = when
    assert read(tmp_path, bytes(content)) == (1, [])


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_damaged_document(tmp_path: Path, packing: int) -> None:
    whole = zipfile.ZipFile(io.BytesIO(docx(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"))).read("word/document.xml")
    content = packed(packing, {"word/document.xml": whole})
    content[80:110] = b"\xff" * 30
    count, (line,) = read(tmp_path, bytes(content))
    assert count == 0 and any(words in line for words in ("damaged", "is packed in a way that is not read"))


def pdf_with(old: bytes, new: bytes) -> bytes:
    content = pdf([TITLE, *LINES])
    assert old in content
    return content.replace(old, new)


LOCK = (
    b"trailer << /ID [<00><00>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /StmF /StdCF /StrF /StdCF"
    b" /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >>"
    b" /O <%s> /U <%s> /OE <%s> /UE <%s> /Perms <%s> >> "
) % tuple(b"00" * size for size in (48, 48, 32, 32, 16))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"trailer << ", LOCK),
        (b"trailer << ", LOCK.replace(b"/V 5 /R 6", b"/V 9 /R 9")),
        (b"trailer << ", LOCK.replace(b"/Standard", b"/Nope")),
        (b"<< /Length", b"<< /Filter /JBIG2Decode /Length"),
        (b"<< /Length", b"<< /Filter /Nope /Length"),
        (b"<< /Length", b"<< /Filter [[]] /Length"),
        (b"<< /Length", b"<< /Filter /LZWDecode /Length"),
        (b"<< /Length", b"<< /Filter /ASCII85Decode /Length"),
        (b"<< /Type /Catalog", b"<< <</Type /Catalog"),
    ],
)
def test_a_locked_or_damaged_pdf(tmp_path: Path, old: bytes, new: bytes) -> None:
    count, (line,) = read(tmp_path, pdf_with(old, new))
    assert count == 0 and any(words in line for words in ("save the page as HTML", "damaged or locked"))


@pytest.mark.parametrize("date", ["D:99999999999999999999", "D:00010101000000+14'00'", "D:20251399999999Z"])
def test_a_pdf_of_no_date(tmp_path: Path, date: str) -> None:
    info = b"trailer << /Info << /CreationDate (%s) /ModDate (%s) >> " % (date.encode(), date.encode())
    assert read(tmp_path, pdf_with(b"trailer << ", info)) == (1, [])


@pytest.mark.parametrize("seconds", [-62_135_596_800 * 2, -1, 253_402_300_800 * 2, 2**40])
def test_a_file_of_no_date(tmp_path: Path, seconds: int) -> None:
    (tmp_path / "input.html").write_text(HTML)
    try:
        os.utime(tmp_path / "input.html", (0, seconds))
    except (OverflowError, OSError, struct.error):
        pytest.skip("this file system has no such date")
    (page,) = open_inputs([str(tmp_path / "input.html")])
    assert isinstance(page, Page) and find_articles(page)
