"""Which of the places with its name a mention stands for.

All names of a text are settled together: each candidate is supported by the candidates of the other names in the same
region, the same country and nearby, each weighted by how likely it is so far (a few rounds of mean field). One name
means one place throughout a text, unless the words beside a mention say otherwise ("Paris, Texas").

What the constants add to a score is a logarithm: 1 more makes a candidate e times as likely. They were fitted by hand
on the places of dev (gold/dev).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.places.gazetteer import PlaceCandidate
from reportedly.places.names import name_key

Array = NDArray[np.float64]

ROUNDS = 4
"""How often all candidates are weighed again by what the others mean so far."""
EARTH_RADIUS = 6371.0
"""Kilometres."""
NEAR = 150.0 / EARTH_RADIUS
"""Radians: the distance within which names support each other."""
FEWEST_PEOPLE = 10
"""What is added to each population, so that a place of no known one has a logarithm."""
PRIOR_POPULATION = 0.4
"""For each tenfold of its population."""
LARGE_FROM = 5.0
"""The decimal logarithm of the population from which `PRIOR_LARGE` counts."""
PRIOR_LARGE = 0.9
"""For the square of each tenfold of its population above that."""
PRIOR_SPELLING = 1.0
"""Where the name is written as the gazetteer writes it."""
PRIOR_LEVEL = {0: 5.0, 1: 3.2, 2: -0.5, 3: 0.0}
"""For countries, regions of the first and second level, and towns."""
PRIOR_ALTERNATE = -4.4
"""Where the name is not the first one of the place."""
PRIOR_EXONYM = -1.5
"""In its place for a metropolis: "Cologne"."""
PRIOR_CAPITAL = 1.5
"""For the capital of a country."""
SHADOW = 3.5
"""What a town loses where a far larger one has its name."""
SHADOW_AT_HOME = 20
"""How many times as large a town of the same country must be for that."""
SHADOW_ABROAD = 500
"""How many times as large a town of another country must be."""
WANTED = 5.0
"""Where the words beside the name ask for this kind of place."""
SAME_REGION = 2.8
"""For the logarithm of how many other names mean places in the same region."""
SAME_COUNTRY = 1.2
"""The same for the country."""
NEARBY = 3.3
"""The same for places nearby."""
COMPATRIOTS = 5.0
"""Names in the same country that count."""
CROWD = 1.7
"""Names nearby that count; more say no more."""
INSIDE = 10.0
"""Where the words behind the name say that it lies in this region or country."""
METROPOLIS = 200_000
"""A town of this size is meant by its name rather than the region called after it, or it after the region."""
HINTED = 2.0
"""For the logarithm of the signs of its country in the text."""
SIGNS = 3.0
"""Signs of a country that count; more say no more."""
MOST = 1200
"""Candidates that are settled together."""
NAMES = 300
"""Names that are settled together: a longer text is taken in pieces."""


def prior(candidate: PlaceCandidate, text: str, wanted: str | None) -> float:
    """How likely a name means this place before the rest of the text is looked at, as a logarithm."""
    size = math.log10(candidate.population + FEWEST_PEOPLE)
    score = PRIOR_LEVEL[candidate.level] + PRIOR_POPULATION * size
    score += _largeness(size)
    if candidate.alternate:
        score += PRIOR_ALTERNATE
    if candidate.capital:
        score += PRIOR_CAPITAL
    if candidate.name == text:
        score += PRIOR_SPELLING
    if wanted and candidate.kind == wanted:
        score += WANTED
    return score


def _largeness(size: float) -> float:
    """What speaks for a place because it is very large; `size` is the decimal logarithm of its population."""
    return PRIOR_LARGE * max(0.0, size - LARGE_FROM) ** 2


class Senses:
    """The candidates of a text's names side by side, as columns; `name[i]` is the name that candidate `i` is of."""

    def __init__(self, names: Sequence[tuple[PlaceCandidate, ...]], priors: Sequence[Sequence[float]]) -> None:
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
            in_region = self._others(likely, self.region)
            support = SAME_REGION * np.log1p(in_region) + SAME_COUNTRY * np.log1p(
                np.minimum(self._others(likely, self.country), COMPATRIOTS)
            )
            support += NEARBY * np.log1p(np.minimum(np.where(self.level == 1, in_region, near @ likely), CROWD))
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


