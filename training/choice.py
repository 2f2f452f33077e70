"""Fits a conditional logit whose candidates have traits or not, as the judges of times and of sources do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from training.fitting import Adam


class Sortable(Protocol):
    """What can be a trait: a name, or a pair of names."""

    def __lt__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...


T = TypeVar("T", bound=Sortable)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One choice to learn from: the traits of its candidates, how right each is, and how much the choice counts."""

    candidates: Sequence[AbstractSet[T]]
    right: Sequence[float]
    weight: float


@dataclass(frozen=True, slots=True)
class _Rows:
    """All candidates in rows: each trait's number and row, each row's choice, how right it is, each choice's weight."""

    traits: NDArray[np.int64]
    rows: NDArray[np.int64]
    choices: NDArray[np.int64]
    right: NDArray[np.float64]
    weight: NDArray[np.float64]


def fit_choices(choices: Sequence[Choice[T]], penalty: float, least: int, adam: Adam) -> dict[T, float]:
    """The weights under which the right candidates are likeliest, in the order of the traits; no chance in it.

    Choices without a right candidate teach nothing. A trait gets a weight if at least `least` candidates have it;
    `penalty` is that of L2 against the sum over choices.
    """
    usable = [choice for choice in choices if any(choice.right)]
    counts = Counter(trait for each in usable for traits in each.candidates for trait in traits)
    names = sorted(trait for trait, count in counts.items() if count >= least)
    data = _rows(usable, {name: number for number, name in enumerate(names)})
    weights = adam.minimize(lambda weights: _slope(data, weights) + penalty * weights, len(names))
    return {name: float(each) for name, each in zip(names, weights, strict=True)}


def _rows(choices: Sequence[Choice[T]], numbers: dict[T, int]) -> _Rows:
    traits: list[int] = []
    rows: list[int] = []
    owners: list[int] = []
    for number, choice in enumerate(choices):
        for names in choice.candidates:
            own = sorted(numbers[name] for name in names if name in numbers)
            traits += own
            rows += [len(owners)] * len(own)
            owners.append(number)
    return _Rows(
        np.array(traits),
        np.array(rows),
        np.array(owners),
        np.array([float(right) for choice in choices for right in choice.right]),
        np.array([choice.weight for choice in choices]),
    )


def _slope(data: _Rows, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """How the loss (minus the log of the likelihood that a right candidate is chosen) changes with each weight."""
    count = len(data.weight)
    sums = np.bincount(data.rows, weights[data.traits], len(data.choices))
    most = np.full(count, -np.inf)
    np.maximum.at(most, data.choices, sums)
    raised = np.exp(sums - most[data.choices])
    share = raised / np.bincount(data.choices, raised, count)[data.choices]
    right = raised * data.right
    right_share = right / np.maximum(np.bincount(data.choices, right, count), 1e-12)[data.choices]
    pull = (share - right_share) * data.weight[data.choices]
    return np.bincount(data.traits, pull[data.rows], len(weights))
