"""What the other figures of an article say of a candidate."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.figures.company import LEAST_CHANCE, Alone, Company

FIRST, SECOND = (0, 40), (41, 90)
TOLD = [
    Alone(FIRST, {"lagos": 0.75, "abuja": 0.25, None: 0.0}),
    Alone(FIRST, {"lagos": 0.5, "abuja": 0.25, None: 0.25}),
    Alone(SECOND, {"lagos": 1.0, None: 0.0}),
]


def test_a_candidate_is_seen_beside_those_of_the_other_figures() -> None:
    company = Company(TOLD)
    assert company.traits(1, "lagos") == pytest.approx(
        {
            "judged alone": log(0.5),
            "figure before": 0.75,
            "figure behind": 1.0,
            "other figures": 0.875,
            "others of its sentence": 0.75,
        }
    )
    assert company.traits(1, "abuja")["figure behind"] == 0.0
    assert "figure before" not in company.traits(0, "lagos")
    assert "others of its sentence" not in company.traits(2, "lagos")


def test_no_place_has_weights_of_its_own_too() -> None:
    traits = Company(TOLD).traits(0, None)
    assert traits["none, judged alone"] == traits["judged alone"] == log(LEAST_CHANCE)
    assert traits["none, other figures"] == traits["other figures"] == 0.125


def test_an_only_figure_has_no_company() -> None:
    assert Company([TOLD[0]]).traits(0, "lagos").keys() == {"judged alone"}


@given(st.lists(st.tuples(st.sampled_from([FIRST, SECOND]), st.floats(0, 1)), min_size=2, max_size=8))
def test_what_others_say_is_a_chance(told: list[tuple[tuple[int, int], float]]) -> None:
    company = Company([Alone(sentence, {"lagos": chance, None: 1 - chance}) for sentence, chance in told])
    for number in range(len(told)):
        for name in ("lagos", None):
            traits = company.traits(number, name)
            assert all(-1e-9 <= value <= 1 + 1e-9 for trait, value in traits.items() if not trait.endswith("alone"))
