"""A conditional logit: for each number a choice among measures, each trait with a weight for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from training.annotated import PARTS
from training.befallen.examples import Example
from training.choice import Choice, fit_choices
from training.fitting import Adam
from training.validating import beside_rules, left_out

from reportedly.figures.befallen_judge import CHOICES, SURE, Weights, judged_measure

PENALTY = 5.0
"""Weight of the L2 penalty against one number."""
LEAST_SEEN = 8
"""Numbers that must have a trait for it to get weights."""
SMALLEST = 0.1
"""Weights nearer to nought are left out."""
ADAM = Adam(steps=120)


def fit(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """What each trait weighs for each measure; no chance in it."""
    choices = [
        Choice(
            [{(name, measure) for name in each.traits} for measure in CHOICES],
            [float(measure == each.answer) for measure in CHOICES],
            1.0,
        )
        for each in examples
        if each.answer in CHOICES
    ]
    found: dict[str, dict[str, float]] = {}
    for (name, measure), weight in fit_choices(choices, PENALTY, LEAST_SEEN, ADAM).items():
        if abs(weight := round(weight, 2)) >= SMALLEST:
            found.setdefault(name, {})[measure] = weight
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
