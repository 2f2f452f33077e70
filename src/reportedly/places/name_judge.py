"""Tells the places among the names that rules did not take for such: a logistic regression over traits of each name.

The weights (`data/names.json`) are trained by `python -m training.names`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from reportedly.formats.weights import read_weights, score
from reportedly.places.name_traits import DATED, IN_DATELINE, SETTLED, Name, Traits

LEAST_CHANCE = 0.3
"""How likely a name that the gazetteer lacks must be that of a place: as one it is only named, not put on the map."""
LEAST_KNOWN_CHANCE = 0.7
"""The same for a name of the gazetteer. Both were chosen by cross-validation on the training parts."""


@cache
def load_weights() -> Traits:
    """The weight of each trait."""
    return read_weights(__package__, "names", dict[str, float])


def chance(traits: Traits, weights: Traits) -> float:
    """How likely a name with such traits is that of a place."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score(traits, weights)))))


def places_among(found: Iterable[Name]) -> list[Name]:
    """The names that are those of places, in order."""
    weights = load_weights()
    return [name for name in found if _is_sure(name) or chance(name.traits, weights) >= least_chance(name)]


def _is_sure(name: Name) -> bool:
    """Whether a name stands where only places do: in a dateline, behind "the town of"."""
    return not name.traits.keys().isdisjoint((IN_DATELINE, DATED, SETTLED))


def least_chance(name: Name) -> float:
    """How likely a name must be that of a place, to be taken for one."""
    return LEAST_KNOWN_CHANCE if name.candidates else LEAST_CHANCE
