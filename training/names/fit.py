"""Fits the weights of the judge of names, and measures it on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from training.annotated import EVENTS, EVERYDAY, NEWS, WIKINEWS
from training.fitting import fit_logistic
from training.names.examples import GEOVIRUS, LGL, Example
from training.validating import left_out

from reportedly.places.name_judge import LEAST_CHANCE, chance

PENALTY = 3.0
"""Weight of the L2 penalty against the sum over names."""
STEPS = 25
FEWEST = 5
"""Names that a trait must hold of, to be weighed."""
PART_WEIGHTS = {WIKINEWS: 1.0, NEWS: 1.0, EVERYDAY: 1.0, EVENTS: 3.0, GEOVIRUS: 0.5, LGL: 0.5}
"""How much a name of each part counts: in the last two nearly all places are known to the gazetteer."""


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each trait."""
    seen = Counter(name for each in examples for name in each.traits)
    names = sorted(name for name, times in seen.items() if times >= FEWEST)
    table = np.array([[each.traits.get(name, 0.0) for name in names] for each in examples])
    answers = np.array([float(each.is_place) for each in examples])
    share = np.array([PART_WEIGHTS[each.part] for each in examples])
    weights = fit_logistic(table, answers, PENALTY, STEPS, share)
    return {name: round(float(each), 3) for name, each in zip(names, weights, strict=True)}


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """Precision and recall of the names taken for places when their article, or event, is left out."""
    taken = [(each, chance(each.traits, weights) >= LEAST_CHANCE) for each, weights in left_out(examples, fit)]
    for part in PART_WEIGHTS:
        mine = [(each, is_taken) for each, is_taken in taken if each.part == part]
        right = sum(each.is_place and is_taken for each, is_taken in mine)
        yield f"{part}, names", float(len(mine))
        yield f"{part}, places", float(sum(each.is_place for each, _ in mine))
        yield f"{part}, precision", right / max(1, sum(is_taken for _, is_taken in mine))
        yield f"{part}, recall", right / max(1, sum(each.is_place for each, _ in mine))
