"""A source over all articles of a story, or of several."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source of figures: what it is called (`body`), the names that articles have for it, the most frequent first.

    `figures` counts its entries in tallies, `moved` those that differ from what it gave before in the same tally,
    `contradicted` the tallies in which it and another source exclude each other.
    """

    body: str
    names: tuple[str, ...]
    figures: int
    moved: int
    contradicted: int
