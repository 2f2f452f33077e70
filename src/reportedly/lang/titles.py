"""Titles of persons, for all stages: each word once, with what the stages take it for."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from reportedly.lang.reading import LangFile, read

TitleUse = Literal["courtesy", "weak", "dropped", "person", "office"]
"""What a title is to a stage; `titles.toml` says what each of them means."""


class Titles(LangFile, frozen=True):
    """The file `titles.toml`."""

    titles: dict[str, Annotated[tuple[TitleUse, ...], msgspec.Meta(min_length=1)]]

    def used(self, use: TitleUse) -> frozenset[str]:
        """The titles that are taken for something, in small letters."""
        return frozenset(word for word, uses in self.titles.items() if use in uses)


def titles(code: str) -> Titles:
    """The titles of a language."""
    return read(code, "titles", Titles)
