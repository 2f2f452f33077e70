"""Runs a function on one machine, in one worker process or several."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Generic, TypeVar

from reportedly.engines.worker import Lost, PageLimits, Worker, interrupts_held_back

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCHES_AHEAD = 3
"""Number of batches per worker that are read before a worker is free: it keeps all workers busy and bounds memory."""
DEATHS = 3
"""Number of processes that may die with one item: it may have been by chance, when the system had no memory left."""
WAIT_SECONDS = 1.0
"""Seconds of one wait, after which the next one begins: Python misses a Ctrl-C that comes just before it waits."""


def run_in_order(
    function: Callable[[list[Item]], list[Result]],
    batches: Iterable[Sequence[Item]],
    jobs: int,
    limits: Callable[[Sequence[Item]], PageLimits],
) -> Iterator[tuple[Item, Result | Lost]]:
    """Each item with its result, in order; `function` gives the results of a batch, in one of `jobs` processes.

    `limits` gives the limits for the work on some items. If a batch exceeds them, or its process dies, its items are
    tried again one by one, so that only the item that causes this is `Lost`: one that exceeds them alone, or with which
    `DEATHS` processes died. A process that another program ends loses nothing. Batches are read when they are needed,
    in the caller's thread; items and results must pickle. An error that `function` raises is raised here. All processes
    end with the iterator.
    """
    crew = Crew(function, jobs, limits)
    try:
        yield from crew.run(batches)
    finally:
        crew.dismiss()


@dataclass(frozen=True, slots=True)
class _Task(Generic[Item, Result]):
    """Items that are given to a worker; `deaths` counts the processes that died with an item alone."""

    items: Sequence[Item]
    limits: PageLimits
    deaths: int
    outcome: Future[list[Result] | Lost] = field(default_factory=Future)


class Crew(Generic[Item, Result]):
    """The workers of `run_in_order`, which can be kept for several runs. `dismiss` them after the last
    one, or after one that was not taken to its end. Each is kept by a thread of its own, which waits while others work.

    Only the caller's thread forks: another thread may hold a lock, which the forked process could never get.
    """

    def __init__(
        self,
        function: Callable[[list[Item]], list[Result]],
        jobs: int,
        limits: Callable[[Sequence[Item]], PageLimits],
    ) -> None:
        self._function = function
        self._jobs = jobs
        self._limits = limits
        self._tasks: SimpleQueue[_Task[Item, Result] | None] = SimpleQueue()
        self._open: set[Future[list[Result] | Lost]] = set()
        self._keepers: list[tuple[threading.Thread, Worker[Item, Result]]] = []

    def run(self, batches: Iterable[Sequence[Item]]) -> Iterator[tuple[Item, Result | Lost]]:
        """Each item with its result, as `run_in_order` gives them."""
        waiting: deque[_Task[Item, Result]] = deque()
        for batch in batches:
            waiting.append(self._begin(batch))
            while waiting and (waiting[0].outcome.done() or len(waiting) >= self._jobs * BATCHES_AHEAD):
                yield from self._finish(waiting.popleft())
        while waiting:
            yield from self._finish(waiting.popleft())

    def _begin(self, items: Sequence[Item], deaths: int = 0) -> _Task[Item, Result]:
        """Give some items to the next worker that is free."""
        task: _Task[Item, Result] = _Task(items, self._limits(items), deaths)
        self._open.add(task.outcome)
        self._tasks.put(task)
        self._fill_up()
        return task

    def _finish(self, task: _Task[Item, Result]) -> Iterator[tuple[Item, Result | Lost]]:
        """The items of a task with their results; waits for them."""
        while not task.outcome.done():
            self._fill_up()
            wait(self._open, WAIT_SECONDS, FIRST_COMPLETED)
        outcome = task.outcome.result()
        if not isinstance(outcome, Lost):
            yield from zip(task.items, outcome, strict=True)
        elif len(task.items) > 1:
            for each in [self._begin([item]) for item in task.items]:
                yield from self._finish(each)
        elif outcome.died and task.deaths + 1 < DEATHS:
            yield from self._finish(self._begin(task.items, task.deaths + 1))
        else:
            yield task.items[0], outcome

    def dismiss(self) -> None:
        """End all workers at once."""
        for _, worker in self._keepers:
            worker.kill()
            self._tasks.put(None)
        if not sys.is_finalizing():  # otherwise threads were stopped, and would never end
            for thread, _ in self._keepers:
                thread.join()

    def _fill_up(self) -> None:
        """Fork as many workers as the waiting tasks need."""
        self._open = {outcome for outcome in self._open if not outcome.done()}
        self._keepers = [(thread, worker) for thread, worker in self._keepers if worker.is_alive]
        while len(self._keepers) < min(self._jobs, len(self._open)):
            with interrupts_held_back():
                worker = Worker(self._function)
                thread = threading.Thread(target=self._keep, args=(worker,), daemon=True)
                self._keepers.append((thread, worker))
                thread.start()

    def _keep(self, worker: Worker[Item, Result]) -> None:
        """In the thread of a worker: give the worker tasks until it ends."""
        while worker.is_alive and (task := self._tasks.get()) is not None:
            try:
                outcome = worker.ask(task.items, task.limits)
            except BaseException as error:  # noqa: BLE001 - it goes on in the caller, who waits for it
                task.outcome.set_exception(error)
            else:
                task.outcome.set_result(outcome)
        worker.end()
