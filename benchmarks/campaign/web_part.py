"""The web page against hostile words in every field, requests of other sites, and two hundred readers at once."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from benchmarks.campaign import extremes
from benchmarks.campaign.browsing import SECONDS, Reply, Server, serving
from benchmarks.campaign.escaping import HOSTILE, MARK, breaches
from benchmarks.campaign.forked import Ran, run_forked
from benchmarks.campaign.news import write_pages
from benchmarks.campaign.outcome import Row
from benchmarks.campaign.plan import Plan
from benchmarks.campaign.rounds import chance_of, rounds
from benchmarks.campaign.views import amiss_in_csv, amiss_in_json
from reportedly.api import Known, Workspace

MOST_PAGES = 40
"""Addresses of a workspace that are looked at."""
READERS = 200
_NEEDED = {"content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy"}
_PATHS = (
    "/", "/search", "/stories/1", "/stories/1.csv", "/stories/1.html", "/stories/1.x", "/stories.csv", "/articles/x",
    "/figures.csv", "/saved/x", "/source", "/source.csv", "/search.csv", "/corrections", "/corrections.jsonl",
    "/api/stories", "/api/stories/1", "/api/stories/1/places", "/api/stories/1/tallies/x", "/api/articles/x",
    "/api/history/x", "/api/corrections", "/api/search", "/api/source", "/api/openapi.json", "/static/app.js",
    "/static/../app.py", "/static/%2e%2e/app.py", "/stories/1/tallies/x.csv", "//evil.example/", "/\\x", "*",
)  # fmt: skip
_NAMES = ("q", "name", "doc", "page", "figure", "statement", "limit", "offset", "since", "kept", "x")
_HOSTS = (
    "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:{port}",
    "127.0.0.1@evil.example", "", "127.0.0.1, evil.example", "localhost/evil.example", "[::1]evil.example",
    "0.0.0.0:{port}", "192.168.1.1:{port}", "127.0.0.2:{port}", "a" * 5_000, "127.0.0.1\tevil", "[::ffff:7f00:1]",
)  # fmt: skip

_ERROR_LINE = re.compile(r"[a-z_][\w.]*(?:Error|Exception|Exit|Interrupt)\b", re.IGNORECASE)
"""The last line of a traceback."""
_NO_HTTP = "h11._util.LocalProtocolError"
"""What uvicorn says where the body of a request turns out to be no HTTP: it has answered 400, and goes on."""

Find = Callable[[Path, Random], list[str]]


def script(folder: Path, chance: Random) -> list[str]:
    """Hostile words in every field that a page, a file's name or a person fills in; every page is walked."""
    database = folder / "w.db"
    names = _write_hostile(folder, chance)
    with Workspace(database, create=True) as workspace:
        errors = [each.error for each in workspace.read(names) if not isinstance(each, Known) and each.error]
        _correct(workspace, chance)
    with serving(database, folder / "served") as server:
        found = list(_walk(server, chance))
    return errors + found + _tracebacks(folder)


def _write_hostile(folder: Path, chance: Random) -> list[str]:
    """Pages with hostile words as title, source, publisher, author, address and file's name."""
    rows = []
    for number in range(4):
        words = [chance.choice(HOSTILE) for _ in range(8)]
        text = (
            f"The mayor, Ada {words[0]} Example, said {12 + number} people were killed in Alderby on Monday.\n"
            f"“We lost 40 {words[1]} of our own,” said Tom {words[2]} Farrow. "
            f"Police said 9 were missing in {words[3]} Corvale."
        )
        rows.append({
            "doc": f"doc-{number}{words[4]}", "title": f"Flood {words[5]} kills {12 + number}", "text": text,
            "url": f"https://a.example/{words[6]}", "publisher": f"Post {words[7]}", "authors": words[:2],
            "published": f"2025-09-0{number + 1}T10:00:00Z", "language": words[2],
        })  # fmt: skip
    name = re.sub(r"[/\x00]", "", chance.choice(HOSTILE))[:60]
    table, page = folder / f"{name}.jsonl", folder / f"page {name}.html"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    inside = quote(chance.choice(HOSTILE), safe="")
    page.write_text(
        f"<html><head><title>{unescape(chance.choice(HOSTILE))}</title>"
        f"<link rel=canonical href='javascript:{MARK}()//{inside}'></head>"
        f"<body><article><h1>Fire &lt;{MARK}&gt; kills 7</h1><p>The coast guard &lt;img src=x onerror={MARK}()&gt; "
        "said 7 people were killed in Garsdale on Monday night.</p><p>Rain had fallen since the morning, said "
        "Ada Example, who lives there.</p></article></body></html>",
        encoding="utf-8",
    )
    return [str(table), str(page)]


