"""What a plain unit measures is named by words of its sentence, and a sum in two currencies is one figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.api import Workspace
from reportedly.ledger.topics import befallen_of, deed_of, holder_of, topic_of
from reportedly.model import Ledger
from reportedly.wording.tallies import heading


def topic(sentence: str, number: str, *, is_share: bool = False) -> str | None:
    start = sentence.index(number)
    return topic_of(sentence, start, start + len(number), (0, len(sentence)), is_share=is_share)


@pytest.mark.parametrize(
    ("sentence", "number", "found"),
    [
        ("The bank expects inflation of 3 percent.", "3 percent", "inflation"),
        ("The mill reported an operating loss of 38 million euros.", "38 million", "operating loss"),
        ("They want to lower costs by 95 million euros.", "95 million", "costs"),
        ("Total revenues came to 5 million euros.", "5 million", "revenues"),
        ("The rent rose; it is 5 percent more.", "5 percent", None),
        ("It rained for 3 days.", "3", None),
    ],
)
def test_a_plain_unit_measures_what_its_sentence_names(sentence: str, number: str, found: str | None) -> None:
    assert topic(sentence, number, is_share="percent" in number) == found


@pytest.mark.parametrize(
    ("sentence", "number", "is_share", "found"),
    [
        ("Some 47 percent of the polling staff were women.", "47 percent", True, "share of polling staff"),
        ("They saw 17 percent of all.", "17 percent", True, None),
        ("They sent 27 billion of revenue.", "27 billion", False, None),
    ],
)
def test_only_a_share_is_of_a_whole_that_has_a_name(
    sentence: str, number: str, is_share: bool, found: str | None
) -> None:
    assert topic(sentence, number, is_share=is_share) == found


def test_people_are_named_by_what_befell_them_and_shares_by_who_has_them() -> None:
    assert deed_of("29 people were alive", 2) == "alive"
    assert deed_of("29 people in Alderby", 2) is None
    assert (befallen_of("suspected cases"), befallen_of("students")) == ("cases", None)
    assert (holder_of("Osei 50.9", 5), holder_of("It was 50.9", 7)) == ("Osei", None)


def ledger_of(folder: Path, text: str) -> Ledger:
    line = {"doc": "a", "title": text.split("\n")[0], "published": "2025-09-01", "text": text}
    (folder / "page.jsonl").write_text(json.dumps(line))
    with Workspace(folder / "x.db", create=True) as workspace:
        assert len(list(workspace.read([str(folder / "page.jsonl")]))) == 1
        return workspace.ledger(workspace.stories()[0].id)


def test_survivors_are_called_so(tmp_path: Path) -> None:
    text = "Ferry sinks off Alderby\nIn Alderby 64 survivors were brought ashore, the coast guard said on Monday."
    assert [heading(tally) for tally in ledger_of(tmp_path, text).tallies][:1] == ["Survivors, Alderby"]


def test_a_sum_in_brackets_is_the_one_before_it_in_another_currency(tmp_path: Path) -> None:
    text = (
        "Lunar Mills reports\nLunar Mills reported revenues of €55 million ($63 million) in the summer, it said. "
        "Its profits came to $9 million."
    )
    found = ledger_of(tmp_path, text).tallies
    assert {tuple(entry.low for entry in tally.entries) for tally in found} == {(55e6,), (9e6,)}
    assert {heading(tally) for tally in found} == {"Revenues (EUR)", "Profits (USD)"}
    assert all(tally.changed is None for tally in found)
