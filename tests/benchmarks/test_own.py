"""What the repository's own sentences and articles are read as does not get worse."""

from __future__ import annotations

import re

import pytest
from benchmarks.own import SLOTS, own_floors, own_scores, own_texts

from reportedly.model import BOUNDS, MEASURES, STATUSES


@pytest.mark.slow
@pytest.mark.parametrize("part", ["sentences", "articles"])
def test_no_score_is_below_its_floor(part: str) -> None:
    floors = own_floors()[part]
    scores, misses = own_scores(own_texts()[part])
    low = {name: scores[name] for name, floor in floors.items() if scores[name] < floor}
    slots = "|".join(low)
    assert low == {}, "\n".join(line for line in misses if re.match(slots, line))
    assert set(floors) == {"precision", "recall", *SLOTS}


def test_the_sentences_meet_every_slot_and_value() -> None:
    expected = [each for _, figures in own_texts()["sentences"] for each in figures]
    assert len(own_texts()["sentences"]) >= 150
    assert {each.measure for each in expected} == set(MEASURES)
    assert {each.bound for each in expected} == set(BOUNDS)
    assert {each.status for each in expected} == set(STATUSES)
    assert any(each.source for each in expected)
    assert any(each.place for each in expected)
    assert any(each.when for each in expected)
