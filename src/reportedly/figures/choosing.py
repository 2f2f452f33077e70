"""A conditional logit: a choice among candidates by sums of weights (McFadden, "Conditional logit analysis of
qualitative choice behavior", 1974)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

DECISIVE = 3
"""Traits that are named to users as what decided."""


def chances_of(sums: Sequence[float]) -> list[float]:
    """The chance of each candidate, from the sums of its weights; they add up to 1."""
    most = max(sums)
    parts = [exp(each - most) for each in sums]
    total = sum(parts)
    return [part / total for part in parts]
