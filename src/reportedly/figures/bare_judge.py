"""Judges what a bare number counts: a choice among its options, weighed by what is so of each.

The weights (`data/bare.json`) of named features are fitted by `python -m training.bare`, which also scores text that
played no part in the fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.figures.bare_features import option_features
from reportedly.figures.bare_options import BareNumber, Option, options
from reportedly.figures.choosing import DECISIVE, chances_of
from reportedly.figures.numbers import ReadNumber
from reportedly.formats.weights import read_weights, sum_of
from reportedly.model import Measure

NO_FIGURE_FROM = 0.4
"""Probability from which a number is taken for no figure; chosen by cross-validation (`training.bare`)."""

Weights = Mapping[str, float]


@cache
def load_weights() -> Weights:
    """The weight of each feature."""
    return read_weights(__package__, "bare", dict[str, float])


def judged(number: BareNumber) -> ReadNumber | None:
    """What a bare number counts; `None` if it is no reported figure."""
    return judged_by(number, load_weights())


def judged_by(number: BareNumber, weights: Weights) -> ReadNumber | None:
    """The same by given weights."""
    found = options(number)
    features = option_features(number, found)
    option, chance, named = choose(found, features, weights)
    if option.measure is None:
        return None
    decided = ", ".join(named)
    return ReadNumber(
        quantity=number.quantity,
        measure=option.measure,
        unit=option.unit,
        measure_why=f"{option.why}; chance {chance:.0%} by: {decided}",
        unit_why=option.why,
    )


def choose(
    found: Sequence[Option], features: Sequence[Sequence[str]], weights: Weights
) -> tuple[Option, float, list[str]]:
    """The option chosen, the chance that its measure is right, and the features that weighed most for it."""
    chances = chances_of([sum_of(names, weights) for names in features])
    by_measure: dict[Measure | None, float] = defaultdict(float)
    for option, chance in zip(found, chances, strict=True):
        by_measure[option.measure] += chance
    nothing = by_measure.pop(None, 0.0)
    measure = None if nothing >= NO_FIGURE_FROM else max(by_measure, key=by_measure.__getitem__)
    chance = nothing if measure is None else by_measure[measure]
    at = max((at for at, each in enumerate(found) if each.measure == measure), key=chances.__getitem__)
    named = sorted(features[at], key=lambda name: -weights.get(name, 0.0))[:DECISIVE]
    return found[at], chance, named
