"""The parts of a harm that a list tells: "20 bodies were found, eleven women and nine men" are twenty dead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.lang.measures import measures
from reportedly.model import Figure

_HARMS = measures().harms
_FARTHEST_LIST = 140
"""Characters that may stand between a number and the first one of the list of its parts."""
_FARTHEST_PART = 70
"""Characters that may stand between two parts."""
_FEWEST, _MOST = 2, 6
"""Parts that a list may have."""
WHY = "parts of it: they add up to the number before them"
"""What is said of such parts."""


def with_sums_as_parts(text: str, figures: list[Figure]) -> None:
    """Give numbers of persons that follow a number of victims, and add up to it, the measure of that, as its parts."""
    for at, whole in enumerate(figures):
        if whole.measure not in _HARMS or whole.low != whole.high or whole.low < _FEWEST:
            continue
        for part in range(at + 1, at + 1 + _length(text, figures, at)):
            why = {**figures[part].why, "measure": WHY, "part_of": WHY}
            figures[part] = replace(figures[part], measure=whole.measure, part_of=at, why=why)


def _length(text: str, figures: Sequence[Figure], at: int) -> int:
    """How many numbers behind a whole are its parts; 0 if they do not add up to it."""
    total, before, reach = 0.0, figures[at], _FARTHEST_LIST
    for count, part in enumerate(figures[at + 1 : at + 1 + _MOST], 1):
        between = text[before.end : part.start]
        if (
            part.measure not in ("people", figures[at].measure)
            or part.low != part.high
            or len(between) > reach
            or "\n" in between
        ):
            return 0
        total, before, reach = total + part.low, part, _FARTHEST_PART
        if total >= figures[at].low:
            return count if total == figures[at].low and count >= _FEWEST else 0
    return 0
