"""Articles on one event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A group of articles, by their `doc` ids in order of time. `title` is the headline that stands for it."""

    id: int
    title: str
    docs: tuple[str, ...]
