"""Persons in a list who add up to a number of victims are those victims."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.figures import find_figures
from reportedly.language.parsing import Language
from reportedly.model import Figure

LISTS = {
    "By Tuesday, 20 bodies had been recovered, eleven women and nine men.": (20, 11, 9),
    "Five hikers died in the storm. They were two Swiss, a guide said, and three Italians.": (5, 2, 3),
    "The flood left nine dead, two teachers, four pupils and three drivers.": (9, 2, 4, 3),
}
"""Invented sentences with the values of their figures: a whole, then its parts; all were killed."""

OTHERS = (
    "Five sailors were killed. Two officers and four clerks stayed in the harbour.",
    "Five sailors were killed. Five officers stayed in the harbour.",
    "The harbour has 20 sailors, eleven women and nine men.",
)
"""Invented sentences whose later numbers are of persons whom nothing befell."""


def figures_of(language: Language, text: str) -> tuple[Figure, ...]:
    """The figures of a text."""
    ((doc, article),) = language.parse([make_article(text)])
    return find_figures(doc, article, (), (), ())


@pytest.mark.parametrize("text", LISTS)
def test_parts_that_add_up_share_the_harm(language: Language, text: str) -> None:
    found = figures_of(language, text)
    assert tuple(each.low for each in found) == LISTS[text]
    assert [each.part_of for each in found] == [None, *(0 for _ in found[1:])]
    assert {each.measure for each in found} == {"killed"}


@pytest.mark.parametrize("text", OTHERS)
def test_persons_who_do_not_add_up_are_no_victims(language: Language, text: str) -> None:
    assert {each.measure for each in figures_of(language, text)[1:]} == {"people"}
