"""What is worth a look of a person, and how often what was read proved right."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from reportedly.model.ledger import Entry, Tally

DoubtKind = Literal["conflict", "jump", "fall", "far off", "unsure reading", "unsure date", "unsure status"]
"""Why an entry is worth a look: it excludes another; it is ten times what its source said before, or lower than that;
it is far from the others; a slot was read with little certainty; its day rests on little; it was read as
denied or unconfirmed."""
DEVIATES = 1.96
"""Standard deviations on each side of the mean that hold 95% of a normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthALook:
    """An entry of a tally that is worth a person's look.

    `reasons` are pairs of a kind of doubt and what it is in words; `weight` says how much a look may help: how likely
    it is wrong, and how much hangs on it.
    """

    story: int
    title: str
    tally: Tally
    number: int
    reasons: tuple[tuple[DoubtKind, str], ...]
    weight: float

    @property
    def entry(self) -> Entry:
        """The entry."""
        return self.tally.entries[self.number]


@dataclass(frozen=True, slots=True)
class SlotAccuracy:
    """How many of the figures that people looked at have a slot right."""

    slot: str
    right: int
    judged: int

    @property
    def share(self) -> float | None:
        """The share that is right; `None` if none was looked at."""
        return self.right / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which shares the true one lies, 19 times in 20, if the figures were drawn by chance (Wilson,
        1927)."""
        if not self.judged:
            return None
        share, size, square = self.right / self.judged, self.judged, DEVIATES**2
        middle = (share + square / (2 * size)) / (1 + square / size)
        width = DEVIATES * sqrt(share * (1 - share) / size + square / (4 * size**2)) / (1 + square / size)
        return max(0.0, middle - width), min(1.0, middle + width)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What corrections say of how well the pages of a workspace were read; a row for each slot."""

    articles: int
    rows: tuple[SlotAccuracy, ...]
