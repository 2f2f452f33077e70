"""Figures say whether they are of the article's own event, and how much of their question they answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from reportedly.figures.event_judge import ALWAYS, EventJudge, chance_of_other, choose, load_weights
from reportedly.figures.events import with_events
from reportedly.model import Article, Figure, Scope
from reportedly.quantities import TokenIndex

Parse = Callable[..., tuple[Doc, Article]]
Find = Callable[..., tuple[Figure, ...]]

SIX = Figure(
    start=0, end=2, low=16, high=16, bound="exact", measure="killed", unit="people", sentence=(0, 60), why={}
)  # fmt: skip
FLOOD = """Flood of the Oster kills 16

A flood killed 16 people in Oldt on Sunday, police said.

The river rose by three metres within an hour.

Nurses treated 40 people in the school.

The mayor thanked all who had come.

The town lies where two rivers meet.

A new dam is to be built, the council says.

In 1987, a flood of the same river had killed 90 people in the country."""


def test_what_the_headline_tells_is_main_and_a_flood_of_long_ago_is_another_event(figures: Find) -> None:
    found = figures(FLOOD, published="2026-03-02", headline=True)
    events = {figure.low: figure.event for figure in found}
    assert (events[16], events[40], events[90]) == ("main", "main", "other")
    assert all("sure: " in figure.why["event"] for figure in found)


def test_figures_of_one_sentence_are_of_one_event(figures: Find) -> None:
    text = FLOOD.replace("killed 90 people", "killed 90 people, sunk 12 boats and cost 3 million dollars")
    found = figures(text, published="2026-03-02", headline=True)
    assert {figure.event for figure in found if figure.low in (90, 12, 3_000_000)} == {"other"}


@pytest.mark.parametrize(
    ("published", "time", "present"),
    [
        ("2026-03-02", ("2026-03-01", "2026-03-01"), {"ended ago 4", "lasted 0"}),
        ("2026-03-02", ("2019-01-01", "2019-12-31"), {"ended ago 12", "lasted 5", "another year"}),
        ("2026-03-02", ("2026-04-01", "2026-05-01"), {"ended ago 0", "lasted 3"}),
        ("2026-03-02", None, {"undated"}),
        (None, ("2019-01-01", "2019-01-01"), {"undated"}),
    ],
)
def test_traits_tell_how_long_ago_it_was(
    parse: Parse, published: str | None, time: tuple[str, str] | None, present: set[str]
) -> None:
    doc, article = parse("16 people were killed in the flood of the Oster, it says.", published=published)
    (figure,) = [replace(SIX, time=time)]
    traits = EventJudge(TokenIndex(doc), article, [figure]).traits(figure.sentence)
    about_time = {"undated", "another year"} | {name for name in traits if name.startswith(("ended", "lasted"))}
    assert present == about_time.intersection(traits)
    assert "“flood”" in traits and "no place" in traits and "line 0" in traits


def test_the_likelier_event_is_chosen_and_the_traits_that_decided_are_named() -> None:
    weights = {ALWAYS: -1.0, "a": 2.0, "b": 0.5, "c": -0.2}
    assert chance_of_other([ALWAYS, "unknown"], weights) == pytest.approx(0.269, abs=0.001)
    other, main = choose([ALWAYS, "b", "c", "a"], weights), choose([ALWAYS, "c", "b"], weights)
    assert (other.event, main.event) == ("other", "main")
    assert other.why.endswith("sure: a, b")
    assert main.why.endswith("sure: any sentence, c")


def test_weights_speak_for_another_event_above_nought() -> None:
    weights = load_weights()
    assert weights["another year"] > 0 > weights["line 0"]


@pytest.mark.parametrize(
    ("text", "part_of", "scope"),
    [
        ("16 people were killed in both floods of the Oster, it says.", None, "sum"),
        ("16 people were killed in the flood of the Oster, it says.", None, "whole"),
        ("16 people were killed in the flood of the Oster, it says.", 3, "part"),
    ],
)
def test_scope(parse: Parse, text: str, part_of: int | None, scope: Scope) -> None:
    doc, article = parse(text, published="2026-03-02")
    (figure,) = with_events(TokenIndex(doc), [replace(SIX, part_of=part_of)], article)
    assert figure.scope == scope and figure.why["scope"]
