"""When a browser looked at the front page last, so that it can begin with what is new since then.

A cookie in the browser has the two moments that this needs, and nothing else; the server keeps nothing.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ONE_VISIT = 30 * 60
"""Looks that are fewer seconds apart belong to one visit."""
KEPT = 90 * 24 * 3600
"""Seconds for which a browser keeps the cookie."""
BY_VISIT = "visit"
"""The parameter that says that `since=` is the last visit."""
_VALUE = re.compile(r"([0-9]{1,11})-([0-9]{1,11})")


@dataclass(frozen=True, slots=True)
class Visit:
    """The end of the visit before this one (0 if there was none), and the latest look, in seconds since 1970."""

    before: int
    latest: int

    def at(self, now: int) -> Visit:
        """The visit after another look."""
        return Visit(self.before if now - self.latest < ONE_VISIT else self.latest, now)


def read_visit(value: str, now: int) -> Visit:
    """A visit from its cookie; one that makes no sense, or is not of the past, is none."""
    found = _VALUE.fullmatch(value)
    moments = (int(found[1]), int(found[2])) if found else (0, 0)
    return Visit(*moments) if moments[0] <= moments[1] <= now else Visit(0, 0)


@dataclass(slots=True)
class Visits:
    """Middleware that asks for the front page since the last visit, unless its address names a moment."""

    app: ASGIApp
    database: Path
    _name: str = field(init=False)

    def __post_init__(self) -> None:
        # browsers send cookies to all ports of a machine: each workspace has a name of its own
        self._name = f"reportedly-{hashlib.sha256(str(self.database.resolve()).encode()).hexdigest()[:8]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return
        now = int(datetime.now(UTC).timestamp())
        visit = read_visit(self._cookie(scope), now).at(now)

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = f"{self._name}={visit.before}-{visit.latest}; Max-Age={KEPT}"
                MutableHeaders(scope=message).append("Set-Cookie", f"{kept}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        await self.app(_since(scope, visit.before), receive, send_with_cookie)

    def _cookie(self, scope: Scope) -> str:
        """The value of the cookie, empty if there is none."""
        for name, value in scope["headers"]:
            if name == b"cookie":
                try:
                    found = SimpleCookie(value.decode("latin-1"))
                except CookieError:
                    return ""
                if self._name in found:
                    return found[self._name].value
        return ""


def _since(scope: Scope, moment: int) -> Scope:
    """The request with the last visit as `since=`, if there was one and the address names none."""
    query = scope["query_string"].decode("latin-1")
    if not moment or "since" in parse_qs(query):
        return scope
    since = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = urlencode({"since": since, BY_VISIT: 1})
    return {**scope, "query_string": (f"{query}&{asked}" if query else asked).encode("latin-1")}
