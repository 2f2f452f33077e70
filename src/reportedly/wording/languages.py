"""Languages in words: what they are called, and what is said of an article that is not read whole."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.lang.language_file import language_file, languages_file
from reportedly.wording.sources import source_in_words

NOT_READ = "not read"
"""What stands for the source of a figure whose article's language does not tell who speaks."""


def language_name(code: str) -> str:
    """The English name of a language."""
    known = languages_file()
    return known.names.get(code) or known.claimed.get(code) or "a language that is not known"


def is_read(code: str | None) -> bool:
    """Whether anything is found in articles of a language; English is meant where none is said."""
    return language_file(code or "en") is not None


def told_by(source: str | None, language: str | None) -> str:
    """The source of a figure; where nothing in the article's language says who speaks, that it is not read."""
    known = language_file(language or "en")
    return source_in_words(source) if known and "statements" in known.finds else NOT_READ


def language_notice(code: str | None) -> str | None:
    """What is said of an article in a language that is not read whole; `None` for one that is."""
    known = language_file(code or "en")
    if known is None:
        return f"In {language_name(code or '')}, which is not read yet: kept, not analysed"
    return f"In {known.name}: {known.notice}" if known.notice else None


def unread_in_words(codes: Iterable[str | None]) -> str | None:
    """How many articles are in languages that are not read, and in which: "(de 2, es 1)"; `None` if there are none."""
    counts: dict[str, int] = {}
    for code in codes:
        if code is not None and not is_read(code):
            counts[code] = counts.get(code, 0) + 1
    if not counts:
        return None
    each = ", ".join(f"{code} {counts[code]}" for code in sorted(counts, key=lambda code: (-counts[code], code)))
    number = sum(counts.values())
    articles, are = ("article", "it is") if number == 1 else ("articles", "they are")
    return f"{number:,} {articles} in a language that is not read ({each}): {are} kept, not analysed"
