"""Pages handed over while browsing: by a real server to a program, a form and a bookmark in a real browser."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from reportedly.api import Workspace
from reportedly.web import keep_token, make_app
from web.asking import Asked, ask
from web.chromium import chromium, watched
from web.served import served

SECONDS, SLACK = 2.0, 5.0
"""The bar for a page of news, and how much slower a busy machine may be than a quiet one."""
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Landslide buries houses in Kasese</title></head><body>
<article><h1>Landslide buries houses in Kasese</h1><p>Published 3 May 2026</p>
<p>At least 31 people were killed when a landslide buried houses in Kasese on Saturday, said the district’s police
chief, Ruth Example.</p><p>Another 12 people were injured, she said, and the search went on with spades until dark.</p>
</article></body></html>"""
SINGLEFILE = f"""<!DOCTYPE html><html><!--
 Page saved with SingleFile
 url: https://news.example/landslide
 saved date: Sun May 03 2026 18:15:00 GMT+0300 (East Africa Time)
-->{PAGE.removeprefix("<!doctype html><html>")}"""


@dataclass(frozen=True)
class Site:
    """A running server that takes pages."""

    address: str
    token: str
    database: Path

    def post(self, body: bytes, kind: str, query: str = "", **headers: str) -> tuple[int, Any]:
        """The answer to a page that a program hands over: status and JSON."""
        given = {"Content-Type": kind, "Authorization": f"Bearer {self.token}", **headers}
        try:
            with urlopen(Request(f"{self.address}/api/pages{query}", body, given)) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, error.read().decode()


def form(**fields: tuple[str, str, str]) -> tuple[bytes, str]:
    """A form as SingleFile sends it: each field with its file name, kind and content."""
    parts = []
    for name, (file, kind, content) in fields.items():
        of_file = f'; filename="{file}"\r\nContent-Type: {kind}' if file else ""
        parts.append(f'--edge\r\nContent-Disposition: form-data; name="{name}"{of_file}\r\n\r\n{content}\r\n')
    return ("".join(parts) + "--edge--\r\n").encode(), "multipart/form-data; boundary=edge"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("intake") / "quake.db"
    with served(path, "--intake") as address:
        yield Site(address, keep_token(path), path)


@pytest.mark.slow
def test_a_page_of_singlefile_is_kept_once_and_its_figures_are_told(site: Site) -> None:
    body, kind = form(
        page=("SingleFile.html", "text/html", SINGLEFILE), url=("", "", "https://news.example/landslide#:~:text=31")
    )
    status, found = site.post(body, kind, Accept="multipart/form-data")
    assert status == 201 and found["is_new"]
    (article,) = found["articles"]
    assert article["doc"] == "browser:https://news.example/landslide"
    assert article["title"] == "Landslide buries houses in Kasese"
    killed = article["figures"][0]
    assert (killed["value"], killed["measure"], killed["place"]) == ("at least 31", "killed", "Kasese")
    assert "police chief" in killed["source"] and killed["sentence"].startswith("At least 31 people")
    with urlopen(site.address + killed["href"]) as page:
        assert b"At least" in page.read()
    began = time.monotonic()
    later = SINGLEFILE.replace("18:15:00", "18:25:00")
    body, kind = form(page=("a.html", "text/html", later), url=("", "", "https://news.example/landslide"))
    status, again = site.post(body, kind)
    assert time.monotonic() - began < SECONDS * SLACK
    assert (status, again["is_new"]) == (200, False)
    assert again["articles"] == found["articles"]
    status, _ = site.post(PAGE.replace("31", "34").encode(), "text/html", "?url=https://news.example/landslide")
    assert status == 201
    with Workspace(site.database) as workspace:
        history = workspace.history("browser:https://news.example/landslide")
        assert [each.number for each in history] == [1, 2]


@pytest.mark.slow
def test_a_text_with_its_address_and_a_saved_page_without_are_taken(site: Site) -> None:
    text = "Bridge falls in Tarn\nFour people were killed when a bridge fell in Tarn on Friday, the mayor said."
    status, found = site.post(
        json.dumps({"url": "https://news.example/bridge", "text": text}).encode(), "application/json"
    )
    assert status == 201 and found["articles"][0]["figures"][0]["value"] == "4"
    page = SINGLEFILE.replace("31", "8").replace("/landslide", "/saved")
    status, found = site.post(page.encode(), "text/html")
    assert status == 201 and found["articles"][0]["doc"] == "browser:https://news.example/saved"
    with Workspace(site.database) as workspace:
        assert workspace.article("browser:https://news.example/bridge").article.url == "https://news.example/bridge"


