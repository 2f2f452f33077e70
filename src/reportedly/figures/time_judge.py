"""Chooses the days that a figure holds for: a conditional logit over the days that may be meant.

Each kind of reading has a weight for each trait of the figure and of the reading. The weights (`data/when.json`) are
trained by `python -m training.times`.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from reportedly.figures.choosing import DECISIVE, chances_of, heaviest
from reportedly.figures.time_traits import ALWAYS, Trait
from reportedly.figures.told_times import DaySpan
from reportedly.formats.weights import read_weights, sum_of

Weights = Mapping[Trait, float]


@dataclass(frozen=True, slots=True)
class DayChoice:
    """The days chosen, `None` if nothing dates the figure; how sure that is, from 0 to 1; the traits that decided."""

    days: DaySpan | None
    share: float
    decided: tuple[str, ...]


@cache
def load_weights() -> dict[Trait, float]:
    """The weight of each trait of each kind of reading."""
    kinds = read_weights(__package__, "when", dict[str, dict[str, float]])
    return {(kind, name): weight for kind, names in kinds.items() for name, weight in names.items()}


def choose(candidates: Mapping[DaySpan | None, Set[Trait]], weights: Weights) -> DayChoice:
    """The likeliest of some days (at least one); of equally likely ones the first."""
    sums = {days: sum_of(traits, weights) for days, traits in candidates.items()}
    best = max(sums, key=lambda days: sums[days])
    return DayChoice(best, max(chances_of(list(sums.values()))), _decided(candidates, sums, best, weights))


def _decided(
    candidates: Mapping[DaySpan | None, Set[Trait]],
    sums: Mapping[DaySpan | None, float],
    best: DaySpan | None,
    weights: Weights,
) -> tuple[str, ...]:
    """The traits of the best days that weigh most and that the next best do not have."""
    others = sorted((days for days in sums if days != best), key=lambda days: -sums[days])
    own = candidates[best] - (candidates[others[0]] if others else set())
    return tuple(dict.fromkeys(name for _, name in heaviest(own, weights) if name != ALWAYS))[:DECISIVE]
