"""A part of a ledger says of its entries what the whole said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger import Selection, select
from reportedly.ledger.selecting import keep_entries
from reportedly.model import Entry, Ledger, Tally


def entry(doc: str, low: float, published: str | None, source: str, origin: int, place: str | None = None) -> Entry:
    return Entry(
        low=low,
        high=low,
        bound="exact",
        status="reported",
        source=source,
        role="mayor",
        published=published,
        time=None,
        place=place,
        scope=None,
        doc=doc,
        figure=0,
        start=0,
        end=2,
        sentence="x",
        origin=origin,
    )


ENTRIES = (
    entry("a", 10, "2025-09-01T08:00:00+04:30", "Ada Example", 0, "Kunar"),
    entry("b", 40, "2025-09-01T09:00:00+04:30", "Bo Sample", 1),
    entry("c", 10, "2025-09-02", "Ada Example", 0),
    entry("d", 5, None, "Ada Example", 3),
)
TALLY = Tally(
    measure="killed",
    unit="people",
    what="people killed",
    place="Kunar",
    scope=None,
    entries=ENTRIES,
    latest=3,
    conflicts=((0, 1), (1, 2)),
    standing=(5, 5),
    updates=((0, 3),),
    falls=(3,),
    jumps=(),
)
LEDGER = Ledger(
    story=1,
    title="Quake",
    articles=(),
    tallies=(TALLY, replace(TALLY, measure="injured", place=None, entries=ENTRIES[1:2])),
    statements=(),
)


def rows(selection: Selection) -> list[list[str]]:
    return [[entry.doc for entry in tally.entries] for tally in select(LEDGER, selection).tallies]


def test_each_condition_keeps_what_it_says() -> None:
    assert select(LEDGER, Selection()) is LEDGER
    assert rows(Selection(measure="injured")) == [["b"]]
    assert rows(Selection(source="ada EXAMPLE")) == [["a", "c", "d"]]
    assert rows(Selection(source="mayor bo")) == [["b"], ["b"]]
    assert rows(Selection(place="kunar")) == [["a", "b", "c", "d"]]
    assert rows(Selection(since=datetime(2025, 9, 1, 4, tzinfo=UTC))) == [["b", "c"], ["b"]]
    assert rows(Selection(place="nowhere")) == []


@given(st.sets(st.sampled_from("abcd")))
def test_marks_follow_their_entries(kept: set[str]) -> None:
    tally = keep_entries(TALLY, lambda each: each.doc in kept)
    if not kept:
        assert tally is None
        return
    assert tally is not None

    def docs(found: Tally, pairs: tuple[tuple[int, int], ...]) -> set[tuple[str, str]]:
        return {(found.entries[one].doc, found.entries[other].doc) for one, other in pairs}

    for name in ("conflicts", "updates"):
        whole = docs(TALLY, getattr(TALLY, name))
        assert docs(tally, getattr(tally, name)) == {pair for pair in whole if set(pair) <= kept}
    assert {tally.entries[number].doc for number in tally.falls} == {"d"} & kept
    assert len({each.origin for each in tally.entries}) == len({e.origin for e in ENTRIES if e.doc in kept})
    assert all(each.origin <= number for number, each in enumerate(tally.entries))
    assert "d" not in kept or tally.entries[tally.latest].doc == "d"
