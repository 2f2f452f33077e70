"""What the statements stage finds in sentences of our own."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.statements import find_statements
from reportedly.statements.quotes import find_quotes


@pytest.fixture(scope="session")
def said(parse):
    """`said(text)` gives (source, content, speaker's name) of each statement."""

    def read(text, **options):
        doc, article = parse(text, **options)
        rows = []
        for s in find_statements(doc, article):
            source = " ".join(text[a:b] for a, b in s.source)
            content = " … ".join(text[a:b] for a, b in s.content)
            rows.append((source, content, s.speaker.name if s.speaker else None))
        return rows

    return read


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said that the bridge would reopen in May.", "The mayor", "that the bridge would reopen in May"),
        ("“The dam is safe,” the engineer said.", "the engineer", "“The dam is safe,”"),
        ("“The dam is safe,” said Maria Costa.", "Maria Costa", "“The dam is safe,”"),
        ("Three bridges were closed, officials said.", "officials", "Three bridges were closed"),
        ("According to the ministry, 40 houses burned down.", "the ministry", "40 houses burned down"),
        ("“We won,” Costa said. “It took ten years.”", "Costa", "“We won,” … “It took ten years.”"),
    ],
)
def test_finds_source_and_content(said, text, source, content):
    assert (source, content) in [row[:2] for row in said(text)]


def test_names_speakers_in_full_with_their_role(parse):
    text = (
        "Lena Hartmann, the deputy fire chief of Oldport, said the blaze killed six people.\n"
        "Hartmann said 40 firefighters were hurt.\nShe said the cause was not known."
    )
    speakers = [s.speaker for s in find_statements(*parse(text))]
    assert [s.name for s in speakers] == ["Lena Hartmann"] * 3
    assert {s.role for s in speakers} == {"deputy fire chief of Oldport"}
    assert {s.type for s in speakers} == {"person"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The health ministry said 12 people had died.", "organization"),
        ("A senior official who spoke on condition of anonymity said talks had failed.", "anonymous"),
        ("Residents said the water had reached the roofs.", "group"),
        ("A report said output fell by a third.", "document"),
        ("Kyiv said its forces had withdrawn.", "organization"),
    ],
)
def test_tells_types_of_speakers_apart(parse, text, kind):
    (statement,) = find_statements(*parse(text))
    assert statement.speaker.type == kind


def test_a_statement_within_a_statement_names_its_reporter(parse):
    text = "State media said Clark said that 30 villages had been flooded."
    outer, inner = find_statements(*parse(text))
    assert outer.reporter is None
    assert inner.reporter == outer.id


def test_what_reports_show_is_credited_to_who_passes_it_on(said):
    rows = said("First counts showed 30 dead in two villages, officials said.")
    assert ("officials", "First counts showed 30 dead in two villages") in [row[:2] for row in rows]


def test_quotations_stay_in_their_paragraph():
    text = "He said: “It began\nand then it went on.\n“It ended,” he said."
    assert [text[q.start : q.end] for q in find_quotes(text)] == ["“It began", "“It ended,”"]
    assert [q.closed for q in find_quotes(text)] == [False, True]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph_and_a_closed_one_does_not(said):
    ((_, content, _),) = said("Costa said: “We rebuilt the pier.\n“Then we painted it.”")
    assert content == "“We rebuilt the pier … “Then we painted it.”"
    rows = said("Costa said: “We rebuilt the pier.”\n“Then we painted it.”")
    assert rows[0][1] == "“We rebuilt the pier.”"


def test_apostrophes_are_not_quotations():
    assert find_quotes("The workers' pay and the firm's 'green' plan don't add up, the unions' lawyers say") != []
    assert find_quotes("It's the workers’ pay that isn't the firm’s") == []


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "''", "«", "»", "he said", "Yes", ",", ".", " ", "\n", ": ", "— "]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_quotes_lie_in_order_within_one_paragraph(text):
    quotes = find_quotes(text)
    assert all(0 <= q.start < q.end <= len(text) and "\n" not in text[q.start : q.end] for q in quotes)
    assert all(a.end <= b.start for a, b in pairwise(quotes))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, min_size=1, max_size=40).map(" ".join))
def test_no_pattern_of_marks_breaks_the_stage(parse, text):
    statements = find_statements(*parse(text))
    assert [s.id for s in statements] == list(range(len(statements)))
    for s in statements:
        assert all(0 <= a < b <= len(text) for spans in (s.source, s.cue, s.content) for a, b in spans)


def test_quotes_take_linear_time():
    started = time.process_time()
    find_quotes("“" * 100_000 + "'a " * 100_000 + "‘a " * 100_000)
    assert time.process_time() - started < 5
