"""Keeps answers in memory until the workspace changes, because many requests ask for the same few pages."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.store.connection import data_version

MOST_ANSWERS = 512
"""Number of answers that are kept; the one that was not used for longest goes first."""
LARGEST_ANSWER = 2 << 20
"""Largest size of an answer that is kept, in bytes."""


@dataclass(slots=True)
class AnswerCache:
    """Middleware that answers `GET` requests from memory while SQLite's `data_version` stays the same, for a day at
    most: the front page tells what changed since yesterday. Who asks for an answer that is being made waits for it."""

    app: ASGIApp
    database: Path
    _underway: dict[str, asyncio.Event] = field(default_factory=dict)
    _kept: OrderedDict[str, tuple[Message, bytes]] = field(default_factory=OrderedDict)
    _version: tuple[int, date] = (-1, date.min)
    _connection: sqlite3.Connection = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._connection = sqlite3.connect(self.database, check_same_thread=False, isolation_level=None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        address = f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
        version = self._now()
        if address not in self._kept and (asked_first := self._underway.get(address)) is not None:
            await asked_first.wait()
            version = self._now()
        if (kept := self._kept.get(address)) is not None:
            self._kept.move_to_end(address)
            await send({**kept[0], "headers": list(kept[0]["headers"])})
            await send({"type": "http.response.body", "body": kept[1]})
            return
        done = self._underway[address] = asyncio.Event()
        try:
            await self.app(scope, receive, self._keeping(send, address, version))
        finally:
            done.set()
            if self._underway.get(address) is done:
                del self._underway[address]

    def _now(self) -> tuple[int, date]:
        """The present state of the workspace, and the day; the answers of an earlier state are deleted."""
        with self._lock:
            version = data_version(self._connection), datetime.now(UTC).date()
            if version != self._version:
                self._kept.clear()
                self._version = version
        return version

    def _keeping(self, send: Send, address: str, version: tuple[int, date]) -> Send:
        """A function that sends an answer on, and keeps it if it is complete, of status 200 and small enough."""
        start: Message = {}
        body = bytearray()

        async def keep(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = {**message, "headers": list(message["headers"])}
            elif len(body) <= LARGEST_ANSWER:
                body.extend(message.get("body", b""))
                is_whole = not message.get("more_body") and len(body) <= LARGEST_ANSWER
                if is_whole and start.get("status") == 200 and version == self._version:
                    self._kept[address] = (start, bytes(body))
                    if len(self._kept) > MOST_ANSWERS:
                        self._kept.popitem(last=False)
            await send(message)

        return keep
