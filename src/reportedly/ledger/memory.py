"""Remembers what was worked out for a story's last ledger, so that the next one works out only what changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

TURNS = 32
"""Ledgers after which the unused is forgotten."""

P = TypeVar("P")
T = TypeVar("T")


class Memory:
    """Results of steps, by all that they were made of; what the last ledgers did not use is forgotten.

    A step is a function of `parts`, which count as the same if they are the same objects, and of values, which count as
    the same if they are equal. Parts are kept with the result, so that no other object can take their identity. A step
    depends on nothing else and changes nothing, so that a ledger is the same with any memory and without one.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Any]] = {}
        self._used: dict[Hashable, tuple[object, Any]] = {}
        self._turns = 0

    def recall(self, step: Callable[..., T], parts: tuple[P, ...], *values: Hashable) -> T:
        """What `step(parts, *values)` gives, worked out only if it is not remembered."""
        key = (step, tuple(map(id, parts)), values)
        known = self._used.get(key) or self._last.get(key) or (parts, step(parts, *values))
        self._used[key] = known
        result: T = known[1]
        return result

    def turn(self) -> None:
        """A ledger is done: now and then, what the last `TURNS` ledgers did not use is forgotten. What a remembered
        step had asked for itself is not used in between."""
        self._turns += 1
        if self._turns % TURNS == 0:
            self._last, self._used = self._used, {}
