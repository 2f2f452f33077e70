"""Counts in words."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Such as `1 page` or `2,000 pages`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
