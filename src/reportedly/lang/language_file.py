"""What a language is called and how far it is read: `language.toml`; the names of all others: `languages.toml`."""

from __future__ import annotations

from typing import Literal

import msgspec

from reportedly.lang.reading import LangFile, Words, home, read

Finding = Literal["statements", "figures", "times", "places"]


class LanguageFile(LangFile, frozen=True, kw_only=True):
    """`language.toml`: the English name, whether a model parses it, what is found in it, and what readers are told."""

    name: str
    parsed: bool = False
    finds: tuple[Finding, ...]
    notice: str | None = None
    """What is said of each of its articles; nothing if they are read whole."""
    joined: str = ""
    """Marks that join words which are two: the apostrophes of "l'armée"."""
    common: Words
    """Words that hardly any sentence does without."""
    telling_nothing: Words = ()
    """More words that tell nothing of an event: an article is not known by them."""


class LanguagesFile(LangFile, frozen=True, kw_only=True):
    """`languages.toml`: English names of languages by ISO 639-1 code, with the likelier of two first."""

    names: dict[str, str]
    claimed: dict[str, str] = msgspec.field(default_factory=dict)
    """Languages that only a page can say."""


def language_file(code: str) -> LanguageFile | None:
    """What is known of a language; `None` if there is no data for it: it is not read."""
    return read(code, "language", LanguageFile) if (home() / code / "language.toml").is_file() else None


def languages_file() -> LanguagesFile:
    """The names of languages."""
    return read("en", "languages", LanguagesFile)