def _correct(workspace: Workspace, chance: Random) -> None:
    """A person's words: names, notes, sources, places, units."""
    for story in workspace.stories():
        draft = workspace.draft(by=chance.choice(HOSTILE), note=chance.choice(HOSTILE))
        doc = story.docs[0]
        figures = workspace.article(doc).figures
        if figures:
            slot = chance.choice(("source", "place", "unit"))
            workspace.correct(draft.set(doc, 0, {slot: chance.choice(HOSTILE)}))  # type: ignore[dict-item]
        for tally in workspace.ledger(story.id).tallies[:1]:
            workspace.correct(draft.rename_tally(tally.id, chance.choice(HOSTILE)))
        workspace.correct(draft.rename_story(story.id, chance.choice(HOSTILE)))


def _walk(server: Server, chance: Random) -> Iterator[str]:
    """Every address that a page names, each looked at once."""
    words = quote(chance.choice(HOSTILE), safe="")
    waiting = [
        "/", f"/search?q={words}", "/search?q=said", f"/source?name={words}", "/corrections",
        f"/stories/1?kept={words}", f"/{words}",
        "/api/stories", "/api/corrections", "/stories.csv", "/corrections.jsonl", "/api/openapi.json",
    ]  # fmt: skip
    seen: set[str] = set()
    while waiting and len(seen) < MOST_PAGES:
        target = waiting.pop(0)
        if target in seen:
            continue
        seen.add(target)
        reply = server.get(target)
        yield from (f"{target}: {each}" for each in amiss_in_reply(reply))
        if "html" in (reply.headers.get("content-type") or ""):
            found = re.findall(r'(?:href|src)="(/[^"/\\][^"]*)"', reply.text)
            waiting += [unescape(each).partition("#")[0] for each in found if "/static/" not in each]


def amiss_in_reply(reply: Reply) -> Iterator[str]:
    """What is wrong with an answer, whatever was asked."""
    if reply.status == 0 or reply.status >= 500:
        yield f"answered {reply.status} {reply.text[:80]!r}"
    missing = sorted(_NEEDED - {name.lower() for name in reply.headers})
    if missing and reply.status not in (0, 400):  # what is no HTTP, the server refuses before we see it
        yield f"answered {reply.status} without {missing[0]}"
    about = reply.headers.get("content-type") or "" if reply.body else ""
    if "text/html" in about:
        yield from breaches(reply.text)
    elif "text/csv" in about:
        yield from amiss_in_csv(reply.text)
    elif "json" in about and reply.status == 200 and not about.startswith("application/jsonl"):
        yield from amiss_in_json(reply.text.replace("\n", " "))


