"""What an address says is only what was fetched from it; what others say of it belongs to them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from news_server import Site, serve
from reportedly.api import Workspace
from reportedly.export.articles import to_line
from reportedly.inputs import Fetcher, FetchLimits, Opener
from reportedly.language import DEFAULT_MODEL
from reportedly.model import Page
from reportedly.reading import read_pages
from reportedly.store import ArticleShelf, Store
from reportedly.stories import StoryIndex
from reportedly.workspace.fetches import FetchMemory
from reportedly.workspace.reading import Intake
from reportedly_cli import Run

pytestmark = pytest.mark.slow

TEXT = "At least {} people drowned when a ferry sank off Port Lowen on Monday, harbour master Ilse Brandt said."
MORE = "Divers went on until nightfall, and boats came from villages on the coast to help them."
ARTICLE = f"<article><h1>Ferry sinks</h1><p>{TEXT}</p><p>{MORE}</p></article>"
PAGE = "<html><head>{}</head><body>" + ARTICLE + "</body></html>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({"/ferry": PAGE.format("", 14)}) as site:
        yield site


def rss(link: str, dead: int, more: str = "") -> str:
    entry = f"<title>Ferry</title><link>{link}</link>{more}<description>{TEXT.format(dead)} {MORE}</description>"
    return f"<rss><channel><title>News</title><item>{entry}</item></channel></rss>"


FETCHER = Fetcher(lambda _: True, FetchLimits(delay=0.0))
"""One that asks this machine, without waiting."""
DB = Path("reportedly.db")


def read(*names: str) -> None:
    with Store(DB, create=True) as store:
        opener = Opener(fetcher=FETCHER, memory=FetchMemory(store))
        intake = Intake(store, StoryIndex(ArticleShelf(store)))
        errors = [getattr(each, "error", None) for each in intake.read(opener, names, DEFAULT_MODEL, 1)]
    assert not any(errors), errors


def extract(name: str) -> list[dict[str, Any]]:
    pages = [each for each in Opener(fetcher=FETCHER).open([name]) if isinstance(each, Page)]
    return [json.loads(to_line(analysis)) for reading in read_pages(pages) for analysis in reading.analyses]


def articles() -> list[tuple[str, int, int]]:
    """Each revision's id, number and lowest number of dead, in order."""
    sql = "select doc, revision, low from articles join figures on article_id = id where measure = 'killed' order by id"
    with Store(DB) as store:
        return [(doc, revision, int(low)) for doc, revision, low in store.query(sql)]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_an_entry_of_a_feed_does_not_speak_for_the_page_that_it_names(run: Run, site: Site, host: str) -> None:
    victim, feed = site.address("/ferry"), site.address("/feed", host)
    site.pages["/feed"] = rss(victim, 900)
    own = f"{feed}#doc={victim}"
    for names in ((victim, feed), (feed, victim), (feed, feed)):
        read(*names)
    assert articles() == [(victim, 1, 14), (own, 1, 900)]
    site.pages["/feed"] = rss(victim, 950)
    read(feed)
    assert articles()[2:] == [(own, 2, 950)]
    with Workspace(DB) as workspace:
        ledgers = [workspace.ledger(story.id) for story in workspace.stories()]
    said = {entry.doc: entry.low for ledger in ledgers for tally in ledger.tallies for entry in tally.entries}
    assert said == {victim: 14, own: 950}
    assert {one.doc: one.via for ledger in ledgers for one in ledger.articles} == {victim: None, own: feed}
    assert f"as {feed} has it" in run("show", own).out and "has it" not in run("show", victim).out


def test_an_entry_that_came_first_does_not_keep_the_page_from_its_address(site: Site) -> None:
    site.pages["/feed"] = rss(site.address("/ferry"), 900)
    read(site.address("/feed"))
    read(site.address("/ferry"))
    site.pages["/ferry"] = PAGE.format("", 31)
    read(site.address("/ferry"))
    assert articles()[1:] == [(site.address("/ferry"), 1, 14), (site.address("/ferry"), 2, 31)]


def test_an_entry_without_an_address_is_known_by_its_id(site: Site) -> None:
    feed = site.address("/feed")
    site.pages["/feed"] = rss("", 900, "<guid isPermaLink='false'>n-1</guid>").replace("<link></link>", "")
    read(feed)
    assert articles() == [(f"{feed}#doc=n-1", 1, 900)]


