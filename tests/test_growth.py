"""Analysing a text takes time in proportion to it, whatever it repeats."""

from __future__ import annotations

import time

import pytest

from conftest import make_article
from reportedly.model import Article
from reportedly.pipeline import analyse


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """The language model is loaded before times are taken."""
    list(analyse([make_article("The mayor said that 12 people died in Paris on Monday, and 31 were hurt.")]))


@pytest.mark.parametrize("unit", ["“", "US$", "A", "Paris,"])
def test_time_does_not_run_away(unit: str) -> None:
    short, long = (
        _seconds(make_article(f"The mayor said so. {unit * (size // len(unit))} end.")) for size in (2_000, 8_000)
    )
    assert long < 10 * short + 0.3


def _seconds(article: Article) -> float:
    start = time.thread_time()
    list(analyse([article]))
    return time.thread_time() - start


def test_a_number_multiplied_beyond_measure_is_no_figure() -> None:
    (analysis,) = analyse([make_article("At least " + "one hundred " * 200 + "people were killed. Two died.")])
    assert [(figure.low, figure.measure) for figure in analysis.figures] == [(2, "killed")]
