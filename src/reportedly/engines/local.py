"""One machine: this process, or a pool of them."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from reportedly.errors import ReportedlyError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3
"""Items per process that are read before their turn: keeps all busy and memory bounded."""


def run_in_order(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """`function` of each item, in the items' order.

    With `jobs` of 1 it runs here; with more, in that many processes, so function and items must pickle. Items are
    drawn as needed. Raises `ReportedlyError` if a process dies (out of memory, say).
    """
    if jobs == 1:
        yield from map(function, items)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_parent)
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise ReportedlyError("a working process died, out of memory perhaps; run again with fewer --jobs") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
