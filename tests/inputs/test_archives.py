"""Web archives as crawlers and browsers write them: what is a page is read, what is wanting is said in a line."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import random
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.errors import InputError
from reportedly.formats.addresses import archived
from reportedly.inputs import Answer, Fetcher, Opener, Validators, open_inputs
from reportedly.model import Moment, Page

HTML = b"<!DOCTYPE html><html><body><p>Nine boats came back.</p></body></html>"


class Warc:
    """A WARC file in memory, written record by record."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        self._writer = WARCWriter(self._stream, gzip=True)

    def add(
        self, address: str, content: bytes = HTML, kind: str = "response", status: str = "200 OK",
        about: str | None = "text/html", http: dict[str, str] | None = None, **headers: str,
    ) -> Warc:  # fmt: skip
        """Add a record; `headers` are its own, such as `Truncated` for `WARC-Truncated`."""
        sent = [("Content-Type", about)] if about else []
        record = self._writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(content),
            length=len(content),
            warc_content_type=(about or "") if kind == "resource" else "",
            http_headers=StatusAndHeaders(status, [*sent, *(http or {}).items()], protocol="HTTP/1.1")
            if kind == "response"
            else None,
            warc_headers_dict={f"WARC-{name.replace('_', '-')}": value for name, value in headers.items()},
        )
        self._writer.write_record(record)
        return self

    def revisit(self, address: str, of: str, content: bytes = HTML, about: str = "text/html") -> Warc:
        """Add a record that says that an address gave what it, or another, gave before."""
        digest = "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()
        sent = StatusAndHeaders("200 OK", [("Content-Type", about)], protocol="HTTP/1.1")
        record = self._writer.create_revisit_record(address, digest, of, "2025-09-01T10:00:00Z", http_headers=sent)
        self._writer.write_record(record)
        return self

    def bytes(self) -> bytes:
        return self._stream.getvalue()


def read(path: Path, *made: Warc) -> tuple[list[str], list[str]]:
    """The addresses of the pages in archives, and the errors."""
    for number, each in enumerate(made):
        (path / f"{number}.warc.gz").write_bytes(each.bytes())
    found = list(open_inputs([str(path)]))
    return [str(each.url) for each in found if isinstance(each, Page)], [
        str(each) for each in found if isinstance(each, InputError)
    ]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    made = Warc()
    for about in ("text/css", "text/javascript", "image/png", "application/json", "text/vtt"):
        made.add(f"https://p.example/{about}", about=about)
    made.add("dns:p.example", b"20250901 p.example. A 192.0.2.1", about="text/dns")
    made.add("https://p.example/robots.txt", b"User-agent: *", about="text/plain")
    made.add("urn:text:https://p.example/a", b"Nine boats came back.", kind="resource", about="text/plain")
    made.add("https://p.example/map.xml", b"<urlset><url><loc>https://p.example/</loc></url>", about="text/xml")
    made.add("https://p.example/gone", status="404 Not Found").add("https://p.example/same", status="304 Not Modified")
    made.add("https://p.example/page", about="Text/HTML; Charset=UTF-8").add("https://p.example/untold", about=None)
    assert read(tmp_path, made) == (["https://p.example/page", "https://p.example/untold"], [])


def test_packed_pages_are_unpacked(tmp_path: Path) -> None:
    made = Warc().add("https://p.example/a", gzip.compress(HTML), http={"Content-Encoding": "gzip"})
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML)
    made.add("https://p.example/b", chunks, http={"Transfer-Encoding": "chunked"})
    (tmp_path / "a.warc.gz").write_bytes(made.bytes())
    assert [each.content for each in open_inputs([str(tmp_path)]) if isinstance(each, Page)] == [HTML, HTML]


def test_packings_of_all_kinds_and_headers_that_only_say_so(tmp_path: Path) -> None:
    made = Warc()
    for coding, content in (
        ("br", brotli.compress(HTML)),
        ("deflate", zlib.compress(HTML)),
        ("deflate", zlib.compress(HTML, wbits=-15)),
        ("gzip, gzip", gzip.compress(gzip.compress(HTML))),
        *((coding, HTML) for coding in ("gzip", "br", "deflate", "zstd", "none such")),
    ):
        made.add("https://p.example/a", content, http={"Content-Encoding": coding})
    (tmp_path / "a.warc.gz").write_bytes(made.bytes())
    found = list(open_inputs([str(tmp_path)]))
    assert [each.content for each in found if isinstance(each, Page)] == [HTML] * 9 and len(found) == 9


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_a_packed_page_that_ends_early_is_read_and_told(tmp_path: Path, coding: str) -> None:
    text = HTML + b"".join(b"<p>Boat %d of %x came back.</p>" % (n, n * n * 7919) for n in range(4000))
    packing = {"gzip": gzip.compress, "br": brotli.compress, "deflate": zlib.compress}[coding]
    made = Warc().add("https://p.example/a", packing(text)[:-2000], http={"Content-Encoding": coding})
    pages, (line,) = read(tmp_path, made.add("https://p.example/b"))
    assert pages == ["https://p.example/a", "https://p.example/b"]
    assert line.endswith("1 page was cut short on being archived, such as https://p.example/a; what is there was read")


def test_a_revisit_of_what_was_read_is_nothing_to_tell(tmp_path: Path) -> None:
    made = Warc().add("https://p.example/a").revisit("https://p.example/a", "https://p.example/a")
    made.revisit("https://p.example/again", "https://p.example/other")
    later = Warc().revisit("https://p.example/a", "https://p.example/a", b"unlike")
    assert read(tmp_path, made, later) == (["https://p.example/a"], [])


