"""Chooses whose figure it is where no strict rule says so: a conditional logit over those named near it, and nobody.

Each trait of a candidate has a weight. The weights (`data/sources.json`) are trained by `python -m training.sources`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.figures.choosing import DECISIVE, chances_of, heaviest
from reportedly.figures.credit_rules import least_share, told, without_article
from reportedly.figures.source_asked import asked_of
from reportedly.figures.source_candidates import Naming, Namings
from reportedly.figures.source_traits import Traits, traits_of
from reportedly.formats.weights import read_weights, sum_of
from reportedly.model import Figure

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
    """The figures, each with the source that is likeliest where that is sure and no strict rule gave one."""
    return [
        _with_source(namings, figures, number) if least_share(figure.why["source"]) <= 1 else figure
        for number, figure in enumerate(figures)
    ]


def _with_source(namings: Namings, figures: Sequence[Figure], number: int) -> Figure:
    figure = figures[number]
    answering = namings.answering(figure) if figure.source is None else None
    if answering is not None:
        return _credited(namings, figure, answering, told("in_its_line"))
    around = namings.around(figure)
    traits = traits_of(namings.index, asked_of(namings, figures, number), around)
    choice = choose(around, traits, load_weights())
    name = choice.chosen.name if choice.chosen is not None else None
    if choice.share < least_share(figure.why["source"]) or name == figure.source:
        return figure
    why = told("nobody_near" if choice.chosen is None else "named_near")
    return _credited(namings, figure, choice.chosen, f"{why} ({choice.share:.0%} sure: {'; '.join(choice.decided)})")


def _credited(namings: Namings, figure: Figure, naming: Naming | None, why: str) -> Figure:
    """The figure, credited to whom some words name, or to nobody."""
    told_why = {**figure.why, "source": why}
    if naming is None:
        return replace(figure, source=None, source_span=None, statement=None, why=told_why)
    name, span = naming.name, naming.span
    if naming.statement is None:
        name, span = without_article(namings.index.text, span)
    statement = naming.statement.id if naming.statement is not None else None
    return replace(figure, source=name, source_span=span, statement=statement, why=told_why)
