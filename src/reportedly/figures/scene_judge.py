"""Chooses the scene of a figure: a conditional logit over the article's places and none.

Each trait of a candidate has a weight. The weights (`data/scenes.json`) are trained by `python -m training.scenes`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.figures.choosing import DECISIVE, chances_of
from reportedly.figures.scene_places import Traits
from reportedly.figures.scenes import Candidate, Scenes
from reportedly.figures.sites import NO_SCENE, POOR_ROLES, Site
from reportedly.figures.where import place_told
from reportedly.formats.weights import read_weights, score
from reportedly.model import Figure

LEAST_SHARE = 0.45
"""How sure the judge must be to overrule the sentences beside the figure. Chosen by cross-validation on the training
parts among values near the best, as one under which dev (looked at) falls least."""
OVERRULING_SHARE = 0.6
"""The same where rules found a place in the figure's own sentence."""


@dataclass(frozen=True, slots=True)
class SceneChoice:
    """The candidate chosen, how sure that is (0 to 1), and the traits that weighed most for it."""

    chosen: Candidate
    share: float
    decided: tuple[str, ...]


@cache
def load_weights() -> Traits:
    """The weight of each trait."""
    return read_weights(__package__, "scenes", dict[str, float])


def choose(candidates: Sequence[Candidate], weights: Traits) -> SceneChoice:
    """The likeliest of some candidates (at least one); of equally likely ones the first."""
    sums = [score(each.traits, weights) for each in candidates]
    best = max(range(len(sums)), key=sums.__getitem__)
    traits = candidates[best].traits
    ranked = sorted(traits, key=lambda name: -weights.get(name, 0.0) * traits[name])
    decided = tuple(name for name in ranked[:DECISIVE] if weights.get(name, 0.0) * traits[name] > 0)
    return SceneChoice(candidates[best], chances_of(sums)[best], decided)


def least_share(scenes: Scenes, figure: Figure, site: Site | None) -> float:
    """How sure the judge must be of a candidate to overrule the rules about a figure.

    It is above 1 for a place whose words hardly say where something was ("the senator from Nevada"), and for a named
    building that words before it show to be no scene ("a survey by the Brindle University").
    """
    if site is not None and (site.role in POOR_ROLES or (site.kind == "public place" and site.role in NO_SCENE)):
        return math.inf
    return OVERRULING_SHARE if scenes.is_placed(figure) else LEAST_SHARE


def at_their_scenes(scenes: Scenes) -> list[Figure]:
    """The figures of an article, each with its scene, or none, where the judge is sure of it."""
    return [_at_its_scene(scenes, figure) for figure in scenes.figures]


def _at_its_scene(scenes: Scenes, figure: Figure) -> Figure:
    choice = choose(scenes.candidates(figure), load_weights())
    site = choice.chosen.site
    span = (site.start, site.end) if site else None
    if choice.share < least_share(scenes, figure, site) or span == figure.place_span:
        return figure
    start, end = figure.sentence
    name = "in_its_sentence" if span and start <= span[0] < end else "at_the_scene"
    told = place_told(scenes.index, span, name) if span else "no place given"
    why = f"{told} ({choice.share:.0%} sure: {', '.join(choice.decided)})"
    place = scenes.index.text[slice(*span)] if span else None
    return replace(figure, place=place, place_span=span, why={**figure.why, "place": why})
