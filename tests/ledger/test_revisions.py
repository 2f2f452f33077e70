"""A page that was read again with other bytes: what was rewritten, and which numbers were corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import make_article
from reportedly.ledger import mark_revisions
from reportedly.ledger.build import build_ledger
from reportedly.ledger.revisions import figure_changes, match_figures, sentence_changes
from reportedly.model import Analysis, Figure, Story

FIRST = "The flood took 250 lives in Orsk, Ada Bell said. The bridge is closed.\nRain goes on."
SECOND = "The flood took 800 lives in Orsk, Ada Bell said. The bridge is closed.\nThe rain has stopped in the north."


def figure(text: str, number: str, sentence: str, **slots: object) -> Figure:
    start, begins = text.index(number), text.index(sentence)
    value = float(number.replace(",", ""))
    made = Figure(
        start=start,
        end=start + len(number),
        low=value,
        high=value,
        bound="exact",
        measure="killed",
        unit="people",
        sentence=(begins, begins + len(sentence)),
    )
    return replace(made, **slots)


def analysis(text: str, *figures: Figure) -> Analysis:
    return Analysis(article=make_article(text, doc="flood.html"), statements=(), figures=figures)


def test_rewritten_sentences_are_set_side_by_side() -> None:
    changes = list(sentence_changes(FIRST, SECOND))
    assert [(each.old_text, each.new_text) for each in changes] == [
        ("The flood took 250 lives in Orsk, Ada Bell said.", "The flood took 800 lives in Orsk, Ada Bell said."),
        ("Rain goes on.", None),
        (None, "The rain has stopped in the north."),
    ]


LINES = st.lists(st.sampled_from(["It rained.", "Mr. Bell left at 5 p.m. yesterday.", "Why? Nobody knows.\n", "\n"]))


@pytest.mark.slow
@given(LINES, LINES)
def test_changes_slice_to_their_texts(one: list[str], other: list[str]) -> None:
    old, new = " ".join(one), " ".join(other)
    for change in sentence_changes(old, new):
        assert change.old is not None or change.new is not None
        assert change.old is None or old[slice(*change.old)] == change.old_text
        assert change.new is None or new[slice(*change.new)] == change.new_text
    assert not list(sentence_changes(old, old))


def test_a_corrected_number_is_told_from_one_taken_out_and_one_put_in() -> None:
    sentence = "The flood took {} lives in Orsk, Ada Bell said."
    old = analysis(FIRST, figure(FIRST, "250", sentence.format(250), source="Ada Bell"))
    new = analysis(SECOND, figure(SECOND, "800", sentence.format(800), source="Ada Bell"))
    (change,) = figure_changes(old, new)
    assert change.old and change.new and (change.old.low, change.new.low, change.slots) == (250, 800, ("value",))
    text = "Forty kilometres on, 12 died when a bus left the road."
    (gone, put_in) = figure_changes(old, analysis(text, figure(text, "12", text)))
    assert (gone.new, put_in.old) == (None, None)


def test_same_figures_stay_themselves_wherever_they_stand() -> None:
    text = "At least 3 died and 3 died.\n3 died."
    old = analysis(text, figure(text, "3", "At least 3 died and 3 died."), figure(text, "3", "3 died."))
    assert match_figures(old, old) == {0: 0, 1: 1}
    assert not list(figure_changes(old, old))


def test_the_ledger_keeps_what_earlier_revisions_gave() -> None:
    sentence = "The flood took {} lives in Orsk, Ada Bell said."
    third = SECOND.replace("800", "790")
    states = [
        analysis(text, figure(text, number, sentence.format(number)))
        for text, number in ((FIRST, "250"), (SECOND, "800"), (SECOND, "800"), (third, "790"))
    ]
    ledger = build_ledger(Story(1, "Flood", ("flood.html",)), states[-1:])
    marked = mark_revisions(ledger, {"flood.html": states})
    assert marked.tallies[0].entries[0].earlier == ((250, 250), (800, 800))
    assert mark_revisions(ledger, {"other.html": states}) == ledger
