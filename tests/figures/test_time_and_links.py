"""When a figure held, and how figures of one sentence belong together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from reportedly.figures import find_figures
from reportedly.model import Article, Figure, Moment
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
        ("Some 800 people were killed in Sunday's earthquake.", TODAY),
        ("The quake on Sunday killed 800 people.", TODAY),
        ("The Sunday earthquake killed 800 people.", TODAY),
        ("As of Monday evening, 800 people had been killed by Sunday's earthquake.", "2025-09-01"),
        ("By Tuesday the dead numbered 800.", "2025-09-02"),
        ("Twelve people died in a crash on Monday.", "2025-09-01"),
        ("The army has lost 40 tanks since Monday.", TODAY),
        ("Monday's toll of 30 dead was lower.", "2025-09-01"),
        ("Twelve people died.", TODAY),
    ],
)
def test_when_it_held(figures: Find, text: str, day: str) -> None:
    assert figures(text)[0].time == (day, day)


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
