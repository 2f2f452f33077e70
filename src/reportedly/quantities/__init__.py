"""Quantities: every number of a text that measures or counts, with its bound, unit and the noun it counts."""

from __future__ import annotations

from reportedly.quantities.finding import Rejected, find_quantities, rejected_numerals
from reportedly.quantities.nouns import Noun, TokenIndex
from reportedly.quantities.quantity import Quantity

__all__ = ["Noun", "Quantity", "Rejected", "TokenIndex", "find_quantities", "rejected_numerals"]
