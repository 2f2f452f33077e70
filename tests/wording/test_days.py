"""Moments and days in words."""

from __future__ import annotations

import pytest

from reportedly.wording.days import day_in_words, moment_in_words, moment_with_zone, short_moment, span_in_words


@pytest.mark.parametrize(
    ("value", "whole", "zoned", "short", "day"),
    [
        ("2025-09-01T08:10:00+04:30", "1 Sep 2025, 08:10", "1 Sep 2025, 08:10 UTC+04:30", "1 Sep 08:10", "1 Sep 2025"),
        ("2025-09-01T08:10", "1 Sep 2025, 08:10", "1 Sep 2025, 08:10", "1 Sep 08:10", "1 Sep 2025"),
        ("2025-09-01", "1 Sep 2025", "1 Sep 2025", "1 Sep 2025", "1 Sep 2025"),
        ("9999-12-31T23:59", "9999-12-31T23:59", "9999-12-31T23:59", "9999-12-31T23:59", "9999-12-31"),
    ],
)
def test_one_moment_in_its_forms(value: str, whole: str, zoned: str, short: str, day: str) -> None:
    assert moment_in_words(value) == whole
    assert moment_with_zone(value) == zoned
    assert short_moment(value) == short
    assert day_in_words(value) == day


def test_an_unknown_moment_is_said_to_be_unknown() -> None:
    assert moment_in_words(None) == short_moment(None) == day_in_words(None) == span_in_words([None]) == "no date"


def test_a_span_takes_the_first_and_the_last_day() -> None:
    assert span_in_words(["2025-09-03T10:00", None, "2025-08-30", "2025-09-01"]) == "30 Aug – 3 Sep 2025"
