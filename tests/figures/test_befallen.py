"""What befell those that a number counts where no rule says it: the judge, and where it is not asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.figures.befallen_judge import CHOICES, SURE, judged_measure, load_weights
from reportedly.model import Figure

Find = Callable[[str], tuple[Figure, ...]]


def test_the_weights_are_for_measures_among_which_is_chosen() -> None:
    assert {measure for row in load_weights().values() for measure in row} <= set(CHOICES)


def test_the_traits_decide_but_for_what_a_number_never_counts() -> None:
    weights = {"above 0 mourn": {"killed": 4.0}, "right people": {"people": 1.0}}
    best, chance = judged_measure(["above 0 mourn", "right people", "left the"], frozenset(), weights)
    assert best == "killed" and chance > SURE
    assert judged_measure(["above 0 mourn", "right people"], frozenset(("killed",)), weights)[0] == "people"
    assert judged_measure([], frozenset(), weights)[1] == pytest.approx(1 / len(CHOICES))


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 31 people. The wave was 9.5 high.",
        "Nineteen riders died on the road to Oldt; six came through alive, the patrol said.",
        "Of 29 crew, 25 drowned and four lived when the boat capsized off Tarn.",
    ],
)
def test_fractions_and_those_who_came_out_are_no_dead(figures: Find, text: str) -> None:
    assert figures(text)[-1].measure != "killed"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The floods have touched 1.6 million people in Tarn, the office estimates.", "affected"),
        ("The army lost 23 soldiers near Tarn, he said.", "killed"),
        ("The mayor of Tarn invited 300 people to the harbour.", "people"),
        ("A crowd of 900 people marched in Tarn on Sunday.", "people"),
        ("The army sent 300 soldiers to Tarn after the flood.", "people"),
        ("The quake killed 31 people in Tarn. Two hundred rescuers searched the ruins.", "people"),
        ("The firm employs 2,000 people in Tarn.", "people"),
    ],
)
def test_what_befell_those_counted(figures: Find, text: str, measure: str) -> None:
    last = figures(text)[-1]
    assert last.measure == measure
    assert measure == "people" or "read as people, judged by its sentence; chance" in last.why["measure"]