def _points(candidates: Sequence[PlaceCandidate]) -> Array:
    """Unit vectors; a place without a point, or too large for one, is near nothing."""
    lat = np.radians([c.lat or 0.0 for c in candidates])
    lon = np.radians([c.lon or 0.0 for c in candidates])
    points = np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)
    points[[i for i, c in enumerate(candidates) if c.lat is None or c.level < 2]] = 0.0
    return points


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """A name to settle: as written, its candidates, the kind that the words beside it ask for, and where they put it.

    `inside` holds the codes of the countries and regions that follow the name ("Paris, Texas").
    """

    text: str
    candidates: tuple[PlaceCandidate, ...]
    wanted: str | None = None
    inside: frozenset[str] = frozenset()


NameGroup = tuple[str, str | None, frozenset[str]]
"""Mentions settled as one: the name's key, the kind wanted, and what it lies in."""


def choose(questions: Sequence[PlaceQuestion], hints: Mapping[str, float]) -> list[PlaceCandidate | None]:
    """The place of each mention; `None` where there are no candidates.

    `hints` weigh countries that the text or its publisher speaks for, 1 for each sign. Names are settled `NAMES` at a
    time, in order of the text.
    """
    groups: dict[NameGroup, list[int]] = defaultdict(list)
    said: dict[str, frozenset[str]] = defaultdict(frozenset)
    asked = {name_key(q.text): q.wanted for q in questions if q.wanted}
    for i, question in enumerate(questions):
        if question.candidates:
            key = name_key(question.text)
            groups[key, question.wanted or asked.get(key), question.inside].append(i)
            said[key] |= question.inside
    out: list[PlaceCandidate | None] = [None] * len(questions)
    order = list(groups)
    for start in range(0, len(order), NAMES):
        batch = order[start : start + NAMES]
        texts = [questions[groups[group][0]] for group in batch]
        within = [group[2] or said[group[0]] for group in batch]
        for group, best in zip(batch, _settle(texts, [g[1] for g in batch], within, hints), strict=True):
            for i in groups[group]:
                out[i] = best
    return out


def _settle(
    questions: Sequence[PlaceQuestion],
    wanted: Sequence[str | None],
    within: Sequence[frozenset[str]],
    hints: Mapping[str, float],
) -> list[PlaceCandidate]:
    """The place of each name, all weighed together."""
    limit = max(1, MOST // len(questions))
    kept = [question.candidates[:limit] for question in questions]
    priors = []
    for question, want, codes, some in zip(questions, wanted, within, kept, strict=True):
        row = [prior(c, question.text, want) + _fit(c, codes, hints) for c in some]
        _compare(some, want, row)
        priors.append(row)
    senses = Senses(kept, priors)
    likely = senses.settle()
    return [
        some[int(np.argmax(likely[first : first + len(some)]))] for first, some in zip(senses.first, kept, strict=True)
    ]


def _compare(candidates: Sequence[PlaceCandidate], wanted: str | None, row: list[float]) -> None:
    """Weigh candidates by what else has the name.

    A metropolis takes from the region called alike the advantage of regions (if no region is wanted), and from small
    towns called alike in its country, and tiny ones anywhere; known by a name that is not its first one ("Cologne"),
    it stands back only for countries and regions.
    """
    large = [c for c in candidates if c.level == 3 and c.population >= METROPOLIS]
    own = [c for c in large if not c.alternate]
    areas = any(c.level <= 1 and not c.alternate for c in candidates)
    for i, c in enumerate(candidates):
        if c.level == 1 and own and wanted != "region":
            row[i] -= PRIOR_LEVEL[1] + _largeness(math.log10(c.population + FEWEST_PEOPLE))
        elif c.level == 3 and any(_overshadows(m, c) for m in own):
            row[i] -= SHADOW
        elif c.alternate and c in large and not areas:
            row[i] += PRIOR_EXONYM - PRIOR_ALTERNATE


def _overshadows(large: PlaceCandidate, town: PlaceCandidate) -> bool:
    """Whether a town is so much larger than one of its name that it is meant."""
    times = SHADOW_AT_HOME if large.country == town.country else SHADOW_ABROAD
    return large.population > times * town.population


def _fit(candidate: PlaceCandidate, within: frozenset[str], hints: Mapping[str, float]) -> float:
    """What the words beside the name and the signs of a country say for a candidate."""
    score = HINTED * math.log1p(min(hints.get(candidate.country or "", 0.0), SIGNS))
    if (candidate.region in within and candidate.level > 1) or (candidate.country in within and candidate.level > 0):
        score += INSIDE
    return score
