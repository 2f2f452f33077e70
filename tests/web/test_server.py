"""What `reportedly serve` answers: right data, no way in for pages that are hostile or for other sites."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import lxml.html
import pytest
import urllib3

from language.samples import SAMPLES
from reportedly.api import Workspace
from reportedly.web.security import HEADERS, is_own_host
from reportedly.wording.days import days_in_words
from reportedly.wording.tallies import outlets_of, spread
from reportedly_cli import EXAMPLES
from web.served import get, served

pytestmark = pytest.mark.slow


HOSTILE = """<html><head><title>x</title><link rel="canonical" href="javascript:alert(1)"></head><body><article>
<h1>Flood &lt;script&gt;alert(1)&lt;/script&gt; kills 12</h1>
<p>At least 12 people were killed in Exampleton, mayor Ada &lt;img src=x onerror=alert(1)&gt; Example said.</p>
<p>&lt;svg onload=alert(1)&gt;, &lt;style&gt;body{display:none}&lt;/style&gt; and {{ 7*7 }} were what 300 saw.</p>
<p>About 300 others were taken to a school for the night, she said, with 40 dogs and a javascript:alert(1) link.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    (folder / "evil #1?.html").write_text(HOSTILE)
    path = folder / "quake.db"
    with Workspace(path, create=True) as workspace:
        for reading in workspace.read([str(EXAMPLES), str(folder / "evil #1?.html")]):
            assert getattr(reading, "error", None) is None
    return path


@pytest.fixture(scope="module")
def site(database: Path) -> Iterator[str]:
    with served(database) as address:
        yield address


def text(address: str) -> str:
    answer = get(address)
    assert answer.status == 200, (address, answer.data[:300])
    return answer.data.decode()


def quake(site: str) -> dict[str, Any]:
    """The ledger of the examples' earthquake."""
    stories = json.loads(text(f"{site}/api/stories"))
    story = next(each["id"] for each in stories if "Afghan" in each["title"])
    found: dict[str, Any] = json.loads(text(f"{site}/api/stories/{story}"))
    return found


def test_front_shows_the_stories_with_their_headline_figures(site: str) -> None:
    page = text(f"{site}/")
    assert "More than 2,200 dead in Afghan quake, deputy spokesman says" in page
    assert "at least 2,205" in page and "independent reports" in page and '<svg class="spark"' in page
    assert "Last heard of 4 Sep 2025" in page and "6 articles, " in page
    items = lxml.html.fromstring(page).xpath("//ul[@class='headlines']/li")
    assert items and all(link.text_content().strip() for item in items for link in item.xpath(".//a"))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-09-01", "2025-09-04", "1–4 Sep 2025"),
        ("2025-08-30", "2025-09-04", "30 Aug – 4 Sep 2025"),
        ("2024-12-30", "2025-01-04", "30 Dec 2024 – 4 Jan 2025"),
        ("2025-09-04", "2025-09-04", "4 Sep 2025"),
        ("0000-00-00", "0000-00-09", "0000-00-00 – 0000-00-09"),
        (None, None, "no date"),
    ],
)
def test_two_days_say_once_what_they_share(first: str | None, last: str | None, words: str) -> None:
    assert days_in_words(first, last) == words


@pytest.mark.slow
def test_every_number_of_a_story_leads_to_its_evidence(site: str) -> None:
    ledger = quake(site)
    page = text(f"{site}/stories/{ledger['story']}")
    for tally in ledger["tallies"]:
        assert tally["what"].rpartition(": ")[2].lower() in page.lower()
        for entry in tally["entries"][:3]:
            evidence = text(site + entry["href"].partition("#")[0])
            assert f'id="f{entry["figure"]}"' in evidence and "Why this reading" in evidence
            assert "SHA-256" in evidence and "WARC record" in evidence


def test_a_tally_is_json_with_the_address_of_each_rows_evidence(site: str) -> None:
    ledger = quake(site)
    tally = ledger["tallies"][0]
    assert json.loads(text(f"{site}/api/stories/{ledger['story']}/tallies/{tally['id']}")) == tally
    assert tally["entries"][0]["href"].startswith("/articles/")


