"""Each decision about whom an article credits shows in what `explain` says, in its own examples and in no others."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.figures import find_figures
from reportedly.figures.credit_rules import RULES, WORDS
from reportedly.lang.examples import Example, marked
from reportedly.language.parsing import Language
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times

WITH_STATEMENTS = ("in_statement", "goes_on", "governed", "nobody_near")
"""What is decided by statements; for all else, figures are found as if the article had none."""
EXAMPLES = {
    (name, expected): [marked(each) for each in examples]
    for name, decision in WORDS.decisions.items()
    for expected, examples in (("yes", decision.yes), ("no", decision.no))
}
SENTENCES = {
    "expected_before": "Analysts polled by Nordwire had forecast 40 new ships.",
    "expected_behind": "It made 200 jobs more than economists had predicted.",
    "claimed_before": "They doubted Nordbank's estimate of $3 billion.",
    "goes_on": "Officials said on Monday that support for the bridge was high. It was 41 percent in May.",
    "reported_by": "The rebels held 40 villages, as first reported by the Daily Lantern.",
    "poll_before": "She came third with 6 percent in the poll.",
    "poll_opens": "The survey has bad news for the mayor: 41 percent want her gone.",
}
"""Rules that find a source, each with a text in which it does."""

Whys = dict[tuple[str, bool], list[tuple[int, int, str]]]


@pytest.fixture(scope="module")
def sources(language: Language) -> Whys:
    """For each text, with statements or without, its figures and what is said of their sources; one batch is parsed."""
    wanted = {(example.text, name in WITH_STATEMENTS) for (name, _), all_ in EXAMPLES.items() for example in all_}
    wanted |= {(text, name in WITH_STATEMENTS) for name, text in SENTENCES.items()}
    texts = sorted({text for text, _ in wanted})
    found: Whys = {}
    for doc, article in language.parse(make_article(text) for text in texts):
        places, times = find_places(doc, article), find_times(doc, article)
        for text, with_statements in wanted:
            if text == article.text:
                statements = find_statements(doc, article) if with_statements else ()
                figures = find_figures(doc, article, statements, places, times)
                found[text, with_statements] = [(each.start, each.end, each.why["source"]) for each in figures]
    return found


def _why(sources: Whys, name: str, example: Example) -> str | None:
    """What is said of the source of the figure that a mark lies in."""
    figures = sources[example.text, name in WITH_STATEMENTS]
    return next((why for start, end, why in figures if start < example.end and example.start < end), None)


@pytest.mark.parametrize("name", WORDS.decisions)
def test_decisions_are_right_about_their_examples(sources: Whys, name: str) -> None:
    told = f"(rule {name})"
    whys = {example.text: _why(sources, name, example) for example in EXAMPLES[name, "yes"]}
    assert {text: why for text, why in whys.items() if told not in (why or "")} == {}
    whys = {example.text: _why(sources, name, example) for example in EXAMPLES[name, "no"]}
    assert {text: why for text, why in whys.items() if why is None or told in why} == {}


@pytest.mark.parametrize("name", SENTENCES)
def test_rules_show_in_why(sources: Whys, name: str) -> None:
    assert name in RULES
    assert f"(rule {name})" in sources[SENTENCES[name], name in WITH_STATEMENTS][-1][2]
