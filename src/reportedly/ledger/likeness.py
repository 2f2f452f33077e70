"""How likely two mentions answer one question: a logistic regression on what they have in common.

The weights (`data/likeness.json`) are trained by `python -m training.tallies`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.formats.weights import read_weights
from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.never_one import never_one
from reportedly.ledger.pair_features import are_rivals, pair_features

Matrix = NDArray[np.float32]

LOWEST_ODDS = -8.0
"""The lowest log odds of a pair that may be one, so that a single pair cannot keep two large groups apart."""
RIVAL_ODDS = 4.0
"""The lowest log odds of what two tellers say of one thing in the same breath, however unlike the numbers look."""
FAMILIES = ("all", "victims", "units")
"""Kinds of pairs with weights of their own: all pairs; then what is added for victims, and for plain units."""


def load_weights() -> dict[str, dict[str, float]]:
    """For each family of figures the weight of each feature."""
    return read_weights(__package__, "likeness", dict[str, dict[str, float]])


def likeness(mentions: Sequence[FigureMention], weights: dict[str, dict[str, float]]) -> Matrix:
    """The log odds, for each two of some mentions, that they answer one question; symmetric, and minus infinity where
    they never do."""
    order = sorted(range(len(mentions)), key=lambda row: _family(mentions[row]))
    ordered = [mentions[row] for row in order]
    members = {family: _rows(ordered, family) for family in FAMILIES}
    total = np.zeros((len(ordered), len(ordered)), np.float32)
    for name, values in pair_features(ordered):
        for family, rows in members.items():
            weight = np.float32(weights[family].get(name, 0.0))
            if weight:
                total[rows, rows] += weight * values[rows, rows]
    total = np.maximum(total, LOWEST_ODDS)
    rivals = are_rivals(ordered)
    total[rivals] = np.maximum(total[rivals], RIVAL_ODDS)
    total[never_one(ordered)] = -np.inf
    back = np.argsort(order)
    return total[np.ix_(back, back)]


def family_masks(mentions: Sequence[FigureMention]) -> dict[str, Matrix]:
    """For each family, the pairs that are in it."""
    found = np.array([_family(mention) for mention in mentions])
    masks = {family: found == number for number, family in enumerate(FAMILIES)}
    masks["all"] = np.ones(len(mentions), bool)
    return {family: (rows[:, None] & rows).astype(np.float32) for family, rows in masks.items()}


def _family(mention: FigureMention) -> int:
    """The place in `FAMILIES` of the family that a mention is in, that of all for none."""
    if mention.question.harm:
        return FAMILIES.index("victims")
    return FAMILIES.index("units" if mention.question.is_plain_unit else "all")


def _rows(ordered: Sequence[FigureMention], family: str) -> slice:
    """The rows of a family among mentions ordered by family."""
    if family == "all":
        return slice(0, len(ordered))
    rows = [row for row, mention in enumerate(ordered) if _family(mention) == FAMILIES.index(family)]
    return slice(rows[0], rows[-1] + 1) if rows else slice(0, 0)
