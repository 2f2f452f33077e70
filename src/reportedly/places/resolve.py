"""Which of the places with its name a mention stands for.

All names of a text are settled together: each candidate is supported by the candidates of the other names in the same
region, the same country and nearby, each weighted by how likely it is so far (a few rounds of mean field). One name
means one place throughout a text, unless the words beside a mention say otherwise ("Paris, Texas").
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.places.gazetteer import Candidate

Array = NDArray[np.float64]

ROUNDS = 4
NEAR = 150.0 / 6371.0
"""Radians: the distance within which names support each other."""
PRIOR_POPULATION = 0.9
PRIOR_LEVEL = {0: 4.5, 1: 3.0, 2: -0.5, 3: 0.0}
PRIOR_ALTERNATE = -2.0
SAME_REGION = 1.5
SAME_COUNTRY = 0.8
NEARBY = 1.0
INSIDE = 8.0
HOME = 2.0
MOST = 1200
"""Candidates of one text that are settled together."""


def prior(candidate: Candidate, wanted: str | None) -> float:
    """How likely a name means this place before the text is looked at, as a logarithm."""
    score = PRIOR_POPULATION * math.log10(candidate.population + 10) + PRIOR_LEVEL[candidate.level]
    if candidate.alternate:
        score += PRIOR_ALTERNATE
    if wanted and candidate.kind == wanted:
        score += 5
    return score


class Senses:
    """The candidates of a text's names side by side, as columns; `name[i]` is the name that candidate `i` belongs to."""

    def __init__(self, names: Sequence[tuple[Candidate, ...]], priors: Sequence[Sequence[float]]) -> None:
        self.candidates = [c for candidates in names for c in candidates]
        self.prior = np.array([p for row in priors for p in row])
        self.name = np.repeat(np.arange(len(names)), [len(candidates) for candidates in names])
        self.first = np.concatenate(([0], np.cumsum([len(candidates) for candidates in names])[:-1])).astype(int)
        self.country = _codes([c.country for c in self.candidates])
        self.region = _codes([c.region for c in self.candidates])
        self.level = np.array([c.level for c in self.candidates])
        self.point = _points(self.candidates)

    def settle(self) -> Array:
        """The likelihood of each candidate among those of its name."""
        near = np.exp((np.clip(self.point @ self.point.T, -1, 1) - 1) / (NEAR * NEAR / 2))
        np.putmask(near, self.name[:, None] == self.name[None, :], 0)
        likely = self._share(self.prior)
        for _ in range(ROUNDS):
            support = SAME_REGION * np.log1p(self._others(likely, self.region))
            support += SAME_COUNTRY * np.log1p(self._others(likely, self.country))
            support += NEARBY * np.log1p(near @ likely)
            likely = self._share(self.prior + support)
        return likely

    def _share(self, score: Array) -> Array:
        score = np.exp(score - np.maximum.reduceat(score, self.first)[self.name])
        return score / np.add.reduceat(score, self.first)[self.name]

    def _others(self, likely: Array, codes: NDArray[np.int64]) -> Array:
        """For each candidate, how many other names lie in the area it lies in (code 0: none)."""
        width = int(codes.max()) + 1
        total = np.bincount(codes, likely, width)
        own = np.bincount(self.name * width + codes, likely, width * (int(self.name[-1]) + 1))
        return np.where(codes > 0, total[codes] - own[self.name * width + codes], 0.0)


def _codes(values: Sequence[str | None]) -> NDArray[np.int64]:
    numbers: dict[str | None, int] = {None: 0}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _points(candidates: Sequence[Candidate]) -> Array:
    """Unit vectors; a place without a point, or too large for one, is near nothing."""
    lat = np.radians([c.lat or 0.0 for c in candidates])
    lon = np.radians([c.lon or 0.0 for c in candidates])
    points = np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)
    points[[i for i, c in enumerate(candidates) if c.lat is None or c.level < 2]] = 0.0
    return points


def choose(
    keys: Sequence[str],
    candidates: Sequence[tuple[Candidate, ...]],
    wanted: Sequence[str | None],
    inside: Sequence[frozenset[str]],
    home: str | None,
) -> list[Candidate | None]:
    """The place of each mention; `None` where there are no candidates.

    `keys` name the mentions, `inside` holds the codes of countries and regions that the words beside each say it lies
    in; `home` is the publisher's country.
    """
    groups: dict[tuple[str, str | None, frozenset[str]], list[int]] = defaultdict(list)
    total = 0
    for i, key in enumerate(keys):
        if candidates[i] and (total := total + len(candidates[i])):
            groups[key, wanted[i], inside[i]].append(i)
    if not groups:
        return [None] * len(keys)
    order = list(groups)
    kept: list[tuple[Candidate, ...]] = []
    priors: list[list[float]] = []
    limit = max(1, MOST // len(order))
    said: dict[str, frozenset[str]] = {}
    for key, _, codes in order:
        said[key] = said.get(key, frozenset()) | codes
    for key, want, codes in order:
        some = candidates[groups[key, want, codes][0]][:limit]
        kept.append(some)
        row = []
        for c in some:
            score = prior(c, want)
            within = codes or said[key]
            if within and (c.region in within and c.level > 1 or c.country in within and c.level > 0):
                score += INSIDE
            if home and c.country == home:
                score += HOME
            row.append(score)
        priors.append(row)
    senses = Senses(kept, priors)
    likely = senses.settle()
    out: list[Candidate | None] = [None] * len(keys)
    for number, group in enumerate(order):
        start = senses.first[number]
        best = start + int(np.argmax(likely[start : start + len(kept[number])]))
        for i in groups[group]:
            out[i] = senses.candidates[best]
    return out
