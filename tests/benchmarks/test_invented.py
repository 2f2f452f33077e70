"""The invented events fit their format: what is annotated is in the text, and its parts fit each other."""

from __future__ import annotations

import pytest
from benchmarks.invented import PARTS, InventedEvent, faults, load_events

EVENTS = load_events()


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_what_is_annotated_fits_together(event: InventedEvent) -> None:
    assert list(faults(event)) == []
    assert 5 <= len(event.articles) <= 8
    assert event.part == PARTS[(int(event.name[:3]) + 1) % 2]


def test_there_are_enough() -> None:
    assert len(EVENTS) >= 50
    assert sum(event.part == "held" for event in EVENTS) >= 25
    assert sum(len(article.mentions) for event in EVENTS for article in event.articles) > 5_000
