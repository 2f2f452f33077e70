"""A quantity: a number expression with its bound, change, unit and the noun it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model import Bound
from reportedly.quantities.atoms import Shape
from reportedly.quantities.nouns import Noun
from reportedly.quantities.units import Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression `text[start:end]` and what it measures.

    `low`, `high` is the range it states, in `unit` if there is one, else counting `noun`; fractions are in percent.
    `bound_words` are the words behind `bound`; `phrase` is where those words, or the currency sign, begin.
    `change` is `up` or `down` where the number is a rise or a fall; `per` the second unit of a rate ("gallon").
    """

    start: int
    end: int
    low: float
    high: float
    shape: Shape
    bound: Bound
    bound_words: str
    phrase: int
    unit: Unit | None = None
    noun: Noun | None = None
    change: Literal["up", "down"] | None = None
    per: str | None = None
    glued: bool = False
    """Whether a hyphen ties the number to its noun ("15-member")."""
