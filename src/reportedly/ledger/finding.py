"""Finds tallies: by words that ask for them, and that of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportedly.lang.measures import measures
from reportedly.ledger.words import LISTS
from reportedly.model import Entry, Ledger, Measure, Span, Tally

_WORD = re.compile(r"\w+")
_MEASURES: dict[str, Measure] = {word: name for name, each in measures().measures.items() for word in each.ask}
"""Words by which people ask for a measure."""


def asked_measures(words: str) -> set[Measure]:
    """The measures that words ask for."""
    return {_MEASURES[word] for word in _stems(words) if word in _MEASURES}


def other_words(words: str) -> list[str]:
    """The words that a text has to have, in their order: all but those of measures and those that say nothing."""
    return [
        word
        for word in _WORD.findall(words.casefold())
        if _stem(word) not in _MEASURES and word not in LISTS.passed_over and _stem(word) not in LISTS.passed_over
    ]


def is_asked(words: str, measure: Measure | None, texts: Iterable[str | None]) -> bool:
    """Whether a tally of a measure, with such texts about it, is what the words ask for: each of them is there."""
    measures, wanted = _asked(words)
    if measures and measure not in measures:
        return False
    text = " ".join(filter(None, texts)).casefold()
    if not all(stem.removesuffix("y") in text for stem in wanted):  # what each word with that stem has in it
        return False
    return _stems(text).issuperset(wanted)


@lru_cache(maxsize=100)
def _asked(words: str) -> tuple[set[Measure], list[str]]:
    """The measures and the stems of the other words that are asked for."""
    return asked_measures(words), [_stem(word) for word in other_words(words)]


def tally_with(ledger: Ledger, doc: str, figure: int, span: Span) -> tuple[Tally, Entry] | None:
    """The tally that has a figure of an article, which stands at a span, and its entry there: its own, or that of the
    figure that it repeats; `None` if it is in none."""
    for tally in ledger.tallies:
        for entry in tally.entries:
            if entry.doc == doc and (entry.figure == figure or span in entry.repeats):
                return tally, entry
    return None


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(text.casefold())}


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
