"""What is named is opened by its content, lazily and in order; what cannot be read is said."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Moment, Page

HTML = b"<!DOCTYPE html><html><body><p>Nine boats came back.</p></body></html>"


def pages(*names: Path | str, saved: Moment | None = None) -> list[Page]:
    found = list(open_inputs([str(name) for name in names], saved=saved))
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


def test_kinds_are_recognised_by_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(HTML)
    (tmp_path / "b.html").write_bytes(b"Nine boats came back, said the mayor.")
    (tmp_path / "c").write_bytes(b'{"doc": "one", "text": "Nine boats."}\n\n{"doc": "two", "text": "Ten boats."}\n')
    kinds = [(Path(page.name).name, page.media_type) for page in pages(tmp_path)]
    assert kinds == [
        ("a.txt", "text/html"),
        ("b.html", "text/plain"),
        ("c:1", "application/json"),
        ("c:3", "application/json"),
    ]


def test_hidden_files_workspaces_and_linked_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(HTML)
    (tmp_path / ".hidden").write_bytes(HTML)
    (tmp_path / "reportedly.db").write_bytes(b"SQLite")
    (tmp_path / "reportedly.db.pages").mkdir()
    (tmp_path / "again").symlink_to(tmp_path)
    assert [Path(page.name).name for page in pages(tmp_path)] == ["page.html"]


def test_when_a_page_was_saved(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(HTML)
    (page,) = pages(tmp_path / "page.html")
    assert page.saved and page.saved.found == "file time"
    said = Moment("2025-09-01", "day", "--saved")
    assert pages(tmp_path / "page.html", saved=said)[0].saved == said


def write_warc(path: Path, *, packed: bool) -> None:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        for number, (kind, status) in enumerate(
            (("text/html; charset=iso-8859-1", "200 OK"), ("image/png", "200 OK"), ("text/html", "404 Gone"))
        ):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"http://example.org/{number}",
                    "response",
                    payload=io.BytesIO(HTML),
                    length=len(HTML),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": "2025-09-01T10:00:00Z"},
                )
            )


@pytest.mark.parametrize("packed", [True, False])
def test_warc_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    write_warc(tmp_path / "crawl", packed=packed)
    (page,) = pages(tmp_path / "crawl")
    assert (page.content, page.url, page.charset) == (HTML, "http://example.org/0", "iso-8859-1")
    assert page.saved == Moment("2025-09-01T10:00:00+00:00", "second", "WARC date")


def test_warc_packed_as_a_whole_gives_its_pages(tmp_path: Path) -> None:
    write_warc(tmp_path / "plain", packed=False)
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress((tmp_path / "plain").read_bytes()))
    (page,) = pages(tmp_path / "crawl.warc.gz")
    assert (page.content, page.url) == (HTML, "http://example.org/0")


def test_packed_pages_and_lines_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "page.gz").write_bytes(gzip.compress(HTML))
    line = json.dumps({"text": "Nine boats. " * 10_000}).encode()
    (tmp_path / "lines.gz").write_bytes(gzip.compress(line + b"\n" + line))
    assert [page.media_type for page in pages(tmp_path)] == ["application/json", "application/json", "text/html"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(HTML)))
    (page,) = pages("-")
    assert (page.name, page.content, page.saved) == ("stdin", HTML, None)


def test_gzip_bomb_is_bounded(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * (64 << 20))
    (tmp_path / "bomb.gz").write_bytes(bomb)
    (error,) = open_inputs([str(tmp_path / "bomb.gz")])
    assert isinstance(error, InputError) and "too large" in str(error)


def test_archive_that_ends_early_gives_what_is_whole(tmp_path: Path) -> None:
    write_warc(tmp_path / "crawl", packed=True)
    whole = (tmp_path / "crawl").read_bytes()
    (tmp_path / "crawl").write_bytes(whole + whole[: len(whole) // 6])
    found = list(open_inputs([str(tmp_path / "crawl")]))
    assert isinstance(found[0], Page)
    assert all(isinstance(each, Page) for each in found[:-1])
    assert isinstance(found[-1], InputError) and "cut short after record" in str(found[-1])
