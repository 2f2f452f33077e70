"""A server of a workspace in a process of its own, and requests as no browser would send them."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path

SECONDS = 20.0
"""That an answer may take."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered; `status` is 0 if nothing was."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body as letters."""
        return self.body.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a workspace is served, and the token of this run."""

    port: int
    token: str

    @property
    def host(self) -> str:
        """What a browser of this machine calls it."""
        return f"127.0.0.1:{self.port}"

    def get(self, target: str, **headers: str) -> Reply:
        """Ask for a page as a browser does."""
        return self.ask("GET", target, {"Host": self.host, **headers})

    def ask(self, method: str, target: str, headers: dict[str, str], body: bytes = b"") -> Reply:
        """Send a request as it is given, and take what comes within some seconds."""
        lines = [
            f"{method} {target} HTTP/1.1",
            *(f"{name}: {value}" for name, value in headers.items()),
            "Connection: close",
        ]
        if body and "Content-Length" not in headers:
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n"
        with socket.create_connection(("127.0.0.1", self.port), SECONDS) as made:
            made.settimeout(SECONDS)
            with suppress(BrokenPipeError, ConnectionResetError):  # it has answered already, and does not listen on
                made.sendall(head + body)
            answer = HTTPResponse(made, method=method)
            try:
                answer.begin()
                return Reply(answer.status, answer.headers, answer.read())
            except (HTTPException, ConnectionError):
                return Reply(0, HTTPMessage(), b"")


@contextmanager
def serving(database: Path, errors: Path) -> Iterator[Server]:
    """Serve a workspace with forms; what the server writes to standard error goes to the file `errors`."""
    import uvicorn

    from reportedly.web import make_app

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(512)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            told = os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(told, 2)
            sys.stderr = os.fdopen(2, "w", buffering=1, errors="backslashreplace")
            app = make_app(database, edit=True)
            os.write(writing, app.state.token.encode())
            os.close(writing)
            uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run(
                [listener]
            )
        finally:
            os._exit(0)
    os.close(writing)
    token = os.read(reading, 200).decode()
    os.close(reading)
    try:
        yield Server(listener.getsockname()[1], token)
    finally:
        listener.close()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
