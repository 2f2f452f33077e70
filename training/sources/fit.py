"""Fits the weights of the judge of sources, and measures it on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from training.annotated import EVENTS, EVERYDAY, NEWS, WIKINEWS
from training.choice import Choice, fit_choices
from training.fitting import Adam
from training.sources.examples import Example
from training.validating import shares_right

from reportedly.figures.choosing import chances_of
from reportedly.formats.weights import sum_of

PENALTY = 4.0
"""Weight of the L2 penalty against the sum over figures."""
LEAST = 8
"""Candidates that must have a trait for it to get a weight."""
ADAM = Adam(steps=150)
CROWD = 0.3
"""A figure counts as the number of its article's figures to the minus this power, so that long articles rule less."""
PART_WEIGHTS = {WIKINEWS: 2.0, NEWS: 2.0, EVERYDAY: 2.0, EVENTS: 1.2}
"""How much a figure of each part counts: the events are made up."""
SMALL = 0.005
"""Weights nearer to nought than this are not kept."""
SHUFFLES = 3
"""How many times the folds are drawn."""


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right sources of the examples are likeliest; no chance in it.

    All figures teach, also those whose source the rules find: who is credited there is credited by the same words.
    """
    usable = [example for example in examples if any(example.right)]
    figures_of = Counter(example.doc for example in usable)
    weights = [PART_WEIGHTS[each.part] * figures_of[each.doc] ** -CROWD for each in usable]
    mean = sum(weights) / len(weights)
    choices = [Choice(each.candidates, each.right, weight / mean) for each, weight in zip(usable, weights, strict=True)]
    fitted = fit_choices(choices, PENALTY, LEAST, ADAM)
    return {name: round(each, 2) for name, each in fitted.items() if abs(each) >= SMALL}


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """The share of figures with the right source when their article, or event, is left out; then that of the rules."""
    return shares_right(examples, fit, is_right, range(SHUFFLES))


def is_right(example: Example, weights: Mapping[str, float]) -> bool:
    """Whether the source is right as the program would decide: by the judge where it is sure, else by the rules."""
    shares: Counter[str | None] = Counter()
    chances = chances_of([sum_of(traits, weights) for traits in example.candidates])
    for name, chance in zip(example.names, chances, strict=True):
        shares[name] += chance  # type: ignore[assignment]
    best, share = max(shares.items(), key=lambda each: each[1])
    return example.right[list(example.names).index(best)] if share >= example.least else example.rule
