"""What a file is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.export.tables import StoryFindings
from reportedly.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSource:
    """The findings that were chosen; each call of `stories` goes over them again, one story in memory at a time.

    `page` gives the page of an article as it was read, and raises `StoreError` if its bytes are damaged or gone.
    """

    stories: Callable[[], Iterator[StoryFindings]]
    page: Callable[[str], Page]
