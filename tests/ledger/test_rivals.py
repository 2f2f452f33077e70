"""Two tellers' numbers for one thing in one breath are one tally with a conflict; parts, updates and lists are not."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.ledger.build import build_ledger
from reportedly.model import Story
from reportedly.pipeline import analyse

RIVALS = [
    ("The mayor says 58 people died, the prefecture 47.", (58, 47)),
    ("While the army reports 30 killed, villagers say 74.", (30, 74)),
    ("Officials put the death toll at 12, against 30 by the union's count.", (12, 30)),
    ("Police counted 5,000 marchers, organisers 20,000.", (5000, 20000)),
    ("Turnout was 61 percent according to the commission and 38 percent according to the opposition.", (61, 38)),
    (
        "The mayor estimated the damage at 9 million euros ($10 million). The union said it was 21 million.",
        (9, 21),
    ),
]
NO_RIVALS = [
    "The ministry said 12 people died in Ansa and 14 in Belo.",
    "Police said 22 people were hurt, and the hospital said 3 of them were nurses.",
    "12 people died on Monday, the mayor said. 3 people died on Tuesday, the mayor said.",
    "The mayor, who on Sunday spoke of 30 dead, now says 24.",
    "The toll was 310 as of 10 May, up from 290 on 3 May, OCHA said.",
    "The paper said Nordbank has 2,300 offshore firms, Orion has 1,105 and Brindle Trust has 979.",
    "12 people were killed and 30 were hurt, the ministry said.",
]


def conflicts_of(text: str) -> set[tuple[float, float]]:
    (analysis,) = analyse([make_article(text)])
    tallies = build_ledger(Story(1, "Flood", ()), [analysis]).tallies
    return {(each.entries[one].low, each.entries[other].low) for each in tallies for one, other in each.conflicts}


@pytest.mark.parametrize(("text", "values"), RIVALS)
def test_two_tellers_of_one_thing_contradict_each_other(text: str, values: tuple[int, int]) -> None:
    scale = 1_000_000 if "million" in text else 1
    assert conflicts_of(text) == {(values[0] * scale, values[1] * scale)}


@pytest.mark.parametrize("text", NO_RIVALS)
def test_parts_lists_and_updates_are_no_conflict(text: str) -> None:
    assert conflicts_of(text) == set()
