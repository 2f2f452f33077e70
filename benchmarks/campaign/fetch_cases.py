"""What a hostile server sends: where it sends on to, how slowly, how much, how packed, and what it says of it."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks.campaign import extremes, seeds
from benchmarks.campaign.hostile_server import INSIDE, ROBOTS, Answer, Site, answer, redirect
from benchmarks.campaign.kinds import KINDS
from benchmarks.campaign.mutators.raw import pack_bomb
from benchmarks.campaign.names import TURNING

VICTIM = "/victim"
"""A page of another host that was read before, and that nobody else may revise."""
STREAM_SECONDS = 20.0
"""For which an endless answer goes on."""
_SPELLINGS = (
    INSIDE, "127.0.2", "127.2", "0x7f000002", "0x7f.0.0.2", "2130706434", "0177.0.0.2", "[::ffff:127.0.0.2]",
    "[::ffff:7f00:2]", "[::1]", "[0:0:0:0:0:0:0:1]", "[64:ff9b::7f00:2]", "[2002:7f00:2::1]", "①②⑦.0.0.2",
    "127.0.0.2.", "%31%32%37.0.0.2", "[::]", "0", "0.0.0.0", "[::1%251]", "user@127.0.0.2", "open.example@127.0.0.2",
    "127。0。0。2", *TURNING,
)  # fmt: skip
"""Ways to write addresses of this machine and local networks."""
_PAGE = (
    b"<html><body><article><h1>Fire at sea leaves 9 dead</h1><p>The coast guard said 9 people were killed when a fire "
    b"broke out on a trawler off Port Nowhere on Sunday night.</p><p>Three boats took the others to the harbour, "
    b"where doctors were waiting for them, the harbour master said.</p><p>Rain had fallen since the morning, and "
    b"the sea was rough.</p></article></body></html>"
)
_EXTRA = (
    "Set-Cookie: id=7; Path=/; Domain=example", "Set-Cookie: " + "a" * 5_000, f"Refresh: 0; url=http://{INSIDE}/",
    "WWW-Authenticate: Basic", f"Content-Location: http://{INSIDE}/", f"Link: <http://{INSIDE}/>; rel=canonical",
    'Alt-Svc: h2=":1"', "Location: /twice", "X-\x00: y", "Retry-After: 99999999999", 'ETag: "' + "e" * 9_000 + '"',
    "Last-Modified: never", "Strict-Transport-Security: max-age=9",
)  # fmt: skip
"""Headers that nobody should follow."""


@dataclass(slots=True)
class Script:
    """What a case asks for, by path of the open host, and whether anything may come of it."""

    answers: dict[str, Callable[[], Answer]] = field(default_factory=dict)
    start: str = "/"
    gives: bool | None = None
    """Whether a page has to come, may not come, or may come or not (`None`)."""

    def say(self, path: str, *pieces: bytes | float) -> None:
        """Let a path send some pieces."""
        self.answers[path] = lambda: pieces


Maker = Callable[[Random, Site], Script]


def _redirects(chance: Random, site: Site) -> Script:
    """Chains, loops and odd targets; some lead to a local network at the first, a middle or the last hop."""
    script = Script()
    hops = chance.randint(0, 7)
    for hop in range(hops):
        script.say(
            f"/{hop}",
            redirect(_form(chance, site, f"/{hop + 1}"), chance.choice((301, 302, 303, 307, 308)), *_extra(chance)),
        )
    last = _last(chance, site).encode("utf-8", "replace").decode("latin-1")
    script.say(f"/{hops}", redirect(last, chance.choice((301, 302, 307)), *_extra(chance)))
    script.start = "/0"
    if chance.random() < 0.2:
        script.say(ROBOTS, redirect(last))
    return script


def _last(chance: Random, site: Site) -> str:
    """Where a chain ends: inside, nowhere, or where it began."""
    inside = f"{INSIDE}:{site.port}"
    spelled = f"http://{chance.choice(_SPELLINGS)}:{site.port}/secret"
    return chance.choice((
        spelled, spelled, spelled, chance.choice(extremes.ADDRESSES), f"/{chance.randint(0, 9)}", "",
        "//inside.example",
        "\\\\inside.example\\x", f"//{inside}/", f"http:{inside}/", f"http:///{inside}/", f"ftp://{INSIDE}/",
        "file:///etc/passwd", "gopher://127.0.0.2:70/_x", f"http://{inside}\\@open.example/",
        f"http://open.example:{site.port}@{inside}/", "x" * 70_000, "http://[::1",
    ))  # fmt: skip


def _form(chance: Random, site: Site, path: str) -> str:
    """An address of our own, in one of the ways that servers write it."""
    other = site.address(path, "other.example")
    return chance.choice(
        (path, site.address(path), f"//open.example:{site.port}{path}", f"..{path}", f"{path}#x", other)
    )


def _extra(chance: Random) -> list[str]:
    """Headers that nobody should follow."""
    return chance.sample(_EXTRA, chance.choice((0, 0, 1, 2, 3)))


def _names(chance: Random, site: Site) -> Script:
    """A name that stands for one machine when it is checked and for another when it is asked."""
    script = Script(start=f"http://{chance.choice(_SPELLINGS)}:{site.port}/page")
    script.say("/page", answer(_PAGE))
    if chance.random() < 0.3:
        script.say("/page", answer(b"", "503 Busy"))
    return script


def _slow(chance: Random, _: Site) -> Script:
    """A byte now and then: in the status line, in headers, in the body, or nothing at all."""
    packed = gzip.compress(b"<p>" * 999, mtime=0)
    pieces: list[bytes | float] = chance.choice((
        [answer(_PAGE)[:-20], 30.0],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", *_drip([b"<p>"] * 200)],
        [b"HTTP/1.1 200 OK\r\n\r\n", *_drip([b"<p>"] * 200)],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *_drip([b"3\r\n<p>\r\n"] * 200)],
        [b"HTTP/1.1 200 OK\r\n", *_drip([b"X-%d: a\r\n" % number for number in range(200)])],
        _drip([bytes([letter]) for letter in b"HTTP/1.1 200 OK" * 9]),
        _drip([b"HTTP/1.1 100 Continue\r\n\r\n"] * 200),
        [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", *_drip([bytes([letter]) for letter in packed * 9])],
        [30.0],
    ))  # fmt: skip
    script = Script(gives=False)
    script.say(ROBOTS if chance.random() < 0.2 else "/", *pieces)
    return script


def _drip(pieces: list[bytes]) -> list[bytes | float]:
    return [each for piece in pieces for each in (0.1, piece)]


def _endless(chance: Random, _: Site) -> Script:
    """More than anyone wants, as fast as it can be sent: for more seconds than a fetch may take."""
    piece = chance.choice((b"<p>more</p>" * 6_000, b"\0" * 60_000, b" " * 60_000))

    def stream(head: bytes, piece: bytes) -> Iterator[bytes]:
        yield head
        until = time.monotonic() + STREAM_SECONDS
        while time.monotonic() < until:
            yield piece

    head, piece = chance.choice((
        (b"HTTP/1.1 200 OK\r\n\r\n", piece),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"%x\r\n%s\r\n" % (len(piece), piece)),
        (b"HTTP/1.1 200 OK\r\n", b"X: a\r\n" * 5_000),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a" * 60_000),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000),
        (b"", b"a" * 60_000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0" * 60_000),
        (b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 99999999999\r\n\r\n", piece),
    ))  # fmt: skip
    script = Script(gives=False)
    script.answers[ROBOTS if chance.random() < 0.2 else "/"] = lambda: stream(head, piece)
    return script


def _packed(chance: Random, _: Site) -> Script:
    """Bombs, layers, half of a packed page, and what only claims to be packed."""
    more = "".join(f"<p>The crew of boat {number} said that they had seen it.</p>" for number in range(99)).encode()
    page = _PAGE.replace(b"</article>", more + b"</article>")
    whole = gzip.compress(page, mtime=0)
    damaged = whole[:20] + b"\xff" * 30 + whole[50:]
    twice = gzip.compress(whole, mtime=0)
    cases: tuple[tuple[Callable[[], bytes], str, bool | None], ...] = (
        (lambda: pack_bomb(page, b"\0"), "gzip", False),
        (lambda: gzip.compress(pack_bomb(page, b" "), mtime=0), "gzip, gzip", False),
        (lambda: zlib.compress(b"\0" * (32 << 20), 1), "deflate", False),
        (lambda: twice, "gzip, gzip", None),
        (lambda: whole, ", ".join(["gzip"] * 500), False),
        (lambda: whole[: len(whole) // 2], "gzip", False),
        (lambda: whole[:-4], "gzip", False),
        (lambda: whole[:-12], "gzip", False),
        (lambda: zlib.compress(page)[:-6], "deflate", False),
        (lambda: page, "gzip", False),
        (lambda: damaged, "gzip", False),
        (lambda: whole, chance.choice(("br", "zstd", "x-gzip", "identity", "GZIP , deflate")), None),
        (lambda: page, "", None),
        (lambda: b"", "gzip", None),
        (lambda: whole + chance.choice((whole, b"rubbish")), "gzip", None),
    )
    make, encoding, gives = chance.choice(cases)
    script = Script(gives=gives)
    script.say("/", answer(make(), "200 OK", f"Content-Encoding: {encoding}", *_extra(chance)))
    if chance.random() < 0.1:
        script.answers[ROBOTS] = script.answers["/"]
    return script


def _lengths(chance: Random, _: Site) -> Script:
    """Lengths that lie."""
    size = len(_PAGE)
    head, gives = chance.choice((
        (f"Content-Length: {chance.choice(extremes.LENGTHS)}", None),
        (f"Content-Length: {size + 100}", False),
        (f"Content-Length: {size - 20}", None),
        (f"Content-Length: {size}\r\nContent-Length: {size + 5}", None),
        (f"Content-Length: {size}\r\nTransfer-Encoding: chunked", None),
        ("Transfer-Encoding: chunked", False),
        (f"Content-Range: bytes 0-{size}/99999", None),
        ("Content-Length:", None),
    ))  # fmt: skip
    status = chance.choice(("200 OK", "200 OK", "206 Partial Content", "204 No Content", "205 Reset"))
    before = chance.choice((b"", b"", b"%x\r\n" % (size + 9), b"-5\r\n", b"ffffffffffffffffff\r\n", b"zz\r\n"))
    script = Script(gives=gives if status == "200 OK" and not before else None)
    script.say("/", f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{head}\r\n\r\n".encode(), before + _PAGE)
    return script


_LINES = (
    b"HTTP/1.1 200 OK", b"HTTP/1.1 999 Strange", b"HTTP/1.1 -1 x", b"HTTP/1.1 20", b"HTTP/9.9 200 OK", b"ICY 200 OK",
    b"", b"\0\1\2", b"HTTP/1.1", b"HTTP/1.1 200 " + b"O" * 70_000, b"HTTP/1.1 200 \xff\xfe\x1b[31m", b"SSH-2.0-x",
    b"\x16\x03\x01\x02", b"<html>", b"HTTP/1.1 429 Wait", b"HTTP/1.1 503 Busy", b"HTTP/1.1 401 No",
    b"HTTP/1.1 407 Proxy", b"HTTP/1.1 101 Switching", b"HTTP/1.1 103 Early", b"HTTP/1.1 300 Many",
    b"HTTP/1.1 305 Proxy", b"HTTP/1.1 451 Law", b"HTTP/1.0 200 OK",
)  # fmt: skip
_NO_HEADERS = (
    "no colon", ": no name", " folded", "X\r\r: y", "\xff: \xff", "Content-Type: application/json",
    "Content-Type: image/png",
    *(f"Content-Type: text/html; charset={name}" for name in extremes.ENCODINGS),
    "Content-Disposition: attachment; filename=../../evil",
)  # fmt: skip


def _answers(chance: Random, _: Site) -> Script:
    """Status lines and headers that are none."""
    wait = chance.choice((*extremes.NUMBERS, *extremes.DATES))
    headers = [
        *_extra(chance),
        chance.choice((*_NO_HEADERS, f"Retry-After: {wait}", f"Content-Type: {extremes.text(chance)[:60_000]}")),
    ]
    script = Script()
    head = b"\r\n".join([chance.choice(_LINES), *(each.encode("utf-8", "replace") for each in headers)])
    script.say(ROBOTS if chance.random() < 0.3 else "/", head + b"\r\n\r\n", _PAGE)
    script.answers.setdefault("/", lambda: [answer(_PAGE)])
    return script


_TYPES = (
    "text/html", "text/plain", "application/json", "application/pdf", "application/rss+xml", "application/zip",
    "image/png", "application/octet-stream", "text/html; charset=punycode", "multipart/x-mixed-replace", "",
)  # fmt: skip


def _bodies(chance: Random, _: Site) -> Script:
    """Files of every kind, broken, under a type of any kind; lists among them are followed."""
    body = KINDS[chance.choice(sorted(KINDS))].make(chance)[: 3 << 20]
    script = Script()
    script.say("/", answer(body, "200 OK", f"Content-Type: {chance.choice(_TYPES)}", *_extra(chance)))
    return script


def _unchanged(chance: Random, _: Site) -> Script:
    """A server that says "not changed" to who never asked, with or without a page behind it."""
    script = Script(gives=False)
    script.say("/", answer(b"", "304 Not Modified", *_extra(chance)))
    if chance.random() < 0.5:
        script.say("/", b"HTTP/1.1 304 Not Modified\r\nContent-Length: 200\r\n\r\n" + _PAGE)
    return script


_OWNED = (
    seeds.rss, seeds.atom, seeds.json_lines, seeds.json_list, seeds.json_feed, seeds.tool_json, seeds.table,
    seeds.metadata,
)  # fmt: skip


def _owners(chance: Random, site: Site) -> Script:
    """Feeds, JSON and pages that say they are a page of another host."""
    theirs = site.address(VICTIM, "victim.example")
    victim = chance.choice((theirs, theirs, f"{theirs}#x", "good-before.txt"))
    other = chance.choice((victim, victim, victim.upper(), f"{victim}?x")).encode()
    body = chance.choice(_OWNED)(chance)
    for ours in (f"{seeds.ADDRESS}-0", seeds.ADDRESS, "post-0"):
        body = body.replace(ours.encode(), other)
    headers = (f"Content-Location: {victim}", f'Link: <{victim}>; rel="canonical"', "Content-Type: application/xml")
    script = Script()
    script.say("/", answer(body, "200 OK", *headers))
    return script


def _whole(chance: Random, _: Site) -> Script:
    """A page as it should be, in the ways that servers send one: it has to be read."""
    script = Script(gives=True)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in (_PAGE[:50], _PAGE[50:])) + b"0\r\n\r\n"
    page = chance.choice((
        answer(_PAGE),
        answer(gzip.compress(_PAGE, mtime=0), "200 OK", "Content-Encoding: gzip"),
        answer(zlib.compress(_PAGE), "200 OK", "Content-Encoding: deflate"),
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _PAGE,
    ))  # fmt: skip
    script.say("/", chance.choice((page, redirect("/there"))))
    script.say("/there", page)
    return script


MAKERS: dict[str, Maker] = {
    "whole": _whole, "redirects": _redirects, "names": _names, "slow": _slow, "endless": _endless, "packed": _packed,
    "lengths": _lengths, "answers": _answers, "bodies": _bodies, "unchanged": _unchanged, "owners": _owners,
}  # fmt: skip