def test_a_story_counts_origins_and_outlets_as_the_command_line_does(database: Path, site: str) -> None:
    with Workspace(database) as workspace:
        story = next(each.id for each in workspace.stories() if "Afghan" in each.title)
        ledger = workspace.ledger(story)
    shown = " ".join(lxml.html.fromstring(text(f"{site}/stories/{story}")).text_content().split())
    for tally in ledger.tallies:
        if len(tally.entries) > 1 and not tally.also:
            origins, outlets = spread(tally, outlets_of(ledger))
            assert f"{origins} independent report{'s' if origins != 1 else ''}, {outlets} outlet" in shown


def test_a_story_can_be_taken_along(site: str) -> None:
    story = quake(site)["story"]
    assert len(list(csv.reader(io.StringIO(text(f"{site}/stories/{story}.csv"))))) > 10
    assert text(f"{site}/stories/{story}.csv?excel=1").startswith("\ufeffstory,")
    assert f'href="/stories/{story}.csv?excel=1"' in text(f"{site}/stories/{story}")
    assert json.loads(text(f"{site}/stories/{story}.json"))["story"] == story
    assert json.loads(text(f"{site}/stories/{story}.geojson"))["type"] == "FeatureCollection"
    assert text(f"{site}/stories/{story}.md").startswith("# ")
    assert text(f"{site}/stories/{story}.html").startswith("<!doctype html>")
    assert get(f"{site}/stories/{story}.exe").status == 404


def test_search_finds_articles_statements_and_sources(site: str) -> None:
    page = text(f"{site}/search?q=Mujahid")
    assert "Zabihullah Mujahid" in page and "/source?name=Zabihullah+Mujahid" in page
    assert "Nothing has all of these words" in text(f"{site}/search?q=" + quote('"^*:( OR xyzzy'))
    assert text(f"{site}/search") and text(f"{site}/search?q=")


def test_a_sources_numbers_stand_beside_the_others(site: str) -> None:
    page = text(f"{site}/source?name=Zabihullah+Mujahid")
    assert "beside the others" in page and "800" in page and "2,205" in page
    view = json.loads(text(f"{site}/api/source?name=Zabihullah+Mujahid"))
    killed = next(each for each in view["tallies"] if each["what"] == "People killed, Afghanistan")
    first, last = killed["numbers"][0], killed["numbers"][-1]
    assert (first["row"]["value"], first["others"], first["position"]) == ("at least 800", "250–622", "higher")
    assert (last["row"]["value"], last["voices"]) == ("1,411", 2)
    assert 'data-src="/api/stories/' in page, "the tally is drawn as a chart"


@pytest.mark.parametrize(
    ("path", "column", "cell"),
    [
        ("/stories.csv", "value", "at least 2,205"),
        ("/search.csv?q=Mujahid", "text", "Zabihullah Mujahid"),
        ("/source.csv?name=Zabihullah+Mujahid", "others", "250–622"),
    ],
)
def test_each_view_is_a_table_too(site: str, path: str, column: str, cell: str) -> None:
    rows = list(csv.DictReader(io.StringIO(text(site + path))))
    assert cell in [row[column] for row in rows]
    for_excel = get(f"{site}{path}{'&' if '?' in path else '?'}excel=1").data
    assert for_excel.startswith(b"\xef\xbb\xbf") and len(for_excel.splitlines()) > len(rows)


def test_a_tally_and_an_articles_figures_are_tables_too(site: str) -> None:
    ledger = quake(site)
    tally = ledger["tallies"][0]
    rows = list(csv.DictReader(io.StringIO(text(f"{site}/stories/{ledger['story']}/tallies/{tally['id']}.csv"))))
    assert [row["sentence"] for row in rows] == [entry["sentence"] for entry in tally["entries"]]
    figures = list(csv.DictReader(io.StringIO(text(f"{site}/figures.csv?{urlencode({'doc': rows[0]['doc']})}"))))
    assert rows[0]["sentence"] in [row["sentence"] for row in figures]
    assert get(f"{site}/stories/{ledger['story']}/tallies/none.csv").status == 404
    assert get(f"{site}/figures.csv?doc=none").status == 404


