"""A heading says what is counted, also where its unit alone would not."""

from __future__ import annotations

import pytest

from reportedly.model import Entry, Measure, Tally
from reportedly.wording.tallies import heading


def tally(measure: Measure, what: str, unit: str, value: float, sentence: str, place: str | None = None) -> Tally:
    entry = Entry(
        low=value, high=value, bound="exact", status="reported", source=None, role=None, published=None, time=None,
        place=place, scope=None, doc="a", figure=0, start=0, end=1, sentence=sentence,
    )  # fmt: skip
    return Tally(measure=measure, unit=unit, what=what, place=place, scope=None, entries=(entry,), latest=0)


RENT = "In Corvale the monthly rent of a small flat rose to 1,250 euros in spring, the tenants said."


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (tally("killed", "people killed", "people", 3, "Fire kills 3.", "Oster"), "People killed, Oster"),
        (
            tally("money", "money (EUR)", "money (EUR)", 1250, RENT, "Corvale"),
            "Money (EUR): “small flat rose to 1,250 euros in spring, the”, Corvale",
        ),
        (
            tally("percent", "percent", "percent", 50, "Half of the mills closed."),
            "Percent: “Half of the mills closed”",
        ),
        (tally("count", "", "", 7, "It came to 7."), "Number: “It came to 7”"),
        (tally("count", "times", "times", 6, "It is 6 times what they told."), "Times: “It is 6 times what they told”"),
        (tally("votes", "votes", "votes", 54, "Only 54 voted for it.", "Praia"), "Votes, Praia"),
        (tally("votes", "votes", "votes", 54, "Only 54 voted for it."), "Votes: “Only 54 voted for it”"),
        (tally("magnitude", "magnitude: magnitude", "magnitude", 6, "A quake of magnitude 6."), "Magnitude"),
        (tally("magnitude", "magnitude", "magnitude", 6, "A quake of magnitude 6."), "Magnitude"),
        (tally("money", "money (EUR): rent", "money (EUR)", 1250, RENT), "Rent (EUR)"),
        (tally("money", "Rent of a flat", "money (EUR)", 1250, RENT), "Rent of a flat"),
    ],
)
def test_a_heading_names_what_is_counted(found: Tally, said: str) -> None:
    assert heading(found) == said
