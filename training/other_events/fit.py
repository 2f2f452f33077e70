"""Fits the weights of the judge of other events, and measures it on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from training.fitting import fit_logistic
from training.other_events.examples import Example
from training.validating import left_out

from reportedly.figures.event_judge import chance_of_other

PENALTY = 16.0
"""Weight of the L2 penalty against one sentence; of 12, 16, 30 and 40 the best in cross-validation."""
STEPS = 8
"""Steps of Newton's method: the weights no longer move."""
LEAST = 5
"""Sentences that must have a trait for it to get a weight."""
SMALL = 0.02
"""Weights nearer to nought than this are not kept."""
SHUFFLES = 3
"""How many times the folds are drawn."""


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right events of the examples are likeliest; no chance in it."""
    counts = Counter(trait for each in examples for trait in each.traits)
    names = sorted(trait for trait, count in counts.items() if count >= LEAST)
    numbers = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, each in enumerate(examples):
        table[row, [numbers[trait] for trait in each.traits if trait in numbers]] = 1
    figures = np.array([each.main + each.other for each in examples])
    answers = np.array([each.other for each in examples]) / figures
    weights = fit_logistic(table, answers, PENALTY, STEPS, figures**0.5)
    return {name: round(float(each), 3) for name, each in zip(names, weights, strict=True) if abs(each) >= SMALL}


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """The share of figures with the right event when their article, or invented event, is left out."""
    right, figures = Counter[str](), Counter[str]()
    for each, weights in left_out(examples, fit, range(SHUFFLES)):
        figures[each.part] += each.main + each.other
        right[each.part] += each.other if chance_of_other(each.traits, weights) > 0.5 else each.main
    for part in figures:
        yield part, right[part] / figures[part]
        own = sum(each.main for each in examples if each.part == part)
        yield f"{part}, own event always", own / sum(each.main + each.other for each in examples if each.part == part)
