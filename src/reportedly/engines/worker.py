"""A worker process with limits: if it hangs, fills its memory or crashes, the program goes on.

It is forked, so that it shares the data that the parent has loaded. It always ends when its parent ends.
"""

from __future__ import annotations

import ctypes
import gc
import math
import os
import pickle
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, Generic, TypeVar

from reportedly.errors import ReportedlyError

_LIBC = ctypes.CDLL(None)

Item = TypeVar("Item")
Result = TypeVar("Result")

POLL_SECONDS = 0.1
"""Seconds between two looks at a worker's memory."""
CLOCK_FACTOR = 10
"""Number of seconds on the clock that one second of computing may take, because other programs compute, too."""
MEMORY_FACTOR = 2
"""Factor of its memory limit at which the system refuses a worker more memory, in case it grows fast between two
looks."""
KEPT_PART = 4
"""Divisor of the memory limit: a worker that holds more than a quarter of its limit between two tasks is not used
again."""
_NEW_OBJECTS = 50_000
"""Objects after which a worker looks for cycles: analyses have few, and to look costs time."""
_OUT_OF_MEMORY = 99
"""Exit code of a worker that the system refused more memory."""
_SET_DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of Linux: the signal that a process gets when the thread that forked it ends."""


@dataclass(frozen=True, slots=True)
class PageLimits:
    """The limits of one task: seconds of computing, and bytes of memory that the process may take more than before."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Work without a result. `reason` says why, such as "took longer than 60 s". `died` is true if the process ended
    without exceeding a limit: the next try may succeed."""

    reason: str
    died: bool = False


class Worker(Generic[Item, Result]):
    """A process that runs a function on lists of items, one list at a time; `function` gives a result for each item.

    Raises `ReportedlyError` if the system starts no more processes.
    """

    def __init__(self, function: Callable[[list[Item]], list[Result]]) -> None:
        parent = os.getpid()
        in_main_thread = threading.current_thread() is threading.main_thread()
        self._pipe, theirs = Pipe()
        with interrupts_held_back():
            self._pid = _fork()
            if self._pid == 0:
                try:
                    _end_with(parent, in_main_thread)
                    _serve(function, theirs)
                finally:
                    os._exit(1)
        theirs.close()
        self._lock = threading.Lock()
        self._status: int | None = None
        self._first = _resident(self._pid)

    @property
    def is_alive(self) -> bool:
        """Whether the worker can be asked again."""
        return self._status is None

    def ask(self, items: Sequence[Item], limits: PageLimits) -> list[Result] | Lost:
        """The results of some items; waits for them. An error of the function is raised here.

        If the work exceeds a limit or the process dies, there is no result, and the worker cannot be used again.
        """
        most = _resident(self._pid) + limits.memory
        try:
            self._pipe.send_bytes(pickle.dumps((limits, list(items))))
            for _ in range(math.ceil(limits.seconds * CLOCK_FACTOR / POLL_SECONDS)):
                if self._pipe.poll(POLL_SECONDS):
                    answer = self._pipe.recv_bytes()
                    break
                if _resident(self._pid) > most:
                    self._reap()
                    return _over_memory(limits)
            else:
                self._reap()
                return _over_time(limits)
        except (EOFError, OSError):
            return self._autopsy(limits)
        if _resident(self._pid) > self._first + limits.memory // KEPT_PART:
            self._reap()
        went_well, found = pickle.loads(answer)
        if not went_well:
            raise found
        results: list[Result] = found
        return results

    def kill(self) -> None:
        """End the process at once; any thread may call it. Work that is being done comes back as `Lost`."""
        with self._lock:
            if self._status is None:
                with suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._reap()
        self._pipe.close()

    def _reap(self) -> int:
        """End the process and return its exit status; if it was dead before, the status of that death."""
        with self._lock:
            if self._status is None:
                try:
                    os.kill(self._pid, signal.SIGKILL)
                    self._status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
                except (ProcessLookupError, ChildProcessError):  # another part of the program has waited for it
                    self._status = -signal.SIGKILL
            return self._status

    def _autopsy(self, limits: PageLimits) -> Lost:
        status = self._reap()
        if status == -signal.SIGPROF:
            return _over_time(limits)
        if status == _OUT_OF_MEMORY:
            return _over_memory(limits)
        how = f"signal {-status}" if status < 0 else f"exit code {status}"
        return Lost(f"ended its process ({how})", died=True)


def _fork() -> int:
    try:
        return os.fork()
    except OSError as error:
        raise ReportedlyError(
            f"no worker process can be started: {error.strerror}; run again with fewer --jobs, or with more memory free"
        ) from error


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C has no effect until this block ends; threads and processes that begin in it never get it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _over_time(limits: PageLimits) -> Lost:
    return Lost(f"took longer than {limits.seconds:.3g} s")


def _over_memory(limits: PageLimits) -> Lost:
    return Lost(f"needed more than {limits.memory / (1 << 30):.3g} GiB of memory")


def _resident(pid: int) -> int:
    """Bytes of memory that a process holds, with those that it shares."""
    return _memory(pid)[1]


def _memory(pid: int) -> list[int]:
    """The memory of a process in bytes, in the order of `man proc_pid_statm`; zeros if the system does not say it."""
    try:
        return [int(pages) * resource.getpagesize() for pages in Path(f"/proc/{pid}/statm").read_text().split()]
    except OSError:
        return [0] * 7


def _end_with(parent: int, in_main_thread: bool) -> None:
    """In the worker: leave Ctrl-C to the parent, and end when the parent ends, even during a long computation."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGPROF):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux" and in_main_thread:  # otherwise it would end with the thread
        _LIBC.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)

    def look(*_: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, 1, 1)
    look()


def _serve(function: Callable[[list[Any]], list[Any]], pipe: Connection) -> None:
    """In the worker: answer requests until the pipe is closed."""
    gc.freeze()  # objects of the parent must not be closed here; and shared memory stays shared
    gc.set_threshold(_NEW_OBJECTS)
    sys.stdout = sys.stderr  # text that the parent has not written yet must not be written twice
    _be_the_first_to_go()
    while True:
        limits, items = pickle.loads(pipe.recv_bytes())
        _fence_memory(MEMORY_FACTOR * limits.memory)
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)
        answer = _answer(function, items)
        signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send_bytes(answer)


def _answer(function: Callable[[list[Any]], list[Any]], items: list[Any]) -> bytes:
    try:
        return pickle.dumps((True, function(items)))
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - it goes on in the parent
        error.add_note(f"in a worker process:\n{traceback.format_exc()}")
        return pickle.dumps((False, error))


def _be_the_first_to_go() -> None:
    """If memory gets short, let the system end this worker and not the parent, which keeps what was read."""
    with suppress(OSError):  # the file is not there or cannot be written: then the system chooses
        Path("/proc/self/oom_score_adj").write_text("1000")


def _fence_memory(more: int) -> None:
    """Let this process take only so many bytes more; there is no limit if the system does not say how many it has."""
    if data := _memory(os.getpid())[5]:
        most = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (data + more if most < 0 else min(data + more, most), most))
