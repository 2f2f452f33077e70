"""What holds for times in any text."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import make_article
from reportedly.times import find_times

WORDS = st.sampled_from(
    "on in last next this the of Monday Sept. May 3 31 2024 1999 9999 five a few hundred weeks days centuries ago later"
    " early late end year quarter third spring every twice - / : 7:35 p.m. noon 10/30/2024 0001-01-01 will said tonight"
    " first past 1990s".split(" ")
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=150), day=DAYS | st.none())
def test_times_are_in_order_within_the_text_and_never_run_backwards(language, text, day):
    article = make_article(text, published=day.isoformat() if day else None)
    doc = next(language.parse([article]))[0]
    times = find_times(doc, article)
    assert find_times(doc, article) == times
    last = 0
    for found in times:
        assert last <= found.start < found.end <= len(text)
        assert (found.first is None) == (found.last is None)
        if found.first is not None:
            assert date.fromisoformat(found.first) <= date.fromisoformat(found.last)
        last = found.end


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_date_reads_back(language, day):
    forms = [
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%b}. {day.day}, {day.year}".replace("May.", "May"),
    ]
    text = "\n".join(f"It was signed on {form}." for form in forms)
    article = make_article(text, published="2025-09-02")
    doc = next(language.parse([article]))[0]
    assert [found.first for found in find_times(doc, article)] == [day.isoformat()] * len(forms)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2000, 1, 1), date(2050, 12, 31)), offset=st.integers(0, 6))
def test_a_weekday_in_the_past_is_within_the_week(language, day, offset):
    said = date.fromordinal(day.toordinal() - offset)
    article = make_article(f"The bridge fell on {said:%A}.", published=day.isoformat())
    doc = next(language.parse([article]))[0]
    assert [found.first for found in find_times(doc, article)] == [said.isoformat()]


@pytest.mark.slow
def test_long_digits_and_nested_ranges_take_no_time(language):
    text = " ".join(["2024-" * 500, "1" * 5000, "10/" * 1000, "the end of the early " * 200, "Monday " * 500])
    article = make_article(text)
    doc = next(language.parse([article]))[0]
    start = time.process_time()
    find_times(doc, article)
    assert time.process_time() - start < 2
