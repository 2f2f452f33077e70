"""Shares that a paragraph goes on telling after it has named a poll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.figures.credit_rules import RULES, told
from reportedly.figures.crediting import with_source_of
from reportedly.figures.who import source_of
from reportedly.figures.who_nearby import is_margin
from reportedly.model import Figure, Statement


def with_polls(text: str, figures: Sequence[Figure], credited: Sequence[Statement]) -> list[Figure]:
    """The figures, shares behind what a poll told credited to it too, up to the end of the paragraph.

    `credited` are those of the article's statements whose cue reports.
    """
    result: list[Figure] = []
    for figure in figures:
        last = result[-1] if result else None
        if figure.source is None and figure.measure == "percent" and not is_margin(text, figure.sentence, figure.start):
            figure = _with_poll(text, last, figure, credited)
        result.append(figure)
    return result


def _with_poll(text: str, last: Figure | None, figure: Figure, credited: Sequence[Statement]) -> Figure:
    """A share without a source; with that of the share before it, or of the last statement, if that is a poll."""
    paragraph = text.rfind("\n", 0, figure.start) + 1
    if last is not None and last.start >= paragraph and last.source is not None:
        goes_on = last.measure == "percent" and _is_poll(last.source)
        return with_source_of(figure, last, told("same_poll")) if goes_on else figure
    before = (each for each in credited if each.cue and paragraph <= each.cue[0][0] < figure.start)
    statement = max(before, key=lambda each: each.cue[0][0], default=None)
    source, span = source_of(text, statement) if statement is not None else (None, None)
    if statement is None or source is None or not _is_poll(source):
        return figure
    why = {**figure.why, "source": told("same_poll")}
    return replace(figure, source=source, source_span=span, statement=statement.id, why=why)


def _is_poll(source: str) -> bool:
    return RULES["poll_source"].found_in(source) is not None
