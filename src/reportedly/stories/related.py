"""Stories on what a story comes back to: its event's inquiry or anniversary months later, or a like event elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from reportedly.model import Shelved
from reportedly.stories.shelf import Shelf
from reportedly.stories.vectors import UNDATED, Vector, likenesses

SHARED = 3
"""Number of leading terms that an article must share with a story before they are compared."""
COMPARED = 200
"""Number of articles with which a story is compared: those that share most leading terms."""
LEAST_LIKENESS = 0.35
"""Cosine from which a story is told of, whatever the days between: of the pairs of Wikinews' and gold articles more
than 90 days apart, nearly all above it are on one event or its sequel (benchmarks/README.md)."""
MOST = 3
"""Stories that are told of."""


def find_related(shelf: Shelf, articles: Sequence[Shelved]) -> list[int]:
    """The stories that are most like one whose `articles` are given, the likest first."""
    if not articles:
        return []
    own, centre = articles[0].story, _centre([Vector.from_bytes(each.vector) for each in articles])
    always = [(UNDATED, date.max.toordinal())]
    others = [
        each
        for each in shelf.sharing(articles[0], centre.leading(), always, SHARED, COMPARED)
        if each.story is not None and each.story != own
    ]
    alike = likenesses(centre, UNDATED, [Vector.from_bytes(each.vector) for each in others], [UNDATED] * len(others))
    by_story: defaultdict[int, list[float]] = defaultdict(list)
    for other, like in zip(others, alike.tolist(), strict=True):
        by_story[other.story or 0].append(like)
    best = sorted(by_story, key=lambda story: (-max(by_story[story]), story))
    return [story for story in best if max(by_story[story]) >= LEAST_LIKENESS][:MOST]


def _centre(vectors: Sequence[Vector]) -> Vector:
    """The sum of vectors, of length 1."""
    keys, rows = np.unique(np.concatenate([each.keys for each in vectors]), return_inverse=True)
    sums = np.bincount(rows, np.concatenate([each.weights for each in vectors]), len(keys))
    return Vector(keys, (sums / (np.linalg.norm(sums) or 1.0)).astype(np.float32))
