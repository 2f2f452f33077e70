"""What a file is written from, and how a format asks for a library that the base install does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from reportedly.errors import UsageError
from reportedly.export.tables import StoryFindings
from reportedly.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSource:
    """The findings that were chosen; each call of `stories` goes over them again, one story in memory at a time.

    `page` gives the page of an article as it was read, and raises `StoreError` if its bytes are damaged or gone.
    """

    stories: Callable[[], Iterator[StoryFindings]]
    page: Callable[[str], Page]


def library(module: str, extra: str) -> Any:
    """A module of an optional library; raises `UsageError` saying how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            f"this format needs the library {module.split('.')[0]}; install it: pip install 'reportedly[{extra}]'"
        ) from error
