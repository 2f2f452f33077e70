"""Which numbers are no figures, and bare numbers whose sentence says what they count."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.model import Figure

Find = Callable[[str], tuple[Figure, ...]]


some = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
number = st.integers(2, 999)
host = st.sampled_from(("https://news.example.org/", "http://example.com/story/", "www.example.net/a-"))
model = st.sampled_from(("Boeing 7{}7", "the Airbus A3{}0", "an iPhone 1{}", "the Apollo 1{} capsule", "an F-{}5"))
month = st.sampled_from(("January", "March", "June", "October", "December"))
street = st.sampled_from(("Mill Lane", "Oak Street", "Harbour Road", "Fifth Avenue"))
club = st.sampled_from(("Rovers", "United", "the Hawks", "Wanderers"))


@some
@given(host, number, number)
def test_numbers_in_addresses_of_pages(figures: Find, host: str, first: int, second: int) -> None:
    assert figures(f"Read more at {host}{first}/{second}.html or write to us.") == ()


@some
@given(st.integers(200, 999), st.integers(0, 9999))
def test_telephone_numbers(figures: Find, area: int, line: int) -> None:
    assert figures(f"Call {area}-555-{line:04} for help, or the desk on +44 20 7946 {line:04}.") == ()


@some
@given(club, club, st.integers(0, 9), st.integers(0, 9))
def test_scores(figures: Find, home: str, away: str, first: int, second: int) -> None:
    assert figures(f"They beat {away} {first}-{second} at home, after a {second}-{first} defeat by {home}.") == ()


@some
@given(model, st.integers(1, 9))
def test_names_of_models(figures: Find, name: str, digit: int) -> None:
    assert figures(f"She came with {name.format(digit)} on Sunday.") == ()


@some
@given(st.integers(1, 28), month, st.integers(1950, 2029), st.integers(1, 12), st.integers(0, 59))
def test_dates_and_times_of_day(figures: Find, day: int, name: str, year: int, hour: int, minute: int) -> None:
    assert figures(f"They met on {day} {name} {year}, and again on {name} {day} at {hour}:{minute:02} p.m.") == ()


@some
@given(st.integers(1, 999), street)
def test_street_addresses(figures: Find, house: int, name: str) -> None:
    assert figures(f"The office is at {house} {name}, near the river.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nora Feld, a teacher of 67 who lives here, agreed.",
        "It was the best result since at least 1984.",
        "She had to choose between the two and stayed.",
        "Acme Images 22 Rescuers search the site",
    ],
)
def test_no_figure(figures: Find, text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "measure", "unit"),
    [
        ("The number of marines will rise to 700.", 700, "people", "marines"),
        ("They put the number of workers at risk at 14,000.", 14000, "people", "workers"),
        ("The crown traded at 28.4 to the dollar.", 28.4, "money", ""),
        ("The Dow industrials index closed at 18,432.24.", 18432.24, "percent", "points"),
        ("Half asleep, Six men were hurt.", 6, "injured", "men"),
        ("An 80-seat hall of deputies opened.", 80, "votes", "seat hall"),
        ("About 900 people are without power.", 900, "affected", "people"),
        ("Some 4,000 customers have had their data stolen.", 4000, "affected", "customers"),
        ("The camp holds 3,000 people facing hunger.", 3000, "affected", "people"),
        ("Doctors saw 5 patients with gunshot wounds.", 5, "injured", "patients"),
    ],
)
def test_what_is_counted(figures: Find, text: str, low: float, measure: str, unit: str) -> None:
    figure = figures(text)[-1]
    assert (figure.low, figure.measure, figure.unit) == (low, measure, unit)


def test_joined_numbers_share_their_unit(figures: Find) -> None:
    first, second = figures("They were jailed for six and eight years respectively.")
    assert (first.measure, first.unit) == (second.measure, second.unit) == ("duration", "years")


def test_a_number_does_not_count_the_next_ones_years(figures: Find) -> None:
    first, second, *_ = figures("The party won 88 seats, down from 104 four years ago.")
    assert (first.measure, second.measure) == ("votes", "votes")


def test_one_of_those_hurt(figures: Find) -> None:
    _, one = figures("Five people were injured, one critically.")
    assert (one.low, one.measure) == (1, "injured")


@pytest.mark.parametrize(
    "text",
    [
        "But the 19-year-old gained praise for it.",
        "Many of those over 45 agreed.",
        "It happened 20 and 50 years ago.",
        "They lost the best-of-seven series.",
        "The show runs from 6AM to 9AM.",
        "There was plenty to think about in 2015, she wrote.",
        "The new panel is a large 18:9 screen.",
        "''Billions,'' on cable, is a drama.",
        "He worked over one of his last speeches.",
        "It is a goal, and one on which she agrees.",
    ],
)
def test_turns_of_phrase(figures: Find, text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("The fire forced 900 to flee.", "displaced", "people"),
        ("Nine dockworkers were wounded.", "injured", "dockworkers"),
        ("The army got 25 Strykers.", "count", "strykers"),
        ("She has a three-point lead in Ohio.", "percent", "point lead"),
        ("He has taken millions in campaign donations.", "money", ""),
        ("They polled 1,042 Ohio registered voters.", "people", "ohio registered voters"),
        ("The dead included two doctors.", "killed", "doctors"),
        ("The winger had a three-point game for the team.", "count", "point game"),
    ],
)
def test_measures_of_politics_and_money(figures: Find, text: str, measure: str, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.unit) == (measure, unit)


@pytest.mark.parametrize("text", ["They gave Ukraine 25 Strykers.", "He met 12 Trinidadians."])
def test_names_counted_are_figures(figures: Find, text: str) -> None:
    assert len(figures(text)) == 1


@pytest.mark.slow
def test_long_sentences_take_little_time(figures: Find) -> None:
    before = time.process_time()
    assert len(figures("5 percent on Monday in Paris, " * 400)) == 400
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The share of women rose from 60 to 75 percent.", [(60, "percent"), (75, "percent")]),
        ("The ride took half an hour.", [(0.5, "duration")]),
        ("For a half century the mill stood idle.", [(0.5, "duration")]),
        ("Two soldiers killed the gunman.", [(2, "people")]),
        ("Two soldiers killed in the clash were brothers.", [(2, "killed")]),
        ("Hundreds of villagers attacked a police post.", [(200, "people")]),
        ("On Monday 5 people were killed and on Tuesday 17 more died.", [(5, "killed"), (17, "killed")]),
        ("In Marlow 12 died.", [(12, "killed")]),
        (
            "It passed with 153 members voting for the budget and 142 voting against.",
            [(153, "votes"), (142, "votes")],
        ),
        ("Over 180 missing people were sought.", [(180, "missing")]),
        ("They raced to save dozens of stranded foreign trekkers.", [(24, "affected")]),
        ("It is about $7 million short of the $64 million that it needs.", [(7e6, "money"), (64e6, "money")]),
        ("ELEVEN POLICE KILLED IN MARLOW CAR BOMB ATTACK", [(11, "killed")]),
        ("Eleven Miners Killed In Marlow Blast, Owners Say", [(11, "killed")]),
        ("Revenue rose from $362 million in 2014 to $557 million in 2015.", [(362e6, "money"), (557e6, "money")]),
        ("She lost the state 36 percent to 51 percent.", [(36, "percent"), (51, "percent")]),
        ("Output will grow 3 percent to 5 percent.", [(3, "percent")]),
        ("Write to the fund at Haven House, Marlow, NY 10032.", []),
        (
            "The death toll from the blast at the port, which many heard far inland, rose to at least six.",
            [(6, "killed")],
        ),
        ("The share price, which fell after the scandal that killed its standing, rose to 85.", [(85, "count")]),
        ("The council voted to raise the wage by $1 to $8.25.", [(1, "money"), (8.25, "money")]),
        ("They want to cut spending by $1 billion to $2 billion.", [(1e9, "money")]),
        ("It had six weather-related cancellations.", [(6, "count")]),
        ("Savers lost trillions in the crash.", [(2e12, "money")]),
        ("The town sold tobacco to buyers over 21.", []),
        ("The missiles were sold under a 2007 contract.", []),
        ("The water holds mere parts per billion of oil.", []),
        ("The wealthy few are made richer.", []),
    ],
)
def test_which_numbers_are_figures_of_what(figures: Find, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.low, figure.measure) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "bound", "unit", "status"),
    [
        ("Donors handed over $25 million last month.", "exact", "usd", "reported"),
        ("The fund is about $7 million short of the $64 million that it needs.", "exact", "usd", "reported"),
        ("They have one: A $15 minimum wage.", "exact", "usd", "reported"),
        ("The mud swept over 46 homes.", "exact", "homes", "reported"),
        ("Analysts had estimated $3 million.", "exact", "usd", "reported"),
        ("It cost an estimated $3 million.", "about", "usd", "reported"),
        ("Terminals totaled nearly 47,000.", "about", "terminals", "reported"),
        ("The ticket costs A$15.", "exact", "aud", "reported"),
        ("It will give $9, down sharply from the more than $60 it gave last year.", "at_least", "usd", "reported"),
    ],
)
def test_signs_and_words_before_a_sum(figures: Find, text: str, bound: str, unit: str, status: str) -> None:
    figure = figures(text)[-1]
    assert (figure.bound, figure.unit, figure.status) == (bound, unit, status)
