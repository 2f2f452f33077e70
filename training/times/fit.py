"""Fits the weights of the judge, and measures it on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from training.annotated import EVENTS, EVERYDAY, NEWS, PARTS, WIKINEWS
from training.choice import Choice, fit_choices
from training.fitting import Adam
from training.times.examples import Example
from training.validating import left_out

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
PART_WEIGHTS = {WIKINEWS: 1.0, NEWS: 1.0, EVERYDAY: 1.0, EVENTS: 0.25}
"""How much a figure of each part counts: the events are made up, and most of all figures."""
SMALL = 0.005
"""Weights nearer to nought than this are not kept."""


def fit(examples: Sequence[Example]) -> dict[Trait, float]:
    """The weights under which the right days of the examples are likeliest; no chance in it."""
    usable = [example for example in examples if any(example.right)]
    figures_of = Counter(example.doc for example in usable)
    choices = [
        Choice(each.candidates, each.right, PART_WEIGHTS[each.part] * figures_of[each.doc] ** -CROWD * _certainty(each))
        for each in usable
    ]
    weights = fit_choices(choices, PENALTY, LEAST, ADAM)
    return {name: round(each, 3) for name, each in weights.items() if abs(each) >= SMALL}


def _certainty(example: Example) -> float:
    return 1.0 if example.dated else UNDATED


def cross_validate(examples: Sequence[Example], seed: int) -> Iterator[tuple[str, float]]:
    """The share of dated figures that are right when their article, or event, is left out; then of the very days."""
    right: dict[str, list[float]] = {part: [] for part in PARTS}
    for example, weights in left_out(examples, fit, (seed,)):
        if example.dated:
            right[example.part].append(chosen(example, weights))
    for part, values in right.items():
        yield f"{part}, days right", sum(value > 0 for value in values) / len(values)
        yield f"{part}, the very days", sum(value > 1 for value in values) / len(values)


def chosen(example: Example, weights: Weights) -> float:
    """How right the likeliest candidate is."""
    sums = [sum_of(traits, weights) for traits in example.candidates]
    return example.right[max(range(len(sums)), key=sums.__getitem__)]