def test_the_bytes_of_a_page_are_there_to_save_and_never_shown(site: str) -> None:
    stories = json.loads(text(f"{site}/api/stories?limit=100"))
    story = next(each["id"] for each in stories if "Flood" in each["title"])
    doc = json.loads(text(f"{site}/api/stories/{story}"))["articles"][0]["doc"]
    answer = get(f"{site}/saved/{quote(doc, safe='')}")
    assert answer.data.decode() == HOSTILE
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert re.fullmatch(r'attachment; filename="[\w.-]*evil_1_\.html"', answer.headers["Content-Disposition"])
    assert get(f"{site}/saved/..%2f..%2fetc%2fpasswd").status == 404


def test_what_was_left_out_of_a_page_is_shown_as_text(site: str) -> None:
    stories = json.loads(text(f"{site}/api/stories?limit=100"))
    story = next(each["id"] for each in stories if "Flood" in each["title"])
    doc = quote(json.loads(text(f"{site}/api/stories/{story}"))["articles"][0]["doc"], safe="")
    assert f"/provenance/{doc}" in text(f"{site}/articles/{doc}")
    shown = lxml.html.fromstring(text(f"{site}/provenance/{doc}"))
    headings = [heading.text_content() for heading in shown.iter("h2")]
    assert any("Left out of the page" in heading for heading in headings) and "How it was found" in headings
    assert not shown.xpath("//main//script | //main//*[@onclick or @onerror or @onload]")
    assert get(f"{site}/provenance/nothing-there").status == 404


@pytest.mark.slow
def test_evidence_tells_how_its_article_changed(tmp_path: Path) -> None:
    page, path = tmp_path / "toll.txt", tmp_path / "ferry.db"
    told = (
        "Ferry sinks off Port Lowen\n1 October 2030\nPORT LOWEN: At least {} people drowned when a ferry sank, harbour "
    )
    told += "master Ilse Brandt said.\nDivers searched the hull until nightfall, and a second ferry was sent.\n"
    for toll in (14, 19):
        page.write_text(told.format(toll))
        with Workspace(path, create=True) as workspace:
            doc = next(iter(workspace.read([str(page)]))).analyses[0].article.doc  # type: ignore[union-attr]
    with served(path) as address:
        shown = lxml.html.fromstring(text(f"{address}/articles/{quote(doc, safe='')}"))
        assert len(json.loads(text(f"{address}/api/history/{quote(doc, safe='')}"))) == 2
    (section,) = shown.xpath("//ol[contains(@class, 'revisions')]")
    assert "at least 14 → at least 19" in section.text_content()
    assert "14 people" in section.xpath(".//del")[0].text_content()
    assert "19 people" in section.xpath(".//ins")[0].text_content()


@pytest.mark.slow
def test_an_article_in_a_language_that_is_not_read_says_so(tmp_path: Path) -> None:
    page = tmp_path / "seite.txt"
    page.write_text(SAMPLES["de"].replace("\n", "\n\n"))
    with Workspace(tmp_path / "w.db", create=True) as workspace:
        (reading,) = workspace.read([str(page)])
    with served(tmp_path / "w.db") as site:
        shown = text(f"{site}/articles/{quote(reading.analyses[0].article.doc, safe='')}")
        assert quote("seite.txt") in text(f"{site}/search?q=B%C3%BCrgermeister"), "full-text search finds it"
    assert "In German, which is not read yet: kept, not analysed" in shown


def test_the_api_is_described(site: str) -> None:
    found = json.loads(text(f"{site}/api/openapi.json"))
    assert found["openapi"].startswith("3.1") and "/api/stories/{story}" in found["paths"]
    assert "Ledger" in found["components"]["schemas"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/stories/999999", 404), ("/stories/99999999999999999999", 404), ("/stories/x", 404),
        ("/articles/none", 404), ("/api/stories/999999", 404), ("/api/articles/..%2f..%2fetc%2fpasswd", 404),
        ("/articles/../../etc/passwd", 404), ("/static/../app.py", 404), ("/static/%2e%2e/app.py", 404),
        ("/static/..%2f..%2fapi.py", 404), ("/api/stories/1/tallies/none", 404), ("/?page=abc", 200),
        ("/?page=99999999999", 200), ("/search?q=" + "x" * 3000, 414),
    ],
)  # fmt: skip
def test_errors_are_pages_or_json_with_a_right_status_and_no_traceback(site: str, path: str, status: int) -> None:
    answer = get(site + path)
    body = answer.data.decode()
    assert answer.status == status, body[:300]
    assert "Traceback" not in body and 'File "' not in body
    if path.startswith("/api/"):
        assert set(json.loads(body)) == {"error"}


