"""What a person says of figures beyond right slots: right, missed, of another tally, in conflict, of no interest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.api import Workspace
from reportedly.errors import UsageError
from reportedly.model import Entry, Ledger, Tally
from reportedly.wording.tallies import flags

ARTICLES = {
    "f1": "Flood in Alderby kills 12\nThe mayor said 12 people were killed in the flood in Alderby and 30 injured.",
    "f2": "Alderby flood toll now 15\nThe fire brigade said 15 people were killed in the flood in Alderby on Monday.",
    "f3": "Alderby flood: 19 dead\nA hospital spokeswoman said 19 people were killed in the flood that hit Alderby.",
    "g1": "Flood in Corvale kills 4\nPolice said 4 people were killed in the flood in Corvale, and 214 fell ill there.",
}


def read(workspace: Workspace, folder: Path, **texts: str) -> list[str]:
    """Read articles, all unless some are named, and return the ids of the corrections that this lost."""
    lines = [
        {"doc": doc, "title": text.split("\n")[0], "published": f"2025-09-0{doc[1]}", "text": text}
        for doc, text in (texts or ARTICLES).items()
    ]
    name = folder / "articles.jsonl"
    name.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return [each.id for reading in workspace.read([str(name)]) for each in getattr(reading, "lost", ())]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "w.db", create=True) as opened:
        read(opened, tmp_path)
        merged = [story.id for story in opened.stories()]
        if len(merged) > 1:
            opened.correct(opened.draft().merge_stories(merged))
        yield opened


def ledger(workspace: Workspace) -> Ledger:
    """The ledger of the flood; an article that was rewritten may have left its story."""
    return workspace.ledger(next(story.id for story in workspace.stories() if "g1" in story.docs))


def home(workspace: Workspace, doc: str, low: float) -> Tally:
    """The tally that has a number of an article."""
    return next(
        tally for tally in ledger(workspace).tallies if any((e.doc, e.low) == (doc, low) for e in tally.entries)
    )


def entry(workspace: Workspace, doc: str, low: float) -> Entry:
    return next(each for each in home(workspace, doc, low).entries if (each.doc, each.low) == (doc, low))


def number(workspace: Workspace, doc: str, low: float) -> int:
    return next(n for n, figure in enumerate(workspace.article(doc).figures) if figure.low == low)


def test_a_figure_that_is_right_is_marked_so_and_counts_for_its_tally(workspace: Workspace) -> None:
    made = workspace.correct(workspace.draft(by="Ada").right("f1", number(workspace, "f1", 12)))
    tally = home(workspace, "f1", 12)
    assert entry(workspace, "f1", 12).checked == "right" and made.id in tally.corrections
    assert [marks for marks in flags(tally).values() if "right" in marks]
    workspace.undo(made.id)
    assert entry(workspace, "f1", 12).checked is None


def test_right_takes_wrong_back_and_the_other_way_round(workspace: Workspace) -> None:
    at = number(workspace, "f2", 15)
    workspace.correct(workspace.draft().wrong("f2", at))
    assert 15 not in {each.low for tally in ledger(workspace).tallies for each in tally.entries}
    workspace.correct(workspace.draft().right("f2", at))
    assert entry(workspace, "f2", 15).checked == "right"
    workspace.correct(workspace.draft().wrong("f2", at))
    assert {each.low for each in ledger(workspace).wrong} == {15}


def test_a_place_that_a_person_sets_moves_the_figure_into_the_tally_of_that_place(workspace: Workspace) -> None:
    apart = home(workspace, "g1", 4)
    if apart.id == home(workspace, "f1", 12).id:  # whatever was read: two places have two tallies
        workspace.correct(workspace.draft().split_tally([("g1", number(workspace, "g1", 4))], "killed in Corvale"))
        apart = home(workspace, "g1", 4)
    made = workspace.correct(workspace.draft().set("f3", number(workspace, "f3", 19), {"place": "Corvale"}))
    assert home(workspace, "f3", 19).id == apart.id and entry(workspace, "f3", 19).checked == "corrected"
    assert 19 not in {each.low for each in home(workspace, "f1", 12).entries}
    workspace.undo(made.id)
    assert home(workspace, "f3", 19).id == home(workspace, "f1", 12).id


def test_a_place_that_no_tally_has_gets_one_of_its_own(workspace: Workspace) -> None:
    workspace.correct(workspace.draft().set("f3", number(workspace, "f3", 19), {"place": "Brennwald"}))
    alone = home(workspace, "f3", 19)
    assert (len(alone.entries), alone.place) == (1, "Brennwald")
    workspace.correct(workspace.draft().set("f2", number(workspace, "f2", 15), {"place": "brennwald"}))
    assert {each.low for each in home(workspace, "f3", 19).entries} == {15, 19}


def test_a_missed_number_is_added_and_can_be_corrected_as_any_other(workspace: Workspace, tmp_path: Path) -> None:
    text = ARTICLES["f1"] + " The warden, Ada Example, 41, had kept a log of cellars."
    read(workspace, tmp_path, f1=text)
    draft = workspace.draft(by="Ada")
    made = workspace.correct(draft.add("f1", "41", {"measure": "count", "unit": "cellars"}))
    added = entry(workspace, "f1", 41)
    assert (added.checked, text[added.start : added.end]) == ("added", "41")
    assert workspace.article("f1").figures[added.figure].why["unit"] == "added by Ada"
    workspace.correct(draft.set("f1", added.figure, {"low": 42, "high": 42}))
    assert entry(workspace, "f1", 42).checked == "added"
    states = {each.correction.kind: (each.found, each.meant) for each in workspace.corrections()}
    assert states["add"] == states["set"] == (1, 1)
    workspace.undo(made.id)
    assert all(figure.unit != "cellars" for figure in workspace.article("f1").figures)


@pytest.mark.parametrize(
    ("said", "slots", "words"),
    [
        ("forty", {"measure": "killed", "low": 40, "high": 40}, "does not say"),
        ("12", {"measure": "killed"}, "times"),
        ("30", {"measure": "injured"}, "is figure"),
        ("Monday", {"measure": "killed"}, "needs low, high"),
    ],
)
def test_what_cannot_be_added_is_said(workspace: Workspace, said: str, slots: dict, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        workspace.draft().add("f2" if said == "Monday" else "f1", said, slots)


def test_figures_are_put_into_another_tally(workspace: Workspace) -> None:
    target = home(workspace, "f1", 30)
    made = workspace.correct(workspace.draft().into_tally([("f3", number(workspace, "f3", 19))], target.id))
    assert home(workspace, "f3", 19).id == target.id and entry(workspace, "f3", 19).checked == "corrected"
    workspace.undo(made.id)
    assert home(workspace, "f3", 19).id != target.id


def test_two_numbers_are_said_to_be_in_conflict_or_to_agree(workspace: Workspace) -> None:
    one, other = ("f1", number(workspace, "f1", 12)), ("f3", number(workspace, "f3", 19))

    def pairs() -> set[tuple[float, float]]:
        tally = home(workspace, "f1", 12)
        return {(tally.entries[a].low, tally.entries[b].low) for a, b in tally.conflicts}

    assert (12, 19) not in pairs()
    workspace.correct(workspace.draft().conflict(one, other))
    assert (12, 19) in pairs()
    workspace.correct(workspace.draft().agree(other, one))
    assert (12, 19) not in pairs()
    with pytest.raises(UsageError, match="within one tally"):
        workspace.draft().agree(one, ("f1", number(workspace, "f1", 30)))


def test_a_tally_of_no_interest_comes_last_and_is_no_headline(workspace: Workspace) -> None:
    first = ledger(workspace).tallies[0]
    made = workspace.correct(workspace.draft().ignore_tally(first.id))
    last = ledger(workspace).tallies[-1]
    assert (last.id, last.also) == (first.id, True)
    assert first.id not in {each.id for each in workspace.lists.headlines(ledger(workspace).story)}
    workspace.undo(made.id)
    assert ledger(workspace).tallies[0].id == first.id


def test_a_word_put_into_the_sentence_does_not_lose_the_correction(workspace: Workspace, tmp_path: Path) -> None:
    made = workspace.correct(workspace.draft().wrong("f2", number(workspace, "f2", 15)))
    assert read(workspace, tmp_path, f2=ARTICLES["f2"].replace("15 people were", "15 people were reportedly")) == []
    assert {each.low for each in ledger(workspace).wrong} == {15}
    rewritten = "Alderby cleans up\nBy Tuesday fifteen funerals were held, and 15 streets of Alderby were passable."
    assert read(workspace, tmp_path, f2=rewritten) == [made.id]
    assert not ledger(workspace).wrong


def test_of_two_equal_numbers_the_one_with_the_same_neighbours_is_meant(workspace: Workspace, tmp_path: Path) -> None:
    text = "Alderby\nThe mayor said 7 people were killed and 7 percent of homes were lost in Alderby."
    read(workspace, tmp_path, f3=text)
    figures = workspace.article("f3").figures
    (share,) = (n for n, figure in enumerate(figures) if figure.measure == "percent")
    workspace.correct(workspace.draft().set("f3", share, {"low": 70, "high": 70}))
    read(
        workspace,
        tmp_path,
        f3="Alderby\nMuch later, the mayor said 7 people were killed and 7 percent of all homes were lost in Alderby.",
    )
    assert {figure.measure: figure.low for figure in workspace.article("f3").figures} == {"killed": 7, "percent": 70}


def test_reading_one_page_again_does_not_move_what_another_page_tells(workspace: Workspace, tmp_path: Path) -> None:
    assert home(workspace, "g1", 214).measure == "affected"
    for text in (ARTICLES["f2"] + " Another 200 were sick.", ARTICLES["f2"] + " The toll of 214 shocked the town."):
        read(workspace, tmp_path, f2=text)
        told = home(workspace, "g1", 214)
        assert {each.doc for each in told.entries if each.low == 214} == {"g1"}
        assert told.measure == "affected" and not {each.low for each in told.entries} & {4, 12, 15, 19}
