"""Features of an article by which it is placed in a story and copies of it are found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """What later stages need of an article, so that they do not need its parse.

    `terms` are the lemmas of its content words, the heaviest first, and `counts` how often each occurs, headline and
    lead counted several times. `signature` is the MinHash of its runs of words (unsigned 32-bit numbers): the share of
    equal places in two signatures estimates the share of runs that two texts have in common. It is empty for texts
    too short to tell. `runs` are the hashes of some of those runs, the same ones of every text, ascending: the share
    of them that another text has estimates how much of this text the other holds. `places` are those of the terms that
    name a place smaller than a country: they tell apart like events of two towns.
    """

    terms: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    signature: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
