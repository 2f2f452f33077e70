"""Whose figure it is where no rule says so: somebody named near it, or nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import make_article
from reportedly.figures.source_candidates import Namings
from reportedly.figures.source_judge import choose, load_weights
from reportedly.language.parsing import Language
from reportedly.model import Figure
from reportedly.quantities import TokenIndex

Find = Callable[[str], tuple[Figure, ...]]

TALK = """Questions on the quay

PRESENTER: How many have come?
FATHER JON TAFEL: Forty, since the gale of Monday.
PRESENTER: And how many are hurt?
FATHER: Seven. We have 12 beds in the hall."""


@pytest.fixture(scope="module")
def talk(language: Language) -> Namings:
    ((doc, _),) = language.parse([make_article(TALK)])
    return Namings(TokenIndex(doc), ())


def test_a_transcript_is_known_by_its_labels_and_a_short_one_takes_the_fullest(talk: Namings) -> None:
    assert talk.is_script
    assert [(each.name, each.is_presenter) for each in talk.labels] == [
        ("PRESENTER", True),
        ("FATHER JON TAFEL", False),
        ("PRESENTER", True),
        ("FATHER JON TAFEL", False),
    ]


def test_who_answers_in_a_transcript_is_credited_to_the_end_of_the_line(figures: Find) -> None:
    assert {each.low: each.source for each in figures(TALK)} == {
        40: "FATHER JON TAFEL",
        7: "FATHER JON TAFEL",
        12: "FATHER JON TAFEL",
    }


def test_topics_before_colons_make_no_transcript(language: Language) -> None:
    ((doc, _),) = language.parse(
        [make_article("Brindle flood\n\nShelter: 40 tents\nHealth: 12 nurses\nWater: 3 pumps")]
    )
    assert not Namings(TokenIndex(doc), ()).is_script


def test_the_words_that_name_one_source_count_together(talk: Namings) -> None:
    presenter, father, _, again = talk.labels
    weights = {"a": 1.0, "b": 1.2, "c": 0.2}
    choice = choose(
        [presenter, father, again], [frozenset("b"), frozenset("a"), frozenset("a"), frozenset("c")], weights
    )
    assert choice.chosen is not None
    assert choice.chosen.name == "FATHER JON TAFEL"
    assert choice.decided == ("a",)
    assert 0.5 < choice.share < 0.6


def test_a_figure_with_nobody_named_is_the_articles_own(talk: Namings) -> None:
    assert choose([], [frozenset()], {}).chosen is None


def test_why_tells_how_sure_the_choice_is_and_what_decided(figures: Find) -> None:
    (figure,) = figures("The airline spoke of 62 passengers.")
    assert figure.source == "airline"
    assert figure.why["source"].startswith("named near it, and likelier than nobody (rule named_near) (")
    assert "% sure: " in figure.why["source"]


def test_weights_speak_for_those_who_own_a_tally_and_against_topics() -> None:
    weights = load_weights()
    assert weights["owns the tally before"] > 0 > weights["no statement, behind"]
