"""What the other figures of an article say of a candidate: each is judged alone first, then all once more.

Figures that are told together often hold at one place, and those of one sentence often each at its own. (Stacked
learning of sequences: Cohen and de Carvalho, "Stacked sequential learning", 2005.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from reportedly.model import Span

LEAST_CHANCE = 1e-4
"""A chance below this counts as this, since its logarithm is taken."""
Name = str | None
"""What figures may share, by its name; `None`: none."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A figure judged alone: its sentence, and the chance of each of its candidates."""

    sentence: Span
    chances: Mapping[Name, float]


class Company:
    """The figures of an article, in order, each judged alone."""

    def __init__(self, figures: Sequence[Alone]) -> None:
        self._figures = figures
        self._all: Counter[Name] = Counter()
        self._sentences: dict[Span, Counter[Name]] = {}
        self._sizes = Counter(figure.sentence for figure in figures)
        for figure in figures:
            self._all.update(figure.chances)
            self._sentences.setdefault(figure.sentence, Counter()).update(figure.chances)

    def traits(self, number: int, name: Name) -> dict[str, float]:
        """Of a candidate of a figure: how likely it is for the figure alone (a logarithm), and for the figures before
        and behind it, all others, and the others of its sentence (chances)."""
        figure, last = self._figures[number], len(self._figures) - 1
        own = figure.chances[name]
        traits = {"judged alone": log(max(own, LEAST_CHANCE))}
        if number:
            traits["figure before"] = self._figures[number - 1].chances.get(name, 0.0)
        if number < last:
            traits["figure behind"] = self._figures[number + 1].chances.get(name, 0.0)
        if last:
            traits["other figures"] = (self._all[name] - own) / last
        beside = self._sizes[figure.sentence] - 1
        if beside:
            traits["others of its sentence"] = (self._sentences[figure.sentence][name] - own) / beside
        if name is None:
            traits |= {f"none, {trait}": value for trait, value in traits.items()}
        return traits
