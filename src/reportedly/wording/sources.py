"""Who said something, in words."""

from __future__ import annotations

UNNAMED = "no source named"
"""What stands for the source of a figure that its article gives without naming anyone."""


def source_in_words(source: str | None, role: str | None = None) -> str:
    """The name of a source and its role, such as `Najibullah Hanif, information head of Kunar`."""
    return ", ".join(filter(None, (source, role))) or UNNAMED


def teller_in_words(source: str | None, outlet: str | None) -> str:
    """Who tells a number: its source, else the outlet that gives it by itself, such as `Andes Wire`."""
    return source or outlet or UNNAMED
