"""Archives on a web server are read by ranges; a server without ranges serves, too, and what fails is one line."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="the extra `scale` is not installed")

from generated_archives import pages, write_archive

from reportedly.errors import InputError
from reportedly.scale.index import index_of
from reportedly.scale.sources import ArchiveSource

pytestmark = pytest.mark.slow

COUNT = 12


@dataclass
class WebServer:
    home: str
    content: bytes
    ranges: list[str] = field(default_factory=list)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebServer]:
    """A server on this machine whose files are all one archive; `whole` ones know no ranges, `missing` ones are not."""
    write_archive(tmp_path / "a.warc.gz", pages(COUNT))
    told = WebServer("", (tmp_path / "a.warc.gz").read_bytes())

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
            content, size = told.content, len(told.content)
            if "missing" in self.path:
                content = b""
                self.send_response(404)
            elif asked and "whole" not in self.path:
                told.ranges.append(asked[0])
                first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
                content = content[first : last + 1]
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
            else:
                self.send_response(200)
            if "whole" not in self.path:
                self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    told.home = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_an_archive_on_the_web_has_the_records_of_the_file(web: WebServer, tmp_path: Path) -> None:
    here = index_of(str(tmp_path / "a.warc.gz"), tmp_path / "here")
    there = index_of(f"{web.home}/a.warc.gz", tmp_path / "there")
    assert there.records == here.records and len(there.records) == COUNT
    assert web.ranges


@pytest.mark.parametrize("name", ["a.warc.gz", "whole.warc.gz"])
def test_bytes_at_any_place_with_and_without_ranges(web: WebServer, name: str) -> None:
    with ArchiveSource(f"{web.home}/{name}") as source:
        assert source.size == len(web.content)
        assert source.read_at(100, 50) == web.content[100:150]
        assert source.read_at(source.size - 10, 20) == web.content[-10:]
    assert bool(web.ranges) == (name == "a.warc.gz")


def test_a_missing_archive_is_one_line(web: WebServer) -> None:
    with pytest.raises(InputError, match=r"cannot be opened: .*does not exist") as error:
        ArchiveSource(f"{web.home}/missing.warc.gz")
    assert len(str(error.value).splitlines()) == 1
