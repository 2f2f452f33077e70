"""Where figures hold whose own sentence names no place: at the scene of the article's event, or nowhere."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.figures.scene_judge import decisive, load_weights
from reportedly.model import Figure

Find = Callable[[str], tuple[Figure, ...]]

FIRE = """Fire in Bremen warehouse kills three

A fire broke out in a warehouse in Bremen on Tuesday night, police said.

Crews worked until the morning. The roof fell in at about four.

The owner was not at home. His lawyer spoke to reporters.

In all, 14 workers were injured."""
MERGER = """Paper maker buys its rival

The board met in Bremen on Tuesday, people who know it said.

The owners were not at home. Their lawyer spoke to reporters.

The firm is to pay 30 million euros."""


def test_harm_is_at_the_scene_however_far_away_it_was_named(figures: Find) -> None:
    last = figures(FIRE)[-1]
    assert (last.low, last.place) == (14, "Bremen")
    assert "(rule at_the_scene)" in last.why["place"]


def test_a_sum_of_money_is_at_no_scene_where_nothing_befell_a_place(figures: Find) -> None:
    last = figures(MERGER)[-1]
    assert (last.low, last.place) == (30_000_000, None)


def test_a_dateline_is_no_scene_where_the_sentence_names_one(figures: Find) -> None:
    told = figures(
        "Quake toll rises\n\nKABUL: More than 800 people were killed and 2,800 injured in the earthquake that hit "
        "eastern Afghanistan, a spokesman said on Monday."
    )
    assert {figure.place for figure in told if figure.measure in ("killed", "injured")} == {"Afghanistan"}


def test_the_traits_that_decided_are_named_the_heaviest_first() -> None:
    assert decisive({"a": 1.0, "b": 1.0, "c": -1.0, "d": 1.0}, {"a": 1.0, "b": 2.0, "c": 1.0, "d": -1.0}) == ("b", "a")


def test_every_weight_is_a_trait_of_places_or_of_none() -> None:
    weights = load_weights()
    for each in (weights.alone, weights.together):
        assert each["mentions"] > 0 > each["stands behind"]
        assert each["none: money"] > each["none: harm"]
    assert weights.together["other figures"] > 0
