"""What placing needs to know of the articles placed before; the workspace keeps it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from reportedly.model.shelved import Shelved


class Shelf(Protocol):
    """Keeps the articles that were placed. Every change is part of the caller's transaction."""

    def add(self, article: int, day: int, vector: bytes, towns: bytes, leading: Sequence[int]) -> Shelved:
        """Keep a new article, alone in a region on the lowest level. A person may have put it in a story already."""

    def remove(self, article: int) -> Shelved | None:
        """Delete an article and return it; `None` if it was not kept."""

    def drop_leading(self, article: Shelved, leading: Sequence[int]) -> None:
        """Delete an article from the index of these terms."""

    def sharing(
        self, article: Shelved, leading: Sequence[int], days: Sequence[tuple[int, int]], least: int, most: int
    ) -> list[Shelved]:
        """Other articles of some days (from, to) that share `least` or more of the leading terms: those that share most
        terms first, and not more than `most` articles."""

    def regions(self, articles: Collection[int]) -> set[int]:
        """The regions of articles."""

    def region(self, region: int, most: int) -> list[Shelved]:
        """The first `most` articles of a region, in order of their row ids."""

    def move(self, articles: Collection[Shelved], region: int, level: int) -> None:
        """Put articles in a region."""

    def merge(self, crowd: Shelved, other: Shelved) -> None:
        """Put all articles of the region of `other` in the region of `crowd`, and in its story unless a person placed
        them."""

    def assign(self, articles: Collection[Shelved], story: int) -> None:
        """Put articles in a story."""

    def redirect(self, story: int, heir: int) -> None:
        """If a story has no articles left, remember that its number leads to the story `heir`."""

    def new_story(self) -> int:
        """A number that no story has had yet."""
