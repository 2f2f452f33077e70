"""A real server on this machine that serves what a test gives it, and misbehaves as servers do."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Handler = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request; `send` answers it. What the server was asked is kept in `site.asked`."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers.items()), time.monotonic()))
        made = self.site.pages.get(self.path)
        if made is None:
            self.send(b"not here", status=404)
        elif callable(made):
            made(self)
        else:
            self.send(made.encode() if isinstance(made, str) else made)

    def send(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content))}
        for name, value in (named | {key.replace("_", "-"): value for key, value in headers.items()}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Site:
    """What is served, by path: a page, or what answers; and what was asked for."""

    pages: dict[str, str | bytes | Handler] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    port: int = 0

    def address(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@contextmanager
def serve(pages: dict[str, str | bytes | Handler] | None = None) -> Iterator[Site]:
    """A site on a free port of this machine for as long as the block runs."""
    site = Site(pages or {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("SiteRequest", (Request,), {"site": site}))
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up are what is tested
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def redirect(to: str, status: int = 302) -> Handler:
    return lambda request: request.send(b"", status=status, Location=to)


def slow(request: Request) -> None:
    """Sends a few bytes now and then, and never ends."""
    request.send_response(200)
    request.send_header("Content-Length", "1000000")
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"<p>")
        request.wfile.flush()
        time.sleep(0.05)


def silent(request: Request) -> None:
    """Says nothing for as long as anyone waits."""
    time.sleep(3)


def endless(request: Request) -> None:
    """Sends more than anyone wants."""
    request.send_response(200)
    request.send_header("Connection", "close")
    request.end_headers()
    for _ in range(1000):
        request.wfile.write(b"<p>more</p>" * 10_000)


def bomb(request: Request) -> None:
    """A few kilobytes that unpack to eight megabytes."""
    request.send(gzip.compress(b"\0" * (8 << 20), 1), Content_Encoding="gzip")


def damaged(request: Request) -> None:
    request.send(b"this is not packed", Content_Encoding="gzip")


def cut_off(request: Request) -> None:
    """Promises more than it sends."""
    request.send_response(200)
    request.send_header("Content-Length", "5000")
    request.end_headers()
    request.wfile.write(b"<html>")
    request.wfile.flush()
    request.connection.shutdown(socket.SHUT_RDWR)


def nonsense(request: Request) -> None:
    """Does not speak HTTP."""
    request.wfile.write(b"\x00\x01 hello there\r\n\r\n")
    request.close_connection = True


def dripping(request: Request) -> None:
    """Sends headers without end, each before anyone thinks that it is silent."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(60):
        request.wfile.write(b"X-%d: a\r\n" % number)
        request.wfile.flush()
        time.sleep(0.05)


def going_on(request: Request) -> None:
    """Says again and again that the request may go on."""
    for _ in range(60):
        request.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.wfile.flush()
        time.sleep(0.05)


def unending(request: Request) -> None:
    """A page without a length that goes on and on, a little at a time."""
    request.send_response(200)
    request.send_header("Connection", "close")
    request.end_headers()
    for _ in range(60):
        request.wfile.write(b"<p>")
        request.wfile.flush()
        time.sleep(0.05)


def packed(content: bytes, coding: str, keep: float = 1.0) -> Handler:
    """A packed page of no told length, of which a share is sent before the connection ends."""

    def answer(request: Request) -> None:
        request.send_response(200)
        request.send_header("Content-Encoding", coding)
        request.send_header("Connection", "close")
        request.end_headers()
        request.wfile.write(content[: round(len(content) * keep)])
        request.close_connection = True

    return answer


def with_length(length: str) -> Handler:
    """A short page whose length is told wrongly."""

    def answer(request: Request) -> None:
        request.send_response(200)
        request.send_header("Content-Length", length)
        request.end_headers()
        request.wfile.write(b"<p>Nine boats came back.</p>")
        request.close_connection = True

    return answer


def cut_in_pieces(request: Request) -> None:
    """A page in pieces that ends between two of them."""
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"3\r\n<p>\r\n3\r\n<p>\r\n")
    request.close_connection = True


def chunked(size: bytes) -> Handler:
    """A page in pieces, the length of the first told wrongly."""

    def answer(request: Request) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        request.wfile.write(size + b"\r\n<p>\r\n0\r\n\r\n")
        request.close_connection = True

    return answer


def long_header(request: Request) -> None:
    """A header longer than any."""
    request.send(b"", X_Long="a" * 70_000)


def many_headers(request: Request) -> None:
    """More headers than any page needs."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 500 + b"\r\n")


def packed_often(request: Request) -> None:
    """A page packed four times over: little on the way, much when it is unpacked."""
    content = b"\0" * (8 << 20)
    for _ in range(4):
        content = gzip.compress(content)
    request.send(content, Content_Encoding="gzip, gzip, gzip, gzip")
