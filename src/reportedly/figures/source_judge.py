"""Chooses whose figure it is where no rule says so: a conditional logit over those named near it, and nobody.

Each trait of a candidate has a weight. The weights (`data/sources.json`) are trained by `python -m training.sources`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.figures.choosing import DECISIVE, chances_of, heaviest
from reportedly.figures.credit_rules import told, without_article
from reportedly.figures.source_asked import asked_of
from reportedly.figures.source_candidates import Naming, Namings
from reportedly.figures.source_traits import Traits, traits_of
from reportedly.formats.weights import read_weights, sum_of
from reportedly.model import Figure

LEAST_SHARE = 0.6
"""How sure the judge must be of somebody. Chosen by cross-validation on the training parts, and so that dev (looked at)
does not fall."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """Who was chosen (`None`: nobody), how sure that is, from 0 to 1, and the traits that weighed most for it."""

    chosen: Naming | None
    share: float
    decided: tuple[str, ...]


@cache
def load_weights() -> dict[str, float]:
    """The weight of each trait."""
    return read_weights(__package__, "sources", dict[str, float])


def choose(namings: Sequence[Naming], traits: Sequence[Traits], weights: Weights) -> SourceChoice:
    """Whoever is likeliest under all that names them; `traits` has nobody's behind those of the namings."""
    sums = [sum_of(each, weights) for each in traits]
    chances = chances_of(sums)
    shares: dict[str | None, float] = {}
    for name, chance in zip([each.name for each in namings] + [None], chances, strict=True):
        shares[name] = shares.get(name, 0.0) + chance
    best = max(shares, key=lambda name: shares[name])
    number = max((at for at in range(len(sums)) if _name(namings, at) == best), key=sums.__getitem__)
    decided = tuple(heaviest(traits[number], weights)[:DECISIVE])
    return SourceChoice(namings[number] if number < len(namings) else None, shares[best], decided)


def _name(namings: Sequence[Naming], number: int) -> str | None:
    return namings[number].name if number < len(namings) else None


def with_sources(namings: Namings, figures: Sequence[Figure]) -> list[Figure]:
    """The figures; those to which no rule gave a source with the one that is likeliest, where that is sure."""
    return [
        _with_source(namings, figures, number) if figure.source is None else figure
        for number, figure in enumerate(figures)
    ]


def _with_source(namings: Namings, figures: Sequence[Figure], number: int) -> Figure:
    figure, around = figures[number], namings.around(figures[number])
    traits = traits_of(namings.index, asked_of(namings, figures, number), around)
    choice = choose(around, traits, load_weights())
    if choice.chosen is None or choice.share < LEAST_SHARE:
        return figure
    statement = choice.chosen.statement
    name, span = choice.chosen.name, choice.chosen.span
    if statement is None:
        name, span = without_article(namings.index.text, span)
    return replace(
        figure,
        source=name,
        source_span=span,
        statement=statement.id if statement is not None else None,
        why={**figure.why, "source": f"{told('named_near')} ({choice.share:.0%} sure: {'; '.join(choice.decided)})"},
    )
