"""What Daft leaves behind is cleared after each file of tests."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def pipes_of_workers_are_closed() -> Iterator[None]:
    """Daft leaves the pipes of its workers to the collector, which warns of each; only these warnings are let pass."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
