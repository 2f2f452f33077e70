"""What the other figures of an article say of a candidate."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.figures.company import LEAST_CHANCE, Alone, Company

FIRST, SECOND = (0, 40), (41, 90)
TOLD = [
    Alone(4, FIRST, {"lagos": 0.75, "abuja": 0.25, None: 0.0}),
    Alone(20, FIRST, {"lagos": 0.5, "abuja": 0.25, None: 0.25}),
    Alone(45, SECOND, {"lagos": 1.0, None: 0.0}),
]


def test_a_candidate_is_seen_beside_those_of_the_other_figures() -> None:
    company = Company(TOLD, [50])
    assert company.traits(1, "lagos") == pytest.approx(
        {
            "judged alone": log(0.5),
            "figure before, in its sentence": 0.75,
            "figure behind": 1.0,
            "other figures": 0.875,
        }
    )
    assert company.traits(1, "abuja")["figure behind"] == 0.0
    assert company.traits(0, "lagos").keys() == {"judged alone", "figure behind, in its sentence", "other figures"}


def test_a_place_between_two_figures_of_a_sentence_parts_them() -> None:
    company = Company(TOLD, [2, 12, 30])
    assert company.traits(1, "lagos")["figure before, a place between"] == 0.75
    assert company.traits(0, "lagos")["figure behind, a place between"] == 0.5


def test_no_place_has_weights_of_its_own_too() -> None:
    traits = Company(TOLD, []).traits(0, None)
    assert traits["none, judged alone"] == traits["judged alone"] == log(LEAST_CHANCE)
    assert traits["none, other figures"] == traits["other figures"] == 0.125


def test_an_only_figure_has_no_company() -> None:
    assert Company([TOLD[0]], []).traits(0, "lagos").keys() == {"judged alone"}


@given(st.lists(st.tuples(st.sampled_from([FIRST, SECOND]), st.floats(0, 1)), min_size=2, max_size=8))
def test_what_others_say_is_a_chance(told: list[tuple[tuple[int, int], float]]) -> None:
    figures = [Alone(at, sentence, {"lagos": chance, None: 1 - chance}) for at, (sentence, chance) in enumerate(told)]
    company = Company(figures, [])
    for number in range(len(told)):
        for name in ("lagos", None):
            traits = company.traits(number, name)
            assert all(-1e-9 <= value <= 1 + 1e-9 for trait, value in traits.items() if not trait.endswith("alone"))