@pytest.mark.slow
def test_what_is_no_page_is_told_in_one_line(site: Site) -> None:
    assert site.post(b"\x89PNG....", "text/html")[0] == 400
    status, said = site.post(b"x", "text/html", "?url=javascript:alert(1)")
    assert status == 400 and "no address of the web" in said


@pytest.mark.slow
def test_a_bookmark_hands_a_page_over_in_a_browser(site: Site) -> None:
    """The bookmark is run in a page of another site, whose rules let no script ask another address."""

    class News(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", "default-src 'self'; connect-src 'none'")
            self.end_headers()
            self.wfile.write(PAGE.replace("31", "57").encode())

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), News) as news, chromium() as browser:
        threading.Thread(target=news.serve_forever, daemon=True).start()
        context = browser.new_context()
        context.set_default_timeout(60_000)
        page = context.new_page()
        with watched(page):
            page.goto(f"{site.address}/intake")
            bookmark = page.locator("#bookmarklet").get_attribute("href")
            assert page.locator("#token").inner_text() == site.token
        assert bookmark and bookmark.startswith("javascript:")
        page.goto(f"http://127.0.0.1:{news.server_port}/landslide-ü")
        began = time.monotonic()
        with context.expect_page() as opened:
            page.evaluate(bookmark.removeprefix("javascript:"))
        result = opened.value
        result.wait_for_selector("ol.taken li")
        assert time.monotonic() - began < SECONDS * SLACK
        assert result.url.startswith(f"{site.address}/taken?doc=browser") and site.token not in result.url
        assert "at least 57 killed" in re.sub(r"\s+", " ", result.locator("ol.taken").inner_text())
        result.get_by_role("link", name="at least 57 killed").click()
        result.get_by_role("heading", name="Why this reading").wait_for()
        news.shutdown()


def test_without_the_token_nothing_is_read_and_without_intake_nothing_is_taken(tmp_path: Path) -> None:
    Workspace(tmp_path / "a.db", create=True).close()
    closed, open_ = make_app(tmp_path / "a.db"), make_app(tmp_path / "a.db", intake_token="right")
    page = {"content-type": b"text/html"}
    (refused,) = ask(closed, Asked("/api/pages", b"", "POST", PAGE.encode(), page))
    assert refused.status == 405
    assert ask(closed, Asked("/intake"))[0].status == 404
    for headers in ({}, {"authorization": b"Bearer wrong"}, {"x-reportedly-token": b"\xff"}):
        for query in (b"", b"token=wrong", b"token="):
            (answer,) = ask(open_, Asked("/api/pages", query, "POST", PAGE.encode(), page | headers))
            assert answer.status == 403, (headers, query)
    good = {"authorization": b"Bearer right"}
    assert ask(open_, Asked("/corrections", b"", "POST", b"", good))[0].status == 405
    assert ask(open_, Asked("/api/pages", method="GET"))[0].status == 405


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (b"application/pdf", b"%PDF", 415), (b"", b"x", 415), (b"application/json", b"[", 400),
        (b"application/json", b'{"url": 1}', 400), (b"application/json", b'{"text": "  "}', 400),
        (b"application/json", b"\xff", 400), (b"multipart/form-data", b"x", 400),
        (b"multipart/form-data; boundary=e", b"--e\r\n\r\n\r\n--e--", 400),
        (b"application/x-www-form-urlencoded", b"url=https://a.example", 400),
        (b"application/x-www-form-urlencoded", b"a=1&" * 100, 400),
    ],
)  # fmt: skip
def test_bodies_that_are_no_pages_are_refused(kind: bytes, body: bytes, status: int, tmp_path: Path) -> None:
    Workspace(tmp_path / "a.db", create=True).close()
    app = make_app(tmp_path / "a.db", intake_token="right")
    headers = {"content-type": kind, "authorization": b"Bearer right"}
    (answer,) = ask(app, Asked("/api/pages", b"", "POST", body, headers))
    assert answer.status == status and answer.body.count(b"\n") <= 1, answer.body


@pytest.mark.parametrize("length", [b"17825793", b"", b"-1", b"9" * 40])
def test_pages_that_are_too_large_are_not_read(length: bytes, tmp_path: Path) -> None:
    Workspace(tmp_path / "a.db", create=True).close()
    app = make_app(tmp_path / "a.db", intake_token="right")
    headers = {"content-type": b"text/html", "authorization": b"Bearer right", "content-length": length}
    (answer,) = ask(app, Asked("/api/pages", b"", "POST", b"x", headers))
    assert answer.status == 413


def test_the_token_stays_and_is_for_its_user_alone(tmp_path: Path) -> None:
    token = keep_token(tmp_path / "quake.db")
    assert len(token) >= 32 and keep_token(tmp_path / "quake.db") == token
    (file,) = tmp_path.iterdir()
    assert file.name == ".quake.db.token" and file.stat().st_mode & 0o077 == 0
