"""Fits the weights of the judge of scenes, and measures it on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from training.annotated import EVENTS, NEWS, WIKINEWS
from training.fitting import Adam
from training.scenes.examples import Example
from training.validating import shares_right

from reportedly.figures.choosing import chances_of
from reportedly.figures.scene_judge import LEAST_SHARE
from reportedly.figures.scenes import Traits
from reportedly.formats.weights import score

PENALTY = 4.0
"""Weight of the L2 penalty against the sum over figures."""
ADAM = Adam(steps=200)
LEAST = 3
"""Candidates that must have a trait for it to get a weight."""
SMALLEST = 0.01
"""Weights nearer to nought are left out."""
CROWD = 0.3
"""A figure counts as the number of its article's figures to the minus this power, so that long articles rule less."""
PART_WEIGHTS = {WIKINEWS: 3.0, NEWS: 3.0, EVENTS: 1.0}
"""How much a figure of each part counts: the events are many, and made up."""
SHUFFLES = 2
"""How many times the folds are drawn."""


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right places of the examples are likeliest; no chance in it."""
    usable = [example for example in examples if example.asked and any(example.right)]
    counts = Counter(name for each in usable for traits in each.candidates for name in traits)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    numbers = {name: number for number, name in enumerate(names)}
    table = np.zeros((sum(len(each.candidates) for each in usable), len(names)))
    for row, traits in enumerate(traits for each in usable for traits in each.candidates):
        for name in numbers.keys() & traits.keys():
            table[row, numbers[name]] = traits[name]
    right = np.array([float(right) for each in usable for right in each.right])
    firsts = np.cumsum([0, *(len(each.candidates) for each in usable[:-1])])
    figures_of = Counter(each.doc for each in examples)
    figure_weights = np.array([PART_WEIGHTS[each.part] * figures_of[each.doc] ** -CROWD for each in usable])
    weights = ADAM.minimize(
        lambda weights: _slope(table, right, firsts, figure_weights, weights) + PENALTY * weights, len(names)
    )
    weighed = zip(names, weights, strict=True)
    return {name: round(float(each), 3) for name, each in weighed if abs(each) >= SMALLEST}


def _slope(
    table: NDArray[np.float64],
    right: NDArray[np.float64],
    firsts: NDArray[np.int64],
    figure_weights: NDArray[np.float64],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """How the loss (minus the log of the likelihood that a right candidate is chosen) changes with each weight.

    `table` has a row for each candidate and a column for each trait; `firsts` are the rows where a figure begins.
    """
    figures = np.repeat(np.arange(len(firsts)), np.diff([*firsts, len(table)]))
    sums = table @ weights
    raised = np.exp(sums - np.maximum.reduceat(sums, firsts)[figures])
    share = raised / np.add.reduceat(raised, firsts)[figures]
    right_share = raised * right / np.add.reduceat(raised * right, firsts)[figures]
    slope: NDArray[np.float64] = table.T @ ((share - right_share) * figure_weights[figures])
    return slope


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """The share of figures with the right place when their article, or event, is left out; then that of the rules."""
    return shares_right(examples, fit, is_right, range(SHUFFLES))


def is_right(example: Example, weights: Traits) -> bool:
    """Whether the place is right as the program would decide: by the judge where it is sure, else by the rules."""
    if not example.asked:
        return example.rule
    shares = chances_of([score(traits, weights) for traits in example.candidates])
    best = max(range(len(shares)), key=shares.__getitem__)
    return example.right[best] if shares[best] >= LEAST_SHARE else example.rule
