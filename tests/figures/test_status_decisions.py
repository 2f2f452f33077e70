"""Each decision about how sure a figure is shows in what `explain` says, in its own examples and in no others."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.figures.status_rules import status_rules
from reportedly.lang.examples import marked
from reportedly.model import Figure
from reportedly.pipeline import analyse

DECISIONS = status_rules("en").words.decisions
SENTENCES = {
    "unconfirmed_before": "The storm reportedly killed 40 sailors.",
    "unconfirmed_after": "After the storm 40 sailors were feared dead.",
    "forecast_before": "The town has a planned 40 boats.",
    "known_before": "The town’s 40 boats will be sold.",
    "known_now": "The mill will sell what are now about 40 boats.",
    "denied_beside": "The train had 11 wagons, not 40.",
    "not_confirmed_next": "Radio Oldt spoke of 40 dead. The police could not confirm this.",
    "forecast_after": "Some 40 dockers are to go by May.",
    "forecast_beside": "They asked the town for nine boats and 40 lorries.",
    "known_away": "The mill will move to a town 40 miles away.",
}
"""Rules that tell the status, each with a text in which it does."""


@pytest.fixture(scope="module")
def figures() -> dict[str, tuple[Figure, ...]]:
    """For each text, its figures; all are analysed together."""
    texts = {marked(each).text for decision in DECISIONS.values() for each in (*decision.yes, *decision.no)}
    texts |= set(SENTENCES.values())
    return {each.article.text: each.figures for each in analyse(make_article(text) for text in sorted(texts))}


def _told(figures: dict[str, tuple[Figure, ...]], example: str) -> Figure:
    """The figure that the mark of an example lies in."""
    place = marked(example)
    return next(each for each in figures[place.text] if each.start < place.end and place.start < each.end)


@pytest.mark.parametrize("name", DECISIONS)
def test_decisions_are_right_about_their_examples(figures: dict[str, tuple[Figure, ...]], name: str) -> None:
    decision = DECISIONS[name]
    for example in decision.yes:
        figure = _told(figures, example)
        assert (figure.status, figure.why["status"].endswith(f"(rule {name})")) == (decision.status, True), example
    for example in decision.no:
        assert f"(rule {name})" not in _told(figures, example).why["status"], example


@pytest.mark.parametrize("name", SENTENCES)
def test_rules_show_in_why(figures: dict[str, tuple[Figure, ...]], name: str) -> None:
    assert f"(rule {name})" in figures[SENTENCES[name]][-1].why["status"]
