"""Sayings as CSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.export import csv, markdown
from reportedly.model import Saying

COLUMNS = (
    "saying", "doc", "story", "published", "publisher", "speaker", "named", "role", "content", "start", "end",
)  # fmt: skip
"""Of tables with one row for each article that carries a saying."""


def to_csv(sayings: Sequence[Saying], *, excel: bool = False) -> str:
    """One row for each article that carries a saying; the rows of one saying have the same number."""
    return csv.to_csv(COLUMNS, saying_rows(sayings), excel=excel)


def saying_rows(sayings: Sequence[Saying]) -> Iterator[tuple[csv.Cell, ...]]:
    """The rows of `COLUMNS`."""
    return (
        (
            number, each.doc, each.story, each.published, each.publisher, saying.speaker, each.speaker, each.role,
            each.content, each.start, each.end,
        )
        for number, saying in enumerate(sayings, 1)
        for each in saying.variants
    )  # fmt: skip


def to_markdown(sayings: Sequence[Saying]) -> str:
    """A table of who said what when, and in which articles."""
    rows = [
        (each.published, each.speaker, each.role, each.content, ", ".join(variant.doc for variant in each.variants))
        for each in sayings
    ]
    return "\n".join(markdown.to_table(("published", "who", "role", "what", "articles"), rows)) + "\n"
