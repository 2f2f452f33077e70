"""Reported figures: which numbers they are, and what each slot says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.model import Figure, Speaker, Statement


@pytest.mark.parametrize(
    ("text", "measure", "low", "bound"),
    [
        ("A landslide killed at least 12 villagers in the hills.", "killed", 12, "at_least"),
        ("The flood left 30 dead.", "killed", 30, "exact"),
        ("The death toll rose to 41 on Friday.", "killed", 41, "exact"),
        ("The fire claimed the lives of six people.", "killed", 6, "exact"),
        ("Nine miners died when the shaft collapsed.", "killed", 9, "exact"),
        ("Some 60 passengers were injured in the crash.", "injured", 60, "about"),
        ("Police arrested 14 protesters.", "detained", 14, "exact"),
        ("As many as 900 families of refugees crossed the river.", "count", 900, "at_most"),
        ("About 5,000 residents were evacuated from the valley.", "affected", 5000, "about"),
        ("Twenty fishermen are still missing.", "missing", 20, "exact"),
        ("The storm displaced 3,000 people.", "displaced", 3000, "exact"),
        ("More than 200 doctors signed the letter.", "people", 200, "at_least"),
        ("The bridge cost $3.5 million.", "money", 3.5e6, "exact"),
        ("Turnout fell to 48 percent.", "percent", 48, "exact"),
        ("A third of the crop was lost.", "percent", 33.3, "exact"),
        ("The party won 61 seats.", "votes", 61, "exact"),
        ("An earthquake of magnitude 5.4 shook the coast.", "magnitude", 5.4, "exact"),
        ("The crater is 40 metres deep.", "distance", 40, "exact"),
        ("The strike lasted 11 days.", "duration", 11, "exact"),
        ("Winds reached 150 mph.", "speed", 150, "exact"),
        ("The ship carried 70,000 tonnes of grain.", "weight", 70000, "exact"),
        ("The mercury hit 46 degrees Celsius.", "temperature", 46, "exact"),
        ("They seized 15 trucks.", "count", 15, "exact"),
    ],
)
def test_measure(figures: Callable[..., tuple[Figure, ...]], text: str, measure: str, low: float, bound: str) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.bound) == (measure, bound)
    assert figure.low == pytest.approx(low, rel=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "He was born on 12 May 1961 and met her at 7:30 p.m. on March 3.",
        "Maria Lopez, 43, teaches at the school.",
        "The 17-year-old boy ran home.",
        "Call 555-0137 or visit https://example.org/2020/11/45 for help.",
        "It was the 80th anniversary of the battle.",
        "The bill was passed four years ago.",
        "One of the men laughed.",
        "They flew on a Boeing 737 to the G7 meeting.",
        "The home side won 3-2 on Sunday.",
        "Most of them liked it, but many did not.",
    ],
)
def test_no_figure(figures: Callable[..., tuple[Figure, ...]], text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hundreds are feared dead.", "unconfirmed"),
        ("The rebels reportedly hold 30 hostages.", "unconfirmed"),
        ("The government will build 500 homes.", "forecast"),
        ("Costs are expected to reach $4 billion.", "forecast"),
        ("Workers built 500 homes.", "reported"),
        ("Some 62 percent would vote for her.", "reported"),
        ("The base will lie 40 km from the border.", "reported"),
        ("A six-year drought will end soon.", "reported"),
        ("His party's 34 lawmakers will boycott the vote.", "reported"),
        ("The fee, now $10, would climb.", "reported"),
        ("The party wants to save $3 million.", "forecast"),
        ("The rebels have probably lost 60 men.", "unconfirmed"),
        ("There would be cuts among their combined 64 plants.", "reported"),
        ("Bank to pay $3 million fine", "forecast"),
        ("The agency appealed for $3 million.", "forecast"),
        ("The camp will close unless it receives $2 million.", "forecast"),
        ("The deficit would climb, reaching $4 billion.", "forecast"),
        ("Police detained six people suspected of theft.", "reported"),
        ("Dozens were feared dead after an earthquake of magnitude 6.", "reported"),
    ],
)
def test_status(figures: Callable[..., tuple[Figure, ...]], text: str, status: str) -> None:
    figure = figures(text)[-1]
    assert figure.status == status


def test_source_place_and_time(figures: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Ana Silva said 12 people died in Lisbon on Monday."
    said = Statement(0, ((0, 9),), ((10, 14),), ((15, 49),), "indirect", Speaker("Ana Silva", "person", span=(0, 9)))
    (figure,) = figures(text, (said,), published="2025-09-03")
    assert (figure.source, figure.statement, figure.place) == ("Ana Silva", 0, "Lisbon")
    assert figure.time == ("2025-09-01", "2025-09-01")
    assert figure.measure == "killed"


def test_denied_by_its_source(figures: Callable[..., tuple[Figure, ...]]) -> None:
    text = "The ministry denied that 40 soldiers were killed."
    denial = Statement(0, ((0, 12),), ((13, 19),), ((20, 48),), "indirect", Speaker("the ministry", "organization"))
    (figure,) = figures(text, (denial,))
    assert (figure.status, figure.source) == ("denied", "the ministry")


def test_earlier_value(figures: Callable[..., tuple[Figure, ...]]) -> None:
    before, after = figures("The number of dead rose from 250 to 800.")
    assert after.previous == (250, 250)
    assert before.previous is None


def test_part_of_a_whole(figures: Callable[..., tuple[Figure, ...]]) -> None:
    _, part = figures("The raid killed 24 people, including 7 children.")
    assert part.part_of == 0
    assert part.measure == "killed"


def test_scope(figures: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Early reports showed 30 dead in a single valley."
    (figure,) = figures(text)
    assert figure.scope_span is not None
    assert text[slice(*figure.scope_span)] == "in a single valley"


@pytest.mark.parametrize(
    "text",
    [
        "A landslide killed at least 12 villagers in Nepal.",
        "The magnitude 6.1 quake struck at noon.",
        "Half of them fled, and 12 did not.",
        "About a third of the $3 million was lost, the clerk said.",
    ],
)
def test_every_slot_says_why(figures: Callable[..., tuple[Figure, ...]], text: str) -> None:
    slots = {"value", "bound", "measure", "unit", "source", "status", "place", "time", "narrowed by"}
    for figure in figures(text):
        assert slots <= set(figure.why)
        assert all(figure.why[slot] for slot in slots)


def test_why_names_whom_a_pronoun_stands_for(figures: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Ana Silva came. She said 12 people died."
    said = Statement(0, ((16, 19),), ((20, 24),), ((25, 39),), "indirect", Speaker("Ana Silva", "person", span=(0, 9)))
    (figure,) = figures(text, (said,))
    assert figure.why["source"] == "the statement it lies in (rule in_statement), by “said”; “She” stands for Ana Silva"
