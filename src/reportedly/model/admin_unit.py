"""A region under the code that humanitarian work has for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AdminUnit:
    """A region of the first, second or third level, with its P-code (such as `AF15`)."""

    level: int
    name: str
    pcode: str
