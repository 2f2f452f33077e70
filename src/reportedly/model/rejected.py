"""A number of an article that is no reported figure."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedNumber:
    """A number `text[start:end]` that was not taken as a figure: `rule` names the rule that turned it down, and `why`
    says in words what the number is ("an age")."""

    start: int
    end: int
    sentence: Span
    rule: str
    why: str
