"""Protects the workspace from other sites, and from the pages that are shown.

Page text is data: templates escape it, and the content security policy lets no inline script or style run. Names in the
`Host` header are checked against DNS rebinding, the origin of requests that change something against forgery.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with a stricter policy, browsers send no origin with forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LONGEST_QUERY = 2000
"""Largest number of characters of a query."""
LARGEST_BODY = 64 << 10
"""Largest size of a form, in bytes."""
_SAFE = ("GET", "HEAD")
_HOST = re.compile(r"(?:[^\[\]:/@\\\s,]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?")
"""A `Host` header: a name or an IP address, that of IPv6 in brackets, and perhaps a port, with nothing between."""
_LENGTH = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Guard:
    """Middleware that refuses requests from other pages than ours.

    It adds `HEADERS` to all answers, and the time that each took.
    `host` is the name or address that the server was started on, `changed` has the paths
    of requests that change something, `handed` the paths of requests that hand pages over, each with the largest size
    of its body: these come from other sites' pages and from programs, and have a token.
    """

    app: ASGIApp
    host: str
    changed: frozenset[str]
    handed: Mapping[str, int] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        start = time.perf_counter()

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Server-Timing"] = f"app;dur={1000 * (time.perf_counter() - start):.1f}"
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._refusal(scope) or self.app
        await answer(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not is_own_host(headers.get("host", ""), self.host):
            return PlainTextResponse("This server does not answer to that name.\n", 421)
        if len(scope["query_string"]) > LONGEST_QUERY:
            return PlainTextResponse("The address is too long.\n", 414)
        if "\0" in scope["path"] or b"%00" in scope["query_string"] or not scope["query_string"].isascii():
            return PlainTextResponse("The address has characters that no address has.\n", 400)
        if scope["method"] in _SAFE:
            return None
        if scope["method"] == "POST" and (largest := self.handed.get(scope["path"])):
            return _too_large(headers, largest, "The page is too large")
        if scope["method"] != "POST" or scope["path"] not in self.changed:
            return self._not_allowed(scope["path"])
        if not _is_same_origin(headers):
            return PlainTextResponse("Changes are taken from this page only.\n", 403)
        return _too_large(headers, LARGEST_BODY, "The form is too large")

    def _not_allowed(self, path: str) -> PlainTextResponse:
        """The answer to a method that a path does not have; it names the methods that the path has."""
        if path in self.handed:
            return PlainTextResponse("Pages are handed over by POST.\n", 405, {"Allow": "POST"})
        allowed = (*_SAFE, "POST") if path in self.changed else _SAFE
        said = "Nothing can be changed so." if self.changed else "Started without --edit: nothing can be changed here."
        return PlainTextResponse(f"{said}\n", 405, {"Allow": ", ".join(allowed)})


def _too_large(headers: Headers, largest: int, said: str) -> PlainTextResponse | None:
    """The answer to a body that is larger than it may be, or that does not say how large it is."""
    length = headers.get("content-length", "")
    if _LENGTH.fullmatch(length) and int(length) <= largest:
        return None
    return PlainTextResponse(f"{said}: at most {largest:,} bytes, with a Content-Length.\n", 413)


def is_own_host(header: str, host: str) -> bool:
    """Whether a `Host` header names this server: by its own name, as this machine, or, where it listens on other
    addresses than loopback, by an IP address, which no foreign name server can give to a name."""
    name = _split(f"//{header}").hostname if _HOST.fullmatch(header) else None
    if name is None:
        return False
    if name in ("localhost", "127.0.0.1", "::1", host.lower()):
        return True
    return not _is_loopback(host) and _is_ip(name)


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_ip(host) and ip_address(host).is_loopback)


def _is_ip(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_same_origin(headers: Headers) -> bool:
    """Whether a browser sent a form from a page of this server: both headers are the browser's own words."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    return origin is None or _split(origin).netloc == headers.get("host")


def _split(address: str) -> SplitResult:
    """The parts of an address; none if it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
