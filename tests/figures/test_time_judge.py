"""The judge of days: what it makes of weights, and that its weights fit the readings that there are."""

from __future__ import annotations

import pytest

from reportedly.figures.time_judge import choose, load_weights
from reportedly.figures.time_traits import ANY, gap
from reportedly.figures.when import NAMES

WEIGHTS = {("sentence", "always"): 1.0, ("sentence", "one verb"): 0.5, ("article", "always"): 0.2}
SENTENCE = {("sentence", "always"), ("sentence", "one verb")}
ARTICLE = {("article", "always"), ("article", "unknown")}


def test_the_heavier_days_are_chosen_with_a_share_and_what_decided() -> None:
    choice = choose({(1, 1): ARTICLE, (2, 2): SENTENCE}, WEIGHTS)
    assert choice.days == (2, 2)
    assert choice.share == pytest.approx(0.786, abs=0.001)
    assert choice.decided == ("one verb",)


def test_of_equal_days_the_first_is_chosen() -> None:
    choice = choose({(1, 1): {("x", "y")}, None: {("none", "y")}}, WEIGHTS)
    assert (choice.days, choice.share, choice.decided) == ((1, 1), 0.5, ())


def test_a_single_reading_is_sure() -> None:
    assert choose({None: set()}, WEIGHTS).share == 1.0


def test_each_weight_belongs_to_a_kind_of_reading() -> None:
    kinds = {kind.partition(":")[0] for kind, _ in load_weights()}
    assert kinds <= {*NAMES, ANY, "none"}
    assert {"sentence", "before", "event", "article", "since", "none"} <= kinds


@pytest.mark.parametrize(
    ("days", "name"), [(-1, "fewer than 0"), (0, "0"), (3, "2 to 3"), (31, "8 to 31"), (367, "more")]
)
def test_days_are_put_in_classes(days: int, name: str) -> None:
    assert gap(days) == name
