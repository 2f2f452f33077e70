"""Answers are made once for all who ask at the same time, and again when the workspace has changed."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from reportedly.web.answer_cache import AnswerCache


class SlowApp:
    """An app that answers with how often it was asked, after a while; `/lost` is 404."""

    def __init__(self) -> None:
        self.asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        mine = self.asked
        await asyncio.sleep(0.05)
        status = 404 if scope["path"] == "/lost" else 200
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b"%d" % mine})


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table things (name text)")
    return path


async def ask(cache: AnswerCache, path: str) -> bytes:
    told: list[Message] = []

    async def send(message: Message) -> None:
        told.append(message)

    async def receive() -> Any:
        raise AssertionError("a GET has no body")

    scope: Scope = {"type": "http", "method": "GET", "path": path, "query_string": b""}
    await cache(scope, receive, send)
    return b"".join(message.get("body", b"") for message in told)


async def ask_together(cache: AnswerCache, path: str, times: int) -> list[bytes]:
    return list(await asyncio.gather(*(ask(cache, path) for _ in range(times))))


def test_many_who_ask_at_once_get_one_answer(database: Path) -> None:
    app = SlowApp()
    cache = AnswerCache(app, database)
    assert asyncio.run(ask_together(cache, "/", 20)) == [b"1"] * 20
    assert app.asked == 1


def test_an_answer_that_is_not_kept_is_made_for_each(database: Path) -> None:
    app = SlowApp()
    cache = AnswerCache(app, database)
    assert sorted(asyncio.run(ask_together(cache, "/lost", 3))) == [b"1", b"2", b"3"]


def test_a_change_of_the_workspace_is_seen(database: Path) -> None:
    cache = AnswerCache(SlowApp(), database)
    assert asyncio.run(ask(cache, "/")) == b"1" == asyncio.run(ask(cache, "/"))
    with sqlite3.connect(database) as connection:
        connection.execute("insert into things values ('new')")
    assert asyncio.run(ask(cache, "/")) == b"2"
