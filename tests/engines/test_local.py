"""Items go through one process or several with the same results in the same order."""

from __future__ import annotations

import os

import pytest

from reportedly.engines import run_in_order
from reportedly.errors import ReportedlyError


def double(number: int) -> int:
    return 2 * number


def die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_items_order(jobs: int) -> None:
    assert list(run_in_order(double, range(50), jobs)) == [2 * number for number in range(50)]


def test_items_are_drawn_as_needed() -> None:
    drawn: list[int] = []
    items = (drawn.append(number) or number for number in range(1000))
    results = run_in_order(double, items, 2)
    next(results)
    results.close()
    assert len(drawn) < 20


def test_a_dead_process_is_one_clear_error() -> None:
    with pytest.raises(ReportedlyError, match="fewer --jobs"):
        list(run_in_order(die, range(10), 2))
