"""A poll that a paragraph names is the source of the shares behind it, also where it told no number first."""

from __future__ import annotations

import pytest

from reportedly.figures.polls import with_polls
from reportedly.model import Figure, Statement

OPENING = "The Nordwire poll suggests that only two of them are liked. "
REST = "Roe had a rating of -11 points (40 percent for, 51 percent against)."


@pytest.fixture
def credited() -> tuple[Statement, ...]:
    cue = OPENING.index("suggests")
    return (
        Statement(
            id=3,
            source=((0, cue - 1),),
            cue=((cue, cue + len("suggests")),),
            content=((cue + 9, len(OPENING) - 2),),
            kind="indirect",
            speaker=None,
        ),
    )


def share(text: str, at: str, sentence: int, source: str | None = None, measure: str = "percent") -> Figure:
    start = text.index(at)
    return Figure(
        start=start,
        end=start + len(at),
        low=1.0,
        high=1.0,
        bound="exact",
        measure=measure,
        unit="points",
        sentence=(sentence, len(text)),
        source=source,
        source_span=None,
        statement=None,
        status="reported",
        place=None,
        place_span=None,
        why={"source": "the article's own voice"},
    )


def test_shares_behind_a_poll_without_a_number(credited: tuple[Statement, ...]) -> None:
    text = OPENING + REST
    figures = [share(text, at, len(OPENING)) for at in ("-11", "40", "51")]
    found = with_polls(text, figures, credited)
    assert [each.source for each in found] == ["The Nordwire poll"] * 3
    assert found[0].statement == 3
    assert "same_poll" in found[0].why["source"]


def test_a_new_paragraph_is_the_articles_own(credited: tuple[Statement, ...]) -> None:
    text = f"{OPENING}\n\n{REST}"
    assert with_polls(text, [share(text, "40", len(OPENING) + 2)], credited)[0].source is None


def test_a_margin_of_error_and_other_measures_are_not_its_shares(credited: tuple[Statement, ...]) -> None:
    text = OPENING + "The margin of error is 3 points. The bridge is 300 metres long."
    figures = [share(text, "3 ", len(OPENING)), share(text, "300", len(OPENING), measure="distance")]
    assert [each.source for each in with_polls(text, figures, credited)] == [None, None]


def test_whoever_told_the_last_share_is_no_poll(credited: tuple[Statement, ...]) -> None:
    text = OPENING + "Oldt spoke of 30 percent. It was 44 percent in May."
    figures = [share(text, "30", len(OPENING), "Oldt"), share(text, "44", len(OPENING))]
    assert [each.source for each in with_polls(text, figures, credited)] == ["Oldt", None]
