"""All that was found in one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model.article import Article
from reportedly.model.features import Features
from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.statement import Statement
from reportedly.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with its statements, figures, places and times, each in order of the text."""

    article: Article
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    features: Features = field(default_factory=Features)
