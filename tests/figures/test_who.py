"""Sources that no statement gives: verbs of reporting, polls, and sentences that go on with the one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from reportedly.figures import find_figures
from reportedly.model import Article, Figure, Speaker, Statement
from reportedly.places import find_places
from reportedly.times import find_times

Parse = Callable[..., tuple[Doc, Article]]
Find = Callable[..., tuple[Figure, ...]]


@pytest.fixture(scope="session")
def figures(parse: Parse) -> Find:
    def find(text: str, statements: tuple[Statement, ...] = ()) -> tuple[Figure, ...]:
        doc, article = parse(text)
        return find_figures(doc, article, statements, find_places(doc, article), find_times(doc, article))

    return find


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The minister noted that the dam has cost $40 million.", "minister"),
        ("About 300 of the roofs have been mended, a spokeswoman said on Friday.", "a spokeswoman"),
        ("Orion reported a loss of $3 million.", "Orion"),
        ("The rebels held 40 villages, as first reported by the Daily Lantern.", "Daily Lantern"),
        ("The survey has bad news for the mayor: 41 percent want her gone.", "survey"),
        ("In the north, the poll found trouble: 42 percent had not heard of her.", "poll"),
        ("The ministry put the number of marchers at 9,000.", "ministry"),
        ("They doubted Nordbank's estimate of $3 billion.", "Nordbank"),
        ("She came third with 6 percent in the poll.", "poll"),
    ],
)
def test_credit_without_a_statement(figures: Find, text: str, source: str) -> None:
    found = figures(text)
    assert {figure.source for figure in found} == {source}
    for figure in found:
        assert figure.source_span is not None
        assert text[slice(*figure.source_span)] == figure.source


@pytest.mark.parametrize(
    "text",
    [
        "The bridge cost $40 million.",
        "The firm opened 12 shops.",
        "Some 54 percent said they were happy.",
        "The poll has a margin of error of 3 percentage points.",
    ],
)
def test_the_articles_own_voice(figures: Find, text: str) -> None:
    assert [figure.source for figure in figures(text)] == [None]


def _said(text: str, content: str, source: str, kind: str = "organization") -> Statement:
    at, who = text.index(content), text.index(source)
    cue = text.index("said")
    span = (who, who + len(source))
    return Statement(
        0, (span,), ((cue, cue + 4),), ((at, at + len(content)),), "indirect", Speaker(source, kind, span=span)
    )  # type: ignore[arg-type]


def test_a_sentence_goes_on_with_a_statement(figures: Find) -> None:
    text = "Turnout was lower than ever, the clerks said. It was 31 percent."
    (figure,) = figures(text, (_said(text, "Turnout was lower than ever", "the clerks", "group"),))
    assert (figure.source, figure.statement) == ("the clerks", 0)


def test_a_pronoun_that_may_stand_for_the_source_does_not(figures: Find) -> None:
    text = "Sales were fine, Orion said. It sold 31 boats."
    (figure,) = figures(text, (_said(text, "Sales were fine", "Orion"),))
    assert figure.source is None


def test_a_new_paragraph_is_the_articles_own(figures: Find) -> None:
    text = "Turnout was lower than ever, the clerks said.\nIt was 31 percent."
    (figure,) = figures(text, (_said(text, "Turnout was lower than ever", "the clerks", "group"),))
    assert figure.source is None


def test_a_clause_is_no_source(figures: Find) -> None:
    text = "The watchdog could fine firms said to have paid 4 percent."
    (figure,) = figures(text, (_said(text, "to have paid 4 percent", "The watchdog could fine firms"),))
    assert figure.source is None


def test_those_counted_did_not_expect_their_own_number(figures: Find) -> None:
    first, *_ = figures("A survey of 24 economists forecast growth.")
    assert (first.low, first.source) == (24, None)
