"""Each measure is read in its own examples, and not in those that look alike; `explain` names what decided."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.figures import find_figures
from reportedly.lang.examples import Example, marked
from reportedly.lang.measures import measures
from reportedly.language.parsing import Language
from reportedly.model import MEASURES, Figure
from reportedly.pipeline import analyse
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times

ENTRIES = measures().measures
WHYS = {
    "The flood left 9 dead in the delta.": "counts “dead” (killed.nouns)",
    "A fire killed 12 people in the mill.": "preceded by “killed” (killed.before)",
    "The gang slaughtered 12 men.": "object of “slaughtered” (killed.verbs)",
    "Nearly 40 sailors had perished by noon.": "followed by “had perished” (killed.after)",
    "Forty sailors succumbed to the cold.": "subject of “succumbed” (killed.subject_verbs)",
    "The clinic treated 30 wounded soldiers.": "counts “wounded soldiers” (injured.nouns)",
    "The massacre of 40 villagers shocked the valley.": "“massacre of” (killed.events)",
    "Wealthy donors gave 200,000 in fees.": "“in fees” (rule sum_in)",
}
"""Sentences with what is said of the measure of their figure."""


@pytest.fixture(scope="module")
def figures(language: Language) -> dict[str, tuple[Figure, ...]]:
    """The figures of each example; all are parsed in one batch."""
    texts = {marked(each).text for entry in ENTRIES.values() for each in (*entry.yes, *entry.no)} | set(WHYS)
    found = {}
    for doc, article in language.parse(make_article(text) for text in sorted(texts)):
        statements, places, times = find_statements(doc, article), find_places(doc, article), find_times(doc, article)
        found[article.text] = find_figures(doc, article, statements, places, times)
    return found


def _measure(figures: dict[str, tuple[Figure, ...]], example: Example) -> str | None:
    """The measure of the number in brackets, `None` if it is no figure."""
    found = (each for each in figures[example.text] if each.start < example.end and example.start < each.end)
    return next((each.measure for each in found), None)


def test_the_table_is_the_list_of_measures() -> None:
    assert tuple(ENTRIES) == MEASURES


@pytest.mark.parametrize("name", ENTRIES)
def test_measures_are_right_about_their_examples(figures: dict[str, tuple[Figure, ...]], name: str) -> None:
    read = {each: _measure(figures, marked(each)) for each in ENTRIES[name].yes}
    assert {each: measure for each, measure in read.items() if measure != name} == {}
    read = {each: _measure(figures, marked(each)) for each in ENTRIES[name].no}
    assert {each: measure for each, measure in read.items() if measure == name} == {}


@pytest.mark.parametrize("text", WHYS)
def test_what_decided_is_named(figures: dict[str, tuple[Figure, ...]], text: str) -> None:
    assert [each.why["measure"] for each in figures[text]] == [WHYS[text]]


def test_people_carriers_are_no_people(language: Language) -> None:
    texts = ["The council said on Monday that 40 people carriers stood in a yard.", "The mayor met 40 mail carriers."]
    found = [
        find_figures(doc, article, (), (), ()) for doc, article in language.parse(make_article(text) for text in texts)
    ]
    assert [[(each.measure, each.unit) for each in figures] for figures in found] == [
        [("count", "people carriers")],
        [("people", "mail carriers")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The crash left 22 dead and 31 hurt.",
        "Police counted 22 dead and 31 hurt.",
        "The raid: 22 dead, 31 hurt.",
        "The ministry's figure is 22 dead and 31 wounded.",
    ],
)
def test_the_dead_and_the_hurt_of_one_list_are_counted_apart(text: str) -> None:
    (analysis,) = analyse([make_article(text)])
    assert [(each.low, each.measure) for each in analysis.figures] == [(22, "killed"), (31, "injured")]