@pytest.mark.parametrize("key", ["doc", "url"])
def test_a_fetched_file_does_not_speak_for_others(site: Site, tmp_path: Path, key: str) -> None:
    (tmp_path / "page.html").write_text(PAGE.format("", 15))
    (tmp_path / "own.jsonl").write_text(json.dumps({"doc": "story-1", "text": f"{TEXT.format(16)} {MORE}"}))
    named = [site.address("/ferry"), "page.html", "story-1"] if key == "doc" else [site.address("/ferry")]
    site.pages["/rows"] = "\n".join(json.dumps({key: doc, "text": f"{TEXT.format(900)} {MORE}"}) for doc in named)
    carrier = site.address("/rows")
    for names in ((site.address("/ferry"), "page.html", "own.jsonl", carrier), (carrier,)):
        read(*names)
    assert articles() == [
        (site.address("/ferry"), 1, 14),
        ("page.html", 1, 15),
        ("story-1", 1, 16),
        *((f"{carrier}#doc={doc}", 1, 900) for doc in named),
    ]
    site.pages["/rows"] = site.pages["/rows"].replace("900", "901")
    read(carrier)
    assert articles()[-1] == (f"{carrier}#doc={named[-1]}", 2, 901)
    assert [each["via"] for each in extract(carrier)] == [carrier] * len(named)


def test_rows_of_local_files_share_their_names_but_not_those_of_pages(site: Site, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.format("", 15))
    rows = tmp_path / "rows.jsonl"

    def write(dead: int) -> None:
        named = (site.address("/ferry"), "page.html", "story-1")
        text = f"{TEXT.format(dead)} {MORE}"
        rows.write_text("".join(json.dumps({"doc": doc, "text": text}) + "\n" for doc in named))

    write(900)
    docs = [each["doc"] for each in extract("rows.jsonl")]
    assert docs == [site.address("/ferry"), "page.html", "story-1"], "as the file gives them"
    read(site.address("/ferry"), "page.html", "rows.jsonl")
    write(901)
    read("rows.jsonl")
    rows.rename(tmp_path / "other.jsonl")
    read("other.jsonl")
    assert articles() == [
        (site.address("/ferry"), 1, 14),
        ("page.html", 1, 15),
        *((doc, number, 899 + number) for number in (1, 2)
          for doc in (f"rows.jsonl#doc={site.address('/ferry')}", "rows.jsonl#doc=page.html", "story-1")),
    ]  # fmt: skip


def test_a_page_does_not_revise_a_row_that_has_its_name(site: Site, tmp_path: Path) -> None:
    address = site.address("/ferry")
    (tmp_path / "rows.jsonl").write_text(json.dumps({"doc": address, "text": f"{TEXT.format(900)} {MORE}"}))
    read("rows.jsonl", address)
    read("rows.jsonl", address)
    site.pages["/ferry"] = PAGE.format("", 31)
    read(address)
    own = f"{address}#doc={address}"
    assert articles() == [(address, 1, 900), (own, 1, 14), (own, 2, 31)]


def test_a_page_does_not_say_that_it_stands_on_another_host(site: Site) -> None:
    stranger = site.address("/claims", "localhost")
    for head in ('<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">'):
        site.pages["/claims"] = PAGE.format(head.format(site.address("/ferry")), 900)
        assert [(each["url"], each["publisher"]) for each in extract(stranger)] == [(stranger, "localhost")]
        own = [each["url"] for each in extract(site.address("/claims"))]
        assert own == [site.address("/ferry")], "its own host may say so"


def message(address: str) -> bytes:
    content = PAGE.format("", 900)
    return f"MIME-Version: 1.0\nSnapshot-Content-Location: {address}\nContent-Type: text/html\n\n{content}".encode()


def archive(address: str) -> bytes:
    made, content = io.BytesIO(), PAGE.format("", 900).encode()
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer = WARCWriter(made)
    writer.write_record(
        writer.create_warc_record(address, "response", io.BytesIO(content), len(content), http_headers=headers)
    )
    return made.getvalue()


@pytest.mark.parametrize("made", [message, archive])
def test_a_fetched_message_or_archive_does_not_speak_for_others(site: Site, made: Any) -> None:
    site.pages["/saved"] = made(site.address("/ferry"))
    carrier = site.address("/saved", "localhost")
    read(site.address("/ferry"), carrier)
    with Store(DB) as store:
        found = store.query("select articles.url, pages.url from articles join pages on pages.id = page_id")
    assert [tuple(row) for row in found] == [(site.address("/ferry"),) * 2, (carrier,) * 2]
    assert [(doc.removeprefix(carrier), dead) for doc, _, dead in articles()[1:]] in ([("", 900)], [("#1", 900)])
