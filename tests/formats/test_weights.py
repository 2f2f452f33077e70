"""What traits weigh does not depend on the order in which a process happens to hold them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly
from reportedly.figures.time_judge import load_weights
from reportedly.formats.weights import score, sum_of

WEIGHTS = load_weights()
TRAITS = st.lists(st.sampled_from(sorted(WEIGHTS)), unique=True, max_size=40)
HOME = Path(__file__).parents[2]


@given(TRAITS.flatmap(lambda traits: st.tuples(st.just(traits), st.permutations(traits))))
def test_any_order_weighs_the_same(orders: tuple[list[tuple[str, str]], list[tuple[str, str]]]) -> None:
    one, other = orders
    assert sum_of(one, WEIGHTS) == sum_of(other, WEIGHTS)


def test_what_has_no_weight_counts_nothing() -> None:
    assert sum_of(("near", "unheard of"), {"near": 0.5}) == 0.5
    assert score({"near": 2.0, "unheard of": 3.0}, {"near": 0.5}) == 1.0


@pytest.mark.slow
def test_each_process_reads_the_same() -> None:
    """The order of sets, and so of sums over them, is drawn anew in each process."""
    command = [sys.executable, "-m", "reportedly", "extract", "examples"]
    own = os.environ | {"PYTHONPATH": str(Path(reportedly.__file__).parents[1])}
    found = {
        subprocess.run(command, cwd=HOME, env=own | {"PYTHONHASHSEED": seed}, check=True, capture_output=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1
