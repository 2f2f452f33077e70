"""The weights of learned judges: JSON in the `data` folder of the package that uses them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from importlib import resources
from math import fsum
from typing import TypeVar

import msgspec

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def read_weights(package: str, name: str, kind: type[T]) -> T:
    """The weights `data/NAME.json` of a package, as the class `kind`, such as `dict[str, float]`."""
    return msgspec.json.decode(resources.files(package).joinpath(f"data/{name}.json").read_bytes(), type=kind)


def sum_of(traits: Iterable[K], weights: Mapping[K, float]) -> float:
    """What some traits weigh together, whatever order they come in: a set has another one in each process. A trait
    without a weight counts nothing."""
    return fsum(weights.get(name, 0.0) for name in traits)


def score(traits: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The same for traits that hold more or less, each with how much."""
    return fsum(weights.get(name, 0.0) * value for name, value in traits.items())


def class_of(value: float, limits: Sequence[float]) -> int:
    """How many of some limits a value reaches: traits are of classes of values."""
    return sum(value >= limit for limit in limits)
