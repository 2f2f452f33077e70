"""What is new in a story since a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.model.ledger import Entry
from reportedly.model.measure import Measure

ChangeKind = Literal[
    "new story", "new article", "revision", "new tally", "new entry", "new source", "standing", "conflict"
]
CHANGES: tuple[ChangeKind, ...] = get_args(ChangeKind)


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a story; `title` is the story's.

    A change of an article has its `doc`. A change of a tally has its id, measure, `what` and `place`. `entry` is the
    new entry, or, if the standing range changed from `before` to `after`, the latest entry. `other` is the entry that
    `entry` is in conflict with.
    """

    kind: ChangeKind
    story: int
    title: str
    doc: str | None = None
    tally: str | None = None
    measure: Measure | None = None
    what: str | None = None
    place: str | None = None
    entry: Entry | None = None
    other: Entry | None = None
    before: tuple[float, float] | None = None
    after: tuple[float, float] | None = None
