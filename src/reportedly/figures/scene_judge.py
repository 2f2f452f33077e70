"""Chooses the scene of a figure: a conditional logit over the article's places and none, each figure alone first, then
all once more beside each other.

Each trait of a candidate has a weight. The weights (`data/scenes.json`) are trained by `python -m training.scenes`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.figures.choosing import DECISIVE, chances_of
from reportedly.figures.company import Alone, Company
from reportedly.figures.scene_places import Traits
from reportedly.figures.scenes import Candidate, Scenes
from reportedly.figures.sites import NO_SCENE, POOR_ROLES, Site
from reportedly.figures.where import place_told
from reportedly.formats.weights import read_weights, score
from reportedly.model import Figure

LEAST_SHARE = 0.3
"""How sure the judge must be to overrule the sentences beside the figure. Less sure than that it is right more often
than the rules all the same, cross-validated, but on dev (whose errors the rules were written on) it is not."""
OVERRULING_SHARE = 0.5
"""The same where rules found a place in the figure's own sentence, and of a dateline: it may be the writer's desk."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each trait: for a figure alone, and beside the others."""

    alone: Traits
    together: Traits


@dataclass(frozen=True, slots=True)
class _Judged:
    """A figure's candidates, the chance of each for it alone, and what its own traits weigh beside other figures."""

    sites: Sequence[Site | None]
    chances: Sequence[float]
    sums: Sequence[float]

    @property
    def names(self) -> list[str | None]:
        """The candidates' names; `None`: none."""
        return [site.name if site else None for site in self.sites]


@cache
def load_weights() -> Weights:
    """The weights of both turns, which the file has side by side for each trait."""
    both = read_weights(__package__, "scenes", dict[str, tuple[float, float]])
    return Weights(*({name: pair[turn] for name, pair in both.items()} for turn in range(2)))


def least_share(scenes: Scenes, figure: Figure, site: Site | None) -> float:
    """How sure the judge must be of a candidate to overrule the rules about a figure.

    It is above 1 for a place whose words hardly say where something was ("the senator from Nevada"), for a named
    building that words before it show to be no scene ("a survey by the Brindle University"), and for a dateline where
    the figure's own sentence names a place ("KABUL: 800 people died in eastern Afghanistan").
    """
    if site is not None and (site.role in POOR_ROLES or (site.kind == "public place" and site.role in NO_SCENE)):
        return math.inf
    is_placed = scenes.is_placed(figure)
    if site is not None and site.role == "dateline":
        return math.inf if is_placed else OVERRULING_SHARE
    return OVERRULING_SHARE if is_placed else LEAST_SHARE


def at_their_scenes(scenes: Scenes) -> list[Figure]:
    """The figures of an article, each with its scene, or none, where the judge is sure of it."""
    weights = load_weights()
    judged = [_alone(scenes.candidates(figure), weights) for figure in scenes.figures]
    company = Company(
        [
            Alone(figure.start, figure.sentence, dict(zip(each.names, each.chances, strict=True)))
            for figure, each in zip(scenes.figures, judged, strict=True)
        ],
        [site.start for site in scenes.sites],
    )
    return [_at_its_scene(scenes, number, each, company) for number, each in enumerate(judged)]


def _alone(candidates: Sequence[Candidate], weights: Weights) -> _Judged:
    return _Judged(
        [each.site for each in candidates],
        chances_of([score(each.traits, weights.alone) for each in candidates]),
        [score(each.traits, weights.together) for each in candidates],
    )


def _at_its_scene(scenes: Scenes, number: int, judged: _Judged, company: Company) -> Figure:
    weights, figure = load_weights().together, scenes.figures[number]
    beside = [company.traits(number, name) for name in judged.names]
    sums = [own + score(traits, weights) for own, traits in zip(judged.sums, beside, strict=True)]
    best = max(range(len(sums)), key=sums.__getitem__)
    share, site = chances_of(sums)[best], judged.sites[best]
    span = (site.start, site.end) if site else None
    if share < least_share(scenes, figure, site) or span == figure.place_span:
        return figure
    start, end = figure.sentence
    name = "in_its_sentence" if span and start <= span[0] < end else "at_the_scene"
    told = place_told(scenes.index, span, name) if span else "no place given"
    decided = decisive({**scenes.candidates(figure)[best].traits, **beside[best]}, weights)
    why = f"{told} ({share:.0%} sure: {', '.join(decided)})"
    place = scenes.index.text[slice(*span)] if span else None
    return replace(figure, place=place, place_span=span, why={**figure.why, "place": why})


def decisive(traits: Traits, weights: Traits) -> tuple[str, ...]:
    """The traits that weighed most for a candidate, the heaviest first."""
    weighed = {name: weights.get(name, 0.0) * value for name, value in traits.items()}
    ranked = sorted(traits, key=lambda name: -weighed[name])
    return tuple(name for name in ranked[:DECISIVE] if weighed[name] > 0)
