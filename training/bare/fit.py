"""Conditional logistic regression: for each number, a choice among its options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from training.bare.examples import Example
from training.bare.texts import EVENTS
from training.fitting import Adam, Floats

PENALTY = 3.0
"""Weight of the L2 penalty against one number; of 1.5, 3, 6 and 10 the best in cross-validation."""
NEWS_WEIGHT = 2.0
"""Weight of a number of the news, or of a sentence of our own. The events have ten times as many, and rare
forms."""
LEAST_SEEN = 3
"""Numbers in which a feature has to be seen."""
ADAM = Adam(steps=250, falls=0.0, squares=0.999)
SMALLEST = 0.02
"""Weights nearer to zero are left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """All options of all numbers: the pairs of option and feature, which options are right, and whose they are."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    right: Floats
    starts: NDArray[np.int64]
    number: NDArray[np.int64]
    importance: Floats


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature that is seen often enough; no chance in it."""
    seen = Counter(name for each in examples for name in {name for names in each.features for name in names})
    columns = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= LEAST_SEEN))}
    table = _table(examples, columns)
    weights = ADAM.minimize(lambda weights: _slope(table, weights), len(columns))
    return {name: round(float(weights[at]), 3) for name, at in columns.items() if abs(weights[at]) >= SMALLEST}


def _table(examples: Sequence[Example], columns: dict[str, int]) -> Table:
    rows, cols, right, starts = [], [], [], []
    for each in examples:
        starts.append(len(right))
        for names, is_right in zip(each.features, each.right, strict=True):
            known = [columns[name] for name in names if name in columns]
            rows += [len(right)] * len(known)
            cols += known
            right.append(float(is_right))
    sizes = np.diff(np.array([*starts, len(right)]))
    importance = np.array([1.0 if each.kind == EVENTS else NEWS_WEIGHT for each in examples])
    number = np.repeat(np.arange(len(examples)), sizes)
    return Table(np.array(rows), np.array(cols), np.array(right), np.array(starts), number, importance[number])


def _slope(table: Table, weights: Floats) -> Floats:
    """How the penalized log loss rises with each weight."""
    odds = np.bincount(table.rows, weights=weights[table.columns], minlength=len(table.right))
    chances = np.exp(odds - np.maximum.reduceat(odds, table.starts)[table.number])
    chances /= np.add.reduceat(chances, table.starts)[table.number]
    among_right = chances * table.right
    among_right /= np.add.reduceat(among_right, table.starts)[table.number]
    excess = (chances - among_right) * table.importance
    slope: Floats = np.bincount(table.columns, weights=excess[table.rows], minlength=len(weights)) + PENALTY * weights
    return slope
