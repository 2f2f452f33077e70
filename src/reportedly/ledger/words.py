"""The words of a text, each in the form under which figures are compared; `comparing.toml` has the lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.lang import LangFile, Words, read, rules


class ComparingFile(LangFile, frozen=True):
    """The file `comparing.toml`, which says what each list is."""

    same: tuple[Words, ...]
    empty: Words
    anyone: Words
    endings: Words
    ways: Words
    moving: Words
    topics: Words
    before_topics: Words
    befallen: Words
    aboard: str
    change_lead: str
    american: str
    passed_over: Words
    units: dict[str, Words]
    agency_names: dict[str, str]


LISTS = read("en", "comparing", ComparingFile)
"""The words by which figures are compared."""
RULES = rules("en", "comparing", ComparingFile)
"""The patterns by which they are."""
EMPTY = frozenset(LISTS.empty)
"""Words that say nothing of what is counted."""
ANYONE = frozenset(LISTS.anyone)
"""Words for victims that do not make them a part of all the victims."""
_SAME: dict[str, str] = {form: forms[0] for forms in LISTS.same for form in forms}
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORTEST = 4
"""Letters that a stem keeps."""


def words_of(text: str) -> Iterator[str]:
    """The telling words of a text, in order: lower case, synonyms as one, without endings."""
    return (stemmed for stemmed, _ in words_and_forms(text))


def words_and_forms(text: str) -> Iterator[tuple[str, str]]:
    """The same, each with the form in which the text has it."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word not in EMPTY:
            yield stem(word), match.group()


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """One form for a word's forms and synonyms."""
    if word in _SAME:
        return _SAME[word]
    for ending in LISTS.endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > _SHORTEST else word
