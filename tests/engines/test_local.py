"""Items go through worker processes with the same results in the same order, whatever becomes of single ones."""

from __future__ import annotations

import errno
import mmap
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reportedly.engines import Lost, PageLimits, run_in_order
from reportedly.errors import ReportedlyError

pytestmark = pytest.mark.slow

MEGABYTE = 1 << 20
AMPLE = PageLimits(seconds=20, memory=1 << 30)
SHORT = PageLimits(seconds=0.1, memory=1 << 30)
SMALL = PageLimits(seconds=20, memory=64 * MEGABYTE)


def run(
    function: Callable[[Any], Any], batches: Any, jobs: int = 1, limits: PageLimits = AMPLE
) -> Iterator[tuple[Any, Any]]:
    return run_in_order(partial(each_of, function), batches, jobs, lambda _: limits)


def each_of(function: Callable[[Any], Any], items: list[Any]) -> list[Any]:
    return [function(item) for item in items]


def batches_of(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def is_gone(pid: int, seconds: float = 2.0) -> bool:
    """Whether a process is gone, or will be soon."""
    deadline = time.monotonic() + seconds
    while Path(f"/proc/{pid}").exists() and " Z " not in Path(f"/proc/{pid}/stat").read_text():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def double(number: int) -> int:
    return 2 * number


def own_pid(_: object) -> int:
    return os.getpid()


def backtrack() -> None:
    """Compute for hours in C code that lets no other thread run."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def fill_slowly() -> None:
    held = []
    while True:
        held.append(bytearray(MEGABYTE))
        time.sleep(0.0005)


def misbehave(item: str) -> str:
    match item:
        case "backtrack":
            backtrack()
        case "sleep":
            time.sleep(1000)
        case "fill slowly":
            fill_slowly()
        case "fill shared":
            mmap.mmap(-1, 128 * MEGABYTE).write(b"1" * (128 * MEGABYTE))
            time.sleep(1000)
        case "fill at once":
            bytearray(1 << 44)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            signal.signal(signal.SIGSEGV, signal.SIG_DFL)  # pytest has a handler that writes a traceback
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(7)
    return item.upper()


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 7])
def test_results_come_in_the_items_order(jobs: int, size: int) -> None:
    assert list(run(double, batches_of(range(50), size), jobs)) == [(number, 2 * number) for number in range(50)]


def nap(number: int) -> int:
    time.sleep(0.03 if number % 3 == 0 else 0)
    return number


def test_uneven_items_keep_their_order() -> None:
    assert [result for _, result in run(nap, batches_of(range(24), 2), 3)] == list(range(24))


@pytest.mark.parametrize("jobs", [1, 2])
def test_batches_are_drawn_as_needed(jobs: int) -> None:
    drawn: list[int] = []
    results = run(double, ([drawn.append(number) or number] for number in range(1000)), jobs)
    next(results)
    time.sleep(0.05)
    results.close()  # type: ignore[attr-defined]
    assert len(drawn) <= 3 * jobs


def touch(mark: Path) -> None:
    mark.touch()


def test_what_is_done_comes_before_more_is_drawn(tmp_path: Path) -> None:
    def slow() -> Iterator[list[Path]]:
        for number in range(2):
            yield [tmp_path / str(number)]
            while not (tmp_path / str(number)).exists():
                time.sleep(0.01)
            time.sleep(0.3)
            drawn.append(number)

    drawn: list[int] = []
    next(run(touch, slow()))
    assert drawn in ([], [0])  # it may be done before more is asked for


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("item", "limits", "reason"),
    [
        ("backtrack", SHORT, "took longer than 0.1 s"),
        ("sleep", PageLimits(0.02, 1 << 30), "took longer than 0.02 s"),
        ("fill slowly", SMALL, "needed more than 0.0625 GiB of memory"),
        ("fill shared", PageLimits(5, 64 * MEGABYTE), "needed more than 0.0625 GiB of memory"),
        ("fill at once", SMALL, "needed more than 0.0625 GiB of memory"),
        ("killed", AMPLE, "ended its process (signal 9)"),
        ("crash", AMPLE, "ended its process (signal 11)"),
        ("exit", AMPLE, "ended its process (exit code 7)"),
    ],
)
def test_only_the_item_at_fault_is_lost(item: str, limits: PageLimits, reason: str, jobs: int) -> None:
    batches = [["a", "b"], ["c", item, "d"], ["e"], [item], ["f", "g"]]
    found = list(run(misbehave, batches, jobs, limits))
    assert [each for each, _ in found] == [each for batch in batches for each in batch]
    for each, result in found:
        if each == item:
            assert isinstance(result, Lost) and result.reason == reason
        else:
            assert result == each.upper()


def die_at_first(marks: Path, times: int, number: int) -> int:
    died = len(list(marks.iterdir()))
    if number == 2 and died < times:
        (marks / str(died)).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize(("size", "times"), [(1, 1), (1, 2), (4, 1), (4, 2), (4, 3)])
def test_deaths_that_no_item_is_at_fault_for_lose_nothing(size: int, times: int, tmp_path: Path) -> None:
    found = run(partial(die_at_first, tmp_path, times), batches_of(range(9), size), 2)
    assert [result for _, result in found] == list(range(9))
    assert len(list(tmp_path.iterdir())) == times


def test_a_worker_killed_at_rest_is_replaced() -> None:
    pids = []
    for _, pid in run(own_pid, ([number] for number in range(8))):
        pids.append(pid)
        if len(pids) == 1:
            time.sleep(0.05)  # until the worker has done what was read ahead
            os.kill(pid, signal.SIGKILL)
    assert len(pids) == 8 and len(set(pids)) == 2


_kept: list[mmap.mmap] = []


def keep(_: object) -> int:
    """Keep memory that the process did not have: what tests before it gave back would do for a list."""
    _kept.append(mmap.mmap(-1, 40 * MEGABYTE))
    for start in range(0, 40 * MEGABYTE, mmap.PAGESIZE):
        _kept[-1][start] = 1
    return os.getpid()


def test_a_worker_that_keeps_much_is_replaced() -> None:
    pids = [pid for _, pid in run(keep, batches_of(range(4), 1), 1, SMALL)]
    assert len(set(pids)) == 4


def test_an_error_in_the_items_is_raised() -> None:
    def failing() -> Iterator[list[int]]:
        yield [1]
        raise LookupError("no more items")

    pids = []
    with pytest.raises(LookupError, match="no more items"):
        for _, pid in run(own_pid, failing(), 2):
            pids.append(pid)
    assert all(is_gone(pid, 0) for pid in pids)


@pytest.mark.parametrize("error", [ValueError, OSError, EOFError])
def test_an_error_of_the_function_is_raised(error: type[Exception]) -> None:
    def fail(number: int) -> int:
        raise error("not this one")

    with pytest.raises(error, match="not this one") as caught:
        list(run(fail, [[1], [2]]))
    assert "in fail" in caught.value.__notes__[0]


@pytest.mark.parametrize("jobs", [1, 3])
def test_closed_early_no_worker_and_no_thread_stays(jobs: int) -> None:
    threads = threading.active_count()
    results = run(own_pid, ([number] for number in range(1000)), jobs)
    pids = {next(results)[1] for _ in range(20)}
    results.close()  # type: ignore[attr-defined]
    assert all(is_gone(pid, 0) for pid in pids)
    assert threading.active_count() == threads


def test_closed_while_workers_hang() -> None:
    results = run(misbehave, [["a"], ["backtrack"], ["sleep"]], 2)
    assert next(results) == ("a", "A")
    start = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 1


def test_begun_in_a_thread_and_ended_in_another() -> None:
    results = run(own_pid, ([number] for number in range(20)))
    first: list[int] = []
    thread = threading.Thread(target=lambda: first.append(next(results)[1]))
    thread.start()
    thread.join()
    time.sleep(0.05)
    assert {pid for _, pid in results} == set(first)


SCRIPT = """
import os, re, sys, time
from reportedly.engines import PageLimits, run_in_order

def work(items):
    os.write(1, b"%d\\n" % os.getpid())
    if {busy}:
        re.match(r"(a+)+$", "a" * 60 + "b")
    return items

def batches():
    for number in range({jobs}):
        yield [number]
    while True:  # in one long sleep, Python misses a Ctrl-C that comes just as it begins
        time.sleep(0.05)

try:
    for _ in run_in_order(work, batches(), {jobs}, lambda _: PageLimits(50, 1 << 30)):
        pass
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("busy", [True, False], ids=["busy", "idle"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("jobs", [1, 3])
def test_no_worker_outlives_its_parent(how: signal.Signals, jobs: int, busy: bool) -> None:
    command = [sys.executable, "-c", SCRIPT.format(jobs=jobs, busy=busy)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        pids = [int(process.stdout.readline()) for _ in range(jobs)]
        if how == signal.SIGINT:  # Ctrl-C goes to all of them
            for pid in pids:
                os.kill(pid, how)
        process.send_signal(how)
        assert process.wait(10) == (130 if how == signal.SIGINT else -how)
        assert all(is_gone(pid) for pid in pids)
        assert process.stderr.read() == ""


def test_a_process_that_cannot_be_started_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(os, "fork", refuse)  # the system lets root start as many as there is room for
    with pytest.raises(ReportedlyError, match="no worker process can be started: Resource temporarily unavailable"):
        list(run(double, [[1]]))


UNFINISHED = """
import time
from reportedly.engines import PageLimits, run_in_order

def work(items):
    time.sleep(items[0])
    return items

results = run_in_order(work, [[0], [100], [100]], 2, lambda _: PageLimits(50, 1 << 30))
print(next(results))
"""


def test_a_program_may_end_before_its_results_do() -> None:
    done = subprocess.run([sys.executable, "-c", UNFINISHED], capture_output=True, text=True, timeout=20, check=True)
    assert (done.stdout, done.stderr) == ("(0, 0)\n", "")


def test_what_is_not_written_yet_is_written_once() -> None:
    script = UNFINISHED.replace("print(next", "print('once'); print(next").replace("time.sleep", "print('x' * 10_000);")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=20, check=True)
    assert done.stdout == "once\n(0, 0)\n"
