"""Finds tallies by words over all stories of a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from reportedly.model import Ledger, Tally
from reportedly.pipeline import asked_measures, is_asked, other_words
from reportedly.store import Store, candidate_stories

MOST_STORIES = 300
"""Stories whose tallies are looked at, at the most: those with the latest articles."""


@dataclass(frozen=True, slots=True)
class TallyHit:
    """A tally with the number and title of its story."""

    story: int
    title: str
    tally: Tally


def find_tallies(store: Store, ledger: Callable[[int], Ledger], words: str, limit: int) -> list[TallyHit]:
    """Tallies that the words ask for, those of the latest stories first.

    Only stories whose articles have all the words, and figures of the measures asked for, are looked at.
    """
    stories = candidate_stories(store, other_words(words), sorted(asked_measures(words)), MOST_STORIES)
    return list(islice(_hits(map(ledger, stories), words), limit))


def _hits(ledgers: Iterator[Ledger], words: str) -> Iterator[TallyHit]:
    for ledger in ledgers:
        for tally in ledger.tallies:
            places = {entry.place for entry in tally.entries} | {tally.place}
            if is_asked(words, tally.measure, (tally.what, tally.unit, tally.scope, ledger.title, *places)):
                yield TallyHit(ledger.story, ledger.title, tally)