def test_page_text_is_data(site: str) -> None:
    stories = json.loads(text(f"{site}/api/stories?limit=100"))
    story = next(each["id"] for each in stories if "Flood" in each["title"])
    ledger = json.loads(text(f"{site}/api/stories/{story}"))
    pages = ["/", f"/stories/{story}", "/search?q=Exampleton", ledger["articles"][0]["href"]]
    pages += [entry["href"].partition("#")[0] for tally in ledger["tallies"] for entry in tally["entries"]]
    for path in pages:
        page = text(site + path)
        for element in lxml.html.fromstring(page).iter():
            assert element.tag != "style" and not any(name.startswith("on") for name in element.attrib)
            assert element.tag != "script" or element.get("src", "").startswith("/static/")
            links = [element.get(name, "") for name in ("href", "src", "action")]
            assert not any(link.lower().startswith(("javascript:", "data:text")) for link in links)
    assert "{{ 7*7 }}" in text(site + ledger["articles"][0]["href"])


def test_every_answer_has_the_strict_headers(site: str) -> None:
    for path in ("/", "/api/stories", "/static/site.css", "/nothing", "/search?q=" + "x" * 3000):
        answer = get(site + path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (path, name)
    assert (
        "unsafe" not in HEADERS["Content-Security-Policy"]
        and "default-src 'none'" in HEADERS["Content-Security-Policy"]
    )
    assert "<style" not in text(f"{site}/") and " style=" not in text(f"{site}/") and "<script>" not in text(f"{site}/")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "a@127.0.0.1", "[::1]evil.example"]
)
def test_other_names_get_nothing(site: str, host: str) -> None:
    assert get(f"{site}/", headers={"Host": host}).status in (400, 421)


def test_own_names() -> None:
    assert all(is_own_host(name, "127.0.0.1") for name in ("127.0.0.1:1", "localhost", "[::1]:80"))
    assert is_own_host("desk.newsroom.example:80", "desk.newsroom.example")
    assert is_own_host("192.168.1.5:80", "0.0.0.0") and not is_own_host("192.168.1.5", "127.0.0.1")
    assert not is_own_host("evil.example", "0.0.0.0")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed_without_edit(site: str, method: str) -> None:
    assert get(f"{site}/corrections", method=method, body=b"kind=wrong").status == 405


def test_what_is_shown_changes_when_the_workspace_does(database: Path, site: str, tmp_path: Path) -> None:
    before = text(f"{site}/")
    assert text(f"{site}/") == before
    (tmp_path / "new.txt").write_text(
        "Ferry sinks off Port Lowen\n1 October 2030\nPORT LOWEN: At least 14 people drowned when a ferry sank, harbour "
        "master Ilse Brandt said.\nDivers searched the hull until nightfall, and a second ferry was sent.\n"
    )
    with Workspace(database) as workspace:
        list(workspace.read([str(tmp_path / "new.txt")]))
    assert "Ferry sinks off Port Lowen" in text(f"{site}/")


