"""Fits the weights of the judge, and measures it on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from training.annotated import EVENTS, WIKINEWS, drawn_folds
from training.fitting import Adam
from training.times.examples import Example

from reportedly.figures.time_judge import Weights
from reportedly.figures.time_traits import Trait
from reportedly.formats.weights import sum_of

PENALTY = 12.0
"""Weight of the L2 penalty against the sum over figures."""
LEAST = 10
"""Candidates that must have a trait for it to get a weight."""
ADAM = Adam(steps=120)
UNDATED = 0.1
"""Weight of a figure to which its annotator gave no days."""
CROWD = 0.3
"""A figure counts as the number of its article's figures to the minus this power, so that long articles rule less."""
SMALL = 0.005
"""Weights nearer to nought than this are not kept."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class _Rows:
    """All candidates in rows: each trait's number and row, each row's figure, how right it is, each figure's weight."""

    traits: NDArray[np.int64]
    rows: NDArray[np.int64]
    figures: NDArray[np.int64]
    right: NDArray[np.float64]
    weight: NDArray[np.float64]


def fit(examples: Sequence[Example]) -> dict[Trait, float]:
    """The weights under which the right days of the examples are likeliest; no chance in it."""
    usable = [example for example in examples if any(example.right)]
    counts = Counter(trait for each in usable for traits in each.candidates for trait in traits)
    names = sorted(trait for trait, count in counts.items() if count >= LEAST)
    data = _rows(usable, {name: number for number, name in enumerate(names)})
    weights = ADAM.minimize(lambda weights: _slope(data, weights) + PENALTY * weights, len(names))
    return {name: round(float(each), 3) for name, each in zip(names, weights, strict=True) if abs(each) >= SMALL}


def _rows(examples: Sequence[Example], numbers: dict[Trait, int]) -> _Rows:
    figures_of = Counter(example.doc for example in examples)
    traits: list[int] = []
    rows: list[int] = []
    figures: list[int] = []
    for number, example in enumerate(examples):
        for names in example.candidates:
            own = sorted(numbers[name] for name in names if name in numbers)
            traits += own
            rows += [len(figures)] * len(own)
            figures.append(number)
    return _Rows(
        np.array(traits),
        np.array(rows),
        np.array(figures),
        np.array([right for example in examples for right in example.right]),
        np.array([figures_of[each.doc] ** -CROWD * (1.0 if each.dated else UNDATED) for each in examples]),
    )


def _slope(data: _Rows, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """How the loss (minus the log of the likelihood that a right candidate is chosen) changes with each weight."""
    count = len(data.weight)
    sums = np.bincount(data.rows, weights[data.traits], len(data.figures))
    most = np.full(count, -np.inf)
    np.maximum.at(most, data.figures, sums)
    raised = np.exp(sums - most[data.figures])
    share = raised / np.bincount(data.figures, raised, count)[data.figures]
    right = raised * data.right
    right_share = right / np.maximum(np.bincount(data.figures, right, count), 1e-12)[data.figures]
    pull = (share - right_share) * data.weight[data.figures]
    return np.bincount(data.traits, pull[data.rows], len(weights))


def cross_validate(examples: Sequence[Example], seed: int) -> Iterator[tuple[str, float]]:
    """The share of dated figures that are right when their article, or event, is left out; then of the very days."""
    fold = drawn_folds((example.group for example in examples), FOLDS, seed)
    right: dict[str, list[float]] = {WIKINEWS: [], EVENTS: []}
    for number in range(FOLDS):
        weights = fit([each for each in examples if fold[each.group] != number])
        for example in examples:
            if fold[example.group] == number and example.dated:
                right[example.part].append(chosen(example, weights))
    for part, values in right.items():
        yield f"{part}, days right", sum(value > 0 for value in values) / len(values)
        yield f"{part}, the very days", sum(value > 1 for value in values) / len(values)


def chosen(example: Example, weights: Weights) -> float:
    """How right the likeliest candidate is."""
    sums = [sum_of(traits, weights) for traits in example.candidates]
    return example.right[max(range(len(sums)), key=sums.__getitem__)]
