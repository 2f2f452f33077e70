"""Connections to one checked machine, with a limit of time for the whole of them."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Timeout, Url


class _End:
    """Ends a connection after `whole` seconds. urllib3 bounds each single wait only, so that a server that sends one
    byte now and then could keep a reader waiting for days, also inside its headers."""

    def __init__(self, whole: float) -> None:
        self._timer = threading.Timer(whole, self._shut_down)
        self._timer.daemon = True
        self._twin: socket.socket | None = None

    def watch(self, made: socket.socket) -> None:
        """Start the clock for a connection that was just made."""
        self._twin = made.dup()  # a copy that stays ours when TLS takes the socket over
        self._timer.start()

    def stop(self) -> None:
        """Stop the clock."""
        self._timer.cancel()
        if self._twin is not None:
            self._twin.close()

    def _shut_down(self) -> None:
        with suppress(OSError):  # the server closed it first
            if self._twin is not None:
                self._twin.shutdown(socket.SHUT_RDWR)


class _Watched:
    """The clock that both kinds of connection have in addition to urllib3's."""

    def __init__(self, *arguments: Any, end: _End, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._end = end

    def _new_conn(self) -> socket.socket:
        made: socket.socket = super()._new_conn()  # type: ignore[misc]  # of urllib3's class beside this one
        self._end.watch(made)
        return made


class _Plain(_Watched, HTTPConnection):
    pass


class _Secure(_Watched, HTTPSConnection):
    pass


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Secure


@contextmanager
def answer_of(
    url: Url, ip: str, headers: dict[str, str], *, silence: float, whole: float
) -> Iterator[urllib3.HTTPResponse]:
    """The answer of the machine at `ip` for an address; its content is not read yet. The certificate must be for the
    host name of the address. After `whole` seconds the connection is closed. Raises the errors of urllib3.
    """
    host = (url.host or "").strip("[]")
    end = _End(whole)
    timeout = Timeout(connect=silence, read=silence)
    pool: urllib3.HTTPConnectionPool
    if url.scheme == "https":
        pool = _SecurePool(
            ip, url.port, timeout=timeout, retries=False, end=end,
            server_hostname=host, assert_hostname=host, ssl_context=ssl.create_default_context(),
        )  # fmt: skip
    else:
        pool = _PlainPool(ip, url.port, timeout=timeout, retries=False, end=end)
    try:
        with pool:
            response = pool.urlopen(
                "GET", url.request_uri, headers=headers, redirect=False,
                preload_content=False, assert_same_host=False, decode_content=False,
            )  # fmt: skip
            assert isinstance(response, urllib3.HTTPResponse)
            with closing(response):
                yield response
    finally:
        end.stop()
