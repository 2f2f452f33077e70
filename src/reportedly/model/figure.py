"""A reported number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from reportedly.model.measure import Measure
from reportedly.model.span import Span

Bound = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Status = Literal["reported", "denied", "forecast", "unconfirmed"]
Event = Literal["main", "other"]
Scope = Literal["whole", "part", "sum"]

BOUNDS: tuple[Bound, ...] = get_args(Bound)
STATUSES: tuple[Status, ...] = get_args(Status)
LARGEST_VALUE = 1e21
"""Largest absolute value of a figure: more than any sum of money in any currency. A larger number was misread."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that an article reports about the world.

    `start`, `end` span the number expression; `low`, `high` is the value range it states, in the unit `unit` (a short
    lower-case noun phrase, `people` for the dead). `source` is the text that the article credits with the figure, with
    its span, and `statement` the id of the statement it lies in; `None` is the article's own voice. `place` likewise.
    `time` is the first and last day, ISO, for which it holds. `event` says whether it is of what the article is about,
    or of another event, history or a comparison; `scope` whether it is the whole of what it counts, a part of another
    number, or a sum over events or places named apart. `scope_span` is a span of words that narrow it ("in a single
    village"); `part_of` the index of the figure in the article that it is a part of; `previous` the earlier value
    range that the text gives ("rose from 250 to 800"). `replaced` says that the text itself gives it as a value
    of before ("up from 250"). `sentence` is its evidence. `why` maps a slot to the rule or
    model that filled it, in words for users.
    """

    start: int
    end: int
    low: float
    high: float
    bound: Bound
    measure: Measure
    unit: str
    sentence: Span
    source: str | None = None
    source_span: Span | None = None
    statement: int | None = None
    status: Status = "reported"
    place: str | None = None
    place_span: Span | None = None
    time: tuple[str, str] | None = None
    event: Event = "main"
    scope: Scope = "whole"
    scope_span: Span | None = None
    part_of: int | None = None
    previous: tuple[float, float] | None = None
    replaced: bool = False
    why: dict[str, str] = field(default_factory=dict, compare=False)
