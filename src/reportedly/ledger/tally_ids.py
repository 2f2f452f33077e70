"""Short ids of tallies. An id does not change when entries are added."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

from reportedly.model import Tally

DIGITS = 8
"""Hexadecimal digits of an id."""


def tally_ids(tallies: Sequence[Tally], story: int, asked: Sequence[tuple[str, ...]]) -> list[str]:
    """The ids of tallies, from the story and what each asks in words.

    The words are those of a tally's first entry in time: entries that follow change nothing. Where two tallies of a
    story ask in the same words, the one that begins first has the plain id, the others one of their first figure.
    """
    first = [(tally.entries[0].published or "~", tally.entries[0].doc, tally.entries[0].start) for tally in tallies]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for number in sorted(range(len(tallies)), key=first.__getitem__):
        words: tuple[object, ...] = (story, *asked[number])
        found = _short_hash(words)
        while found in taken:
            words = (*words, *first[number][1:])
            found = _short_hash(words)
        ids[number] = found
        taken.add(found)
    return [ids[number] for number in range(len(tallies))]


@lru_cache(1 << 14)  # a story that grows asks for the same ones again
def _short_hash(words: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(words).encode()).hexdigest()[:DIGITS]
