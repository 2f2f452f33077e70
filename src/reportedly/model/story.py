"""Articles on one event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A group of articles, by their `doc` ids in order of time. `title` is the headline that stands for it.

    `first` and `last` are the days of its first and last dated article.
    """

    id: int
    title: str
    docs: tuple[str, ...]
    first: str | None = None
    last: str | None = None
