"""Numbers with neither unit nor noun: what the judge takes them to count, and which it takes for no figures."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose

import pytest
from spacy.tokens import Doc

from reportedly.figures import find_rejected
from reportedly.figures.bare_judge import load_weights
from reportedly.figures.choosing import chances_of
from reportedly.formats.weights import sum_of
from reportedly.model import Article, Figure

Parse = Callable[..., tuple[Doc, Article]]
Find = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods killed 31 people in Tarn, up from 28.", [(31, "killed"), (28, "killed")]),
        (
            "The district of Tarn has counted 148 deaths and Oldt 101.",
            [(148, "killed"), (101, "killed")],
        ),
        ("The party won 14 seats; the greens won nine.", [(14, "votes"), (9, "votes")]),
        ("Of the 40 wells in the valley, 17 are dry.", [(40, "count"), (17, "count")]),
        ("The clinic has 90 beds, and the one in Oldt 40.", [(90, "count"), (40, "count")]),
        ("The rate fell to 5.2% from 5.9.", [(5.2, "percent"), (5.9, "percent")]),
        ("Floods killed 31 people. The magnitude, by the way, remains 6.2.", [(31, "killed"), (6.2, "magnitude")]),
        (
            "A motion for an inquiry into the 31 deaths failed by 268 to 251.",
            [(31, "killed"), (268, "votes"), (251, "votes")],
        ),
        ("The tram line carried 900 passengers on Monday and 700 on Tuesday.", [(900, "people"), (700, "people")]),
    ],
)
def test_what_continues_another_number(figures: Find, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.low, figure.measure) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Floods killed 31 people. The river stood at 4.5 on Monday.",
        "Police said 31 were hurt. Inflation was 3.5 in May.",
        "The storm killed 31 people. The wave was 9.5 high.",
    ],
)
def test_a_broken_number_counts_no_persons(figures: Find, text: str) -> None:
    first, *others = figures(text)
    assert first.low == 31 and all(other.measure in ("count", "distance", "percent") for other in others)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves from pier 14 at noon.",
        "Mila Tarn was 81.",
        "They beat the Hawks 0-1 at home.",
        "The old hall turns 250 in June.",
        "The harbour was dug around 1960.",
    ],
)
def test_what_counts_nothing(figures: Find, text: str) -> None:
    assert figures(text) == ()


def test_why_names_the_number_that_is_continued(figures: Find) -> None:
    why = figures("Floods killed 31 people in Tarn, up from 28.")[1].why
    assert "“31” before it" in why["measure"]
    assert "chance" in why["measure"]


def test_a_rejected_bare_number_has_its_rule(parse: Parse) -> None:
    text = "The mayor spoke at length. The bus went to platform 30 on Friday."
    doc, _ = parse(text)
    assert [(text[each.start : each.end], each.rule) for each in find_rejected(doc)] == [("30", "bare_number")]


def test_chances_add_up_to_one() -> None:
    weights = load_weights()
    names = sorted(weights)
    options = (names[:40], names[40:90], [], ["never seen"])
    chances = chances_of([sum_of(each, weights) for each in options])
    assert isclose(sum(chances), 1)
    assert isclose(chances[2], chances[3])
