"""What a command costs with all processes that it starts: their computing and memory."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOOK_SECONDS = 1.0
"""Seconds between two looks at memory."""
_SUBREAPER = 36
"""`PR_SET_CHILD_SUBREAPER` of Linux: processes whose parent ended become ours, so that their computing is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of computing and on the clock, what a command wrote and its exit code. `memory` is the most that one
    marked process held with its children, `all_memory` the most of all processes at once, in bytes; shared pages are
    divided among those who share them."""

    seconds: float
    clock: float
    told: str
    code: int
    memory: int
    all_memory: int


def python(*words: object) -> list[str]:
    """A command line of Python."""
    return [sys.executable, *map(str, words)]


def watch(line: Sequence[str], environment: Mapping[str, str] | None = None, marks: Sequence[str] = ()) -> Cost:
    """Run a command to its end and measure it; processes with one of the `marks` in their command line are workers."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    more = dict(environment or {})
    paths = [str(ROOT / "src"), str(ROOT), *filter(None, [more.pop("PYTHONPATH", None)])]
    begun, before = time.monotonic(), _computed()
    memory = every = 0
    with tempfile.TemporaryFile() as told:
        known = os.environ | more | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONWARNINGS": "ignore"}
        process = subprocess.Popen(line, env=known, stdout=told, stderr=subprocess.STDOUT)
        while process.poll() is None:
            time.sleep(LOOK_SECONDS)
            tree = _children()
            held = {pid: _held(pid) for pid in _below(process.pid, tree)}
            every = max(every, sum(held.values()))
            workers = [pid for pid in held if any(mark in _line(pid) for mark in marks)]
            memory = max([memory, *(sum(held.get(each, 0) for each in _below(pid, tree)) for pid in workers)])
        with suppress(ChildProcessError):
            while True:
                os.wait()
        told.seek(0)
        text = told.read().decode()
    return Cost(
        seconds=_computed() - before,
        clock=time.monotonic() - begun,
        told=text,
        code=process.returncode,
        memory=memory,
        all_memory=every,
    )


def _computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children() -> dict[int, list[int]]:
    """The children of each process."""
    found: dict[int, list[int]] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            with suppress(OSError):
                parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
                found.setdefault(parent, []).append(int(path.name))
    return found


def _below(pid: int, tree: Mapping[int, Sequence[int]]) -> list[int]:
    """A process and all that it started."""
    return [pid, *(each for child in tree.get(pid, ()) for each in _below(child, tree))]


def _held(pid: int) -> int:
    """Bytes of memory of a process; of shared ones its part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0


def _line(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace")
    return ""
