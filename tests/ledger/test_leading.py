"""The tallies that stand for a story in lists: each has a name and a heading of its own, and nobody's trivia."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.ledger.leading import lead_tallies
from reportedly.model import Entry, Measure, Tally

ENTRY = Entry(
    low=12, high=12, bound="exact", status="reported", source="mayor", role=None, published="2025-09-01", time=None,
    place="Alderby", scope=None, doc="a", figure=0, start=0, end=2, sentence="In Alderby 12 died, the mayor said.",
)  # fmt: skip


def tally(measure: Measure = "killed", what: str = "people killed", unit: str = "people", **other: Any) -> Tally:
    found = Tally(
        measure=measure, unit=unit, what=what, place="Alderby", scope=None, entries=(ENTRY,), latest=0,
        standing=(12, 12),
    )  # fmt: skip
    return replace(found, **other)


KILLED = tally()


@pytest.mark.parametrize(
    "other",
    [
        tally(place="Alderby"),
        tally(measure="injured", what="people injured", also=True),
        tally(measure="injured", what="people injured", scope="part of another figure"),
        tally(measure="percent", what="percent", unit="percent"),
        tally(measure="injured", what="people injured", standing=None),
        tally(measure="injured", what="people injured", entries=(replace(ENTRY, low=6.2, high=6.2),)),
    ],
    ids=["one heading twice", "mentioned along the way", "a part", "a unit alone", "denied by all", "half a person"],
)
def test_what_does_not_stand_for_a_story(other: Tally) -> None:
    assert lead_tallies([KILLED, other], 3) == [KILLED]
    assert lead_tallies([other], 3) == ([other] if other == KILLED else [])


def test_the_first_ones_in_their_order() -> None:
    injured = tally(measure="injured", what="people injured")
    missing = tally(measure="missing", what="people missing")
    assert lead_tallies([injured, KILLED, missing], 2) == [injured, KILLED]


def test_growth_does_not_stand_beside_the_sum_that_grew() -> None:
    growth = tally(measure="percent", what="percent: revenues", unit="percent")
    revenues = tally(measure="money", what="money (EUR): revenues", unit="money (EUR)")
    assert lead_tallies([growth, revenues], 3) == [revenues]
    turnout = tally(measure="percent", what="percent: turnout", unit="percent")
    assert lead_tallies([turnout, revenues], 3) == [turnout, revenues]
