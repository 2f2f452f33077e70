"""The slots of a figure in words; `reportedly explain` and the web page show them with the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import Analysis
from reportedly.wording.languages import told_by
from reportedly.wording.values import range_in_words, reported_value


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
    if figure.scope:
        yield "scope", text[slice(*figure.scope)]
    if figure.part_of is not None:
        whole = analysis.figures[figure.part_of]
        yield "part_of", f"figure {figure.part_of}, {reported_value(whole)}"
    if figure.previous:
        yield "previous", range_in_words(*figure.previous)
