"""What placing needs to know of the articles placed before; the workspace keeps it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from reportedly.model.shelved import Shelved


class Shelf(Protocol):
    """Where placed articles are kept; every change is part of the caller's transaction."""

    def add(self, article: int, day: int, vector: bytes, leading: Sequence[int]) -> Shelved:
        """Keep a new article, alone in a region on the lowest level; a person may have put it in a story already."""

    def remove(self, article: int) -> Shelved | None:
        """Keep an article no more; what it was, `None` if it was not kept."""

    def drop_leading(self, article: Shelved, leading: Sequence[int]) -> None:
        """Look an article up by these terms no more."""

    def sharing(
        self, article: Shelved, leading: Sequence[int], days: Sequence[tuple[int, int]], least: int, most: int
    ) -> list[Shelved]:
        """The other articles of some days (from, to) with `least` of the leading terms or more; those with most of
        them first, `most` articles at the most."""

    def regions(self, articles: Collection[int]) -> set[int]:
        """The regions of articles."""

    def region(self, region: int, most: int) -> list[Shelved]:
        """The articles of a region, at the most so many, in order of their row ids."""

    def move(self, articles: Collection[Shelved], region: int, level: int) -> None:
        """Put articles in a region."""

    def merge(self, crowd: Shelved, other: Shelved) -> None:
        """Put all articles of the other's region in the region of one, and in its story unless a person placed them."""

    def tell(self, articles: Collection[Shelved], story: int) -> None:
        """Put articles in a story."""

    def succeed(self, story: int, heir: int) -> None:
        """Remember which story a story went into, if it has no articles left."""

    def new_story(self) -> int:
        """The number of a story not used yet."""
