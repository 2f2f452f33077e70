"""Every kind of correction through the command line, each with its effect on the ledger, and each undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly_cli import Run

FERRY = "Ferry sinks off Alderby"
TEXTS = {
    "coast": "The coast guard said 31 people were killed when the ferry sank off Alderby.",
    "rescue": "The rescue service said 33 people were killed when the ferry sank off Alderby.",
    "army": "The army said 45 people were killed when the ferry sank off Alderby. It said 12 people were injured.",
}
Row = tuple[str, int]


@pytest.fixture
def sea(run: Run, tmp_path: Path) -> Run:
    lines = [
        {"doc": doc, "title": FERRY, "published": f"2025-09-01T{hour:02}:00:00Z", "text": f"{FERRY}\n{text}"}
        for hour, (doc, text) in enumerate(TEXTS.items(), 8)
    ]
    fire = {
        "doc": "fire",
        "title": "Fire in Corvale",
        "published": "2025-09-03",
        "text": "Fire in Corvale\n7 were hurt.",
    }
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in [*lines, fire]))
    assert run("read", "pages.jsonl").code == 0
    return run


def ledger(run: Run) -> dict[str, Any]:
    """The ledger of the ferry."""
    stories = json.loads(run("stories", "--format", "json").out)
    found = (json.loads(run("ledger", str(each["story"]), "--format", "json").out) for each in stories)
    return next(each for each in found if "army" in {article["doc"] for article in each["articles"]})  # type: ignore[no-any-return]


def tally_with(run: Run, doc: str, low: float) -> tuple[dict[str, Any], Row]:
    """The tally with a number of an article, and how `correct` names that one."""
    for tally in ledger(run)["tallies"]:
        for entry in tally["entries"]:
            if (entry["doc"], entry["low"]) == (doc, low):
                return tally, (doc, entry["figure"])
    raise AssertionError(f"no {low} in {doc}")


def numbers(tally: dict[str, Any]) -> list[float]:
    return [entry["low"] for entry in tally["entries"]]


def a_place(run: Run) -> Callable[[], bool]:
    _, row = tally_with(run, "army", 45)
    assert run("correct", "set", *row, "--place", "Brenning", "--by", "Ada", "--note", "see the map").code == 0
    return lambda: (
        numbers(tally_with(run, "army", 45)[0]) == [45] and tally_with(run, "army", 45)[0]["place"] == "Brenning"
    )


def a_missed_figure(run: Run) -> Callable[[], bool]:
    words = ("the ferry", "--in", "The army said", "--measure", "count", "--unit", "ferries", "--value", "1")
    assert run("correct", "add", "army", *words, "--by", "Ada", "--note", "see the map").code == 0
    return lambda: any(tally["unit"] == "ferries" for tally in ledger(run)["tallies"])


def into_a_tally(run: Run) -> Callable[[], bool]:
    home, _ = tally_with(run, "coast", 31)
    _, row = tally_with(run, "army", 12)
    assert run("correct", "into-tally", home["id"], *row, "--by", "Ada", "--note", "see the map").code == 0
    return lambda: 12 in numbers(tally_with(run, "coast", 31)[0])


def split_off(run: Run) -> Callable[[], bool]:
    _, row = tally_with(run, "army", 45)
    assert (
        run("correct", "split-tally", *row, "--name", "soldiers killed", "--by", "Ada", "--note", "see the map").code
        == 0
    )
    return lambda: tally_with(run, "army", 45)[0]["what"] == "soldiers killed"


def merged(run: Run) -> Callable[[], bool]:
    one, other = tally_with(run, "coast", 31)[0], tally_with(run, "army", 12)[0]
    assert run("correct", "merge-tallies", one["id"], other["id"], "--by", "Ada", "--note", "see the map").code == 0
    return lambda: {31, 12} <= set(numbers(tally_with(run, "coast", 31)[0]))


def of_no_interest(run: Run) -> Callable[[], bool]:
    tally, _ = tally_with(run, "army", 12)
    assert run("correct", "ignore-tally", tally["id"], "--by", "Ada", "--note", "see the map").code == 0
    return lambda: bool(tally_with(run, "army", 12)[0]["also"])


def in_agreement(run: Run) -> Callable[[], bool]:
    one, other = tally_with(run, "coast", 31)[1], tally_with(run, "army", 45)[1]
    assert run("correct", "agree", *one, *other, "--by", "Ada", "--note", "see the map").code == 0
    return lambda: ("coast", "army") not in conflicts(run)


def in_conflict(run: Run) -> Callable[[], bool]:
    one, other = tally_with(run, "coast", 31)[1], tally_with(run, "rescue", 33)[1]
    run("correct", "agree", *one, *other)
    assert run("correct", "conflict", *one, *other, "--by", "Ada", "--note", "see the map").code == 0
    return lambda: ("coast", "rescue") in conflicts(run)


def conflicts(run: Run) -> set[tuple[str, str]]:
    tally, _ = tally_with(run, "coast", 31)
    return {(tally["entries"][one]["doc"], tally["entries"][other]["doc"]) for one, other in tally["conflicts"]}


def one_source(run: Run) -> Callable[[], bool]:
    named = ("coast guard", "rescue service", "--as", "Alderby rescuers")
    assert run("correct", "source", *named, "--by", "Ada", "--note", "see the map").code == 0
    return lambda: (
        [entry["body"] for entry in tally_with(run, "coast", 31)[0]["entries"]].count("Alderby rescuers") == 2
    )


def stories_by_their_titles(run: Run) -> Callable[[], bool]:
    assert run("correct", "merge-stories", "Ferry sinks", "Fire in", "--by", "Ada", "--note", "see the map").code == 0
    return lambda: "fire" in {article["doc"] for article in ledger(run)["articles"]}


KINDS = (
    a_place, a_missed_figure, into_a_tally, split_off, merged, of_no_interest, in_agreement, in_conflict, one_source,
    stories_by_their_titles,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_correction_holds_carries_a_name_and_a_note_and_is_undone(sea: Run, kind: Callable[[Run], Any]) -> None:
    is_so = kind(sea)
    assert is_so()
    kept = [json.loads(line) for line in sea("correct", "list", "--format", "jsonl").out.splitlines()][-1]
    assert (kept["by"], kept["note"]) == ("Ada", "see the map")
    assert sea("correct", "undo", kept["id"]).code == 0
    if kind is not in_conflict:  # there the correction before it, that they agree, holds again
        assert not is_so()
    else:
        assert ("coast", "rescue") not in conflicts(sea)
