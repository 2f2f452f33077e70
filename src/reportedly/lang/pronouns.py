"""Pronouns and articles, for all stages: each word once, with what it is."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from reportedly.lang.reading import LangFile, read

PronounUse = Literal[
    "male", "female", "group", "thing", "first", "relative", "definite", "indefinite", "article", "source", "nobody"
]
"""What a pronoun or an article is; `pronouns.toml` says what each of them means."""


class Pronouns(LangFile, frozen=True):
    """The file `pronouns.toml`."""

    pronouns: dict[str, Annotated[tuple[PronounUse, ...], msgspec.Meta(min_length=1)]]

    def used(self, use: PronounUse) -> frozenset[str]:
        """The words that are something, in small letters."""
        return frozenset(word for word, uses in self.pronouns.items() if use in uses)


def pronouns(code: str) -> Pronouns:
    """The pronouns and articles of a language."""
    return read(code, "pronouns", Pronouns)
