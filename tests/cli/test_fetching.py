"""Pages from a real server on this machine, through the command line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from news_server import Request, Site, serve
from reportedly_cli import Run

BODY = "<p>At least {} people drowned when a ferry sank off Port Lowen on Monday, harbour master Ilse Brandt said.</p>"
PAGE = (
    "<html><body><article><h1>Ferry sinks</h1>"
    + BODY
    + "<p>Divers went on until nightfall.</p></article>{}</body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({"/ferry": PAGE.format(14, "")}) as site:
        yield site


def test_a_fetched_page_is_kept_with_its_headers_and_its_revisions(run: Run, site: Site) -> None:
    address = site.address("/ferry")
    assert run("read", address, "--allow-private").out.startswith("1 page, 1 article")
    site.pages["/ferry"] = PAGE.format(14, "<aside>Today's weather is fine.</aside>")
    assert "1 page known already" in run("read", address, "--allow-private").out
    site.pages["/ferry"] = PAGE.format(31, "")
    assert run("read", address, "--allow-private").out.startswith("1 page, 1 article")
    assert "at least 14 → at least 31 killed" in run("history", address).out
    with Path("reportedly.pages/pages-00001.warc.gz").open("rb") as stream:
        records = [
            (record.rec_type, record.http_headers.get_header("Content-Type")) for record in ArchiveIterator(stream)
        ]
    assert records == [("response", "text/html; charset=utf-8")] * 2
    with sqlite3.connect("reportedly.db") as database:
        (status, headers), *_ = database.execute("select status, headers from pages").fetchall()
    assert status == 200 and ["Content-Type", "text/html; charset=utf-8"] in json.loads(headers)


def test_a_page_that_did_not_change_is_asked_for_conditionally(run: Run, site: Site) -> None:
    def answer(request: Request) -> None:
        is_known = request.headers.get("If-None-Match") == '"one"'
        request.send(b"" if is_known else PAGE.format(14, "").encode(), status=304 if is_known else 200, ETag='"one"')

    site.pages["/ferry"] = answer
    for words in ("1 page, 1 article", "1 page known already"):
        assert words in run("read", site.address("/ferry"), "--allow-private").out
    assert [headers.get("If-None-Match") for path, headers, _ in site.asked if path == "/ferry"] == [None, '"one"']


def test_this_machine_is_not_asked_unless_that_is_allowed(run: Run, site: Site) -> None:
    outcome = run("read", site.address("/ferry"))
    assert outcome.code == 1 and "--allow-private" in outcome.err and not site.asked


def test_a_feed_is_followed_by_extract(run: Run, site: Site) -> None:
    site.pages["/feed"] = f"<rss><channel><item><link>{site.address('/ferry')}</link></item></channel></rss>"
    outcome = run("extract", site.address("/feed"), "--follow", "--allow-private")
    assert [json.loads(line)["doc"] for line in outcome.out.splitlines()] == [site.address("/ferry")]
