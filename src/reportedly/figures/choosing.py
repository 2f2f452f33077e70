"""A conditional logit: a choice among candidates by sums of weights (McFadden, "Conditional logit analysis of
qualitative choice behavior", 1974)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import TypeVar

Name = TypeVar("Name", str, tuple[str, str])

DECISIVE = 3
"""Traits that are named to users as what decided."""


def chances_of(sums: Sequence[float]) -> list[float]:
    """The chance of each candidate, from the sums of its weights; they add up to 1."""
    most = max(sums)
    parts = [exp(each - most) for each in sums]
    total = sum(parts)
    return [part / total for part in parts]


def heaviest(traits: Iterable[Name], weights: Mapping[Name, float]) -> list[Name]:
    """The traits that weigh for a candidate, those of most weight first."""
    return sorted((each for each in traits if weights.get(each, 0.0) > 0), key=lambda each: (-weights[each], each))
