"""Tables of Markdown whose cells show any text as it is."""

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
    """A text on one line, its marks shown and not obeyed."""
    text = shown(" ".join(text.split()))
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, "\\" + sign)
    return text