def requests(folder: Path, chance: Random) -> list[str]:
    """Requests with values beyond every bound: none is an error of the server, and nothing is changed."""
    database = _small(folder)
    complaints: list[str] = []
    with serving(database, folder / "served") as server:
        for _ in range(60):
            method = chance.choice(
                ("GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "DELETE", "PUT", "TRACE", "PATCH", "FOO")
            )
            target = _target(chance)
            body = _body(chance) if method in ("POST", "PUT", "PATCH") else b""
            headers = {"Host": server.host, "Content-Type": "application/json"} | _headers(chance, server)
            began = time.monotonic()
            reply = server.ask(method, target, headers, body)
            told = f"{method} {target[:80]!r}"
            complaints += [f"{told}: {each}" for each in amiss_in_reply(reply) if reply.status or method != "HEAD"]
            if time.monotonic() - began > SECONDS / 2:
                complaints.append(f"{told}: took {time.monotonic() - began:.0f} seconds")
        if server.get("/").status != 200:
            complaints.append("the server answers no more")
    return complaints + _tracebacks(folder)


def _target(chance: Random) -> str:
    path = chance.choice(_PATHS)
    strange = chance.choice((*extremes.NUMBERS, *extremes.NAMES, extremes.text(chance)))[:1_900]
    safe = chance.choice(("", "/", "/.;"))
    if chance.random() < 0.4:
        path = re.sub(r"\b(1|x)\b", lambda _: quote(strange, safe=safe, errors="surrogatepass")[:3_000], path, count=1)
    query = [
        f"{chance.choice(_NAMES)}={quote(chance.choice((strange, '1', 'said')), safe='', errors='surrogatepass')}"
        for _ in range(chance.choice((0, 1, 2)))
    ]
    return path + ("?" + "&".join(query)[:1_900] if query else "")


def _body(chance: Random) -> bytes:
    kind = chance.choice(("wrong", "set", "rename-story", "merge-tallies", "split-tally", "undo", "x"))
    data: dict[str, Any] = {
        "kind": kind,
        "doc": extremes.text(chance)[:500],
        "figure": chance.choice((0, -1, "0", 10**30, None, [[]])),
        "slot": "value",
    }
    data["value"] = chance.choice((float("nan"), 1e308, "=1", extremes.text(chance)[:500], None, {}))
    data["entry"] = chance.choice(([["x", 0]], [5], "x", [[[]]]))
    written = chance.choice(
        (
            json.dumps(data),
            "[" * 20_000,
            '{"a":' * 20_000,
            "{" + '"a":1,' * 5_000 + '"b":2}',
            urlencode(data, errors="surrogatepass"),
            "null",
            "\x00",
            "",
        )
    )
    return written.encode("utf-8", "surrogatepass")


def _headers(chance: Random, server: Server) -> dict[str, str]:
    strange = {
        "X-Reportedly-Token": chance.choice((server.token, "", "é", "x" * 9_000)),
        "Origin": chance.choice(("null", f"http://{server.host}", "http://evil.example")),
        "Content-Length": chance.choice(extremes.LENGTHS[:4]), "Range": "bytes=0-1,2-3,99999-", "If-None-Match": "*",
        "Accept-Encoding": "x", "Cookie": "a" * 5_000, "Transfer-Encoding": "chunked",
        "If-Modified-Since": chance.choice(extremes.DATES).replace("\n", ""), "Upgrade": "websocket",
    }  # fmt: skip
    picked = chance.sample(sorted(strange), chance.choice((0, 1, 1, 2)))
    return {
        name: strange[name].replace("\x00", "")
        for name in picked
        if name not in ("Content-Length", "Transfer-Encoding") or chance.random() < 0.3
    }


def strangers(folder: Path, chance: Random) -> list[str]:
    """Other names in `Host` (DNS rebinding) and forms of other sites: each is refused, and nothing is changed."""
    database = _small(folder)
    complaints: list[str] = []
    with serving(database, folder / "served") as server:
        before = server.get("/corrections.jsonl").body
        for host in _HOSTS:
            reply = server.ask("GET", chance.choice(_PATHS[:20]), {"Host": host.format(port=server.port)})
            if reply.status not in (400, 421):
                complaints.append(f"Host {host[:60]!r} is answered {reply.status}")
        for headers in _foreign(server):
            for target, body in _forms(server, chance):
                reply = server.ask("POST", target, headers, body)
                if not 400 <= reply.status < 500:
                    complaints.append(f"POST {target} with {sorted(headers.items())[0]} is answered {reply.status}")
        if server.get("/corrections.jsonl").body != before:
            complaints.append("a stranger has corrected something")
        own = {
            "Host": server.host,
            "Origin": f"http://{server.host}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if server.ask("POST", *_form(own, server)).status != 303:
            complaints.append("the page's own form is not taken")
    return complaints + _tracebacks(folder)


def _foreign(server: Server) -> Iterator[dict[str, str]]:
    host, form = {"Host": server.host}, {"Content-Type": "application/x-www-form-urlencoded"}
    for origin in (
        "http://evil.example",
        "null",
        f"http://evil.example:{server.port}",
        "http://127.0.0.1",
        f"http://{server.host}.evil.example",
        f"https://x@{server.host}",
    ):
        yield host | form | {"Origin": origin}
    for site in ("cross-site", "same-site", "none"):
        yield host | form | {"Sec-Fetch-Site": site}
    for name in ("evil.example", f"evil.example:{server.port}"):
        yield form | {"Host": name, "Origin": f"http://{name}", "Sec-Fetch-Site": "same-origin"}


def _forms(server: Server, chance: Random) -> Iterator[tuple[str, bytes]]:
    fields = {"kind": "rename-story", "story": "1", "name": "taken over", "token": server.token}
    yield "/corrections", urlencode(fields).encode()
    yield chance.choice(("/corrections?x", "/api/corrections")), json.dumps(fields).encode()


def _form(headers: dict[str, str], server: Server) -> tuple[str, dict[str, str], bytes]:
    return (
        "/corrections",
        headers,
        urlencode({"kind": "rename-story", "story": "1", "name": "ours", "token": server.token}).encode(),
    )


def crowd(folder: Path, chance: Random) -> list[str]:
    """Two hundred readers at once while another program reads pages into the workspace."""
    database = _small(folder)
    names = write_pages(folder / "more", 60, first=100)
    complaints: list[str] = []
    with serving(database, folder / "served") as server:
        targets = [
            chance.choice(
                ("/", "/stories/1", "/search?q=killed", "/stories/2", "/api/stories", "/source?name=Ada+Example")
            )
            for _ in range(READERS)
        ]

        def ask(target: str) -> None:
            began = time.monotonic()
            try:
                status = server.get(target).status
            except OSError as error:
                complaints.append(f"{target}: {error}")
                return
            seconds = time.monotonic() - began
            if status not in (200, 404) or seconds > SECONDS:
                complaints.append(f"{target}: {status} after {seconds:.0f} seconds")

        threads = [threading.Thread(target=ask, args=(target,)) for target in targets]
        for thread in threads:
            thread.start()
        with Workspace(database) as workspace:
            complaints += [each.error for each in workspace.read(names) if not isinstance(each, Known) and each.error]
        for thread in threads:
            thread.join()
        if (count := json.loads(server.get("/api/stories?limit=100").body)) and sum(
            each["articles"] for each in count
        ) < 60:
            complaints.append("what was read meanwhile is not shown")
    return complaints + _tracebacks(folder)


def _small(folder: Path) -> Path:
    database = folder / "w.db"
    with Workspace(database, create=True) as workspace:
        assert all(isinstance(each, Known) or not each.error for each in workspace.read(write_pages(folder / "in", 8)))
    return database


def _tracebacks(folder: Path) -> list[str]:
    said = (folder / "served").read_text("utf-8", "replace").splitlines()
    ends = [line for line in said if _ERROR_LINE.match(line) and not line.startswith(_NO_HTTP)]
    return [f"the server wrote: {ends[-1][:300]}"] if ends else []


CASES: dict[str, Find] = {"script": script, "requests": requests, "strangers": strangers, "crowd": crowd}


def run_web(plan: Plan) -> Iterator[Row]:
    """A row for each sort of hostility."""
    return rounds(plan, "web", CASES, partial(_attempt, plan.seed))


def _attempt(seed: int, kind: str, number: int, folder: Path) -> Ran:
    return run_forked(partial(CASES[kind], folder, chance_of(seed, kind, number)), folder / "errors")
