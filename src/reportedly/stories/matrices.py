"""Keeps how alike the articles of a region are: when one article is added, only one row has to be computed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from reportedly.model import Shelved
from reportedly.stories.vectors import Matrix, Vector, likeness_matrix, likenesses

REGIONS = 32
"""Matrices that are kept: those of the regions that were used last. The matrix of the largest region takes 3 MB."""
_ROWS = 4
"""Number of new rows up to which it is faster to add rows than to compute the whole matrix again."""

_Content = tuple[int, bytes]
"""The day and the vector of an article: likeness depends on nothing else."""


class RegionMatrices:
    """The matrices of the regions that were used last. A matrix depends on its articles only."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[dict[_Content, int], Matrix]] = OrderedDict()

    def likeness(self, articles: Sequence[Shelved]) -> Matrix:
        """How alike each two articles are."""
        oldest = min(each.id for each in articles)
        contents = [(each.day, each.vector) for each in articles]
        rows, kept = self._kept.pop(oldest, ({}, np.zeros((0, 0))))
        new = [number for number, content in enumerate(contents) if content not in rows]
        vectors, days = [Vector.from_bytes(each.vector) for each in articles], [each.day for each in articles]
        if len(new) > _ROWS or not rows:
            matrix = likeness_matrix(vectors, days)
        else:
            order = [rows.get(content, 0) for content in contents]
            matrix = kept[np.ix_(order, order)]
            for number in new:
                matrix[number] = matrix[:, number] = likenesses(vectors[number], days[number], vectors, days)
        self._kept[oldest] = {content: number for number, content in enumerate(contents)}, matrix
        if len(self._kept) > REGIONS:
            self._kept.popitem(last=False)
        return matrix
