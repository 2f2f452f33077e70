"""Connections to one checked machine, which end when their time is over."""

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
    """Ends a connection after `whole` seconds, whatever it waits for: urllib3 bounds each wait by itself, so that a
    server which sends a byte now and then could hold a reader for days, within its headers too."""

    def __init__(self, whole: float) -> None:
        self._timer = threading.Timer(whole, self._shut_down)
        self._timer.daemon = True
        self._twin: socket.socket | None = None

    def watch(self, made: socket.socket) -> None:
        """Begin to count for a connection that was just made."""
        self._twin = made.dup()  # stays ours when TLS takes the socket over
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.cancel()
        if self._twin is not None:
            self._twin.close()

    def _shut_down(self) -> None:
        with suppress(OSError):  # the server was faster to hang up
            if self._twin is not None:
                self._twin.shutdown(socket.SHUT_RDWR)


class _Watched:
    """What both kinds of connection have beyond urllib3's."""

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
    """What the machine at `ip` answers for an address, its content not yet read; certificates are held against the
    address's host name. After `whole` seconds the connection is shut down. Raises what urllib3 raises.
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
