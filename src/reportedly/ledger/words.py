"""The words of a text, each in the form under which figures are compared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

_LISTS = tomllib.loads(resources.files(__package__).joinpath("data/words.toml").read_text(encoding="utf-8"))
_SAME: dict[str, str] = {form: line.split()[0] for line in _LISTS["same"] for form in line.split()}
EMPTY = frozenset(_LISTS["empty"].split())
"""Words that say nothing of what is counted."""
ANYONE = frozenset(_LISTS["anyone"].split())
"""Words for victims that do not make them a part of all the victims."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s")
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
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > _SHORTEST else word
