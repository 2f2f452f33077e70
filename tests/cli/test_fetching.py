"""Pages from a real server on this machine, through the command line."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from news_server import Request, Site, serve
from reportedly_cli import Run

pytestmark = pytest.mark.slow

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
    with Path("reportedly.db.pages/pages-00001.warc.gz").open("rb") as stream:
        records = [
            (record.rec_type, record.http_headers.get_header("Content-Type")) for record in ArchiveIterator(stream)
        ]
    assert records == [("response", "text/html; charset=utf-8")] * 2
    with closing(sqlite3.connect("reportedly.db")) as database, database:
        (status, headers), *_ = database.execute("select status, headers from pages").fetchall()
    assert status == 200 and ["Content-Type", "text/html; charset=utf-8"] in json.loads(headers)


def test_a_page_that_goes_back_to_what_it_said_has_changed(run: Run, site: Site) -> None:
    address = site.address("/ferry")
    for dead in (14, 31, 14):
        site.pages["/ferry"] = PAGE.format(dead, "")
        for words in ("1 page, 1 article", "1 page known already"):
            assert words in run("read", address, "--allow-private").out
    history = run("history", address).out
    assert "at least 14 → at least 31 killed" in history and "at least 31 → at least 14 killed" in history


@pytest.mark.parametrize("kind", ["rss", "json"])
def test_entries_of_a_feed_stay_the_same_articles_as_others_come(run: Run, site: Site, kind: str) -> None:
    def feed(*dead: int) -> str:
        bodies = [(f"https://p.example/{number}", BODY.format(number)) for number in dead]
        if kind == "json":
            items = [{"url": address, "content_html": body} for address, body in bodies]
            return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
        items = [
            f"<item><link>{address}</link><description><![CDATA[{body}]]></description></item>"
            for address, body in bodies
        ]
        return f"<rss><channel>{''.join(items)}</channel></rss>"

    command = ("read", site.address("/feed"), "--allow-private")
    for numbers, articles in (((14, 15), 2), ((16, 14, 15), 1), ((17, 16, 14, 15), 1)):
        site.pages["/feed"] = feed(*numbers)
        assert f"{articles} article" in run(*command).out
    with closing(sqlite3.connect("reportedly.db")) as database, database:
        found = database.execute("select doc, revision from articles order by doc").fetchall()
    named = [f"{site.address('/feed')}#doc=https://p.example/{number}" for number in (14, 15, 16, 17)]
    assert found == [(name, 1) for name in named]


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


def rss(site: Site, *paths: str) -> str:
    items = "".join(f"<item><title>Ferry</title><link>{site.address(path)}</link></item>" for path in paths)
    return f"<rss><channel>{items}</channel></rss>"


def pass_time(seconds: float = 900) -> None:
    """Let what was asked be so much longer ago, and what `watch` waits for come so much sooner."""
    with closing(sqlite3.connect("reportedly.db")) as database, database:
        for address, *moments in database.execute("select address, next_at, asked_at from watched").fetchall():
            sooner = [(datetime.fromisoformat(each) - timedelta(seconds=seconds)).isoformat() for each in moments]
            database.execute("update watched set next_at = ?, asked_at = ? where address = ?", (*sooner, address))


def test_watch_tells_what_is_new_what_changed_and_what_failed(run: Run, site: Site) -> None:
    site.pages["/feed"] = rss(site, "/ferry")
    command = ("watch", site.address("/feed"), "--once", "--allow-private")
    first = run(*command)
    assert (first.code, first.out) == (0, f"new: Ferry sinks · {site.address('/ferry')}\n")
    assert "1 new, 0 changed, 0 unchanged, 0 failed" in first.err
    assert "0 new, 0 changed, 1 unchanged, 0 failed" in run(*command).err
    pass_time()
    site.pages["/ferry"] = PAGE.format(31, "")
    site.pages["/feed"] = rss(site, "/gone", "/ferry")
    changed = run(*command)
    assert changed.code == 1
    assert changed.out == (
        f"changed: {site.address('/ferry')} · at least 14 → at least 31 killed; 1 sentence changed\n"
    )
    assert f"{site.address('/gone')}: there is no such page" in changed.err


def test_watch_runs_the_rules_of_alerts_after_each_round(run: Run, site: Site, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("[[rule]]\nname = 'drowned'\nwhen = ['new tally', 'rises']\nmeasure = 'killed'\n")
    command = ("watch", site.address("/ferry"), "--once", "--allow-private", "--alerts", rules)
    lines = [run(*command).out.splitlines() for _ in range(2)]
    assert [len(each) for each in lines] == [2, 0]
    alert = json.loads(lines[0][1])
    assert (alert["rule"], alert["kind"], alert["entry"]["low"]) == ("drowned", "new tally", 14)
    site.pages["/ferry"] = PAGE.format(31, "")
    alert = json.loads(run(*command).out.splitlines()[1])
    assert (alert["kind"], alert["before"], alert["after"]) == ("standing", [14, 14], [31, 31])


def test_a_feed_that_did_not_change_is_not_sent_again_but_its_pages_are_asked_for(run: Run, site: Site) -> None:
    def feed(request: Request) -> None:
        is_known = request.headers.get("If-None-Match") == '"feed"'
        content = b"" if is_known else rss(site, "/ferry").encode()
        request.send(content, status=304 if is_known else 200, ETag='"feed"')

    site.pages["/feed"] = feed
    command = ("watch", site.address("/feed"), "--once", "--allow-private")
    run(*command)
    site.pages["/ferry"] = PAGE.format(31, "")
    assert run(*command).out.startswith("changed: ")


def test_listed_pages_without_news_are_asked_less_and_less_often_until_they_have_some(run: Run, site: Site) -> None:
    site.pages["/feed"] = rss(site, "/ferry")
    asked = []
    for round_ in range(1, 12):
        before = site.paths().count("/ferry")
        assert run("watch", site.address("/feed"), "--once", "--allow-private").code == 0
        asked += [round_] if site.paths().count("/ferry") > before else []
        pass_time()
        if round_ == 8:
            site.pages["/ferry"] = PAGE.format(31, "")
    assert asked == [1, 2, 3, 5, 9, 10, 11]
    assert site.paths().count("/feed") == 11


def test_a_page_is_asked_by_what_its_server_said_last(run: Run, site: Site) -> None:
    def page(request: Request) -> None:
        count = site.paths().count("/ferry")
        request.send(PAGE.format(14, f"<aside>{count} boats are out today.</aside>").encode(), ETag=f'"{count}"')

    site.pages["/ferry"] = page
    for _ in range(3):
        run("read", site.address("/ferry"), "--allow-private")
    asked = [headers.get("If-None-Match") for path, headers, _ in site.asked if path == "/ferry"]
    assert asked == [None, '"1"', '"2"']


def test_an_address_that_fails_is_left_alone_for_a_while(run: Run, site: Site) -> None:
    command = ("watch", site.address("/nothing"), "--once", "--allow-private")
    assert run(*command).code == 1
    asked = len(site.asked)
    again = run(*command)
    assert len(site.asked) == asked
    assert again.code == 1 and "0 unchanged, 1 failed" in again.err
    assert f"{site.address('/nothing')}: failed when it was asked last; it is asked again after 2" in again.err
    pass_time()
    assert run(*command).code == 1 and len(site.asked) > asked
    pass_time(9000)
    site.pages["/nothing"] = PAGE.format(14, "")
    assert run(*command).code == 0


def test_a_clock_that_is_set_back_holds_up_no_address(run: Run, site: Site) -> None:
    command = ("watch", site.address("/nothing"), "--once", "--allow-private")
    assert run(*command).code == 1
    pass_time(-900_000)  # what was asked just now was asked ten days ahead
    asked = len(site.asked)
    assert run(*command).code == 1 and len(site.asked) > asked


def test_a_bad_row_of_a_watched_file_is_no_failure_of_the_file(run: Run, site: Site) -> None:
    rows = [json.dumps({"text": f"{number} boats came back to Port Nowhere on Monday."}) for number in (7, 8)]
    site.pages["/rows"] = "\n".join((rows[0], "{bad}", rows[1]))
    command = ("watch", site.address("/rows"), "--once", "--allow-private")
    for words in ("2 new, 0 changed, 0 unchanged, 1 failed", "0 new, 0 changed, 2 unchanged, 1 failed"):
        outcome = run(*command)
        assert outcome.code == 1 and words in outcome.err


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refused_address_fails_in_each_round(run: Run, site: Site, status: int) -> None:
    site.pages["/refused"] = lambda request: request.send(b"", status=status, Retry_After="999")
    command = ("watch", site.address("/refused"), "--once", "--allow-private")
    for _ in range(2):
        outcome = run(*command)
        assert outcome.code == 1 and "1 failed" in outcome.err and site.address("/refused") in outcome.err


def test_an_answer_that_nothing_changed_to_a_first_request_is_no_page(run: Run, site: Site) -> None:
    site.pages["/ferry"] = lambda request: request.send(b"", status=304)
    outcome = run("read", site.address("/ferry"), "--allow-private")
    assert outcome.code == 1 and "known already" not in outcome.out
    assert f"{site.address('/ferry')}: the server says that nothing changed" in outcome.err


def test_watch_goes_on_until_it_is_stopped(site: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reportedly", "watch", site.address("/ferry"), "--allow-private"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr and "1 new" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert process.returncode == 130 and "Traceback" not in error
    with closing(sqlite3.connect(tmp_path / "reportedly.db")) as database, database:
        assert database.execute("select count(*) from articles").fetchone() == (1,)


@pytest.mark.parametrize("every", ["soon", "15", "-1m"])
def test_no_length_of_time_is_wrong_usage(run: Run, every: str) -> None:
    assert run("watch", "https://p.example/", "--every", every).code == 2
