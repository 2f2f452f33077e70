"""Judges what befell those that a number counts where no rule says it: "34 people whom they cannot find" are missing. A
choice among measures by what the traits of the number weigh for each.

The weights (`data/befallen.json`) are fitted by `python -m training.befallen`, which also scores text that played no
part in the fit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import fsum
from operator import itemgetter

from spacy.tokens import Doc

from reportedly.figures.befallen_traits import first_harm, traits_of
from reportedly.figures.choosing import DECISIVE, chances_of
from reportedly.figures.numbers import ReadNumber
from reportedly.figures.outcomes import excluded
from reportedly.formats.weights import read_weights
from reportedly.lang.measures import measures
from reportedly.model import Measure
from reportedly.quantities import TokenIndex

PLAIN: tuple[Measure, ...] = ("people", "count")
"""The measures of numbers of which the rules know only what they count."""
CHOICES: tuple[Measure, ...] = (*PLAIN, *measures().harms)
"""The measures among which is chosen."""
SURE = 0.5
"""The chance of a measure from which it stands for the reading of the rules; chosen by cross-validation."""

Weights = Mapping[str, Mapping[Measure, float]]
"""What each trait weighs for each measure."""


@cache
def load_weights() -> Weights:
    """The weights of the traits."""
    return read_weights(__package__, "befallen", dict[str, dict[Measure, float]])


def with_befallen(doc: Doc, index: TokenIndex, numbers: Sequence[ReadNumber]) -> Iterator[ReadNumber]:
    """The numbers of a text in order, those that only count persons or things with what is likely to have befallen
    them."""
    weights, first = load_weights(), first_harm(numbers)
    for at, number in enumerate(numbers):
        if is_asked(number):
            traits = traits_of(doc, index, numbers, at, first)
            yield _judged(number, traits, excluded(doc, index, number.quantity), weights)
        else:
            yield number


def is_asked(number: ReadNumber) -> bool:
    """Whether it is judged of a number: it counts persons or things, and has no fraction of them."""
    return number.measure in PLAIN and number.quantity.low.is_integer()


def _judged(number: ReadNumber, traits: Sequence[str], never: Collection[Measure], weights: Weights) -> ReadNumber:
    best, chance = judged_measure(traits, never, weights)
    if best == number.measure or chance < SURE:
        return number
    decided = sorted(traits, key=lambda name: -weights.get(name, {}).get(best, 0.0))[:DECISIVE]
    why = f"read as {number.measure}, judged by its sentence; chance {chance:.0%} by: {', '.join(decided)}"
    return replace(number, measure=best, measure_why=why)


def judged_measure(traits: Sequence[str], never: Collection[Measure], weights: Weights) -> tuple[Measure, float]:
    """The likeliest measure of a number but those that it `never` has, and its chance."""
    known = [weights[name] for name in traits if name in weights]
    chances = chances_of([fsum(each.get(measure, 0.0) for each in known) for measure in CHOICES])
    allowed = [(chance, measure) for measure, chance in zip(CHOICES, chances, strict=True) if measure not in never]
    chance, best = max(allowed, key=itemgetter(0))
    return best, chance
