"""When a figure held, and how figures of one sentence belong together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from conftest import make_article
from reportedly.figures import find_figures
from reportedly.model import Article, Figure, Moment
from reportedly.pipeline import analyse
from reportedly.places import find_places
from reportedly.times import find_times

Parse = Callable[..., tuple[Doc, Article]]
Find = Callable[[str], tuple[Figure, ...]]
TODAY = "2025-09-03"
"""A Wednesday."""


@pytest.fixture(scope="session")
def figures(parse: Parse) -> Find:
    def find(text: str) -> tuple[Figure, ...]:
        doc, article = parse(text, published=TODAY)
        return find_figures(doc, article, (), find_places(doc, article), find_times(doc, article))

    return find


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Some 800 people were killed in Sunday's earthquake.", "2025-08-31"),
        ("The quake on Sunday killed 800 people.", "2025-08-31"),
        ("The Sunday earthquake killed 800 people.", "2025-08-31"),
        ("As of Monday evening, 800 people had been killed by Sunday's earthquake.", "2025-09-01"),
        ("By Tuesday the dead numbered 800.", "2025-09-02"),
        ("Twelve people died in a crash on Monday.", "2025-09-01"),
        ("A storm tore through Alderby on Saturday, the police said. At least 12 people were killed.", "2025-08-30"),
        ("The company has 4,000 staff.", TODAY),
        ("Turnout was 61 percent, up from 54 percent in 2021.", TODAY),
        ("Monday's toll of 30 dead was lower.", "2025-09-01"),
        ("Twelve people died.", TODAY),
    ],
)
def test_when_it_held(figures: Find, text: str, day: str) -> None:
    assert figures(text)[0].time == (day, day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("From 1 to 10 August, 77 people drowned.", ("2025-08-01", "2025-08-10")),
        ("Some 120 homes burned down between 3 August and 6 August.", ("2025-08-03", "2025-08-06")),
        ("Between Monday and Wednesday the river rose by 3 metres.", ("2025-09-01", "2025-09-03")),
        ("Since the ceasefire of 2 March, 61 villagers have been killed.", ("2025-03-02", TODAY)),
        ("The army has lost 40 tanks since Monday.", ("2025-09-01", TODAY)),
        ("So far this year 310 people have died on the road.", ("2025-01-01", TODAY)),
        ("In the last two weeks the clinic treated 900 children.", ("2025-08-20", TODAY)),
    ],
)
def test_a_period_is_taken_whole(figures: Find, text: str, days: tuple[str, str]) -> None:
    assert figures(text)[-1].time == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Its value fell from $300 in 2016 to $100 in 2017.", ["2016-01-01", "2017-01-01"]),
        ("Five people died on Monday and seven on Tuesday.", ["2025-09-01", "2025-09-02"]),
        ("On Monday five people died, and on Tuesday seven died.", ["2025-09-01", "2025-09-02"]),
        ("Five people died on Monday, and seven were hurt.", ["2025-09-01", "2025-09-01"]),
        ("Profit rose 3 percent this year compared with the same period in 2014.", ["2025-01-01"]),
        ("Marlow, which was quiet in 2008, is likely to lose 40 jobs.", [TODAY]),
        ("The mill, opened in 2008, will need 40 workers by 2030.", ["2030-01-01"]),
    ],
)
def test_each_number_has_its_own_time(figures: Find, text: str, days: list[str]) -> None:
    assert [figure.time and figure.time[0] for figure in figures(text)] == days


def test_a_file_s_own_time_dates_no_figure(parse: Parse) -> None:
    doc, article = parse("Twelve people died.")
    for found, expected in (("file time", None), ("WARC record", ("2025-09-03", "2025-09-03"))):
        saved = replace(article, published=None, saved=Moment("2025-09-03", "day", found))
        (figure,) = find_figures(doc, saved, (), (), ())
        assert figure.time == expected


@pytest.mark.parametrize(
    ("text", "at", "previous"),
    [
        ("The number of dead rose from 250 to 800.", 1, 250),
        ("Profit fell to $3 million from $5 million a year ago.", 0, 5e6),
        ("Turnout was 61 percent, up from 54 percent.", 0, 54),
        ("The rate climbed from 2.1% in May to 2.9% in June.", 1, 2.1),
        ("The party won 61 of the 120 seats, up from 54.", 0, 54),
        ("It sold 90 boats, compared with 70 the year before.", 0, 70),
    ],
)
def test_earlier_value(figures: Find, text: str, at: int, previous: float) -> None:
    found = figures(text)
    assert [figure.previous for figure in found] == [
        (previous, previous) if number == at else None for number in range(len(found))
    ]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("The raid killed 24 people, including 7 children.", 1, 0),
        ("More than 4,000 people were hurt, including at least 500 officers.", 1, 0),
        ("Some 390,000 of the 1.2 million cars were mended.", 0, 1),
        ("He hired 60 people, 40 of them women.", 1, 0),
        ("Police held 90 people, among them 12 minors.", 1, 0),
    ],
)
def test_part_of(figures: Find, text: str, part: int, whole: int) -> None:
    found = figures(text)
    assert found[part].part_of == whole
    assert found[whole].part_of is None


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Early reports showed 30 dead in a single village.", "in a single village"),
        ("The army lost 400 men in the past week.", "in the past week"),
        ("There were 90 arrests during the march.", "during the march"),
        ("The mine employs 90 miners.", None),
    ],
)
def test_scope(figures: Find, text: str, scope: str | None) -> None:
    (figure,) = [figure for figure in figures(text) if figure.measure != "duration"]
    assert (text[slice(*figure.scope_span)] if figure.scope_span else None) == scope


REVISED = [
    ("The number of dead was put at 9, then at 11, by the coast guard.", [9], [11]),
    ("Earlier reports of 20 dead were corrected to 12, police said.", [20], [12]),
    ("Officials first spoke of 30 dead but later said 18 people had died.", [30], [18]),
    ("What was thought to be 40 dead turned out to be 26, the coroner said.", [40], [26]),
    ("The mayor, who on Sunday spoke of 30 dead, now says 24.", [30], [24]),
    ("The toll stood at 9 on Monday and at 14 on Tuesday.", [9], [14]),
    ("It was 12 on Sunday, 17 on Monday and 25 dead today, the prefecture said.", [12, 17], [25]),
    ("The agency withdrew its earlier number of 60 dead and now gives 52.", [60], [52]),
    ("The ministry raised its count of the dead to 88 from an earlier 81.", [81], [88]),
    ("The regional government lowered the death toll from 47 to 45 after two bodies were counted twice.", [47], [45]),
    ("After two bodies were found to have been counted twice, the toll was lowered to 45.", [], [45]),
    ("The toll was 310 as of 10 May, up from 290 on 3 May, OCHA said.", [290], [310]),
    ("Police said 12 people died and later that 3 more had died.", [], [12, 3]),
    ("The ministry said 12 people died in Ansa and 14 in Belo.", [], [12, 14]),
]


@pytest.mark.parametrize(("text", "before", "now"), REVISED)
def test_a_value_of_before_is_replaced_and_the_last_word_stands(
    figures: Find, text: str, before: list[int], now: list[int]
) -> None:
    found = [each for each in figures(text) if each.measure == "killed"]
    assert [each.low for each in found if each.replaced] == before
    assert [each.low for each in found if not each.replaced] == now


def test_a_value_of_before_has_the_day_behind_it() -> None:
    article = make_article("The toll was 310 as of 10 May, up from 290 on 3 May, OCHA said.", published="2025-06-11")
    ((now, before),) = (analysis.figures for analysis in analyse([article]))
    assert now.time == ("2025-05-10", "2025-05-10")
    assert before.time == ("2025-05-03", "2025-05-03")
    assert now.previous == (290, 290)
