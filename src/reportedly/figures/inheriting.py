"""A number with neither noun nor unit counts what the figure before it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.lang.measures import Inherited, measures
from reportedly.model import Figure, Measure
from reportedly.quantities import Quantity

_FARTHEST = 400
"""Characters between two figures of which the later one may take the measure of the earlier one."""
_BESIDE = 30
"""Characters between two figures of one sentence that stand beside each other."""
_LARGE = 1000
"""A bare number that may be a sum of money as the one before it, also farther away."""
_LARGEST_SHARE = 100
"""A bare number above is not a percentage as the one before it."""
_PASSES_ON: dict[Measure, Inherited] = {name: each.passes_on for name, each in measures().measures.items()}


def inherited(figure: Figure, quantity: Quantity, made: Sequence[Figure]) -> Figure:
    """A bare number with the measure and unit of the figure before it, of those `made`; any other as it is."""
    if quantity.unit is not None or quantity.noun is not None or figure.measure != "count":
        return figure
    last = next((each for each in reversed(made) if _PASSES_ON[each.measure] != "passed over"), None)
    if last is None or figure.start - last.end > _FARTHEST or not _is_heir(figure, last):
        return figure
    why = {**figure.why, "measure": "as the figure before it", "unit": "as the figure before it"}
    return replace(figure, measure=last.measure, unit=last.unit, why=why)


def _is_heir(figure: Figure, last: Figure) -> bool:
    """Whether a bare number counts what the last figure does."""
    if last.measure == "percent" and figure.low > _LARGEST_SHARE:
        return False
    passes = _PASSES_ON[last.measure]
    if passes == "beside":
        is_beside = last.sentence == figure.sentence and figure.start - last.end < _BESIDE
        return is_beside or figure.low >= _LARGE
    return passes == "always"
