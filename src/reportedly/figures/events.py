"""Of which event a figure is, and how much of its question it answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from reportedly.figures.scope import RULES
from reportedly.model import Article, Event, Figure, Scope

EARLIER_DAYS = 45
"""A figure whose last day is more days than this before its article came out is of an earlier event (fitted on the
training articles: of such figures four of five are)."""


def with_events(figures: Iterable[Figure], article: Article) -> list[Figure]:
    """The figures with `event` and `scope` filled, each with why."""
    return [_with_event(figure, article) for figure in figures]


def _with_event(figure: Figure, article: Article) -> Figure:
    event, event_why = _event(figure, article)
    scope, scope_why = _scope(figure, article.text)
    why = {**figure.why, "event": event_why, "scope": scope_why}
    return replace(figure, event=event, scope=scope, why=why)


def _event(figure: Figure, article: Article) -> tuple[Event, str]:
    if figure.time is None or article.issued is None:
        return "main", "nothing says that it is of another event"
    last, issued = date.fromisoformat(figure.time[1]), date.fromisoformat(article.issued.day)
    if last < issued - timedelta(EARLIER_DAYS):
        return "other", f"its time ended more than {EARLIER_DAYS} days before the article"
    return "main", f"its time is not more than {EARLIER_DAYS} days before the article"


def _scope(figure: Figure, text: str) -> tuple[Scope, str]:
    if figure.part_of is not None:
        return "part", figure.why.get("part_of", "a part of another number")
    if RULES["sum_before"].ends_at(text, figure.start, figure.sentence[0]):
        return "sum", RULES["sum_before"].told
    if RULES["sum_behind"].begins_at(text, figure.end):
        return "sum", RULES["sum_behind"].told
    return "whole", "nothing makes it a part or a sum"
