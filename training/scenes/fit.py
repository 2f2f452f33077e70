"""Fits the weights of the judge of scenes, and measures it on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from training.annotated import EVENTS, EVERYDAY, NEWS, PARTS, WIKINEWS, drawn_folds
from training.fitting import Adam
from training.scenes.examples import Example
from training.validating import FOLDS, beside_rules, left_out

from reportedly.figures.choosing import chances_of
from reportedly.figures.company import Alone, Company
from reportedly.figures.scene_places import Traits
from reportedly.formats.weights import score

PENALTY = 4.0
"""Weight of the L2 penalty against the sum over figures."""
ADAM = Adam(steps=200)
LEAST_SUM = 1e-300
"""What the sum of the chances of right candidates is taken for at least: it may be nought in a computer's numbers."""
LEAST = 4
"""Candidates that must have a trait for it to get a weight."""
SMALLEST = 0.01
"""Weights nearer to nought are left out."""
CROWD = 0.3
"""A figure counts as the number of its article's figures to the minus this power, so that long articles rule less."""
PART_WEIGHTS = {WIKINEWS: 3.0, NEWS: 3.0, EVERYDAY: 3.0, EVENTS: 0.7}
"""How much a figure of each part counts: the events are made up."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The traits of all candidates: of each that is not nought the row (candidate), the column (trait) and the value.

    `firsts` are the rows where a figure begins, `figures` the figure of each row, `right` 1 for each right row.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    firsts: NDArray[np.int64]
    figures: NDArray[np.int64]
    right: NDArray[np.float64]
    weights: NDArray[np.float64]


def fit_both(examples: Sequence[Example]) -> dict[str, tuple[float, float]]:
    """The weight of each trait for a figure alone, and for all beside each other.

    The second ones learn from chances that figures have by weights fitted to other articles: the program will not have
    better ones.
    """
    alone = {id(each): _chances(each, weights) for each, weights in left_out(examples, fit)}
    first, second = fit(examples), fit(in_company(examples, alone))
    return {name: (first.get(name, 0.0), second.get(name, 0.0)) for name in sorted(first.keys() | second.keys())}


def in_company(examples: Sequence[Example], alone: Mapping[int, Sequence[float]]) -> list[Example]:
    """The examples with what the others of their article say, from the chances of each (by its `id`) alone."""
    found: list[Example] = []
    for _, group in groupby(examples, lambda each: each.doc):
        figures = list(group)
        company = Company(
            [Alone(each.at[0], each.sentence, dict(zip(each.names, alone[id(each)], strict=True))) for each in figures],
            figures[0].places,
        )
        for number, each in enumerate(figures):
            traits = zip(each.candidates, each.names, strict=True)
            found.append(replace(each, candidates=[own | company.traits(number, name) for own, name in traits]))
    return found


def _chances(example: Example, weights: Traits) -> list[float]:
    return chances_of([score(traits, weights) for traits in example.candidates])


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right places of the examples are likeliest; no chance in it."""
    usable = [example for example in examples if any(example.right)]
    counts = Counter(name for each in usable for traits in each.candidates for name in traits)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    figures_of = Counter(each.doc for each in examples)
    importance = [PART_WEIGHTS[each.part] * figures_of[each.doc] ** -CROWD for each in usable]
    table = _table(usable, {name: number for number, name in enumerate(names)}, importance)
    weights = ADAM.minimize(lambda weights: _slope(table, weights) + PENALTY * weights, len(names))
    weighed = zip(names, weights, strict=True)
    return {name: round(float(each), 3) for name, each in weighed if abs(each) >= SMALLEST}


def _table(usable: Sequence[Example], numbers: Mapping[str, int], importance: Sequence[float]) -> _Table:
    candidates = [traits for each in usable for traits in each.candidates]
    cells = [
        (row, numbers[name], value)
        for row, traits in enumerate(candidates)
        for name, value in traits.items()
        if name in numbers
    ]
    sizes = [len(each.candidates) for each in usable]
    rows, columns, values = zip(*cells, strict=True)
    return _Table(
        rows=np.array(rows),
        columns=np.array(columns),
        values=np.array(values),
        firsts=np.cumsum([0, *sizes[:-1]]),
        figures=np.repeat(np.arange(len(usable)), sizes),
        right=np.array([float(right) for each in usable for right in each.right]),
        weights=np.array(importance),
    )


def _slope(table: _Table, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """How the loss (minus the log of the likelihood that a right candidate is chosen) changes with each weight."""
    sums = np.bincount(table.rows, weights[table.columns] * table.values, len(table.figures))
    raised = np.exp(sums - np.maximum.reduceat(sums, table.firsts)[table.figures])
    right = raised * table.right
    share = raised / np.add.reduceat(raised, table.firsts)[table.figures]
    right_share = right / np.maximum(np.add.reduceat(right, table.firsts)[table.figures], LEAST_SUM)
    pull = (share - right_share) * table.weights[table.figures]
    return np.bincount(table.columns, pull[table.rows] * table.values, len(weights))


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """The share of figures with the right place when their article, or event, is left out; then that of the rules."""
    right: dict[str, list[bool]] = {part: [] for part in PARTS}
    fold = drawn_folds((each.group for each in examples), FOLDS, 0)
    for number in range(FOLDS):
        both = fit_both([each for each in examples if fold[each.group] != number])
        first, second = ({name: pair[turn] for name, pair in both.items()} for turn in range(2))
        test = [each for each in examples if fold[each.group] == number]
        alone = {id(each): _chances(each, first) for each in test}
        for each in in_company(test, alone):
            right[each.part].append(is_right(each, second))
    yield from beside_rules(examples, right)


def is_right(example: Example, weights: Traits) -> bool:
    """Whether the place is right as the program would decide: by the judge where it is sure, else by the rules."""
    shares = _chances(example, weights)
    best = max(range(len(shares)), key=shares.__getitem__)
    return example.right[best] if shares[best] >= example.least[best] else example.rule
