"""Of which event a figure is, and how much of its question it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.figures.event_judge import EventChoice, EventJudge
from reportedly.figures.scope import RULES
from reportedly.model import HARMS, Article, Figure, Scope
from reportedly.quantities import TokenIndex


def with_events(index: TokenIndex, figures: Sequence[Figure], article: Article) -> list[Figure]:
    """The figures with `event` and `scope` filled, each with why; those of one sentence are of one event."""
    choices = EventJudge(index, article, figures).choices()
    return [_with_event(figure, choices[figure.sentence], article.text) for figure in figures]


def _with_event(figure: Figure, choice: EventChoice, text: str) -> Figure:
    scope, why = _scope(figure, text)
    told = {**figure.why, "event": choice.why, "scope": why}
    return replace(figure, event=choice.event, scope=scope, why=told)


def _scope(figure: Figure, text: str) -> tuple[Scope, str]:
    if figure.part_of is not None:
        return "part", figure.why.get("part_of", "a part of another number")
    if RULES["sum_before"].ends_at(text, figure.start, figure.sentence[0]):
        return "sum", RULES["sum_before"].told
    if RULES["sum_behind"].begins_at(text, figure.end):
        return "sum", RULES["sum_behind"].told
    if RULES["part_before"].ends_at(text, figure.start, figure.sentence[0]):
        return "part", RULES["part_before"].told
    behind = RULES["part_of_harmed" if figure.measure in HARMS else "part_behind"]
    if behind.begins_at(text, figure.end):
        return "part", behind.told
    return "whole", "nothing makes it a part or a sum"
