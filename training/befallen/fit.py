"""Multinomial logistic regression: for each number a choice among measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from training.annotated import PARTS
from training.befallen.examples import Example
from training.fitting import Adam, Floats
from training.validating import beside_rules, left_out

from reportedly.figures.befallen_judge import CHOICES, SURE, Weights, judged_measure

PENALTY = 5.0
"""Weight of the L2 penalty against one number."""
LEAST_SEEN = 8
"""Numbers that must have a trait for it to get weights."""
SMALLEST = 0.1
"""Weights nearer to nought are left out."""
ADAM = Adam(steps=120)


@dataclass(frozen=True, slots=True)
class Table:
    """The traits of all numbers as places in the list of known traits, one after another; where those of each number
    begin; and the answers, one column for each measure."""

    columns: NDArray[np.int64]
    starts: NDArray[np.int64]
    numbers: NDArray[np.int64]
    answers: Floats


def fit(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """What each trait weighs for each measure; no chance in it."""
    usable = [each for each in examples if each.answer in CHOICES]
    seen = Counter(name for each in usable for name in each.traits)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    table = _table(usable, {name: at for at, name in enumerate(names)})
    found = ADAM.minimize(lambda weights: _slope(table, weights), len(names) * len(CHOICES)).reshape(len(names), -1)
    rows = ((name, zip(CHOICES, map(float, row.round(2)), strict=True)) for name, row in zip(names, found, strict=True))
    kept = ((name, {key: each for key, each in row if abs(each) >= SMALLEST}) for name, row in rows)
    return {name: row for name, row in kept if row}


def _table(examples: Sequence[Example], columns: dict[str, int]) -> Table:
    known = [[columns[name] for name in each.traits if name in columns] for each in examples]
    sizes = np.array([len(each) for each in known])
    answers = np.zeros((len(examples), len(CHOICES)))
    answers[np.arange(len(examples)), [CHOICES.index(each.answer) for each in examples]] = 1.0
    return Table(
        np.concatenate([np.array(each, np.int64) for each in known]),
        np.cumsum(sizes) - sizes,
        np.repeat(np.arange(len(examples)), sizes),
        answers,
    )


def _slope(table: Table, weights: Floats) -> Floats:
    """How the penalized log loss rises with each weight."""
    by_trait = weights.reshape(-1, table.answers.shape[1])
    odds = np.add.reduceat(by_trait[table.columns], table.starts)
    chances = np.exp(odds - odds.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    excess = chances - table.answers
    slope = [np.bincount(table.columns, each[table.numbers], len(by_trait)) for each in excess.T]
    found: Floats = (np.stack(slope, 1) + PENALTY * by_trait).ravel()
    return found


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """For each part the share of numbers with the right measure where it was not fitted; then that of the rules."""
    right: dict[str, list[bool]] = {part: [] for part in PARTS}
    for each, weights in left_out(examples, fit):
        right[each.part].append(is_right(each, weights))
    yield from beside_rules(examples, right)


def is_right(example: Example, weights: Weights) -> bool:
    """Whether the measure is right that the judge decides on by these weights."""
    best, chance = judged_measure(example.traits, example.never, weights)
    return (best if chance >= SURE else example.read) == example.answer
