"""Every route with every parameter that makes no sense: it is answered in one line, and never by an error of ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from reportedly.api import Workspace
from reportedly.web import make_app
from reportedly.web.forms import MAKERS
from web.asking import Answer, Asked, ask

pytestmark = pytest.mark.slow

TEXT = "Quake in Alderby kills 250\nThe governor, Ada Example, said 250 people were killed in the quake in Alderby."
VALUES = {
    "huge": "9" * 5000, "large": "9" * 19, "negative": "-1", "nul": "a%00b", "surrogate": "%ed%a0%80",
    "no utf-8": "%ff%fe", "long": "x" * 100_000, "empty": "", "other digits": "%d9%a3%c2%b2", "float": "1e999",
    "lines": "a%0d%0aX:%20y", "signs": "%22%27%28%2a%5c%3b--", "up": "..%2f..%2f", "bidi": "%e2%80%ae%f0%9f%98%80",
    "raw": "%zz%",
}  # fmt: skip
NAMES = (
    "page", "since", "kept", "q", "name", "doc", "figure", "statement", "limit", "offset", "excel", "story",
    "by_chance",
)  # fmt: skip
"""Every name that a query may have."""
FIELDS = {
    "right": ("doc", "figure"), "wrong": ("doc", "figure"), "set": ("doc", "figure", "slot", "value"),
    "add": ("doc", "number", "near", "measure", "value", "unit", "who", "place"), "merge-stories": ("story", "other"),
    "split-story": ("story", "doc"), "rename-story": ("story", "name"), "merge-tallies": ("tally", "other"),
    "split-tally": ("entry", "name"), "into-tally": ("entry", "home"), "ignore-tally": ("tally",),
    "agree": ("entry",), "conflict": ("entry",), "rename-tally": ("tally", "name"),
    "undo": ("id", "kind", "by", "note"), "same-source": ("source", "name", "story"),
}  # fmt: skip
"""The fields of each correction."""
JSON_VALUES = (
    "9" * 5000, "[" * 20_000, 10**30, -1, 1.5, 1e308, "nan", "²", "a\0b", "", "x" * 60_000, True, None, [], [[]], {},
    [None], [[1, 2]], [["x", 10**30]], ["[" * 20_000 + "]" * 20_000], ['["\\ud800", 0]'], ['["x", 1e999]'],
)  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    line = {"doc": "a", "title": TEXT.split("\n")[0], "published": "2025-09-01", "text": TEXT}
    (folder / "a.jsonl").write_text(json.dumps(line))
    with Workspace(folder / "quake.db", create=True) as workspace:
        list(workspace.read([str(folder / "a.jsonl")]))
    return folder / "quake.db"


@pytest.fixture(scope="module")
def app(database: Path) -> Starlette:
    return make_app(database)


@pytest.fixture(scope="module")
def editable(database: Path) -> Starlette:
    return make_app(database, edit=True)


def paths(app: Starlette) -> list[str]:
    return [route.path for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())]


def is_right(answer: Answer) -> bool:
    """Whether an answer is what was asked for, or says in one line why not."""
    if answer.status in (400, 405, 413, 414, 421):
        return answer.body.count(b"\n") <= 1 or b"<h1>That did not work</h1>" in answer.body
    return answer.status in (200, 307, 404)


def check(answers: list[Answer] | tuple[Answer, ...]) -> None:
    wrong = [(each.asked, each.status, each.body[-200:]) for each in answers if not is_right(each)]
    assert not wrong, (len(wrong), wrong[0])


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_no_value_in_a_path_or_query_is_an_error_of_ours(app: Starlette, value: str) -> None:
    routes = paths(app)
    assert len(routes) > 20
    in_path = [Asked(re.sub(r"\{[^}]+\}", lambda _: value, path)) for path in routes if "{" in path]
    real = [re.sub(r"\{story[^}]*\}", "1", path).replace("{doc:path}", "a") for path in routes]
    real = [path.replace("{kind:str}", "csv").replace("{tally:str}", "x") for path in real]
    mixed = [Asked(re.sub(r"\{(kind|tally)[^}]*\}", lambda _: value, path.replace("{story:number}", "1")))
             for path in routes if "kind" in path or "tally" in path]  # fmt: skip
    once = "&".join(f"{name}={value}" for name in NAMES).encode()
    many = "&".join(f"{name}={each}" for each in (value, "1", value) for name in NAMES).encode()
    check(list(ask(app, *in_path, *mixed, *(Asked(path, query) for path in real for query in (once, many)))))


def test_queries_that_are_no_queries(app: Starlette) -> None:
    queries = (b"&" * 1999, b"=&=", b"%", b"q", b"\xff\xfe", b"q=" + b"a+" * 900)
    check(list(ask(app, *(Asked(path, query) for path in ("/", "/search", "/api/search") for query in queries))))


def token(app: Starlette) -> bytes:
    return str(app.state.token).encode()


@pytest.mark.parametrize("value", JSON_VALUES, ids=lambda value: repr(value)[:12])
def test_no_field_of_a_correction_is_an_error_of_ours(editable: Starlette, value: object) -> None:
    known = {
        "doc": "a", "figure": 99, "slot": "value", "value": "x", "tally": "x", "other": "1", "entry": [["a", 99]],
        "name": "", "story": 99, "id": "x", "home": "x", "number": "xx", "measure": "killed",
    }  # fmt: skip
    assert {*FIELDS} == {"undo", *MAKERS}
    headers = {"x-reportedly-token": token(editable)}
    requests = []
    for kind, names in FIELDS.items():
        for name in names:
            fields = {"kind": kind, **known, name: value}
            requests.append(Asked("/api/corrections", b"", "POST", json.dumps(fields).encode(), headers))
            if isinstance(value, str):
                form = urlencode(fields | {"token": token(editable)})
                requests.append(Asked("/corrections", b"", "POST", form.encode()))
    for answer in ask(editable, *requests):
        assert answer.status in (400, 413), (answer.asked, answer.status, answer.body[-200:])


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 20_000 + b"]" * 20_000, b'{"a":' * 10_000 + b"1" + b"}" * 10_000, b"", b"null", b"{", b"\xff\xfe",
        b'{"kind":"\\ud800"}', b'{"kind":' + b"9" * 60_000 + b"}", b'{"kind":1e400}', b"&" * 60_000,
        b"kind=undo&" * 6000, b"token=%ff%fe", b"token=\xff", b"%" * 1000,
    ],
    ids=lambda body: repr(body)[:12],
)  # fmt: skip
def test_bodies_that_are_no_corrections(editable: Starlette, body: bytes) -> None:
    headers = {"x-reportedly-token": token(editable)}
    for answer in ask(
        editable, *(Asked(path, b"", "POST", body, headers) for path in ("/corrections", "/api/corrections"))
    ):
        assert answer.status in (400, 403), (answer.asked.path, answer.status)


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("origin", b"http://[::1", 403), ("origin", b"\xff", 403), ("host", b"[::1", 421), ("host", b"\xff", 421),
        ("content-length", b"9" * 5000, 413), ("content-length", b"\xb2", 413), ("content-length", b"-1", 413),
        ("x-reportedly-token", b"\xff", 403),
    ],
)  # fmt: skip
def test_headers_that_make_no_sense_are_refused(editable: Starlette, name: str, value: bytes, status: int) -> None:
    (answer,) = ask(editable, Asked("/api/corrections", b"", "POST", b"{}", {name: value}))
    assert answer.status == status and answer.body.count(b"\n") <= 1


@pytest.mark.parametrize("method", ["OPTIONS", "DELETE", "PUT", "PATCH", "TRACE", "POST", "NEW"])
def test_a_method_that_is_not_for_a_path_is_told_which_are(app: Starlette, editable: Starlette, method: str) -> None:
    for path in ("/", "/api/stories", "/static/site.css", "/nothing"):
        for answer in (*ask(app, Asked(path, method=method)), *ask(editable, Asked(path, method=method))):
            assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD"), path
    if method != "POST":
        (answer,) = ask(editable, Asked("/corrections", method=method))
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize("kind", ["cut off", "flipped", "lost"])
def test_saved_bytes_that_are_gone_are_told_so(database: Path, app: Starlette, kind: str) -> None:
    assert ask(app, Asked("/saved/a"))[0].status == 200
    (warc,) = database.parent.glob("*.pages/*.warc.gz")
    content = warc.read_bytes()
    middle = len(content) // 2
    flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    try:
        warc.unlink() if kind == "lost" else warc.write_bytes(flipped if kind == "flipped" else content[:middle])
        (answer,) = ask(app, Asked("/saved/a", kind.replace(" ", "+").encode()))
    finally:
        warc.write_bytes(content)
    assert answer.status == 410 and answer.headers["cache-control"] == "no-store"
    assert b"the saved bytes of this page are" in answer.body
