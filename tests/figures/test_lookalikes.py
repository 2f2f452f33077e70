"""Numbers that are no figures, and texts made to cost time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.figures import find_figures, find_quantities
from reportedly.model import Article

pytestmark = pytest.mark.slow

Parse = Callable[..., tuple[Doc, Article]]
some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
days, years, hours = st.integers(1, 28), st.integers(1950, 2049), st.integers(1, 12)


def figures(parse: Parse, text: str) -> list[str]:
    """The number expressions of a text's figures."""
    doc, article = parse(text)
    return [text[figure.start : figure.end] for figure in find_figures(doc, article, (), (), ())]


@some
@given(st.integers(1, 9999), years, st.sampled_from(["news", "a", "story-77"]))
def test_addresses_of_the_web(parse: Parse, number: int, year: int, word: str) -> None:
    text = f"Read more at https://example.org/{year}/{number}/{word}?id={number} or www.example.com/{number} today."
    assert figures(parse, text) == []


@some
@given(st.integers(200, 999), st.integers(200, 999), st.integers(1000, 9999), st.integers(0, 3))
def test_phone_numbers(parse: Parse, area: int, first: int, last: int, form: int) -> None:
    written = [
        f"{area}-{first}-{last}",
        f"({area}) {first}-{last}",
        f"+1 {area} {first} {last}",
        f"{area}.{first}.{last}",
    ]
    assert figures(parse, f"Call the office at {written[form]} for help.") == []


@some
@given(days, years, st.sampled_from(["March", "June", "November"]), st.integers(0, 5))
def test_dates(parse: Parse, day: int, year: int, month: str, form: int) -> None:
    written = [
        f"on {month} {day}, {year}",
        f"on {day} {month} {year}",
        f"on {day:02}/{day % 12 + 1:02}/{year}",
        f"on {year}-{day % 12 + 1:02}-{day:02}",
        f"in {month} {year}",
        f"in {year}",
    ]
    assert figures(parse, f"The bridge was opened {written[form]}.") == []


@some
@given(hours, st.integers(0, 59), st.sampled_from(["a.m.", "p.m.", "am", "GMT"]))
def test_clock_times(parse: Parse, hour: int, minute: int, half: str) -> None:
    assert figures(parse, f"The session begins at {hour}:{minute:02} {half} in the town hall.") == []


@some
@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["win", "defeat", "draw", "lead"]))
def test_scores(parse: Parse, home: int, away: int, word: str) -> None:
    assert figures(parse, f"The home side had a {home}-{away} {word} on Sunday.") == []


@some
@given(st.sampled_from(["Boeing 737", "iPhone 12 Pro", "Airbus A320", "F-16", "Windows 11", "MiG-29", "Galaxy S21"]))
def test_names_of_models(parse: Parse, model: str) -> None:
    assert figures(parse, f"The minister arrived with a {model} from abroad.") == []


@some
@given(st.integers(1, 9999), st.sampled_from(["Main Street", "Oak Avenue", "Mill Road", "Park Lane"]))
def test_addresses_of_houses(parse: Parse, number: int, street: str) -> None:
    assert figures(parse, f"The family lived at {number} {street} before the war.") == []


@some
@given(st.integers(2, 900), st.sampled_from(["-", "–", " to "]), st.integers(1, 90), st.booleans())
def test_what_a_range_counts_reads_back(parse: Parse, low: int, gap: str, more: int, killed: bool) -> None:
    text = f"Some reports say {low}{gap}{low + more} miners were {'killed' if killed else 'hired'} there."
    (quantity,) = find_quantities(parse(text)[0])
    assert text[quantity.start : quantity.end] == f"{low}{gap}{low + more}"
    assert (quantity.low, quantity.high) == (low, low + more)
    assert quantity.noun is not None and quantity.noun.text == "miners"


@pytest.mark.parametrize(
    "piece", ["7", "7,000 ", "$4 ", "5% ", "1/2 ", "3 to ", "up 2 ", "http://a.b/1 ", "US$ ", "six-", "a ", "1 km/h "]
)
def test_time_grows_with_length_only(parse: Parse, piece: str) -> None:
    doc, _ = parse((piece * 400).strip())
    start = time.process_time()
    find_quantities(doc)
    assert time.process_time() - start < 1
