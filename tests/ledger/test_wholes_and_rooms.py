"""Parts told a sentence later, those identified, and how many would fit are questions of their own."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.ledger.build import build_ledger
from reportedly.model import Ledger, Story
from reportedly.pipeline import analyse

PARTS = [
    (
        "The quake killed 31 people, officials said. The rescue office said 18 of the dead were found in a church.",
        31,
        18,
    ),
    ("The fire killed 12 people, police said. Seven were children.", 12, 7),
    ("The flood killed 40 people. Among the dead were nine pupils.", 40, 9),
    (
        "The crash killed 95 people, officials said. By Saturday 38 bodies had been identified, prosecutors said.",
        95,
        38,
    ),
    (
        "The toll rose to 96, the ministry said. So far 71 of the dead have been identified, the prosecutor said.",
        96,
        71,
    ),
    ("The blast killed 20 people, the mayor said. Three of them were foreigners, the embassy said.", 20, 3),
]
BESIDES = [
    ("The gunman wounded 27 people. Another 33 were hurt as the crowd ran.", 27, 33),
    ("The fire killed 12 people, police said. Divers then found 19 more bodies.", 12, 19),
    ("The storm injured 40 people, the mayor said. A further 15 people were injured in the rush to leave.", 40, 15),
    ("A ferry sank and 44 people died. Hundreds of people die each year in ferry accidents.", 44, 200),
]
ROOMS = [
    "Officials spoke of about 120 people on the ferry. It was allowed to carry 85 people.",
    "There were 120 people aboard the launch, survivors said. It was licensed for 85 people.",
    "The bus had 99 people aboard. It has seats for 65 people.",
    "Some 900 people were aboard the ship, built to carry 600 people.",
]
ABOARD = [
    "Police list puts 158 people on board, toll revised down to 69",
    "Airline says 105 were aboard the jet, death toll is 96",
    "The list has 158 people aboard; the death toll rose to 69",
]


def ledger_of(text: str) -> Ledger:
    (analysis,) = analyse([make_article(text)])
    return build_ledger(Story(1, "Crash", ()), [analysis])


def together(ledger: Ledger, one: float, other: float) -> bool:
    return any({one, other} <= {entry.low for entry in tally.entries} for tally in ledger.tallies)


@pytest.mark.parametrize(("text", "whole", "part"), PARTS)
def test_a_part_is_no_value_of_its_whole(text: str, whole: float, part: float) -> None:
    ledger = ledger_of(text)
    assert not together(ledger, whole, part)
    assert not any(tally.conflicts for tally in ledger.tallies)


@pytest.mark.parametrize(("text", "one", "other"), BESIDES)
def test_those_besides_others_and_those_of_each_year_are_not_the_toll(text: str, one: float, other: float) -> None:
    assert not together(ledger_of(text), one, other)


@pytest.mark.parametrize("text", ROOMS)
def test_how_many_would_fit_is_not_how_many_are(text: str) -> None:
    counts = sorted(entry.low for tally in ledger_of(text).tallies for entry in tally.entries)
    assert len(counts) == 2 and not together(ledger_of(text), *counts)


@pytest.mark.parametrize("text", ABOARD)
def test_those_aboard_are_not_the_dead(text: str) -> None:
    aboard, dead = sorted((entry.low for tally in ledger_of(text).tallies for entry in tally.entries), reverse=True)
    assert not together(ledger_of(text), aboard, dead)
