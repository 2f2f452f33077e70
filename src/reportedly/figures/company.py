"""What the other figures of an article say of a candidate: each is judged alone first, then all once more.

Figures that are told together often hold at one place, unless a sentence names a place between two of them. (Stacked
learning of sequences: Cohen and de Carvalho, "Stacked sequential learning", 2005.)
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from reportedly.model import Span

LEAST_CHANCE = 1e-4
"""A chance below this counts as this, since its logarithm is taken."""
Name = str | None
"""What figures may share, by its name; `None`: none."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A figure judged alone: where it begins, its sentence, and the chance of each of its candidates."""

    start: int
    sentence: Span
    chances: Mapping[Name, float]


class Company:
    """The figures of an article, in order, each judged alone; `names` are where names of candidates begin, in order."""

    def __init__(self, figures: Sequence[Alone], names: Sequence[int]) -> None:
        self._figures = figures
        self._names = names
        self._all: Counter[Name] = Counter()
        for figure in figures:
            self._all.update(figure.chances)

    def traits(self, number: int, name: Name) -> dict[str, float]:
        """Of a candidate of a figure: how likely it is for the figure alone (a logarithm), and for the figures before
        and behind it and for all others (chances)."""
        own = self._figures[number].chances[name]
        traits = {"judged alone": log(max(own, LEAST_CHANCE))}
        traits |= {told: self._figures[other].chances.get(name, 0.0) for told, other in self._beside(number)}
        if len(self._figures) > 1:
            traits["other figures"] = (self._all[name] - own) / (len(self._figures) - 1)
        if name is None:
            traits |= {f"none, {trait}": value for trait, value in traits.items()}
        return traits

    def _beside(self, number: int) -> Iterator[tuple[str, int]]:
        """The figures before and behind one, with how they stand to it."""
        for side, first in (("before", number - 1), ("behind", number)):
            if 0 <= first < len(self._figures) - 1:
                yield f"figure {side}{self._between(first)}", number - 1 if side == "before" else number + 1

    def _between(self, first: int) -> str:
        """What stands between a figure and the next one: the end of a sentence, a name of a candidate, or neither."""
        one, other = self._figures[first], self._figures[first + 1]
        if one.sentence != other.sentence:
            return ""
        at = bisect_left(self._names, one.start)
        is_named = at < len(self._names) and self._names[at] < other.start
        return ", a place between" if is_named else ", in its sentence"
