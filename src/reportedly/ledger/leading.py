"""Which tallies stand for a story in lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reportedly.lang.measures import measures
from reportedly.model import Tally
from reportedly.wording.tallies import PART, heading, is_unnamed

_MEASURES = measures().measures
MOST_SPLIT = 1000
"""From this number on a count of people may be a fraction of a million."""


def lead_tallies(tallies: Sequence[Tally], most: int) -> list[Tally]:
    """The first tallies that stand for a story: no two under one heading, no part of another figure, nothing that is
    denied by all or without a name, no fraction of a person, no share or growth of what is told as a sum, too."""
    return list(islice(_leading(tallies), most))


def _leading(tallies: Sequence[Tally]) -> Iterator[Tally]:
    told: set[str] = set()
    sums = {_noun(tally) for tally in tallies if tally.measure == "money" and not tally.also} - {""}
    for tally in tallies:
        name = heading(tally)
        is_aside = tally.also or tally.scope == PART or tally.standing is None
        is_growth = tally.measure == "percent" and _noun(tally) in sums
        if is_aside or is_growth or name in told or is_unnamed(tally) or is_split_person(tally):
            continue
        told.add(name)
        yield tally


def _noun(tally: Tally) -> str:
    """What a sum or share is of: `revenues` of `money (EUR): revenues`."""
    return tally.what.partition(": ")[2]


def is_split_person(tally: Tally) -> bool:
    """Whether people are counted in fractions: the number of something else was read as theirs."""
    latest = tally.entries[tally.latest]
    counts_people = _MEASURES[tally.measure].kind in ("harm", "people")
    return counts_people and latest.high < MOST_SPLIT and not float(latest.high).is_integer()
