"""Who said something, in words."""

from __future__ import annotations

ARTICLE_ITSELF = "the article itself"
"""What stands for the source of a figure that its article gives without naming anyone."""


def source_in_words(source: str | None, role: str | None = None) -> str:
    """The name of a source and its role, such as `Najibullah Hanif, information head of Kunar`."""
    return ", ".join(filter(None, (source, role))) or ARTICLE_ITSELF
