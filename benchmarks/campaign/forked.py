"""Runs a task in a forked child whose time and memory are watched.

The parent has loaded the language model, which its children share: a case costs a tenth of a second.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CPU_SECONDS = 20
"""Of processor time, and as many of waiting, after which a case hangs."""
WALL_SECONDS = 90
"""After which a case hangs, whatever else the machine does meanwhile."""
MEGABYTES = 1024
"""Of memory that a process of a case may hold at most."""
ADDRESS_SPACE = 8 << 30
"""Bytes after which the system stops a child, so that a case cannot take the machine down."""
PROCESS_LEFT_SECONDS = 3
"""Within which the processes that a task started have to be gone after it."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a task: the JSON `value` that it gave, or the `failure` in words."""

    value: Any
    failure: str | None
    seconds: float
    megabytes: int


def run_forked(
    task: Callable[[], Any], errors: Path, *, killed_after: float | None = None, more_seconds: float = 0
) -> Ran:
    """Run a task in a child; what it writes to standard error goes to the file `errors`.

    With `killed_after` the child alone is killed (SIGKILL) after so many seconds if it has not ended: that is no
    failure, but that its own processes go on without it is one. `value` is `None` then. `more_seconds` are allowed
    beyond `CPU_SECONDS`, for a task with much to do.
    """
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run_child(task, writing, errors)
    os.close(writing)
    said, ended = _listen(reading, child, began, killed_after, CPU_SECONDS + more_seconds)
    os.close(reading)
    if not ended and killed_after is not None:
        os.kill(child, signal.SIGKILL)
    elif not ended:
        _kill_group(child)
    _, status, usage = os.wait4(child, 0)
    seconds, megabytes = time.monotonic() - began, usage.ru_maxrss >> 10
    left = not _group_is_gone(child)
    _kill_group(child)
    if not ended and killed_after is not None:
        return Ran(None, "leaves a process running when it is killed" if left else None, seconds, megabytes)
    failure = _failure(said, ended, status, megabytes, errors, left)
    return Ran(json.loads(said) if said and failure is None else None, failure, seconds, megabytes)


def _run_child(task: Callable[[], Any], writing: int, errors: Path) -> None:
    """Do the task and end the process, whatever happens."""
    code = 1
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        nothing = os.open(os.devnull, os.O_RDWR)
        told = os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for stream, target in ((0, nothing), (1, nothing), (2, told)):
            os.dup2(target, stream)
        said = json.dumps(task()).encode()
        while said:
            said = said[os.write(writing, said) :]
        code = 0
    except BaseException:  # noqa: BLE001  # whatever it is, the parent tells of it
        os.write(2, traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(code)


def _listen(reading: int, child: int, began: float, killed_after: float | None, allowed: float) -> tuple[bytes, bool]:
    """What a child says until it ends, and whether it ended by itself and in time."""
    said = b""
    wait = killed_after if killed_after is not None else allowed
    os.set_blocking(reading, False)  # a process that the child leaves behind may hold the other end open
    ended = os.pidfd_open(child)
    try:
        while True:
            ready = select.select([reading, ended], [], [], max(0.0, began + wait - time.monotonic()))[0]
            if reading in ready:
                said += os.read(reading, 1 << 16)
            if ended in ready:
                return said + _rest(reading), True
            if ready:
                continue
            waited = time.monotonic() - began
            if killed_after is not None or waited > WALL_SECONDS + allowed or group_cpu(child) > allowed:
                return said, False
            wait = waited + 1.0
    finally:
        os.close(ended)


def _rest(reading: int) -> bytes:
    said = b""
    while select.select([reading], [], [], 0.0)[0] and (piece := os.read(reading, 1 << 16)):
        said += piece
    return said


def _failure(said: bytes, ended: bool, status: int, megabytes: int, errors: Path, left: bool) -> str | None:
    told = errors.read_text("utf-8", "replace") if errors.exists() else ""
    if not ended:
        return "hangs: not done in time"
    if os.WIFSIGNALED(status):
        return f"crash: killed by {signal.Signals(os.WTERMSIG(status)).name}"
    if os.WEXITSTATUS(status) or not said:
        return "crash: " + _last_line(told)
    if megabytes > MEGABYTES:
        return f"memory: {megabytes:,} MB"
    if "Traceback" in told:
        return "traceback on standard error: " + _last_line(told)
    return "leaves a process running" if left else None


def _last_line(told: str) -> str:
    return (told.strip().splitlines() or ["without a word"])[-1][:300]


def group_cpu(group: int) -> float:
    """Seconds of processor time of all processes of a group."""
    return sum((user + system) / os.sysconf("SC_CLK_TCK") for user, system in _group(group))


def _group(group: int) -> list[tuple[int, int]]:
    """User and system ticks of each process of a group that still runs."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:  # it has ended meanwhile
                continue
            if int(fields[2]) == group and fields[0] not in "ZX":
                found.append((int(fields[11]), int(fields[12])))
    return found


def _group_is_gone(group: int) -> bool:
    until = time.monotonic() + PROCESS_LEFT_SECONDS
    while _group(group):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
