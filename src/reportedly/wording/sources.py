"""Who said something, in words."""

from __future__ import annotations

from functools import cache

from reportedly.lang.pronouns import pronouns

UNNAMED = "no source named"
"""What stands for the source of a figure that its article gives without naming anyone."""


def source_in_words(source: str | None, role: str | None = None) -> str:
    """The name of a source and its role, such as `Najibullah Hanif, information head of Kunar`."""
    return ", ".join(filter(None, (_within(source), role))) or UNNAMED


def teller_in_words(source: str | None, outlet: str | None) -> str:
    """Who tells a number: its source, else the outlet that gives it by itself, such as `Andes Wire`; the outlet, too,
    where its article says "we"."""
    if source and outlet and source.casefold() in _first_persons():
        return outlet
    return _within(source) or outlet or UNNAMED


def _within(source: str | None) -> str | None:
    """A source as it stands within a line: `a mayor` for `A mayor`, but `The Carlow Evening Post` as it is."""
    article, _, name = (source or "").partition(" ")
    return f"{article.lower()} {name}" if name[:1].islower() and article.casefold() in _articles() else source


@cache
def _first_persons() -> frozenset[str]:
    return pronouns("en").used("first")


@cache
def _articles() -> frozenset[str]:
    return pronouns("en").used("article")
