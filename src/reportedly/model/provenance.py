"""How an article came out of its page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How an article's text, title, dates, publisher and authors were found, in words for users; `None` for what the
    page does not give. `left_out` are the lines that the page shows and the article does not have, in their order."""

    text: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    authors: str | None = None
    left_out: tuple[str, ...] = ()
