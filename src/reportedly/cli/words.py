"""Counts in words, as the commands say them."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Such as `1 page` or `2,000 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
