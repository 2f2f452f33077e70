"""Requests given to the web application in this process, byte for byte, as no well-behaved client would send them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Asked:
    """A request; `path` and `query` as they stand in its first line."""

    path: str
    query: bytes = b""
    method: str = "GET"
    body: bytes = b""
    headers: Mapping[str, bytes] = field(default_factory=dict)


@dataclass
class Answer:
    """What came back."""

    asked: Asked
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def ask(app: ASGIApp, *requests: Asked) -> Sequence[Answer]:
    """The answers to requests, one after the other."""
    return asyncio.run(_all(app, requests))


async def _all(app: ASGIApp, requests: Iterable[Asked]) -> Sequence[Answer]:
    return [await _one(app, each) for each in requests]


async def _one(app: ASGIApp, asked: Asked) -> Answer:
    answer = Answer(asked)
    headers = {"host": b"127.0.0.1:80", "content-length": str(len(asked.body)).encode(), **asked.headers}

    async def receive() -> Message:
        return {"type": "http.request", "body": asked.body, "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode("latin-1") for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": asked.method, "scheme": "http",
        "path": unquote_to_bytes(asked.path).decode("utf-8", "replace"), "raw_path": asked.path.encode(),
        "query_string": asked.query, "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        "headers": [(name.encode(), value) for name, value in headers.items()],
    }  # fmt: skip
    try:
        await app(scope, receive, send)
    except Exception:
        if answer.status != 500:  # a defect that was answered is raised again, for the terminal
            raise
    return answer
