"""The one thing that matters most of what is new in a tally."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.model.ledger import Entry, Tally

NewsKind = Literal["fell", "denied", "conflict", "rose", "first source"]
NEWS: tuple[NewsKind, ...] = get_args(NewsKind)
"""What may be new in a tally, what matters most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyNews:
    """What is new in a tally of a story; `title` is the story's.

    `entry` is the new entry that tells it, in an article of `outlet`; `other_outlet` is that of `other`. `other` is the
    entry that gave another number before ("fell", "rose") or that it excludes ("conflict"). If the entry's own article
    gave another number before it was read again, there is no `other`: `before` has that range. `is_lead` is whether the
    tally is among the first of its story; `is_said` whether somebody said that the number moved: else it is only higher
    than that of another source.
    """

    kind: NewsKind
    story: int
    title: str
    tally: Tally
    entry: Entry
    outlet: str
    other: Entry | None = None
    other_outlet: str | None = None
    before: tuple[float, float] | None = None
    is_lead: bool = False
    is_said: bool = True
