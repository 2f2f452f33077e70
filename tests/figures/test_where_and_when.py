"""What decides where and when a figure holds shows in what `explain` says, in its own examples and in no others."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.figures import when, where
from reportedly.lang import read
from reportedly.lang.examples import marked
from reportedly.model import Figure
from reportedly.pipeline import analyse

PLACES = read("en", where.FILE, where.WhereFile).decisions
TIMES = read("en", when.FILE, when.WhenFile).decisions
DECISIONS = {("place", name): each for name, each in PLACES.items()} | {
    ("time", name): each for name, each in TIMES.items()
}


@pytest.fixture(scope="module")
def figures() -> dict[str, tuple[Figure, ...]]:
    """For each text, its figures; all are analysed together."""
    texts = sorted({marked(each).text for decision in DECISIONS.values() for each in (*decision.yes, *decision.no)})
    return {each.article.text: each.figures for each in analyse(make_article(text) for text in texts)}


@pytest.mark.parametrize(("slot", "name"), DECISIONS)
def test_decisions_are_right_about_their_examples(figures: dict[str, tuple[Figure, ...]], slot: str, name: str) -> None:
    decision = DECISIONS[slot, name]
    for expected, examples in ((True, decision.yes), (False, decision.no)):
        for example in examples:
            place = marked(example)
            why = next(each.why[slot] for each in figures[place.text] if each.start == place.start)
            assert (f"(rule {name})" in why) == expected, (example, why)
