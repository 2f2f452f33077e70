"""Runs a function over many things by a plan of Daft: on this machine (`native`) or on a cluster of Ray.

Daft and Ray are told to send no reports of use.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from typing import Any, Literal, TypeVar, get_args

import msgspec

from reportedly.errors import ReportedlyError
from reportedly.optional import library

EngineName = Literal["native", "ray"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)
SILENT = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "DAFT_DASHBOARD_ENABLED": "0",
    "RAY_AUTH_MODE": "token",
}
"""Variables by which Daft and Ray report nothing and draw nothing; workers inherit them."""
PARTITIONS = 64
"""Number of parts for each worker in which Ray is given the work: one that is done early takes the next."""
OBJECT_STORE = 200 << 20
"""Bytes of memory for what Ray's workers on this machine hand each other: shards are files, so it is little."""

INTERRUPTED = 130
"""The exit code after Ctrl-C."""

In = TypeVar("In")
Out = TypeVar("Out")


class WorkerEnded(ReportedlyError):
    """A worker process of the engine ended before its work was done."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine with `jobs` workers."""

    name: EngineName = "native"
    jobs: int = 1

    def run(self, function: Callable[[In], Out], things: Sequence[In], kind: type[Out]) -> Iterator[Out]:
        """What a function gives for each thing, in any order, as results come; both are told as JSON.

        `function` is pickled. Raises `WorkerEnded` if a worker was killed, after the results that came before.
        """
        if not things:
            return
        daft = start(self)
        work = _Work(function, type(things[0]))
        told = [msgspec.json.encode(thing).decode() for thing in things]
        frame = daft.from_pydict({"thing": told})
        if self.name == "ray":
            frame = frame.into_partitions(min(len(things), PARTITIONS * self.jobs))
        caller = daft.cls(_Caller, max_concurrency=min(self.jobs, len(things)), use_process=True, max_retries=0)(work)
        try:
            for row in frame.into_batches(1).select(caller.call(frame["thing"]).alias("found")).iter_rows():
                yield msgspec.json.decode(row["found"], type=kind)
        except Exception as error:  # of Daft or Ray, each by its own names
            raise WorkerEnded(f"a worker ended: {error}") from error


def batches(function: Callable[..., Any], kind: Any, engine: Engine, *, quick: bool = False) -> Any:
    """A function of whole columns, as an expression of Daft; `jobs` processes work at once. `function` is pickled.

    One job on this machine needs no process of its own, nor does what is `quick`, done by numpy: to start one takes
    seconds. Daft starts one if a limit is given, and Ray an actor.
    """
    daft = start(engine)
    method = daft.method.batch(return_dtype=kind)(_Columns.call)
    made = type("Columns", (_Columns,), {"call": method})
    if quick or (engine.name == "native" and engine.jobs == 1):
        return daft.cls(made, use_process=False)(function).call
    return daft.cls(made, max_concurrency=engine.jobs, use_process=engine.jobs > 1)(function).call


class _Columns:
    """Calls a function of columns in a worker."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def call(self, *columns: Any) -> Any:
        """What the function gives for some rows of the columns."""
        return self._function(*columns)


class _Work:
    def __init__(self, function: Callable[[Any], Any], kind: type) -> None:
        self.function = function
        self.kind = kind


class _Caller:
    """Calls the function in a worker, which is kept for the next call."""

    def __init__(self, work: _Work) -> None:
        self._work = work

    def call(self, thing: str) -> str:
        """What the function gives for a thing."""
        found = self._work.function(msgspec.json.decode(thing, type=self._work.kind))
        return msgspec.json.encode(found).decode()


def start(engine: Engine) -> Any:
    """The library Daft, with its runner set. A process can only have one runner."""
    return _started(engine.name, engine.jobs)


@cache
def _started(name: EngineName, jobs: int) -> Any:
    os.environ.update({each: os.environ.get(each, value) for each, value in SILENT.items()})
    daft = library("daft", "scale")
    for each in ("daft", "daft_local_execution", "daft_distributed"):
        logging.getLogger(each).setLevel(logging.CRITICAL)  # what fails is told by whoever asked for it
    if name == "ray":
        _start_ray(jobs, daft)
    elif name not in _runners:
        daft.set_runner_native()
    _runners.add(name)
    return daft


def end_at_once(engine: Engine, code: int) -> None:
    """End this process after Ctrl-C, or after one of its workers was killed. Threads of Daft go on where Python ends,
    and the process may abort or crash when all is done, so it ends here; the cluster of Ray ends as Python does."""
    if engine.name == "native":
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


_runners: set[EngineName] = set()


def _start_ray(jobs: int, daft: Any) -> None:
    """Join the cluster that `RAY_ADDRESS` names, or start one on this machine."""
    ray = library("ray", "ray")
    here: dict[str, Any] = {}
    if not os.environ.get("RAY_ADDRESS"):
        os.environ.setdefault("RAY_AUTH_TOKEN", token_hex(32))  # else Ray writes one into the user's home
        here = {
            "num_cpus": max(jobs, 2),
            "include_dashboard": False,
            "_node_ip_address": "127.0.0.1",
            "object_store_memory": OBJECT_STORE,
            "_temp_dir": str(Path(gettempdir()) / "ray"),
        }
    if not ray.is_initialized():
        try:
            ray.init(log_to_driver=False, **here)
        except Exception as error:  # of many kinds, some without a name of their own
            raise ReportedlyError(f"Ray cannot be started or joined: {error}") from error
    daft.set_runner_ray(noop_if_initialized=True)
