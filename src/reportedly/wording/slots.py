"""The slots of a figure in words; `reportedly explain` and the web page show them with the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import Analysis, Event, Scope
from reportedly.wording.languages import told_by
from reportedly.wording.values import range_in_words, reported_value

EVENTS: dict[Event, str] = {
    "main": "what the article is about",
    "other": "another event, background or a comparison",
}
"""What an article's figure is of, in words."""
SCOPES: dict[Scope, str] = {
    "whole": "the whole of what it counts",
    "part": "a part of another number",
    "sum": "a sum over events or places named apart",
}
"""How much of its question a figure answers, in words."""


def slot_readings(analysis: Analysis, number: int) -> Iterator[tuple[str, str]]:
    """The name and reading of each slot of an article's figure; raises `IndexError` if it has none of that number."""
    text, figure = analysis.article.text, analysis.figures[number]
    yield "value", reported_value(figure)
    yield "bound", figure.bound
    yield "measure", figure.measure
    yield "unit", figure.unit
    yield "source", told_by(figure.source, analysis.article.language)
    yield "status", figure.status
    yield "place", figure.place or "none given"
    yield "time", " to ".join(dict.fromkeys(figure.time)) if figure.time else "unknown"
    yield "event", EVENTS[figure.event]
    yield "scope", SCOPES[figure.scope]
    if figure.scope_span:
        yield "narrowed by", text[slice(*figure.scope_span)]
    if figure.part_of is not None:
        whole = analysis.figures[figure.part_of]
        yield "part_of", f"figure {figure.part_of}, {reported_value(whole)}"
    if figure.previous:
        yield "previous", range_in_words(*figure.previous)
