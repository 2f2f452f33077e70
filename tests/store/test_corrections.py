"""A person's corrections win over what was read, whatever is read afterwards, and can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.api import Workspace
from reportedly.errors import UsageError
from reportedly.model import Correction, Ledger, Tally

ARTICLES = {
    "f1": "Flood in Alderby kills 12\nThe mayor said 12 people were killed in the flood in Alderby and 30 injured.",
    "f2": "Alderby flood toll now 15\nThe fire brigade said 15 people were killed in the flood in Alderby on Monday.",
    "f3": "Alderby flood: 19 dead\nA hospital spokeswoman said 19 people were killed in the flood that hit Alderby.",
    "w1": "Wildfire near Corvale burns homes\nThe governor said 40 houses were burned by the wildfire near Corvale.",
    "w2": "Corvale wildfire burns 60 houses\nThe governor said 60 houses were burned by the wildfire near Corvale.",
}


def read(workspace: Workspace, folder: Path, docs: Sequence[str], **texts: str) -> None:
    lines = [
        {"doc": doc, "title": (texts | ARTICLES)[doc].split("\n")[0], "published": f"2025-09-0{doc[1]}"}
        | {"text": texts.get(doc) or ARTICLES[doc]}
        for doc in docs
    ]
    if not lines:
        return
    name = folder / "articles.jsonl"
    name.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert not any(getattr(reading, "error", None) for reading in workspace.read([str(name)]))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "w.db", create=True) as opened:
        read(opened, tmp_path, list(ARTICLES))
        yield opened


def story_of(workspace: Workspace, doc: str) -> int:
    (story,) = (story.id for story in workspace.stories() if doc in story.docs)
    return story


def ledger_of(workspace: Workspace, doc: str) -> Ledger:
    return workspace.ledger(story_of(workspace, doc))


def tally_of(ledger: Ledger, measure: str) -> Tally:
    return next(tally for tally in ledger.tallies if tally.measure == measure)


def killed(workspace: Workspace) -> list[float]:
    return [entry.low for entry in tally_of(ledger_of(workspace, "f1"), "killed").entries]


def number_of(workspace: Workspace, doc: str, low: float) -> int:
    figures = workspace.article(doc).figures
    return next(number for number, figure in enumerate(figures) if figure.low == low)


def test_a_wrong_figure_drops_out_with_its_repeats_and_comes_back_when_undone(workspace: Workspace) -> None:
    assert killed(workspace) == [12, 15, 19]
    made = workspace.correct(workspace.draft(by="Ada", note="of 2019").wrong("f2", number_of(workspace, "f2", 15)))
    assert killed(workspace) == [12, 19]
    assert {entry.low for entry in ledger_of(workspace, "f1").wrong} == {15}
    why = workspace.article("f2").figures[number_of(workspace, "f2", 15)].why
    assert why["status"] == "marked wrong by Ada: of 2019"
    undone = workspace.undo(made.id)
    assert undone.undone and killed(workspace) == [12, 15, 19]
    assert [each.correction.undone is None for each in workspace.corrections()] == [False]
    with pytest.raises(UsageError, match="undone already"):
        workspace.undo(made.id)


def test_slots_that_a_person_sets_stand_in_the_ledger(workspace: Workspace) -> None:
    number = number_of(workspace, "f3", 19)
    slots = {"low": 90.0, "high": 95.0, "bound": "range", "source": "the coroner", "place": "Alderby"}
    workspace.correct(workspace.draft(by="Ada").set("f3", number, slots))
    tally = tally_of(ledger_of(workspace, "f1"), "killed")
    entry = tally.entries[-1]
    assert (entry.low, entry.high, entry.bound, entry.source, entry.place) == (
        90,
        95,
        "range",
        "the coroner",
        "Alderby",
    )
    assert len(tally.corrections) == 1
    assert workspace.article("f3").figures[number].why["source"] == "set by Ada"


@pytest.mark.parametrize(
    "slots",
    [{}, {"bound": "huge"}, {"low": "many"}, {"low": 5.0, "high": 3.0}, {"time": ("2025-09-01", "soon")}, {"unit": ""}],
)
def test_slots_that_mean_nothing_are_refused(workspace: Workspace, slots: dict[Any, Any]) -> None:
    with pytest.raises(UsageError):
        workspace.draft().set("f3", 0, slots)


def test_tallies_are_merged_split_and_named(workspace: Workspace) -> None:
    before = ledger_of(workspace, "f1")
    one, other = tally_of(before, "killed"), tally_of(before, "injured")
    merge = workspace.correct(workspace.draft().merge_tallies([one.id, other.id]))
    merged = tally_of(ledger_of(workspace, "f1"), "killed")
    assert {entry.low for entry in merged.entries} == {12, 15, 19, 30}
    assert merged.id == one.id and merged.corrections == (merge.id,)
    workspace.undo(merge.id)
    assert ledger_of(workspace, "f1") == before
    split = workspace.draft().split_tally([("f2", number_of(workspace, "f2", 15))], name="first responders killed")
    workspace.correct(split)
    found = {tally.what: [e.low for e in tally.entries] for tally in ledger_of(workspace, "f1").tallies}
    assert found["people killed"] == [12, 19] and found["first responders killed"] == [15]
    workspace.correct(workspace.draft().rename_tally(one.id, "all dead"))
    renamed = workspace.tally(one.id)[1]
    assert (renamed.what, renamed.id) == ("all dead", one.id)


def test_stories_are_merged_split_named_and_let_go_again(workspace: Workspace) -> None:
    flood, fire = story_of(workspace, "f1"), story_of(workspace, "w1")
    assert flood != fire
    merge = workspace.correct(workspace.draft().merge_stories([fire, flood]))
    (story,) = workspace.stories()
    assert story.id == fire and set(story.docs) == set(ARTICLES)
    assert workspace.ledger(flood).story == fire
    workspace.correct(workspace.draft().rename_story(fire, "A bad week"))
    assert [story.title for story in workspace.stories()] == ["A bad week"]
    split = workspace.correct(workspace.draft().split_story(fire, ["f3", "w2"]))
    assert sorted(len(story.docs) for story in workspace.stories()) == [2, 3]
    assert {article.doc for article in ledger_of(workspace, "f3").articles} == {"f3", "w2"}
    workspace.undo(split.id)
    workspace.undo(merge.id)
    assert (story_of(workspace, "f1"), story_of(workspace, "w1")) == (flood, fire)
    assert story_of(workspace, "f3") == flood and story_of(workspace, "w2") == fire


def test_what_cannot_be_done_is_said(workspace: Workspace) -> None:
    flood = story_of(workspace, "f1")
    draft = workspace.draft()
    for call in (
        lambda: draft.merge_stories([flood, flood]),
        lambda: draft.merge_stories([flood, 999]),
        lambda: draft.split_story(flood, ["w1"]),
        lambda: draft.split_story(flood, ["f1", "f2", "f3"]),
        lambda: draft.rename_story(flood, " "),
        lambda: draft.wrong("f1", 99),
        lambda: draft.wrong("nowhere", 0),
        lambda: draft.rename_tally("ffffffff", "x"),
        lambda: draft.merge_tallies([ledger_of(workspace, doc).tallies[0].id for doc in ("f1", "w1")]),
        lambda: workspace.undo("ffff"),
    ):
        with pytest.raises(UsageError):
            call()


def test_corrections_survive_a_revision_where_the_sentence_stays(workspace: Workspace, tmp_path: Path) -> None:
    workspace.correct(workspace.draft().wrong("f1", number_of(workspace, "f1", 12)))
    assert killed(workspace) == [15, 19]
    read(workspace, tmp_path, ["f1"], f1="Still raining in Alderby\nMore rain fell.\n" + ARTICLES["f1"])
    assert killed(workspace) == [15, 19]
    assert [(each.found, each.meant) for each in workspace.corrections()] == [(2, 2)]
    read(workspace, tmp_path, ["f1"], f1="Flood in Alderby\nThe mayor said 12 people died in the flood in Alderby.")
    assert killed(workspace) == [12, 15, 19]
    assert [(each.found, each.meant) for each in workspace.corrections()] == [(0, 2)]


def test_ids_of_tallies_stay_as_entries_are_added(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w.db", create=True) as workspace:
        read(workspace, tmp_path, ["f1"])
        before = {tally.what: tally.id for tally in ledger_of(workspace, "f1").tallies}
        read(workspace, tmp_path, ["f2", "f3", "w1", "w2"])
        ledgers = [workspace.ledger(story.id) for story in workspace.stories()]
    after = {tally.what: tally.id for tally in ledgers[-1].tallies} | {t.what: t.id for t in ledgers[0].tallies}
    assert before.items() <= after.items()
    ids = [tally.id for ledger in ledgers for tally in ledger.tallies]
    assert len(set(ids)) == len(ids)


def made_corrections(folder: Path) -> list[Correction]:
    """One of each kind, made in a workspace where all articles are."""
    with Workspace(folder / "made.db", create=True) as workspace:
        read(workspace, folder, list(ARTICLES))
        flood, fire = story_of(workspace, "f1"), story_of(workspace, "w1")
        tallies = ledger_of(workspace, "f1").tallies
        draft = workspace.draft(by="Ada")
        workspace.correct(draft.wrong("f2", number_of(workspace, "f2", 15)))
        workspace.correct(
            draft.set("f3", number_of(workspace, "f3", 19), {"low": 18.0, "high": 19.0, "bound": "range"})
        )
        workspace.correct(draft.merge_tallies([tallies[1].id, tallies[0].id]))
        workspace.correct(draft.merge_stories([flood, fire]))
        workspace.correct(draft.split_story(flood, ["w1", "f2"]))
        workspace.correct(draft.rename_story(flood, "The flood"))
        return [each.correction for each in workspace.corrections()]


def content(workspace: Workspace) -> list[dict[str, Any]]:
    """All ledgers without numbers that count up as articles are read."""
    found = [asdict(replace(workspace.ledger(story.id), story=0)) for story in workspace.stories()]
    for ledger in found:
        for tally in ledger["tallies"]:
            del tally["id"]
    return sorted(found, key=lambda ledger: str(ledger["articles"]))


@pytest.fixture(scope="module")
def corrections(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Correction], list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("made")
    made = made_corrections(folder)
    with Workspace(folder / "made.db") as workspace:
        return made, content(workspace)


@pytest.mark.slow
@given(order=st.permutations(list(ARTICLES)), after=st.integers(0, 5))
@settings(max_examples=12, deadline=None)
def test_corrections_and_articles_in_any_order_give_the_same_ledgers(
    corrections: tuple[list[Correction], list[dict[str, Any]]], order: list[str], after: int
) -> None:
    made, expected = corrections
    with TemporaryDirectory() as folder, Workspace(Path(folder) / "w.db", create=True) as workspace:
        read(workspace, Path(folder), order[:after])
        assert len(workspace.import_corrections(made)) == len(made)
        assert workspace.import_corrections(made) == []
        read(workspace, Path(folder), order[after:])
        assert content(workspace) == expected
        assert {story.title for story in workspace.stories()} >= {"The flood"}


def test_a_clock_that_is_set_back_does_not_matter(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(["2025-09-03T10:00:00.000000+00:00", "2025-09-01T10:00:00.000000+00:00"])
    monkeypatch.setattr("reportedly.workspace.corrections._now", lambda later=0: next(times))
    number = number_of(workspace, "f1", 12)
    for value in (13, 14):
        workspace.correct(workspace.draft().set("f1", number, {"low": value, "high": value}))
    assert workspace.article("f1").figures[number].low == 14
    story = story_of(workspace, "f1")
    times = iter(["2025-08-03T10:00:00.000000+00:00", "2025-08-01T10:00:00.000000+00:00"])
    for name in ("Flood", "The Alderby flood"):
        workspace.correct(workspace.draft().rename_story(story, name))
    assert workspace.ledger(story).title == "The Alderby flood"
    assert [state.correction.position for state in workspace.corrections()] == [1, 2, 3, 4]