def test_pages_that_are_in_another_archive_are_told_in_one_line(tmp_path: Path) -> None:
    made = Warc().add("https://p.example/a")
    for number in range(3):
        made.revisit(f"https://p.example/{number}", f"https://p.example/{number}", b"other")
        made.revisit(f"https://p.example/{number}.png", "https://p.example/p", b"picture", "image/png")
    pages, (line,) = read(tmp_path, made)
    assert pages == ["https://p.example/a"]
    assert line.endswith("3 pages are kept in an earlier archive, such as https://p.example/0; read that one too")


def test_pages_that_were_cut_short_are_read_and_told_in_one_line(tmp_path: Path) -> None:
    cut = b"<html><body><p>" + b"The harbour master counted the boats that had come back. " * 3
    made = Warc().add("https://p.example/a", cut, Truncated="length").add("https://p.example/b")
    made.add("https://p.example/p.png", about="image/png", Truncated="length")
    pages, (line,) = read(tmp_path, made)
    assert pages == ["https://p.example/a", "https://p.example/b"]
    assert line.endswith("1 page was cut short on being archived, such as https://p.example/a; what is there was read")


def test_a_page_that_was_cut_before_its_text_is_told_once(tmp_path: Path) -> None:
    made = Warc().add(
        "https://p.example/a", b"<html><head><title>Boats</title></head><body><div cla", Truncated="length"
    )
    pages, (line,) = read(tmp_path, made.add("https://p.example/b"))
    assert pages == ["https://p.example/b"]
    assert "1 page was cut short on being archived, such as https://p.example/a" in line


def test_too_large_a_page_does_not_stop_an_archive(tmp_path: Path) -> None:
    made = Warc().add("https://p.example/big", b"<html>" + b"a" * (17 << 20))
    made.add("https://p.example/bomb", gzip.compress(b"\0" * (64 << 20)), http={"Content-Encoding": "gzip"})
    pages, lines = read(tmp_path, made.add("https://p.example/a"))
    assert pages == ["https://p.example/a"]
    assert len(lines) == 2 and all("too large for one page" in line for line in lines)


@pytest.mark.slow
def test_archives_cut_or_garbled_anywhere_end_in_one_line(tmp_path: Path) -> None:
    whole = Warc().add("https://p.example/a").revisit("https://p.example/b", "https://p.example/a", b"x").bytes()
    plain = gzip.decompress(whole)
    chance = random.Random(5)
    for content in (whole, plain):
        for _ in range(150):
            garbled = bytearray(content[: chance.randrange(len(content))])
            for _ in range(chance.randrange(4)):
                if garbled:
                    garbled[chance.randrange(len(garbled))] = chance.randrange(256)
            (tmp_path / "a.warc").write_bytes(garbled or b"WARC/")
            lines = [str(each) for each in open_inputs([str(tmp_path)]) if isinstance(each, InputError)]
            assert all("please report" not in line for line in lines), (lines, bytes(garbled))


def test_a_record_of_a_wrong_length_is_told_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plain = gzip.decompress(Warc().add("https://p.example/a b").bytes())
    length = plain[plain.index(b"Content-Length: ") :].split(b"\r\n")[0]
    shorter = b"Content-Length: %d" % (int(length.split()[1]) - 10)
    (tmp_path / "a.warc").write_bytes(plain.replace(length, shorter, 1))
    page, error = open_inputs([str(tmp_path)])
    assert isinstance(page, Page) and page.url == "https://p.example/a%20b"
    assert "longer or shorter than they say" in str(error)
    assert capfd.readouterr().err == ""


def test_a_wacz_of_several_archives_is_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as archive:
        archive.writestr("archive/0.warc.gz", Warc().add("https://p.example/a").bytes())
        archive.writestr("archive/1.warc.gz", Warc().revisit("https://p.example/b", "https://p.example/a").bytes())
    assert read(tmp_path) == (["https://p.example/a"], [])


def test_a_capture_of_the_wayback_machine_is_the_page_that_was_captured(tmp_path: Path) -> None:
    taken = "https://web.archive.org/web/20260505101500id_/https://p.example/boats"
    (tmp_path / "x.warc.gz").write_bytes(Warc().add(taken).bytes())
    (page,) = open_inputs([str(tmp_path / "x.warc.gz")])
    assert isinstance(page, Page) and page.url == "https://p.example/boats"
    assert page.saved == Moment("2026-05-05T10:15:00+00:00", "second", "Wayback Machine")


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://web.archive.org/web/20260505101500/http://p.example/b?x=1", ("http://p.example/b?x=1", True)),
        ("http://web.archive.org/web/2026/https://p.example/b", ("https://p.example/b", False)),
        ("https://web.archive.org/web/20261399101500if_/https://p.example/b", ("https://p.example/b", False)),
        ("https://web.archive.org/web/*/https://p.example/b", None),
        ("https://p.example/https://web.archive.org/web/20260505101500/https://q.example/b", None),
    ],
)
def test_addresses_of_captures(address: str, wanted: tuple[str, bool] | None) -> None:
    found = archived(address)
    assert (found and (found[0], found[1] is not None)) == wanted


def test_a_fetched_capture_has_the_time_at_which_it_was_taken() -> None:
    taken = "https://web.archive.org/web/20260505101500id_/https://p.example/boats"
    now = Moment("2026-11-27T00:00:00+00:00", "second", "fetched")

    class Archive(Fetcher):
        def fetch(self, address: str, validators: Validators | None = None) -> Answer | None:
            about = (("Content-Type", "text/html"),)
            return Answer(address=address, status=200, reason="OK", headers=about, content=HTML, fetched=now)

    (page,) = Opener(fetcher=Archive()).open([taken])
    assert isinstance(page, Page) and (page.name, page.url) == (taken, "https://p.example/boats")
    assert page.saved is not None and page.saved.day == "2026-05-05"
