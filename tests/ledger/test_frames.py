"""What a figure is said to be where it stands, which figures never answer one question, and how groups are joined."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from conftest import make_article
from reportedly.ledger.build import build_ledger
from reportedly.ledger.linkage import link
from reportedly.ledger.mentions import FigureMention, find_mentions
from reportedly.ledger.never_one import never_one
from reportedly.ledger.pair_features import pair_features
from reportedly.model import Analysis, Figure, Measure, Moment, Place, Story


def analysis(
    text: str, *numbers: str, doc: str = "a", day: str = "2025-09-01", measure: Measure = "killed"
) -> Analysis:
    """An article whose sentences end with a full stop, with a figure for each of some numbers in it."""
    article = replace(make_article(text, doc=doc, published=None), published=Moment(day, "day", "test"))
    return Analysis(article=article, statements=(), figures=tuple(_figure(text, each, measure) for each in numbers))


def _figure(text: str, number: str, measure: Measure) -> Figure:
    start = text.index(number)
    first, last = text.rfind(".", 0, start) + 1, text.index(".", start) + 1
    value = float(number)
    return Figure(
        start=start, end=start + len(number), low=value, high=value, bound="exact", measure=measure, unit="people",
        sentence=(first, last),
    )  # fmt: skip


def mentions(*analyses: Analysis) -> list[FigureMention]:
    return find_mentions(analyses)


def test_a_frame_tells_where_a_figure_stands_among_those_of_its_article() -> None:
    one, two, three = mentions(analysis("In Alderby 12 died. Of them 5 drowned. So 13 in all.", "12", "5", "13"))
    assert [each.frame.is_first for each in (one, two, three)] == [True, False, False]
    assert [each.frame.is_largest for each in (one, two, three)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("There were 14 dead, not 11 as told.", True),
        ("The mayor has 14 dead, down from 11 at noon.", True),
        ("There were 14 dead in Alderby and 11 in Brindle.", False),
    ],
)
def test_two_numbers_of_a_sentence_are_one_only_if_its_words_say_so(text: str, may_be: bool) -> None:
    assert bool(never_one(mentions(analysis(text, "14", "11")))[0, 1]) is not may_be


def test_a_part_is_never_one_with_its_whole() -> None:
    found = analysis("Some 14 died. Among them were 14 women.", "14", "14")
    first, second = found.figures
    part = replace(second, start=30, end=32, sentence=(14, 40), part_of=0)
    assert never_one(mentions(replace(found, figures=(first, part))))[0, 1]


def test_two_harms_and_those_aboard_are_never_one() -> None:
    dead, hurt = analysis("In it 14 died.", "14"), analysis("In it 14 were hurt.", "14", doc="b", measure="injured")
    aboard = analysis("There were 14 aboard.", "14", doc="c", measure="people")
    assert never_one(mentions(dead, hurt, aboard))[:, 0].tolist() == [False, True, True]


@pytest.mark.parametrize(("measure", "is_never"), [("count", True), ("killed", False)])
def test_a_few_things_and_millions_are_never_one_but_a_toll_may_rise(measure: Measure, is_never: bool) -> None:
    few = analysis("Some 3 were found.", "3", measure=measure)
    many = analysis("Some 2000000 were found.", "2000000", doc="b", measure=measure)
    assert bool(never_one(mentions(few, many))[0, 1]) is is_never


def test_groups_with_a_pair_that_never_is_one_are_not_joined() -> None:
    alike = np.array([[0, 5, -np.inf], [5, 0, 4], [-np.inf, 4, 0]], np.float32)
    assert link(alike, 0.0) == link(alike, 0.0, nearest=0.45) == [[0, 1], [2]]


def test_a_likest_pair_may_outweigh_the_mean() -> None:
    alike = np.array([[0, 5, 4], [5, 0, -6], [4, -6, 0]], np.float32)
    assert link(alike, 0.0) == [[0, 1], [2]]
    assert link(alike, 0.0, nearest=0.45) == [[0, 1, 2]]


def test_no_feature_changes_when_all_numbers_are_ten_times_as_large() -> None:
    text = "In Alderby 12 died. Later 17 were dead. The toll is 340, not 21."
    found = [analysis(text, "12", "17", "340", "21"), analysis("By dusk 17 had died.", "17", doc="b")]
    larger = [replace(each, figures=tuple(_times_ten(figure) for figure in each.figures)) for each in found]
    before, after = dict(pair_features(mentions(*found))), dict(pair_features(mentions(*larger)))
    assert list(before) == list(after)
    for name, values in before.items():
        assert np.allclose(values, after[name], atol=1e-6), name


def test_the_tallies_stay_when_all_numbers_are_ten_times_as_large() -> None:
    found = [
        analysis("In Alderby 12 died. By dusk 17 were dead.", "12", "17"),
        analysis(
            "The storm killed 23 people in Alderby. Of old, 90 died there.", "23", "90", doc="b", day="2025-09-02"
        ),
    ]
    larger = [replace(each, figures=tuple(_times_ten(figure) for figure in each.figures)) for each in found]
    assert _shape(larger) == _shape(found)


def _shape(found: list[Analysis]) -> list[list[tuple[str, int]]]:
    built = build_ledger(Story(1, "Storm", ("a", "b")), found)
    return sorted([(entry.doc, entry.start) for entry in tally.entries] for tally in built.tallies)


def _times_ten(figure: Figure) -> Figure:
    return replace(figure, low=10 * figure.low, high=10 * figure.high)


def test_a_toll_that_rises_is_one_tally_whatever_its_values() -> None:
    found = [
        analysis(f"The quake killed {value} people in Alderby.", str(value), doc=doc, day=f"2025-09-0{day}")
        for value, doc, day in ((4, "a", 1), (31, "b", 2), (340, "c", 4))
    ]
    (tally,) = build_ledger(Story(1, "Quake", ("a", "b", "c")), found).tallies
    assert [entry.low for entry in tally.entries] == [4, 31, 340]


@pytest.mark.parametrize(("words", "is_rest"), [("14 other clerks", True), ("14 clerks", False)])
def test_a_count_of_those_besides_others_is_told(words: str, is_rest: bool) -> None:
    (mention,) = mentions(analysis(f"The court fined {words}.", "14", measure="people"))
    assert mention.frame.is_rest is is_rest


@pytest.mark.parametrize(("longitude", "is_never"), [(36.0, True), (10.5, False)])
def test_tolls_of_towns_far_apart_are_never_one(longitude: float, is_never: bool) -> None:
    found: list[Analysis] = []
    for doc, town, east in (("a", "Alderby", 10.0), ("b", "Brindle", longitude)):
        made = analysis(f"Some 14 people died in {town}.", "14", doc=doc)
        start = made.article.text.index(town)
        place = Place(start, start + len(town), name=town, kind="city", lat=50.0, lon=east)
        told = replace(made.figures[0], place=town, place_span=(place.start, place.end))
        found.append(replace(made, places=(place,), figures=(told,)))
    assert bool(never_one(mentions(*found))[0, 1]) is is_never
