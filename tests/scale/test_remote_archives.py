"""Archives at `s3://` and `https?://` are read where they lie, by ranges: a local S3 server stands in for the cloud."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="the extra `scale` is not installed")

from crawls import digest_in
from generated_archives import pages, write_archive

from reportedly.errors import InputError
from reportedly.scale.crawling import begin_crawl
from reportedly.scale.index import index_of
from reportedly.scale.settings import make_settings
from reportedly.scale.shards import shards_of
from reportedly.scale.sources import AHEAD, ArchiveSource
from reportedly.scale.worker import read_shard

pytestmark = pytest.mark.slow

BESIDE = Path(sys.executable).parent.parent.parent / ".venv-s3/bin/moto_server"
SERVER = shutil.which("moto_server") or (str(BESIDE) if BESIDE.exists() else None)
COUNT = 12


@dataclass(frozen=True)
class Stored:
    here: Path
    address: str
    web: str


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stored]:
    """An archive here, and the same in a bucket of a server on this machine."""
    if SERVER is None:
        pytest.skip("moto's server is not installed: make consumers")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    here = tmp_path / "a.warc.gz"
    write_archive(here, pages(COUNT))
    server = subprocess.Popen(
        [SERVER, "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    home = f"http://127.0.0.1:{port}"
    try:
        for path, content in (("news", b""), ("news/a.warc.gz", here.read_bytes())):
            put(f"{home}/{path}", content)
        monkeypatch.setenv("AWS_ENDPOINT_URL", home)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "anybody")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "anything")
        yield Stored(here, "s3://news/a.warc.gz", f"{home}/news/a.warc.gz")
    finally:
        server.terminate()
        server.wait()


def put(address: str, content: bytes) -> None:
    """Put something on the server, which may not have started yet."""
    mark = "AWS4-HMAC-SHA256 Credential=anybody/20250101/us-east-1/s3/aws4_request"
    headers = {"Authorization": mark, "x-amz-acl": "public-read", "Content-Type": "application/gzip"}
    for left in reversed(range(100)):
        try:
            asked = urllib.request.Request(address, data=content, method="PUT", headers=headers)
            urllib.request.urlopen(asked, timeout=30).close()
            return
        except OSError:
            if not left:
                raise
            time.sleep(0.2)


def crawled(path: str, out: Path) -> tuple[int, list[str]]:
    """How many articles a crawl of an archive finds, and its texts, without an engine."""
    settings = make_settings()
    folder = begin_crawl(out, settings)
    for shard in shards_of(index_of(path, folder.index), 100):
        report = read_shard(shard, folder, settings)
        assert report.error is None, report.error
    from crawls import articles_in

    return digest_in(out)[0], sorted(row["text"] for row in articles_in(out))


def test_an_archive_in_a_bucket_is_read_as_one_here(stored: Stored, tmp_path: Path) -> None:
    here = crawled(str(stored.here), tmp_path / "here")
    assert here[0] == COUNT
    assert crawled(stored.address, tmp_path / "s3") == here


def test_ranges_are_read_at_any_place(stored: Stored) -> None:
    content = stored.here.read_bytes()
    for address in (stored.address, stored.web):
        with ArchiveSource(address) as source:
            assert source.size == len(content) < AHEAD
            assert source.read_at(len(content) - 10, 20) == content[-10:]
            assert source.read_at(100, 50) == content[100:150]
            assert source.read_at(len(content), 5) == b""


def test_what_is_not_there_is_said_in_one_line(stored: Stored) -> None:
    with pytest.raises(InputError, match="cannot be opened") as error:
        ArchiveSource("s3://news/no-such.warc.gz")
    assert len(str(error.value).splitlines()) == 1
