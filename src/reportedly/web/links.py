"""The addresses of views; each stays valid as long as what it shows is in the workspace."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlencode

REMEMBERED = 4096
"""Addresses that are not put together again: the rows of a story name few articles and sources many times."""


def story(number: int) -> str:
    """A story's ledger."""
    return f"/stories/{number}"


def tally_data(number: int, tally: str) -> str:
    """A tally as JSON."""
    return f"/api/stories/{number}/tallies/{tally}"


@lru_cache(REMEMBERED)
def article(doc: str) -> str:
    """An article with all its marks."""
    return f"/articles/{quote(doc, safe='')}"


def figure(doc: str, number: int) -> str:
    """A figure in its article, in view."""
    return f"{article(doc)}?figure={number}#f{number}"


def statement(doc: str, number: int) -> str:
    """A statement in its article, in view; `number` is its place among the article's statements."""
    return f"{article(doc)}?statement={number}#s"


@lru_cache(REMEMBERED)
def source(name: str) -> str:
    """All that a source said."""
    return "/source?" + urlencode({"name": name})
