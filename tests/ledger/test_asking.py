"""What the words of a search ask for."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ledger.asking import Asked, AskedDay, asked
from reportedly.model import Entry

TODAY = date(2025, 9, 4)  # a Thursday


def entry(
    low: float, high: float | None = None, *, published: str | None = "2025-09-01T08:00Z", **more: object
) -> Entry:
    values: dict = {
        "low": low, "high": low if high is None else high, "bound": "exact", "status": "reported", "source": None,
        "role": None, "published": published, "time": None, "place": None, "scope": None, "doc": "a", "figure": 0,
        "start": 0, "end": 1, "sentence": "",
    }  # fmt: skip
    return Entry(**values | more)


@pytest.mark.parametrize(
    ("text", "low", "high", "left"),
    [
        ("between 40 and 60 dead", 40, 60, "dead"),
        ("60-40 dead", 40, 60, "dead"),
        ("more than forty killed in Kunar", 41, None, "killed in kunar"),
        ("at least 1,000 displaced", 1000, None, "displaced"),
        ("fewer than ten injured", None, 9, "injured"),
        ("214 fell ill", 214, 214, "fell ill"),
        ("covid-19 cases", None, None, "covid 19 cases"),
        ("over the river", None, None, "the river"),
        ("about 1,000 dockers", 900, 1100, "dockers"),
        ("around forty dead", 36, 44, "dead"),
        ("what did he say about 40 dead", 40, 40, "he about dead"),
    ],
)
def test_numbers_that_are_asked_for(text: str, low: float | None, high: float | None, left: str) -> None:
    found = asked(text, TODAY)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert (found.words, found.is_bare) == (left, low is not None and low == high)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("killed 2025-09-01", AskedDay(2025, 9, 1)),
        ("3rd of May 2024", AskedDay(2024, 5, 3)),
        ("September 1", AskedDay(None, 9, 1)),
        ("dead in Sep 2025", AskedDay(2025, 9)),
        ("floods 2024", AskedDay(2024)),
        ("killed yesterday", AskedDay(2025, 9, 3)),
        ("hurt on Monday", AskedDay(2025, 9, 1)),
        ("hurt on Thursday", AskedDay(2025, 8, 28)),
        ("may the mayor speak", None),
    ],
)
def test_days_that_are_asked_for(text: str, day: AskedDay | None) -> None:
    assert asked(text, TODAY).day == day


@pytest.mark.parametrize(
    ("text", "who", "about"),
    [
        ("what did the minister say", "minister", ""),
        ("what did the mayor say about the dam", "mayor", "dam"),
        ("Mujahid said", "mujahid", ""),
    ],
)
def test_who_is_asked_for(text: str, who: str, about: str) -> None:
    found = asked(text, TODAY)
    assert (found.said, found.who, found.about) == (True, who, about)


@pytest.mark.parametrize(
    ("wanted", "given", "fits"),
    [
        (Asked(words="", low=40, high=60), entry(55), True),
        (Asked(words="", low=40, high=60), entry(30, 45, bound="range"), True),
        (Asked(words="", low=40, high=60), entry(61), False),
        (Asked(words="", low=40, high=60), entry(20, 99, bound="vague"), False),
        (Asked(words="", day=AskedDay(2025, 9, 1)), entry(5), True),
        (Asked(words="", day=AskedDay(None, 8)), entry(5), False),
        (Asked(words="", day=AskedDay(2025, 8)), entry(5, time=("2025-08-31", "2025-08-31")), True),
        (Asked(words="", day=AskedDay(2025)), entry(5, published=None), False),
    ],
)
def test_entries_fit_numbers_and_days(wanted: Asked, given: Entry, fits: bool) -> None:
    assert wanted.fits(given) is fits
    assert AskedDay(2025, 9).pattern == "2025-09-__"
