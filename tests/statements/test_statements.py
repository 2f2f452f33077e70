"""What the statements stage finds in sentences of our own."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.statements import find_statements


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


def test_a_quotation_left_open_goes_on_in_the_next_paragraph(said):
    rows = said("Costa said: “We rebuilt the pier.\n“Then we painted it.”\nThe pier is 200 metres long.")
    assert [row[0] for row in rows] == ["Costa"]
    assert rows[0][1].endswith("“Then we painted it.”")


def test_a_paragraph_that_is_one_quotation_follows_the_last_speaker(said):
    rows = said("“We rebuilt the pier in four months,” Costa told reporters.\n\n“Then we painted it.”\n\nIt rained.")
    assert [row[0] for row in rows] == ["Costa"]
    assert rows[0][1].endswith("“Then we painted it.”")


def test_a_headline_with_a_colon_or_with_says_at_its_end(said):
    assert said("Mayor: ‘The bridge is lost’", headline=True)[0][0] == "Mayor"
    assert said("Dozens of bridges are unsafe, inspector says", headline=True)[0][0] == "inspector"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Governor Ana Lopez spoke first. The dam is safe, the governor said.", "Ana Lopez"),
        ("The Coastal Rescue Fund met on Monday. The fund said it had saved 12 boats.", "Coastal Rescue Fund"),
        ("The Coastal Rescue Fund met on Monday. The CRF said it had saved 12 boats.", "Coastal Rescue Fund"),
        ("Tom Berg opened the plant. He said 300 people would work there.", "Tom Berg"),
        ("Tom Berg and Julia Stein opened the plant. She said 300 people would work there.", "Julia Stein"),
    ],
)
def test_short_forms_mean_who_was_named_before(parse, text, name):
    statements = find_statements(*parse(text))
    assert statements[-1].speaker.name == name


def test_roles_come_from_titles_and_appositions(parse):
    text = "Health Minister Omar Said said 12 people had died.\nMina Park, a nurse at the clinic, said wards were full."
    assert [s.speaker.role for s in find_statements(*parse(text))] == ["Health Minister", "nurse at the clinic"]


def test_the_place_of_a_dateline_says_nothing(parse):
    doc, article = parse("OLDPORT: The mayor said that 30 houses had burned down.")
    statements = find_statements(doc, replace(article, dateline=(0, 7)))
    assert [article.text[slice(*s.source[0])] for s in statements] == ["The mayor"]


PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "‘", "’", "''", "«", "»", "„", "he said", "SPEAKER:", "WE WON", "according to Costa",
        "it’s", "the dogs’ tails", "Yes", ",", ".", " ", "\n", "\n\n", ": ", "— ", "\u00a0", "😀",
    ]
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, min_size=1, max_size=40).map(" ".join))
def test_no_pattern_of_marks_breaks_the_stage(parse, text):
    doc, article = parse(text)
    statements = find_statements(doc, article)
    assert statements == find_statements(doc, article)
    assert [s.id for s in statements] == list(range(len(statements)))
    for s in statements:
        assert s.content
        assert all(0 <= a < b <= len(text) for spans in (s.source, s.cue, s.content) for a, b in spans)
        assert s.reporter is None or 0 <= s.reporter < s.id


def test_an_empty_text_has_no_statements(parse):
    assert find_statements(*parse("")) == ()


@pytest.mark.slow
def test_a_long_page_takes_time_in_proportion(parse):
    sentence = "“The dam is safe, and they’ve checked it twice,” said Maria Costa, the engineer who built it. "
    short, long = (_seconds(parse, sentence * times) for times in (50, 200))
    assert long < 10 * short + 0.5


def _seconds(parse, text):
    doc, article = parse(text)
    started = time.process_time()
    find_statements(doc, article)
    return time.process_time() - started
