"""Tables in Markdown; the signs of Markdown in a text are escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.plain import shown


def to_table(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> list[str]:
    """The lines of a table."""
    return [to_row(columns), "|" + " --- |" * len(columns), *map(to_row, rows)]


def to_row(cells: Iterable[str | None]) -> str:
    """One line of a table."""
    return "| " + " | ".join(escape(cell or "") for cell in cells) + " |"


def escape(text: str) -> str:
    """A text on one line, with the signs of Markdown escaped."""
    text = shown(" ".join(text.split()))
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, "\\" + sign)
    return text
