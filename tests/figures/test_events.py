"""Figures say whether they are of the article's own event, and how much of their question they answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import make_article
from reportedly.figures.events import with_events
from reportedly.model import Event, Figure, Scope

SIX = Figure(
    start=0, end=2, low=16, high=16, bound="exact", measure="killed", unit="people", sentence=(0, 60), why={}
)  # fmt: skip


@pytest.mark.parametrize(
    ("time", "event"),
    [
        (None, "main"),
        (("2026-03-01", "2026-03-02"), "main"),
        (("2026-01-20", "2026-01-20"), "main"),
        (("2024-01-01", "2024-12-31"), "other"),
        (("2020-01-01", "2026-03-02"), "main"),
    ],
)
def test_a_number_of_long_ago_is_of_another_event(time: tuple[str, str] | None, event: Event) -> None:
    article = make_article("16 people were killed in the flood of the Oster, it says.", published="2026-03-02")
    (figure,) = with_events([replace(SIX, time=time)], article)
    assert figure.event == event and figure.why["event"]


def test_an_article_without_a_day_has_only_its_own_event() -> None:
    article = make_article("16 people were killed in the flood of the Oster, it says.", published=None)
    (figure,) = with_events([replace(SIX, time=("2019-01-01", "2019-01-01"))], article)
    assert figure.event == "main"


@pytest.mark.parametrize(
    ("text", "part_of", "scope"),
    [
        ("16 people were killed in both floods of the Oster, it says.", None, "sum"),
        ("16 people were killed in the flood of the Oster, it says.", None, "whole"),
        ("16 people were killed in the flood of the Oster, it says.", 3, "part"),
    ],
)
def test_scope(text: str, part_of: int | None, scope: Scope) -> None:
    (figure,) = with_events([replace(SIX, part_of=part_of)], make_article(text, published="2026-03-02"))
    assert figure.scope == scope and figure.why["scope"]
