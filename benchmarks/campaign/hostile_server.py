"""A server on this machine that says what a case wants, byte by byte, and traps that nobody may connect to."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Iterable[bytes | float]
"""What is sent, in order; a number is seconds of silence."""
OPEN, INSIDE = "127.0.0.1", "127.0.0.2"
"""What plays the open internet, and a local network that must not be reached."""
ROBOTS = "/robots.txt"


@dataclass(slots=True)
class Asked:
    """A request that came in."""

    host: str
    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class Site:
    """`answers` by path make what is sent; `asked` is what was asked, `trapped` who connected to a trap."""

    answers: dict[str, Callable[[], Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    trapped: list[str] = field(default_factory=list)
    port: int = 0

    def address(self, path: str, host: str = "open.example") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"


def answer(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """A plain answer; headers that are given come after the usual ones."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    if not any(each.lower().startswith("content-type") for each in headers):
        lines.append("Content-Type: text/html; charset=utf-8")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def redirect(to: str, status: int = 302, *headers: str) -> bytes:
    """An answer that sends on."""
    return answer(b"", f"{status} Found", f"Location: {to}", *headers)


@contextmanager
def running(site: Site) -> Iterator[None]:
    """Serve a site on the open address, with traps at the same port of the inner ones, as long as the block runs."""
    with socket.socket() as listener, socket.socket() as trap, socket.socket(socket.AF_INET6) as trap6:
        listener.bind((OPEN, 0))
        site.port = listener.getsockname()[1]
        listener.listen(64)
        _start(lambda: _accept(listener, lambda made: _answer(made, site)))
        for each, ip in ((trap, INSIDE), (trap6, "::1")):
            with suppress(OSError):  # a machine without IPv6
                each.bind((ip, site.port))
                each.listen(8)
                _start(lambda each=each, ip=ip: _accept(each, lambda made: _spring(made, site, ip)))
        yield


def _start(task: Callable[[], None]) -> None:
    threading.Thread(target=task, daemon=True).start()


def _accept(listener: socket.socket, handle: Callable[[socket.socket], None]) -> None:
    with suppress(OSError):  # closed at the end of the block
        while True:
            made, _ = listener.accept()
            _start(lambda made=made: handle(made))


def _spring(made: socket.socket, site: Site, ip: str) -> None:
    site.trapped.append(ip)
    made.close()


def _answer(made: socket.socket, site: Site) -> None:
    """Read one request and send what the site says; whoever hangs up first is right."""
    with made, suppress(OSError):
        made.settimeout(30)
        asked = _request(made)
        if asked is None:
            return
        site.asked.append(asked)
        make = site.answers.get(asked.path) or (lambda: [answer(b"not here", "404 Not Found")])
        for piece in make():
            if isinstance(piece, bytes):
                made.sendall(piece)
            else:
                time.sleep(piece)
        made.shutdown(socket.SHUT_WR)
        while made.recv(1 << 12):  # till the other side has read all: closing earlier could take it away
            pass


def _request(made: socket.socket) -> Asked | None:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = made.recv(1 << 12)
        if not piece:
            return None
        head += piece
    first, *lines = head.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Asked(headers.get("host", ""), [*first.split(" "), ""][1], headers)
