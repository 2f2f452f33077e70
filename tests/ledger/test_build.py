"""Figures that answer the same question stand side by side; those that do not, do not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from conftest import make_article
from reportedly.ledger import build_ledger
from reportedly.ledger.ranges import exclude
from reportedly.model import BOUNDS, Analysis, Bound, Entry, Figure, Ledger, Measure, Moment, Speaker, Statement, Story

STORY = Story(1, "Flood", ("a", "b"))


def figure(low: float, measure: Measure = "killed", unit: str = "people", bound: Bound = "exact") -> Figure:
    return Figure(0, 2, low, low, bound, measure, unit, (0, 10))


def analysis(doc: str, when: str | None, *figures: Figure, source: str | None = None) -> Analysis:
    article = replace(make_article("12 dead in a single village, said Ada.", doc=doc, published=None))
    if when:
        article = replace(article, published=Moment(when, "second", "test"))
    if source is None:
        return Analysis(article, (), figures)
    statement = Statement(0, ((34, 37),), ((29, 33),), ((0, 27),), "indirect", Speaker(source, "person", "mayor"))
    return Analysis(article, (statement,), tuple(replace(each, statement=0, source=source) for each in figures))


def ledger(*analyses: Analysis) -> Ledger:
    return build_ledger(STORY, analyses)


def test_history_is_in_order_of_time_with_the_latest_marked() -> None:
    built = ledger(
        analysis("c", "2025-09-02T15:00:00+04:30", figure(1411), source="Mujahid"),
        analysis("a", "2025-09-01T08:00:00+04:30", figure(250), source="Hanif"),
        analysis("b", "2025-09-01T11:00:00+04:30", figure(622), source="the ministry"),
    )
    (tally,) = built.tallies
    assert [entry.low for entry in tally.entries] == [250, 622, 1411]
    assert tally.entries[tally.latest].source == "Mujahid"
    assert (tally.what, tally.unit) == ("people killed", "people")
    assert tally.conflicts == ((0, 1),)


def test_parts_and_other_measures_are_kept_apart() -> None:
    built = ledger(
        analysis("a", "2025-09-01", figure(250), replace(figure(30), scope=(8, 27)), figure(500, "injured")),
    )
    assert [(tally.what, tally.scope, len(tally.entries)) for tally in built.tallies] == [
        ("people killed", None, 1),
        ("people killed", "in a single village", 1),
        ("people injured", None, 1),
    ]
    assert not any(tally.conflicts for tally in built.tallies)


def test_names_of_one_thing_are_one_tally() -> None:
    built = ledger(
        analysis(
            "a",
            "2024-10-31",
            figure(12000, "people", "north koreans", "at_most"),
            figure(10000, "people", "north korean troops", "about"),
            figure(3000, "people", "north korean forces", "at_least"),
            figure(26, "people", "foreign leaders"),
        )
    )
    assert [len(tally.entries) for tally in built.tallies] == [3, 1]
    assert built.tallies[0].conflicts == ()


def test_repeated_in_one_article_is_one_entry() -> None:
    built = ledger(analysis("a", "2025-09-01", figure(250), figure(250)), analysis("b", "2025-09-01", figure(250)))
    assert [entry.doc for entry in built.tallies[0].entries] == ["a", "b"]


def entry(low: float, bound: Bound) -> Entry:
    return Entry(low, low, bound, "reported", None, None, None, None, None, None, "a", 0, 0, 1, "")


@given(st.floats(0, 1e9), st.floats(0, 1e9), st.sampled_from(BOUNDS), st.sampled_from(BOUNDS))
def test_exclusion_is_symmetric_and_never_of_itself(low: float, other: float, one: Bound, two: Bound) -> None:
    first, second = entry(low, one), entry(other, two)
    assert exclude(first, second) == exclude(second, first)
    assert not exclude(first, first)


def test_bounds_decide_what_excludes() -> None:
    assert not exclude(entry(12000, "at_most"), entry(3000, "at_least"))
    assert exclude(entry(622, "exact"), entry(800, "at_least"))
    assert not exclude(entry(622, "about"), entry(650, "exact"))
