"""Reported figures: the numbers that an article reports about the world, each with what it counts and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.figures.assembly import Assembly
from reportedly.figures.rejected import find_rejected
from reportedly.model import Article, Figure, Place, Statement, TimeExpression
from reportedly.quantities import find_quantities

__all__ = ["find_figures", "find_quantities", "find_rejected"]


def find_figures(
    doc: Doc,
    article: Article,
    statements: Sequence[Statement],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
) -> tuple[Figure, ...]:
    """The reported figures of an article, in the order of its text, none overlapping.

    `doc` is the article's parse; `statements`, `places` and `times` are what the other stages found in it.
    """
    return Assembly(doc, article, statements, places, times).figures()
