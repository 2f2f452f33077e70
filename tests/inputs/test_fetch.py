"""Pages are fetched politely, within bounds, and only from where the user allows it; a real server misbehaves here."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import ThreadingHTTPServer
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_server import (
    Handler,
    Request,
    Site,
    bomb,
    chunked,
    cut_in_pieces,
    cut_off,
    damaged,
    dripping,
    endless,
    going_on,
    long_header,
    many_headers,
    nonsense,
    packed,
    packed_often,
    redirect,
    serve,
    silent,
    slow,
    unending,
    with_length,
)
from reportedly.errors import InputError
from reportedly.inputs import Fetcher, FetchLimits, Opener, Validators
from reportedly.inputs.fetch import seconds_to_wait
from reportedly.inputs.hosts import is_public
from reportedly.inputs.packing import unpacked
from reportedly.model import Page

pytestmark = pytest.mark.slow


QUICK = FetchLimits(page_bytes=1 << 20, silence=0.4, whole=0.8, back_off=0.0, delay=0.0, longest_wait=5.0)
PAGE = "<html><body><article><h1>Boats</h1><p>Nine boats came back to Port Nowhere.</p></article></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({"/page": PAGE}) as site:
        yield site


def fetcher(limits: FetchLimits = QUICK, waits: list[float] | None = None) -> Fetcher:
    """A fetcher that may ask one address of this machine and no other, and does not wait but notes for how long."""
    return Fetcher(lambda ip: ip == "127.0.0.1", limits, (waits if waits is not None else []).append)


def refusal(site: Site, path: str, limits: FetchLimits = QUICK) -> str:
    with pytest.raises(InputError) as raised:
        fetcher(limits).fetch(site.address(path))
    line = str(raised.value)
    assert line.startswith(site.address(path)) and "\n" not in line
    return line


def test_a_page_comes_with_what_its_server_said(site: Site) -> None:
    answer = fetcher().fetch(site.address("/page"))
    assert answer and answer.content.decode() == PAGE
    assert (answer.status, answer.address, answer.fetched.found) == (200, site.address("/page"), "fetched")
    assert answer.header("content-type") == "text/html; charset=utf-8"
    _, headers, _ = site.asked[-1]
    assert headers["User-Agent"].startswith("Reportedly/") and headers["Host"] == f"127.0.0.1:{site.port}"
    assert site.paths() == ["/robots.txt", "/page"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (slow, "not all there after"),
        (silent, "no answer within"),
        (endless, "too large for one page"),
        (bomb, "too large for one page"),
        (damaged, "packed content is damaged"),
        (cut_off, "connection broke off"),
        (nonsense, "connection broke off"),
        (dripping, "not all there after"),
        (going_on, "not all there after"),
        (unending, "not all there after"),
        (packed_often, "too large for one page"),
        (packed(gzip.compress(PAGE.encode()), "gzip", 0.5), "packed content ends before its end"),
        (packed(gzip.compress(PAGE.encode()) * 2, "x-gzip", 0.9), "packed content ends before its end"),
        (packed(gzip.compress(gzip.compress(PAGE.encode())), "gzip, gzip", 0.7), "packed content ends before its end"),
        (packed(zlib.compress(PAGE.encode()), "deflate", 0.5), "packed content ends before its end"),
        (packed(zlib.compress(PAGE.encode(), wbits=-15), "deflate", 0.5), "packed content ends before its end"),
        (packed(brotli.compress(PAGE.encode()), "br", 0.5), "packed content ends before its end"),
        (packed(brotli.compress(b"\0" * (64 << 20)), "br"), "too large for one page"),
        (packed(zlib.compress(b"\0" * (8 << 20)), "deflate"), "too large for one page"),
        (packed(b"no brotli at all", "br"), "packed content is damaged"),
        (packed(b"no deflate at all", "deflate"), "packed content is damaged"),
        (packed(PAGE.encode(), "compress"), "is packed as 'compress', which is not read"),
        (packed(PAGE.encode(), ", ".join(["gzip"] * 6)), "is packed more than 5 times over"),
        (cut_in_pieces, "connection broke off"),
        (with_length("5000"), "connection broke off"),
        (with_length(str(10**20)), "connection broke off"),
        (lambda request: request.send(b"", status=304), "says that nothing changed since a request that was never"),
        (chunked(b"zz"), "connection broke off"),
        (chunked(b"-5"), "connection broke off"),
        (chunked(b"f" * 40), "connection broke off"),
        (long_header, "connection broke off"),
        (many_headers, "connection broke off"),
        (redirect("/strange"), "sends on more than 5 times"),
        (redirect("http://127.0.0.2/"), "on this machine or a local network"),
        (redirect("http://localhost.invalid/"), "no such host"),
        (redirect("file:///etc/passwd"), "no http or https address"),
        (redirect("gopher://127.0.0.1/"), "no http or https address"),
        (redirect("http://[::1"), "what is no address"),
        (redirect("//[::1]/"), "on this machine or a local network"),
        (redirect("//[::ffff:10.0.0.1]/"), "on this machine or a local network"),
        (redirect("http://2130706434/"), "on this machine or a local network"),
        (redirect("http://0x7f.2/"), "on this machine or a local network"),
        (redirect("http://127.0.0.1:99999/"), "no address"),
        (redirect("http://a..b/"), "no such host"),
        (redirect(""), "sends on more than 5 times"),
        (lambda request: request.send(b"", status=404), "no such page (status 404)"),
        (lambda request: request.send(b"", status=403), "does not give this page out"),
        (lambda request: request.send(b"", status=500), "the server answers 500"),
        (lambda request: request.send(b"", status=429, Retry_After="3600"), "asks to wait 3,600 seconds"),
    ],
)  # fmt: skip
def test_what_misbehaves_ends_in_one_line(site: Site, handler: Handler, words: str) -> None:
    site.pages["/strange"] = handler
    assert words in refusal(site, "/strange")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://p.example/", "http://", "http://a:b@127.0.0.1/"])
def test_other_addresses_are_not_fetched(address: str) -> None:
    with pytest.raises(InputError, match=r"no http or https address|name and password|no address"):
        fetcher().fetch(address)


def test_this_machine_is_not_asked_unless_that_is_allowed(site: Site) -> None:
    for host in ("127.0.0.1", "localhost"):
        with pytest.raises(InputError, match="--allow-private"):
            Fetcher().fetch(site.address("/page", host))
    assert not site.asked


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::",
     "fec0::1", "::7f00:1", "::ffff:0:7f00:1", "2001:0:7f00:1::", "5f00::1", "198.18.0.1", "240.0.0.1",
     "192.88.99.1", "192.88.99.255", "3fff::1", "3fff:fff:ffff::1", "100.127.255.255", "192.0.0.1", "192.0.0.9",
     "192.31.196.1", "192.52.193.1", "192.175.48.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.19.255.255",
     "239.255.255.255", "172.31.255.255", "0.255.255.255", "127.255.255.255",
     "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:3::1", "2001:4:112::1", "2001:20::1", "2001:30::1",
     "2001:1ff::1", "2001:db8::1", "2620:4f:8000::1", "100::1", "100:0:0:1::1", "fdff::1", "febf::1", "4000::1",
     "::ffff:100.64.0.1", "::ffff:192.88.99.1", "::ffff:224.0.0.1", "64:ff9b::a00:1", "64:ff9b::c058:6301",
     "64:ff9b:1::a00:1", "64:ff9b:1:ffff::7f00:1", "64:ff9b:1::5db8:d822", "64:ff9b:2::808:808", "2002:a00:1::",
     "2002:c0a8:101::1", "2002:e000:1::", "2002:c058:6301::"],
)  # fmt: skip
def test_private_addresses(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip",
    ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "2002:5db8:d822::1",
     "::ffff:93.184.216.34", "192.88.98.1", "192.88.100.1", "100.63.255.255", "100.128.0.1",
     "172.15.0.1", "172.32.0.1", "223.255.255.255", "2001:200::1", "2001:db9::1", "3ffe::1", "2620:4f:8001::1"],
)  # fmt: skip
def test_public_addresses(ip: str) -> None:
    assert is_public(ip)


@settings(max_examples=300, deadline=None)
@given(st.ip_addresses())
def test_what_python_knows_to_be_local_is_not_public(ip: IPv4Address | IPv6Address) -> None:
    assert not is_public(str(ip)) or ip.is_global or ip in IPv6Network("2002::/16")


def test_robots_txt_is_honoured(site: Site) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /closed\n\nUser-agent: Reportedly\nDisallow: /ours\n"
    site.pages["/ours"] = site.pages["/closed"] = PAGE
    assert "robots.txt does not let programs read it" in refusal(site, "/ours")
    assert fetcher().fetch(site.address("/closed")), "the group that names us is the one that counts"
    site.pages["/robots.txt"] = lambda request: request.send(b"", status=503)
    assert "robots.txt cannot be read (status 503)" in refusal(site, "/page")


def test_a_redirect_is_asked_of_robots_too(site: Site) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nDisallow: /closed\n", "/open": redirect("/closed"), "/closed": PAGE}
    assert "robots.txt" in refusal(site, "/open")
    assert "/closed" not in site.paths()


def test_one_host_is_asked_after_a_delay_and_its_robots_txt_once(site: Site) -> None:
    waits: list[float] = []
    patient = fetcher(replace(QUICK, delay=2.0), waits)
    patient.fetch(site.address("/page"))
    patient.fetch(site.address("/page"))
    assert site.paths() == ["/robots.txt", "/page", "/page"]
    assert len(waits) == 2 and all(1.5 < wait <= 2 for wait in waits)


def test_a_longer_crawl_delay_is_honoured_up_to_a_bound(site: Site) -> None:
    waits: list[float] = []
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 4\n"
    fetcher(QUICK, waits).fetch(site.address("/page"))
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 99999\n"
    fetcher(QUICK, waits).fetch(site.address("/page"))
    assert [round(wait) for wait in waits] == [4, 5]


@pytest.mark.parametrize("after", ["3", "Thu, 01 Jan 2026 00:00:00 GMT", "soon", ""])
def test_a_busy_server_is_asked_again_after_the_time_it_wants(site: Site, after: str) -> None:
    waits: list[float] = []

    def busy(request: Request) -> None:
        is_first = site.paths().count("/busy") == 1
        request.send(PAGE.encode(), status=429 if is_first else 200, **({"Retry_After": after} if is_first else {}))

    site.pages["/busy"] = busy
    assert fetcher(QUICK, waits).fetch(site.address("/busy"))
    assert max(waits) == (3.0 if after == "3" else 0.0)


def test_a_server_that_breaks_off_once_is_asked_again(site: Site) -> None:
    site.pages["/shaky"] = lambda request: (
        cut_off(request) if site.paths().count("/shaky") == 1 else request.send(PAGE.encode())
    )
    assert fetcher().fetch(site.address("/shaky"))


def test_a_page_that_did_not_change_is_not_sent_again(site: Site) -> None:
    def conditional(request: Request) -> None:
        is_known = request.headers.get("If-None-Match") == '"one"' and request.headers.get("If-Modified-Since")
        request.send(b"" if is_known else PAGE.encode(), status=304 if is_known else 200, ETag='"one"')

    site.pages["/page"] = conditional
    assert fetcher().fetch(site.address("/page"))
    assert fetcher().fetch(site.address("/page"), Validators('"one"', "Mon, 01 Sep 2025 10:00:00 GMT")) is None


@pytest.mark.parametrize("length", ["", "-5", "x", "9" * 5000, "28, 28"])
def test_a_length_that_is_none_harms_nothing(site: Site, length: str) -> None:
    site.pages["/page"] = with_length(length)
    try:
        answer = fetcher().fetch(site.address("/page"))
        assert answer and answer.content == b"<p>Nine boats came back.</p>"
    except InputError as error:
        assert str(error).startswith(site.address("/page"))


PACKED = (
    ("gzip", gzip.compress(PAGE.encode())),
    ("gzip", gzip.compress(PAGE[:20].encode()) + gzip.compress(PAGE[20:].encode()) + b"\0" * 9),
    ("X-GZIP, identity", gzip.compress(PAGE.encode())),
    ("deflate", zlib.compress(PAGE.encode())),
    ("deflate", zlib.compress(PAGE.encode(), wbits=-15)),
    ("br", brotli.compress(PAGE.encode())),
    ("deflate, gzip", gzip.compress(zlib.compress(PAGE.encode()))),
)


@pytest.mark.parametrize(("coding", "content"), PACKED)
def test_packed_pages_are_unpacked(site: Site, coding: str, content: bytes) -> None:
    site.pages["/page"] = packed(content, coding)
    answer = fetcher().fetch(site.address("/page"))
    assert answer and answer.content.decode() == PAGE
    for size in (1, 2, 1000):
        pieces = [content[start : start + size] for start in range(0, len(content), size)]
        assert b"".join(unpacked(pieces, coding)).decode() == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_page_of_nothing_may_be_said_to_be_packed(site: Site, coding: str) -> None:
    site.pages |= {"/page": redirect("/there"), "/there": PAGE}
    site.pages["/page"] = lambda request: request.send(b"", status=302, Location="/there", Content_Encoding=coding)
    assert fetcher().fetch(site.address("/page"))
    assert not list(unpacked([], coding))


def test_an_answer_that_nothing_changed_is_believed_of_what_was_asked_alone(site: Site) -> None:
    site.pages["/page"] = lambda request: request.send(b"", status=304)
    assert fetcher().fetch(site.address("/page"), Validators('"one"')) is None
    with pytest.raises(InputError, match="never made"):
        fetcher().fetch(site.address("/page"), Validators())


def test_a_redirect_with_letters_beyond_ascii_is_followed(site: Site) -> None:
    site.pages |= {"/old": redirect("/überschwemmung".encode().decode("latin-1")), "/%C3%BCberschwemmung": PAGE}
    answer = fetcher().fetch(site.address("/old"))
    assert answer and answer.address == site.address("/%C3%BCberschwemmung")


def test_a_server_that_is_busy_again_and_again_is_not_said_to_ask_for_long(site: Site) -> None:
    waits: list[float] = []
    site.pages["/busy"] = lambda request: request.send(b"", status=503, Retry_After="4")
    with pytest.raises(InputError, match="the server answers 503"):
        fetcher(QUICK, waits).fetch(site.address("/busy"))
    assert waits == [4.0, 4.0]


def test_a_server_that_fails_once_is_asked_again(site: Site) -> None:
    site.pages["/failing"] = lambda request: request.send(
        PAGE.encode(), status=500 if site.paths().count("/failing") < 3 else 200
    )
    assert fetcher().fetch(site.address("/failing"))


@pytest.mark.parametrize("status", [429, 503])
def test_robots_txt_that_cannot_be_had_is_asked_for_once(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = lambda request: request.send(b"", status=status)
    patient = fetcher()
    for path in ("/page", "/other"):
        with pytest.raises(InputError, match=rf"^{site.address(path)}: .*robots.txt cannot be read \(status {status}"):
            patient.fetch(site.address(path))
    assert site.paths() == ["/robots.txt"] * QUICK.attempts


def test_a_host_that_does_not_answer_is_left_alone(site: Site) -> None:
    site.pages |= {f"/{number}": cut_off for number in range(9)}
    patient = fetcher(replace(QUICK, attempts=1))
    for number in range(9):
        with pytest.raises(InputError, match="broke off" if number < QUICK.fruitless else "for other addresses"):
            patient.fetch(site.address(f"/{number}"))
    assert len(site.paths()) == 1 + QUICK.fruitless


def test_another_machine_of_a_host_is_asked_when_the_first_does_not_answer(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = [(2, 1, 6, "", ("127.0.0.9", site.port)), (2, 1, 6, "", ("127.0.0.1", site.port))]
    real = socket.getaddrinfo
    monkeypatch.setattr(
        "socket.getaddrinfo",
        lambda host, *rest, **named: ends if host == "news.example" else real(host, *rest, **named),
    )
    answer = Fetcher(lambda ip: ip.startswith("127."), QUICK, [].append).fetch(site.address("/page", "news.example"))
    assert answer and answer.address == site.address("/page", "news.example")


def test_the_checked_machine_is_asked_whatever_the_name_stands_for_later(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *rest: Any, **named: Any) -> Any:
        asked.append(host)
        return real("127.0.0.1" if host == "news.example" else host, *rest, **named)

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    assert fetcher().fetch(site.address("/page", "news.example"))
    assert asked.count("news.example") == 2, "once for robots.txt and once for the page, and not to connect"
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"


@contextmanager
def secure(folder: Path, name: str) -> Iterator[int]:
    """The port of a secure server with a certificate of its own for a host name."""
    key, certificate = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={name}"]
    command += ["-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Secure", (Request,), {"site": Site({"/": PAGE})}))
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def test_a_secure_connection_must_be_trusted_and_of_its_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with secure(tmp_path, "localhost") as port:
        with pytest.raises(InputError, match="secure connection cannot be trusted"):
            fetcher().fetch(f"https://localhost:{port}/")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        answer = fetcher().fetch(f"https://localhost:{port}/")
        assert answer and answer.content.decode() == PAGE, "checked against the name, though the machine was named"
        with pytest.raises(InputError, match="secure connection cannot be trusted"):
            fetcher().fetch(f"https://127.0.0.1:{port}/")


@pytest.mark.parametrize("host", ["bücher.invalid", "a" * 70 + ".invalid", "xn--a.invalid", "-.invalid"])
def test_hosts_that_are_none_end_in_one_line(host: str) -> None:
    with pytest.raises(InputError, match=r"^http://\S+: (there is no such host|is no address)"):
        fetcher().fetch(f"http://{host}/")


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d{1,12} \d+:\d+:\d+ \S*", fullmatch=True)
)
def test_any_retry_after_is_a_number_of_seconds(written: str) -> None:
    assert seconds_to_wait(written) >= 0


def test_lists_are_followed_when_asked_for_and_the_batch_goes_on(site: Site, tmp_path: Path) -> None:
    index = f"<sitemapindex><sitemap><loc>{site.address('/map.xml')}</loc></sitemap></sitemapindex>"
    site.pages["/map.xml"] = "<urlset>" + "".join(
        f"<url><loc>{site.address(path)}</loc><lastmod>{day}</lastmod></url>"
        for path, day in (("/page", "2025-09-01"), ("/later", "2025-09-03"), ("/gone", "2025-09-02"))
    ) + "</urlset>"  # fmt: skip
    site.pages |= {"/later": PAGE, "/index.xml": index}
    site.pages["/feed"] = (
        f"<rss><channel><item><title>Boats</title><link>{site.address('/page')}</link></item></channel></rss>"
    )
    (tmp_path / "list.txt").write_text(f"{site.address('/page')}\n{site.address('/page')}\n")
    (tmp_path / "gdelt.csv").write_text(f"DocumentIdentifier,Themes\n{site.address('/later')},x\n")
    names = [site.address("/index.xml"), str(tmp_path / "list.txt"), site.address("/feed"), str(tmp_path / "gdelt.csv")]
    found = list(Opener(follow=True, fetcher=fetcher()).open(names))
    assert [each.name.removeprefix(site.address("")) if isinstance(each, Page) else "!" for each in found] == [
        "/later", "!", "/page", "/page", "/page", "/later",
    ]  # fmt: skip
    assert next(each.url for each in found if isinstance(each, Page)) == site.address("/later")
    (error,) = [each for each in found if isinstance(each, InputError)]
    assert str(error).startswith(site.address("/gone"))
    assert all("--follow" in str(each) for each in Opener(fetcher=fetcher()).open(names[:2]))
