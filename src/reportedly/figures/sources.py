"""Whose figure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.figures.context import in_spans
from reportedly.model import Span, Statement


@dataclass(frozen=True, slots=True)
class Source:
    """Who is credited: the name, where it is mentioned, and the statement."""

    name: str
    span: Span | None
    statement: Statement


def find_statement(statements: Sequence[Statement], offset: int) -> Statement | None:
    """The innermost statement whose content covers an offset and whose speaker is known."""
    covering = [s for s in statements if in_spans(s.content, offset) and (s.speaker or s.source)]
    return min(covering, key=_size, default=None)


def _size(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def find_source(text: str, statement: Statement | None) -> Source | None:
    """Who is credited with what lies in a statement; `None` is the article's own voice."""
    if statement is None:
        return None
    span = statement.source[0] if statement.source else None
    if statement.speaker is not None:
        return Source(statement.speaker.name, span or statement.speaker.span, statement)
    return Source(text[slice(*span)], span, statement) if span else None
