"""Date lines give what they say, no more."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.dates import LONGEST_DATE, read_date, read_iso
from reportedly.model import Moment

SAVED = Moment("2025-09-01T10:00:00+02:00", "second", "WARC date")


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("Updated 31 October 2024", "2024-10-31", "day"),
        ("Published: October 31, 2024", "2024-10-31", "day"),
        ("13/04/2025", "2025-04-13", "day"),
        ("September 3, 2025 at 4:15 PM", "2025-09-03T16:15:00", "minute"),
        ("2025-09-01T08:30:00+04:30", "2025-09-01T08:30:00+04:30", "second"),
        ("Updated 10 sec ago", "2025-09-01T09:59:50+02:00", "minute"),
        ("Updated 2 hours 5 minutes ago", "2025-09-01T07:55:00+02:00", "minute"),
        ("3 days ago", "2025-08-29", "day"),
        ("Updated an hour ago", "2025-09-01T09:00:00+02:00", "minute"),
        ("2 hours and 5 minutes ago", "2025-09-01T07:55:00+02:00", "minute"),
        ("Yesterday", "2025-08-31", "day"),
        ("Updated: Monday, September 1, 2025 10:15 a.m. ET", "2025-09-01T10:15:00-04:00", "minute"),
        ("Jan. 2, 2025 10:15 a.m. ET", "2025-01-02T10:15:00-05:00", "minute"),
        ("01 Sep 2025 | 10:15 IST", "2025-09-01T10:15:00", "minute"),
        ("Sept. 1, 2025, 9:02 AM EDT / Updated Sept. 1, 2025, 11:10 AM EDT", "2025-09-01T09:02:00-04:00", "minute"),
        ("11.08.2025", "2025-08-11", "day"),
        ("31.08.2025 18:20", "2025-08-31T18:20:00", "minute"),
    ],
)
def test_dates(line: str, value: str, precision: str) -> None:
    moment = read_date(line, "line", SAVED)
    assert moment is not None
    assert (moment.value, moment.precision) == (value, precision)


@pytest.mark.parametrize(
    "line", ["03/04/2025", "Updated soon", "31 February 2025", "Posted at 12.30pm", "2 months ago", "September 2025"]
)
def test_what_is_no_certain_date_is_none(line: str) -> None:
    assert read_date(line, "line", SAVED) is None


@pytest.mark.slow
@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))
def test_written_dates_read_back(moment: datetime) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d"):
        found = read_date(f"Updated {moment.strftime(form)}", "line", None)
        assert found is not None and found.value == moment.date().isoformat()
    whole = read_iso(moment.isoformat(), "json-ld")
    assert whole is not None and whole.day == moment.date().isoformat()


@given(st.integers(1, 59), st.integers(1, 59))
def test_relative_times_count_back(minutes: int, seconds: int) -> None:
    found = read_date(f"Updated {minutes} min {seconds} sec ago", "line", SAVED)
    wanted = datetime.fromisoformat(SAVED.value) - timedelta(minutes=minutes, seconds=seconds)
    assert found is not None and datetime.fromisoformat(found.value) == wanted


def test_seconds_before_a_day_are_still_that_day() -> None:
    saved = Moment("2025-09-01", "day", "--saved")
    for line, value in (("Updated 10 sec ago", "2025-09-01"), ("Updated 2 days ago", "2025-08-30")):
        found = read_date(line, "line", saved)
        assert found is not None and (found.value, found.precision) == (value, "day")


@pytest.mark.parametrize("unit", ["a", "1", "1 ", "one ", "a a ", " ", "and ", "1aa,", "/", "\u00a0|"])
def test_a_hostile_date_takes_little_time(unit: str) -> None:
    start = time.thread_time()
    for length in (150, 100_000):
        assert read_date(unit * (length // len(unit)) + "!", "json-ld", SAVED) is None
    assert time.thread_time() - start < 0.5


def test_what_is_longer_than_a_date_is_none() -> None:
    assert read_date("31 October 2024" + " " * LONGEST_DATE + "!", "json-ld", SAVED) is None
    assert read_date("  31 October 2024\n" + " " * LONGEST_DATE, "json-ld", SAVED) is not None
