"""What stands in a tally, and which of its entries contradict each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import make_article
from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Figure, Moment, Speaker, Statement, Status, Story, Tally

TEXT = "12 people were killed in the flood, said Ada."


def told(
    doc: str, when: str | None, low: float, status: Status = "reported", source: str | None = "Ada", **slots: object
) -> Analysis:
    """An article with one figure of people killed."""
    published = Moment(when, "second", "test") if when else None
    statement = Statement(
        id=0, source=((41, 44),), cue=((36, 40),), content=((0, 34),), kind="indirect",
        speaker=Speaker(source or "", "organization"),
    )  # fmt: skip
    figure = Figure(
        start=0, end=2, low=low, high=low, bound="exact", measure="killed", unit="people", sentence=(0, 45),
        status=status, source=source, statement=0 if source else None,
    )  # fmt: skip
    return Analysis(
        article=replace(make_article(f"{TEXT} {doc}", doc=doc, published=None), published=published),
        statements=(statement,) if source else (),
        figures=(replace(figure, **slots),),  # type: ignore[arg-type]
    )


def tally(*analyses: Analysis) -> Tally:
    (found,) = build_ledger(Story(1, "Flood", ()), analyses).tallies
    return found


def test_number_of_the_evening_stands_alone_and_one_told_with_it_beside_it() -> None:
    morning = told("a", "2026-03-02T08:00:00+00:00", 31, source="the mayor")
    evening = told("b", "2026-03-02T19:00:00+00:00", 40, source="the ministry")
    beside = told("c", "2026-03-02T20:30:00+00:00", 44, source="the army")
    assert tally(morning, evening).standing == (40, 40)
    assert tally(morning, evening, beside).standing == (40, 44)


def test_of_a_day_without_a_time_all_hours_count() -> None:
    day = told("a", "2026-03-02", 40, source="the mayor")
    evening = told("b", "2026-03-02T19:00:00+00:00", 44, source="the army")
    assert tally(day, evening).standing == (44, 44)
    assert tally(day, told("b", "2026-03-02T19:00:00+00:00", 38)).standing == (
        40,
        40,
    )


@pytest.mark.parametrize("status", ["denied", "forecast", "unconfirmed"])
def test_only_what_is_reported_stands_where_something_is(status: Status) -> None:
    later = told("b", "2026-03-03T19:00:00", 300, status)
    found = tally(told("a", "2026-03-02T08:00:00", 31), later)
    assert (found.standing, found.latest) == ((31, 31), 0)


def test_a_plan_stands_where_all_is_planned_and_nothing_where_all_is_denied() -> None:
    plans = tally(told("a", "2026-03-02T08:00:00", 31, "forecast"), told("b", "2026-03-03T08:00:00", 44, "forecast"))
    assert plans.standing == (44, 44)
    assert tally(told("a", "2026-03-02T08:00:00", 31, "denied")).standing is None


def test_an_undated_article_never_stands_over_a_dated_one() -> None:
    assert tally(told("a", "2026-03-02T08:00:00", 31), told("b", None, 300)).standing == (31, 31)


def test_a_number_that_leaves_room_for_the_exact_one_adds_nothing() -> None:
    least = told("a", "2026-03-02T08:00:00", 30, source="the mayor", bound="at_least")
    exact = told("b", "2026-03-02T09:00:00", 41, source="the army")
    assert tally(least, exact).standing == (41, 41)
    assert tally(replace(exact, figures=(replace(exact.figures[0], bound="at_most"),)), least).standing == (30, 41)


def test_a_late_copy_of_an_old_number_changes_nothing() -> None:
    text = " ".join(f"Word{number} of the first report." for number in range(60))
    runs = tuple(range(40))

    def article(doc: str, when: str, low: float, signature: tuple[int, ...]) -> Analysis:
        made = told(doc, when, low, source="the mayor" if low == 31 else "the army")
        features = replace(made.features, runs=runs if low == 31 else (), signature=signature)
        return replace(made, article=replace(made.article, text=f"{TEXT} {text}"), features=features)

    first = article("a", "2026-03-02T08:00:00", 31, tuple(range(16)))
    second = article("b", "2026-03-03T08:00:00", 40, tuple(range(50, 66)))
    copy = article("c", "2026-03-04T08:00:00", 31, tuple(range(16)))
    found = tally(first, second, copy)
    assert ([entry.low for entry in found.entries], found.standing) == ([31, 31, 40], (40, 40))


def test_what_the_text_replaces_comes_first_and_is_in_no_conflict() -> None:
    article = make_article("The toll rose to 40, up from 31, said Ada.", doc="a", published="2026-03-02")
    now = Figure(
        start=17, end=19, low=40, high=40, bound="exact", measure="killed", unit="people", sentence=(0, 42),
        source="Ada", previous=(31, 31),
    )  # fmt: skip
    before = replace(now, start=29, end=31, low=31, high=31, source="the mayor", previous=None, replaced=True)
    found = tally(Analysis(article=article, figures=(now, before)))
    assert [(entry.low, entry.replaced) for entry in found.entries] == [(31, True), (40, False)]
    assert (found.standing, found.conflicts, found.latest) == ((40, 40), (), 1)


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("reported", "reported", True),
        ("reported", "unconfirmed", True),
        ("forecast", "forecast", True),
        ("reported", "denied", False),
        ("reported", "forecast", False),
        ("unconfirmed", "unconfirmed", False),
    ],
)
def test_which_statuses_contradict(first: Status, second: Status, conflict: bool) -> None:
    one = told("a", "2026-03-02T08:00:00", 31, first, source="the mayor")
    other = told("b", "2026-03-02T09:00:00", 40, second, source="the army")
    assert tally(one, other).conflicts == (((0, 1),) if conflict else ())


def test_a_later_number_is_no_conflict() -> None:
    one = told("a", "2026-03-02T08:00:00", 31, source="the mayor")
    other = told("b", "2026-03-02T15:00:00", 40, source="the army")
    assert tally(one, other).conflicts == ()
