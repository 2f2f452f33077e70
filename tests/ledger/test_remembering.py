"""A ledger that takes from the one before is the one that is built from nothing, whatever arrives in which order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_article
from reportedly.api import Workspace
from reportedly.ledger import grouping
from reportedly.ledger.anchors import anchor_of
from reportedly.ledger.build import build_ledger
from reportedly.ledger.memory import TURNS, Memory
from reportedly.model import Analysis, Correction, Features, Figure, Measure, Moment, Place, Speaker, Statement, Story
from reportedly.store import delete_ledger

STORY = Story(1, "Flood", ())
TOWNS = {"Alderby": "GB.ENG", "Corvale": "US.OR", "Tarn": "FR.84"}
COUNTED: dict[str, tuple[Measure, str]] = {
    "people were killed": ("killed", "people"),
    "people were injured": ("injured", "people"),
    "houses were lost": ("count", "houses"),
    "dollars were pledged": ("money", "usd"),
}
SENTENCES = st.tuples(
    st.integers(9, 13), st.sampled_from(list(COUNTED)), st.sampled_from(list(TOWNS)), st.sampled_from(["Ada", "Ravi"])
)
MOMENTS = st.sampled_from([None, "2026-03-02", *(f"2026-03-0{day}T{hour:02}:00" for day in (1, 2) for hour in (6, 9))])


def analysis(doc: str, when: str | None, texts: list[tuple[int, str, str, str]], same_text: int) -> Analysis:
    lines = [f"{number} {what} near {town}, {who} said." for number, what, town, who in texts]
    text = "\n".join(lines)
    figures, places, statements, start = [], [], [], 0
    for line, (number, what, town, who) in zip(lines, texts, strict=True):
        measure, unit = COUNTED[what]
        at, said = start + line.index(town), start + line.index(who)
        places.append(Place(at, at + len(town), town, country=TOWNS[town][:2], region=TOWNS[town]))
        statements.append(
            Statement(
                id=len(statements), source=((said, said + len(who)),), content=((start, said - 2),),
                cue=((said + len(who) + 1, start + len(line) - 1),), kind="indirect",
                speaker=Speaker(who, "person", None),
            )
        )  # fmt: skip
        figures.append(
            Figure(
                start=start, end=start + len(str(number)), low=float(number), high=float(number), bound="exact",
                measure=measure, unit=unit, sentence=(start, start + len(line)), statement=len(figures),
                place=town, place_span=(at, at + len(town)),
            )
        )  # fmt: skip
        start += len(line) + 1
    features = Features(signature=(same_text,) * 64, runs=tuple(range(same_text * 100, same_text * 100 + 12)))
    article = replace(make_article(text, doc=doc), published=Moment(when, "second", "test") if when else None)
    return Analysis(article, tuple(statements), tuple(figures), tuple(places), (), features)


ARTICLES = st.lists(
    st.builds(
        analysis,
        st.sampled_from([f"doc{number}" for number in range(8)]),
        MOMENTS,
        st.lists(SENTENCES, min_size=1, max_size=4),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module", autouse=True)
def short_windows() -> Iterator[None]:
    """Windows that a few mentions fill, so that later ones are compared with groups."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "WINDOW", 12)
        yield


def corrections(analyses: list[Analysis], chosen: list[int]) -> list[Correction]:
    """The first figures of some articles marked wrong, set, or put in one tally."""
    anchors = [anchor_of(analyses[number % len(analyses)], 0) for number in chosen]
    made = [
        Correction("wrong", (tuple(anchors[:1]),), id="a", position=1),
        Correction("set", (tuple(anchors[1:2]),), slots={"low": 7.0, "high": 7.0}, id="b", position=2),
        Correction("merge-tallies", (tuple(anchors[2:3]), tuple(anchors[3:4])), id="c", position=3),
    ]
    return [each for each, _ in zip(made, anchors, strict=False)]


@given(ARTICLES, st.lists(st.integers(0, 20), max_size=4))
@settings(max_examples=60)
def test_each_arrival_gives_the_ledger_that_is_built_anew(arrivals: list[Analysis], corrected: list[int]) -> None:
    memory, known = Memory(), dict[str, Analysis]()
    for arrival in arrivals:  # a `doc` that comes again is a revision
        known[arrival.article.doc] = arrival
        analyses = list(known.values())
        made = corrections(analyses, corrected)
        assert build_ledger(STORY, analyses, made, memory) == build_ledger(STORY, analyses, made)


@given(ARTICLES, st.randoms())
@settings(max_examples=30)
def test_the_order_of_arrival_changes_nothing(arrivals: list[Analysis], chance: st.DataObject) -> None:
    analyses = list({arrival.article.doc: arrival for arrival in arrivals}.values())
    mixed = sorted(analyses, key=lambda _: chance.random())  # type: ignore[attr-defined]
    memory = Memory()
    ledgers = [build_ledger(STORY, mixed[: end + 1], (), memory) for end in range(len(mixed))]
    assert ledgers[-1] == build_ledger(STORY, analyses)


def test_a_workspace_that_stays_open_has_the_ledgers_of_one_that_was_opened_again(tmp_path: Path) -> None:
    texts = [f"Flood in Alderby\nThe mayor said {dead} people were killed in Alderby." for dead in (12, 15, 19)]
    path = tmp_path / "w.db"
    with Workspace(path, create=True) as workspace:
        for number, text in enumerate([*texts, texts[0]]):  # the last one is a revision of the first
            line = {"doc": f"a{number % 3}", "title": "Flood in Alderby", "published": f"2025-09-0{1 + number % 3}"}
            page = tmp_path / f"{number}.jsonl"
            page.write_text(json.dumps(line | {"text": text + f" Hour {number}."}), encoding="utf-8")
            assert not any(getattr(reading, "error", None) for reading in workspace.read([str(page)]))
            (story,) = workspace.stories()
            with Workspace(path) as again, again._store.writing():
                delete_ledger(again._store, story.id)
            remembered = workspace.ledger(story.id)
            with Workspace(path) as again:
                with again._store.writing():
                    delete_ledger(again._store, story.id)
                assert again.ledger(story.id) == remembered


def test_a_step_is_taken_once_for_the_same_parts_and_values() -> None:
    taken: list[int] = []

    def step(parts: tuple[list[int]], add: int) -> int:
        taken.append(add)
        return len(parts[0]) + add

    memory, one, twin = Memory(), [1], [1]
    assert [memory.recall(step, (part,), add) for part, add in ((one, 1), (one, 1), (one, 2), (twin, 1))] == [
        2,
        2,
        3,
        2,
    ]
    assert taken == [1, 2, 1]  # an equal list is another one


def test_what_ledgers_do_not_use_is_forgotten() -> None:
    memory, taken, parts = Memory(), list[int](), ("a",)
    step = partial(_note, taken)
    memory.recall(step, parts)
    for _ in range(TURNS):
        memory.turn()
    memory.recall(step, parts)
    assert len(taken) == 1
    for _ in range(2 * TURNS):
        memory.turn()
    memory.recall(step, parts)
    assert len(taken) == 2


def _note(taken: list[int], _parts: tuple[str]) -> None:
    taken.append(len(taken))
