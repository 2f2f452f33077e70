"""Fetches pages from addresses: politely, within bounds, and never from a machine that the user did not allow.

Polite: it obeys `robots.txt` (RFC 9309), sends one request at a time, waits between two requests to one host, asks
whether a page has changed (RFC 9110), and waits longer when a server asks for it. Safe: the IP address is checked after
the name was resolved, again at each redirect, and the connection is made to exactly that IP address.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util import Url, parse_url

from reportedly import __version__
from reportedly.inputs.connection import answer_of
from reportedly.inputs.fetch_error import FetchError
from reportedly.inputs.hosts import is_public, resolve_host
from reportedly.inputs.limits import FetchLimits
from reportedly.inputs.packing import CutError, PackingError, unpacked
from reportedly.inputs.robots import Robots
from reportedly.model import Moment

USER_AGENT = f"Reportedly/{__version__} (reads pages for a person who asked for them)"
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
_CHUNK = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_RETRIED = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Validators:
    """Marks of a page's state that its server sent (ETag, Last-Modified), for asking whether it has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer of a server: `address` is the one that gave it, after redirects; `headers` are as sent, `content` is
    unpacked."""

    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    content: bytes
    fetched: Moment

    def header(self, name: str) -> str | None:
        """The first header of a name; upper and lower case are the same."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(slots=True)
class Fetcher:
    """Fetches one page at a time; remembers the `robots.txt` of each host and when the host was asked last.

    `may_ask` says whether an IP address may be asked; `pause` waits for some seconds.
    """

    may_ask: Callable[[str], bool] = is_public
    limits: FetchLimits = field(default_factory=FetchLimits)
    pause: Callable[[float], None] = time.sleep
    _robots: Robots = field(init=False)
    _last: dict[str, float] = field(init=False, default_factory=dict)
    _fruitless: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._robots = Robots(self._robots_text, USER_AGENT)

    def fetch(self, address: str, validators: Validators | None = None) -> Answer | None:
        """The page at an address; `None` if it has not changed since it gave the `validators`.

        Raises `FetchError` if it may not or cannot be fetched.
        """
        current = address
        for _ in range(self.limits.redirects + 1):
            url = _parsed(current, address)
            if not self._robots.allow(url, address):
                raise FetchError(address, "the site's robots.txt does not let programs read it; save it by hand")
            answer = self._answer(url, address, validators)
            if answer.status == 304:
                if validators and (validators.etag or validators.last_modified):
                    return None
                raise FetchError(address, "the server says that nothing changed since a request that was never made")
            if answer.status not in _REDIRECTS:
                return _usable(answer, address)
            current = _target(url, answer, address)
        raise FetchError(address, f"sends on more than {self.limits.redirects} times")

    def _robots_text(self, url: Url, first: str) -> str | None:
        """The `robots.txt` of a host, `None` if it has none; redirects are followed (RFC 9309, 2.3.1.2)."""
        current = url._replace(path="/robots.txt", query=None, fragment=None)
        for _ in range(self.limits.redirects + 1):
            answer = self._answer(current, first, None)
            if answer.status not in _REDIRECTS:
                break
            current = _parsed(_target(current, answer, first), first)
        if answer.status == 429 or answer.status >= 500:
            raise FetchError(first, f"the site's robots.txt cannot be read (status {answer.status}); try again later")
        return answer.content.decode("utf-8", "replace") if answer.status == 200 else None

    def _answer(self, url: Url, address: str, validators: Validators | None) -> Answer:
        """The answer of the server, after as many attempts as are needed and allowed."""
        host = url.netloc or ""
        if self._fruitless.get(host, 0) >= self.limits.fruitless:
            raise FetchError(address, "its host has not answered for other addresses; try again later")
        for attempt in range(self.limits.attempts):
            is_last = attempt == self.limits.attempts - 1
            wait = self.limits.back_off * 2**attempt
            self._take_turn(url)
            try:
                with _one_line(address, self.limits):
                    answer = self._ask(url, address, validators, attempt)
            except _PassingError:
                if is_last:
                    self._fruitless[host] = self._fruitless.get(host, 0) + 1
                    raise
            else:
                self._fruitless.pop(host, None)
                if answer.status not in _RETRIED or is_last:
                    return answer
                asked = seconds_to_wait(answer.header("retry-after"))
                if asked > self.limits.longest_wait:
                    raise FetchError(address, f"the server asks to wait {asked:,.0f} seconds; try again after that")
                wait = max(wait, asked)
            self.pause(wait)
        raise AssertionError("the last attempt returns or raises")

    def _take_turn(self, url: Url) -> None:
        """Wait until the host may be asked again."""
        host = url.netloc or ""
        delay = max(self.limits.delay, min(self._robots.delay(url), self.limits.longest_wait))
        if host in self._last and (left := self._last[host] + delay - time.monotonic()) > 0:
            self.pause(left)
        self._last[host] = time.monotonic()

    def _ask(self, url: Url, address: str, validators: Validators | None, attempt: int) -> Answer:
        """One request and its answer, of any status; each attempt asks the next machine of the host."""
        began = time.monotonic()
        ips = resolve_host((url.host or "").strip("[]"), address, self.may_ask)
        headers = _request_headers(url, validators)
        limits = self.limits
        with answer_of(url, ips[attempt % len(ips)], headers, silence=limits.silence, whole=limits.whole) as response:
            content = self._content(response, address, began) if 200 <= response.status < 300 else b""
            moment = Moment(datetime.now(UTC).isoformat(timespec="seconds"), "second", "fetched")
            sent = tuple((key, value) for key, value in response.headers.items())
            return Answer(
                address=str(url),
                status=response.status,
                reason=response.reason or "",
                headers=sent,
                content=content,
                fetched=moment,
            )

    def _content(self, response: urllib3.HTTPResponse, address: str, began: float) -> bytes:
        """The unpacked content; it is read piece by piece, so that reading stops soon after a bound is passed."""
        content = bytearray()
        sent = iter(lambda: response.read1(_CHUNK, decode_content=False), b"")
        try:
            for piece in unpacked(sent, response.headers.get("Content-Encoding")):
                content += piece
                if len(content) > self.limits.page_bytes:
                    raise FetchError(address, f"is over {self.limits.page_bytes:,} bytes, too large for one page")
        except PackingError as error:
            if time.monotonic() - began >= self.limits.whole:
                raise _late(address, self.limits) from error
            kind = _PassingError if isinstance(error, CutError) else FetchError
            raise kind(address, f"{error}; try again later") from error
        if time.monotonic() - began >= self.limits.whole:  # a closed connection looks like the end of the page
            raise _late(address, self.limits)
        return bytes(content)


