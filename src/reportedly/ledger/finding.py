"""Tells whether a tally is what some words ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.model import Measure

_WORD = re.compile(r"\w+")
_PASSED_OVER = frozenset("a an and are at by for from how in many much number of on or people the to were who".split())
"""Words of a question that say nothing of what is asked; and people, who are counted by every other measure."""
_ASKED: dict[Measure, str] = {
    "killed": "killed dead death died fatality toll dying kill slain",
    "injured": "injured wounded hurt injury injure",
    "missing": "missing unaccounted disappeared",
    "displaced": "displaced evacuated homeless evacuee fled",
    "detained": "detained arrested detainee prisoner jailed",
    "affected": "affected",
    "votes": "vote",
    "magnitude": "magnitude",
}
"""Words by which people ask for a measure."""
_MEASURES = {word: measure for measure, words in _ASKED.items() for word in words.split()}


def asked_measures(words: str) -> set[Measure]:
    """The measures that words ask for."""
    return {_MEASURES[word] for word in _stems(words) if word in _MEASURES}


def other_words(words: str) -> list[str]:
    """The words that a text has to have, in their order: all but those of measures and those that say nothing."""
    return [
        word
        for word in _WORD.findall(words.casefold())
        if _stem(word) not in _MEASURES and word not in _PASSED_OVER and _stem(word) not in _PASSED_OVER
    ]


def is_asked(words: str, measure: Measure | None, texts: Iterable[str | None]) -> bool:
    """Whether a tally of a measure, with such texts about it, is what the words ask for: each of them is there."""
    measures = asked_measures(words)
    known = _stems(" ".join(filter(None, texts)))
    return (not measures or measure in measures) and all(_stem(word) in known for word in other_words(words))


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(text.casefold())}


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