@pytest.mark.slow
def test_wrong_use_ends_in_one_line(database: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        for options in (
            ["--db", str(tmp_path / "none.db")],
            ["--db", str(database), "--port", str(taken.getsockname()[1])],
        ):
            command = [sys.executable, "-m", "reportedly", "serve", *options]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
            assert done.returncode in (1, 2) and done.stderr.count("\n") == 1 and done.stderr.startswith("reportedly: ")


@pytest.mark.slow
def test_ctrl_c_stops_it_quietly(database: Path) -> None:
    command = [sys.executable, "-m", "reportedly", "serve", "--db", str(database), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout and "http://127.0.0.1:" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert "Traceback" not in error


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("edit") / "quake.db"
    with Workspace(path, create=True) as workspace:
        list(workspace.read([str(EXAMPLES)]))
    with served(path, "--edit") as address:
        yield address


def token_of(site: str) -> str:
    story = json.loads(text(f"{site}/api/stories"))[0]["id"]
    page = lxml.html.fromstring(text(f"{site}/stories/{story}"))
    return str(page.xpath("//input[@name='token']/@value")[0])


def post(site: str, fields: dict[str, str], **headers: str) -> urllib3.BaseHTTPResponse:
    named = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    return get(f"{site}/corrections", method="POST", body=urlencode(fields), headers=named)


@pytest.mark.slow
def test_a_change_needs_the_token_of_this_run_and_this_pages_origin(editable: str) -> None:
    story = str(quake(editable)["story"])
    fields = {"kind": "rename-story", "story": story, "name": "Other", "token": token_of(editable)}
    assert post(editable, fields | {"token": ""}).status == 403
    assert post(editable, fields | {"token": "x" * 43}).status == 403
    assert post(editable, fields, Origin="http://evil.example").status == 403
    assert post(editable, fields, Origin="null").status == 403
    assert post(editable, fields, **{"Sec-Fetch-Site": "cross-site"}).status == 403
    assert post(editable, fields, Host="evil.example").status == 421
    assert post(editable, fields | {"name": "x" * 70_000}).status == 413
    assert json.loads(text(f"{editable}/api/stories/{story}"))["title"] != "Other"
    done = post(editable, fields | {"back": "https://evil.example/"}, Origin=editable)
    assert (done.status, done.headers["Location"]) == (303, "/corrections")
    assert json.loads(text(f"{editable}/api/stories/{story}"))["title"] == "Other"
    assert '"rename-story"' in text(f"{editable}/corrections.jsonl")


@pytest.mark.slow
def test_a_program_corrects_with_the_token_and_undoes_it(editable: str) -> None:
    story = json.loads(text(f"{editable}/api/stories"))[0]["id"]
    token = {"X-Reportedly-Token": token_of(editable)}
    fields = {"kind": "rename-story", "story": story, "name": "By a program", "by": "a script"}
    address = f"{editable}/api/corrections"
    assert get(address, method="POST", json=fields).status == 403
    assert get(address, method="POST", body=b"[1]", headers=token).status == 400
    assert get(address, method="POST", json={"kind": "none"}, headers=token).status == 400
    done = get(address, method="POST", json=fields, headers=token)
    assert done.status == 200
    assert json.loads(text(f"{editable}/api/stories/{story}"))["title"] == "By a program"
    assert any(each["correction"]["id"] == done.json()["id"] for each in json.loads(text(address)))
    assert get(address, method="POST", json={"kind": "undo", "id": done.json()["id"]}, headers=token).status == 200
    assert json.loads(text(f"{editable}/api/stories/{story}"))["title"] != "By a program"


def test_names_of_one_source_are_joined(editable: str) -> None:
    story = json.loads(text(f"{editable}/api/stories"))[0]["id"]
    token = token_of(editable)
    fields = {"kind": "same-source", "source": "an observer", "name": "observers", "story": str(story), "token": token}
    assert post(editable, fields).status == 303
    (kept,) = [each for each in json.loads(text(f"{editable}/api/corrections"))
               if each["correction"]["kind"] == "same-source"]  # fmt: skip
    assert kept["correction"]["sources"] == ["an observer"] and kept["correction"]["name"] == "observers"
    assert post(editable, {"kind": "undo", "id": kept["correction"]["id"], "token": token}).status == 303


@pytest.mark.slow
@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "nothing"}, {"kind": "wrong", "doc": "none", "figure": "0"}, {"kind": "wrong", "doc": "x"},
        {"kind": "set", "doc": "x", "figure": "1", "slot": "why", "value": "x"},
        {"kind": "merge-stories", "story": "1"},
        {"kind": "merge-stories", "story": "1", "other": "-5"}, {"kind": "split-tally", "entry": "{}"},
        {"kind": "split-tally", "entry": "[[1], 2]"}, {"kind": "undo", "id": "none"},
        {"kind": "rename-tally", "tally": "' or 1"}, {"kind": "same-source", "source": "x", "story": "one"},
        {"kind": "same-source", "name": "x"},
    ],
)  # fmt: skip
def test_a_form_that_makes_no_sense_changes_nothing(editable: str, fields: dict[str, str]) -> None:
    before = text(f"{editable}/corrections.jsonl")
    answer = post(editable, fields | {"token": token_of(editable)})
    assert answer.status == 400 and "Traceback" not in answer.data.decode()
    assert text(f"{editable}/corrections.jsonl") == before
