"""Reads the pages that browsers hand over, in a process of its own that has the language model loaded before."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from pathlib import Path

from reportedly.api import Taken, Workspace
from reportedly.errors import ReportedlyError
from reportedly.language import DEFAULT_MODEL


class Reader:
    """Takes one page after the other into a workspace; others wait.

    A server has threads, and only a process without them can fork the workers that keep pages within their limits.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._process: ProcessPoolExecutor | None = None

    def start(self) -> Future[None]:
        """Start the process and load the model, so that the first page need not wait for it."""
        return self._started().submit(_load)

    def take(self, content: bytes, url: str | None, charset: str | None) -> Taken:
        """Read a page and keep it; raises `InputError` if it cannot be read."""
        with self._lock:
            try:
                return self._started().submit(_take, self._database, content, url, charset).result()
            except BrokenExecutor as error:
                self._process = None
                raise ReportedlyError("the process that reads pages has ended; hand the page over again") from error

    def close(self) -> None:
        """End the process when its page is read."""
        if self._process is not None:
            self._process.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._process is None:
            self._process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin)
        return self._process


def _begin() -> None:
    """Leave Ctrl-C to the server, and end with it, also if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = multiprocessing.parent_process()
    if server is not None:
        threading.Thread(target=_end_with, args=(server,), daemon=True).start()


def _end_with(server: multiprocessing.process.BaseProcess) -> None:
    server.join()
    os._exit(1)


def _load() -> None:
    from reportedly.pipeline import load_stages

    load_stages(DEFAULT_MODEL)


def _take(database: Path, content: bytes, url: str | None, charset: str | None) -> Taken:
    with Workspace(database) as workspace:
        return workspace.take(content, url=url, charset=charset)
