"""What figures measure: `lang/en/measures.toml` says which measures there are, here and in every export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportedly.lang.measures import measures

MEASURES: tuple[str, ...] = tuple(measures().measures)
"""The measures, in the order in which they are tried and offered."""
HARMS: tuple[str, ...] = tuple(measures().harms)
"""Those that tell what befell people."""

if TYPE_CHECKING:
    Measure = str
else:
    Measure = Literal[MEASURES]
"""The name of a measure; data with another name is refused where it is read."""
