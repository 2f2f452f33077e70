"""Who was spared, got away or was found again is not counted with the dead or missing before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from reportedly.model import Article, Figure

Find = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "low", "never"),
    [
        ("With the exception of five, the 230 pilgrims in the convoy to Tarn perished.", 5, "killed"),
        ("All 88 miners at Oldt died apart from two who had gone to fetch tools.", 2, "killed"),
        ("Nineteen riders died on the road to Oldt; six came through alive, the patrol said.", 6, "killed"),
        ("Of 29 crew, 25 drowned and four lived when the boat capsized off Tarn.", 4, "killed"),
        ("The gunman killed 14 people in Tarn; two hid under a bench and were not found.", 2, "killed"),
        ("Twenty soldiers were killed near Tarn, and eight got away on foot.", 8, "killed"),
        ("Ninety-three walkers were missing in Tarn; 41 of them were located alive on Sunday.", 41, "missing"),
        ("Sixty people were reported missing in Tarn, and 44 have been accounted for.", 44, "missing"),
        ("Seven hikers vanished near Oldt, but three walked into a hut on Friday.", 3, "missing"),
        ("The 60 guests of the hotel in Tarn were not hurt.", 60, "injured"),
        ("There were no injuries among the 140 passengers when the train left the rails.", 140, "injured"),
    ],
)
def test_they_are_not_counted_with_those_before_them(text: str, low: float, never: str, figures: Find) -> None:
    assert never not in {each.measure for each in figures(text) if each.low == low}


@pytest.mark.parametrize(
    ("text", "low", "measure"),
    [
        ("Only seven of the 90 villagers died in Tarn.", 7, "killed"),
        ("Apart from three soldiers killed on Monday, the week was calm in Tarn.", 3, "killed"),
        ("The storm killed three in Tarn and two in Oldt.", 2, "killed"),
        ("Sixty sailors are missing off Tarn, 24 of them Greeks.", 24, "missing"),
        ("Sixty sailors are missing off Tarn and 24 of them are feared drowned.", 24, "killed"),
        ("Rescuers freed nine workers at Oldt; one has since died.", 1, "killed"),
        ("Nine households were wiped out by the mudslide at Oldt.", 9, "killed"),
        ("The blaze forced 22,300 residents of Tarn from their homes.", 22300, "displaced"),
    ],
)
def test_others_are(text: str, low: float, measure: str, figures: Find) -> None:
    (figure,) = (each for each in figures(text) if each.low == low)
    assert figure.measure == measure


@pytest.mark.parametrize(
    ("text", "low", "status"),
    [
        ("Nothing shows that 700 soldiers deserted in Tarn, the mayor said.", 700, "denied"),
        ("Word on networks of 30 dead in Tarn is not true, the police assure.", 30, "denied"),
        ("Talk of 12 drowned is pure invention, said the mayor.", 12, "denied"),
        ("At no time were 60 detainees beaten, the mayor said.", 60, "denied"),
        ("Police said that 12 people had died and that rumours of an attack were false.", 12, "reported"),
        ("Death toll at 77 in the slide; may cross 100", 77, "reported"),
        ("Seven killed in Tarn gas blast; toll feared to climb, governor says", 7, "reported"),
    ],
)
def test_what_is_denied_and_what_only_may_rise(text: str, low: float, status: str, figures: Find) -> None:
    (figure,) = (each for each in figures(text) if each.low == low)
    assert figure.status == status


@pytest.mark.parametrize(
    ("text", "low", "source"),
    [
        ("Word on networks of 30 dead in Tarn is not true, the police assure.", 30, "police"),
        ("The number of dead in Tarn, the police assure, is four.", 4, "police"),
        ("The ministry set its losses around Tarn at 1,150.", 1150, "ministry"),
    ],
)
def test_who_tells_it_aside_or_sets_it(text: str, low: float, source: str, figures: Find) -> None:
    (figure,) = (each for each in figures(text) if each.low == low)
    assert figure.source == source


def test_no_sentence_starts_behind_the_first_word_of_a_line(parse: Callable[..., tuple[Doc, Article]]) -> None:
    doc, _ = parse("Storm cuts power to 400 homes\nEngineers in Tarn said 400 homes were dark.")
    assert [each.text for each in doc.sents][-1] == "Engineers in Tarn said 400 homes were dark."
