"""Stories on what a story comes back to: its event's inquiry or anniversary months later, or a like event elsewhere.

Vectors are read without numpy, whose import would take longer than all the rest of a command that shows something.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping
from datetime import date
from math import sqrt

from reportedly.store import ArticleShelf

SHARED = 3
"""Number of leading terms that an article must share with a story before they are compared."""
LEADING = 16
"""Number of a story's terms, those of most weight, by which articles like it are looked up."""
COMPARED = 200
"""Number of articles with which a story is compared: those that share most leading terms."""
OWN = 100
"""Articles of a story by which others like it are found: those placed last."""
LEAST_LIKENESS = 0.35
"""Cosine from which a story is told of, whatever the days between (benchmarks/README.md)."""
MOST = 3
"""Stories that are told of."""
_ALWAYS = [(-1, date.max.toordinal())]

Vector = Mapping[int, float]
"""The weights of terms, by the terms' numbers."""


def find_related(shelf: ArticleShelf, story: int) -> list[int]:
    """The stories that are most like one, the likest first."""
    articles = shelf.of_story(story, OWN)
    if not articles:
        return []
    centre = Counter[int]()
    for article in articles:
        centre.update(_vector(article.vector))
    length = sqrt(sum(weight * weight for weight in centre.values())) or 1.0
    leading = sorted(centre, key=lambda key: (-centre[key], key))[:LEADING]
    likest: dict[int, float] = {}
    for other in shelf.sharing(articles[0], leading, _ALWAYS, SHARED, COMPARED):
        if other.story is not None and other.story != story:
            like = sum(weight * centre[key] for key, weight in _vector(other.vector).items()) / length
            likest[other.story] = max(like, likest.get(other.story, 0.0))
    best = sorted(likest, key=lambda number: (-likest[number], number))
    return [number for number in best if likest[number] >= LEAST_LIKENESS][:MOST]


def _vector(data: bytes) -> Vector:
    """What `stories.vectors.Vector.to_bytes` wrote."""
    terms = len(data) // 8
    return dict(
        zip(struct.unpack(f"<{terms}I", data[: 4 * terms]), struct.unpack(f"<{terms}f", data[4 * terms :]), strict=True)
    )