def make_fetcher(allow_private: bool) -> Fetcher:
    """A fetcher of pages; it asks this machine and local networks only if that is allowed."""
    return Fetcher(lambda _: True) if allow_private else Fetcher()


class _PassingError(FetchError):
    """A failure that the next attempt may not have."""


@contextmanager
def _one_line(address: str, limits: FetchLimits) -> Iterator[None]:
    """An error of urllib3 in one line for the user."""
    began = time.monotonic()
    try:
        yield
    except (HTTPError, OSError) as error:
        if time.monotonic() - began >= limits.whole:
            raise _late(address, limits) from error
        raise _in_words(error, address, limits) from error


def _late(address: str, limits: FetchLimits) -> FetchError:
    return FetchError(address, f"is not all there after {limits.whole:,.0f} seconds; try again later")


def _in_words(error: HTTPError | OSError, address: str, limits: FetchLimits) -> FetchError:
    match error:
        case SSLError():
            return FetchError(address, f"the secure connection cannot be trusted: {error}")
        case ConnectTimeoutError() | ReadTimeoutError():
            return _PassingError(address, f"no answer within {limits.silence:,.0f} seconds; try again later")
        case ProtocolError():
            return _PassingError(address, f"the connection broke off: {error}")
        case _:
            return _PassingError(address, f"cannot be fetched: {error}")


def _parsed(address: str, first: str) -> Url:
    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise FetchError(first, "is no address that can be fetched") from error
    if url.scheme not in ("http", "https") or not url.host:
        where = "" if address == first else f"sends on to {address[:200]}, which "
        raise FetchError(first, f"{where}is no http or https address")
    if url.auth:
        raise FetchError(first, "addresses with a name and password in them are not fetched; save the page by hand")
    return url._replace(fragment=None)


def _target(url: Url, answer: Answer, first: str) -> str:
    """The address that an answer redirects to. Servers write it in UTF-8; the library reads it as Latin-1."""
    written = answer.header("location") or ""
    with suppress(UnicodeError):  # it really was Latin-1
        written = written.encode("latin-1").decode("utf-8")
    try:
        return urljoin(str(url), written)
    except ValueError as error:
        raise FetchError(first, f"sends on to what is no address: {written[:200]}") from error


def _request_headers(url: Url, validators: Validators | None) -> dict[str, str]:
    headers = {"Host": url.netloc or "", "User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
    if validators and validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators and validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _usable(answer: Answer, address: str) -> Answer:
    """An answer that holds a page; raises `FetchError` for others."""
    if answer.status in (401, 402, 403, 451):
        raise FetchError(address, f"the server does not give this page out (status {answer.status})")
    if answer.status in (404, 410):
        raise FetchError(address, f"there is no such page (status {answer.status})")
    if not 200 <= answer.status < 300:
        status = f"{answer.status} {answer.reason}".rstrip()
        raise FetchError(address, f"the server answers {status}; try again later")
    return answer


def seconds_to_wait(value: str | None) -> float:
    """The seconds that `Retry-After` asks for, as a number or as a date; 0 if it is not there."""
    if not value:
        return 0.0
    if (digits := value.strip()).isdecimal():
        return float(digits[:12])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
