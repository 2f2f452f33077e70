"""Time expressions in texts written for these tests, read against Tuesday, 2 September 2025."""

import pytest

from conftest import make_article
from reportedly.times import find_times

TUESDAY = "2025-09-02"

CASES = [
    # weekdays, by the tense of their verb
    ("The quake struck on Sunday.", "Sunday", "date", "2025-08-31", "2025-08-31", "2025-08-31"),
    ("He said on Tuesday that it was over.", "Tuesday", "date", "2025-09-02", "2025-09-02", "2025-09-02"),
    ("They will meet on Thursday.", "Thursday", "date", "2025-09-04", "2025-09-04", "2025-09-04"),
    ("The vote is expected on Monday.", "Monday", "date", "2025-09-08", "2025-09-08", "2025-09-08"),
    ("He left last Friday.", "last Friday", "date", "2025-08-29", "2025-08-29", "2025-08-29"),
    ("Talks resume next Monday.", "next Monday", "date", "2025-09-08", "2025-09-08", "2025-09-08"),
    ("A blast hit the town early Monday.", "early Monday", "time", "2025-09-01TMO", "2025-09-01", "2025-09-01"),
    ("As of Monday evening, 800 were dead.", "Monday evening", "time", "2025-09-01TEV", "2025-09-01", "2025-09-01"),
    ("Buses run on Sundays.", "on Sundays", "set", "XXXX-WXX-7", None, None),
    # dates
    ("It was signed on Oct. 30, 2024.", "Oct. 30, 2024", "date", "2024-10-30", "2024-10-30", "2024-10-30"),
    ("It was signed on 30 October 2024.", "30 October 2024", "date", "2024-10-30", "2024-10-30", "2024-10-30"),
    ("He died on 5 May.", "5 May", "date", "2025-05-05", "2025-05-05", "2025-05-05"),
    ("He died on 24 December.", "24 December", "date", "2024-12-24", "2024-12-24", "2024-12-24"),
    ("The court will rule on Dec. 12.", "Dec. 12", "date", "2025-12-12", "2025-12-12", "2025-12-12"),
    ("They met on May 3-5, 2023.", "May 3-5, 2023", "date", "2023-05-03/2023-05-05", "2023-05-03", "2023-05-05"),
    ("It closed on June 12 last year.", "June 12 last year", "date", "2024-06-12", "2024-06-12", "2024-06-12"),
    ("Updated 2025-08-31.", "2025-08-31", "date", "2025-08-31", "2025-08-31", "2025-08-31"),
    ("Filed on 10/03/2017.", "10/03/2017", "date", None, "2017-03-10", "2017-10-03"),
    ("Filed on 10/30/2017.", "10/30/2017", "date", "2017-10-30", "2017-10-30", "2017-10-30"),
    # months, quarters, seasons, years
    ("Sales fell in August.", "August", "date", "2025-08", "2025-08-01", "2025-08-31"),
    ("Sales fell in December.", "December", "date", "2024-12", "2024-12-01", "2024-12-31"),
    ("The law will take effect in January.", "January", "date", "2026-01", "2026-01-01", "2026-01-31"),
    ("It began in March 2023.", "March 2023", "date", "2023-03", "2023-03-01", "2023-03-31"),
    ("Up in the third quarter of 2024.", "the third quarter of 2024", "date", "2024-Q3", "2024-07-01", "2024-09-30"),
    ("It was dry last summer.", "last summer", "date", "2025-SU", "2025-06-01", "2025-08-31"),
    ("It opened in 2019.", "2019", "date", "2019", "2019-01-01", "2019-12-31"),
    ("It grew from 2019-2021.", "2019-2021", "date", "2019/2021", "2019-01-01", "2021-12-31"),
    ("It was common in the 1990s.", "the 1990s", "date", "199", "1990-01-01", "1999-12-31"),
    ("It ended in late October 2024.", "late October 2024", "date", "2024-10", "2024-10-21", "2024-10-31"),
    ("Talks end in late March of next year.", "late March of next year", "date", "2026-03", "2026-03-21", "2026-03-31"),
    # relative
    ("He spoke yesterday.", "yesterday", "date", "2025-09-01", "2025-09-01", "2025-09-01"),
    ("They fled last night.", "last night", "time", "2025-09-01TNI", "2025-09-01", "2025-09-01"),
    ("Rain is due this week.", "this week", "date", "2025-W36", "2025-09-01", "2025-09-07"),
    ("It fell last month.", "last month", "date", "2025-08", "2025-08-01", "2025-08-31"),
    ("It fell last year.", "last year", "date", "2024", "2024-01-01", "2024-12-31"),
    ("It will fall by the end of the year.", "the end of the year", "date", "2025", "2025-09-01", "2025-12-31"),
    ("It was worse five years ago.", "five years ago", "date", "2020", "2020-01-01", "2020-12-31"),
    ("He left two weeks ago.", "two weeks ago", "date", "2025-W34", "2025-08-18", "2025-08-24"),
    ("He left a few days ago.", "a few days ago", "date", None, "2025-08-24", "2025-08-30"),
    ("Two weeks later he was back.", "Two weeks later", "date", None, None, None),
    # lengths and what comes again
    ("They walked for three days.", "three days", "duration", "P3D", None, None),
    ("A two-week truce was agreed.", "two-week", "duration", "P2W", None, None),
    ("It rained over the past week.", "the past week", "duration", "P1W", "2025-08-26", "2025-09-02"),
    ("It rained over the past three days.", "the past three days", "duration", "P3D", "2025-08-30", "2025-09-02"),
    ("Up in the first 2 months of 2025", "the first 2 months of 2025", "duration", "P2M", "2025-01-01", "2025-02-28"),
    ("He waited for several months.", "several months", "duration", "PXM", None, None),
    ("The paper appears daily.", "daily", "set", "P1D", None, None),
    ("He trains twice a week.", "twice a week", "set", "P1W", None, None),
    ("It floods every two years.", "every two years", "set", "P2Y", None, None),
    # clocks
    ("He was held at 7:35 p.m. Sunday.", "7:35 p.m. Sunday", "time", "2025-08-31T19:35", "2025-08-31", "2025-08-31"),
    ("It began on Monday at noon.", "Monday at noon", "time", "2025-09-01T12:00", "2025-09-01", "2025-09-01"),
    ("It began at 0900 GMT.", "0900 GMT", "time", "T09:00", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "value", "first", "last"), CASES)
def test_an_expression_is_found_and_read(parse, text, words, kind, value, first, last):
    doc, article = parse(text, published=TUESDAY)
    found = [(text[t.start : t.end], t.type, t.value, t.first, t.last) for t in find_times(doc, article)]
    assert found == [(words, kind, value, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "She may march with them.",
        "They sat at the back.",
        "About 2,000 people and 1999 sheep came.",
        "It cost $2019 in all.",
        "A 30-year-old man was hurt.",
        "They ship 500 a day.",
        "The team won 3.15 to 2.",
        "Version 2024.1 is out.",
        "The spring broke and the fall hurt him.",
    ],
)
def test_what_only_looks_like_a_time_is_left(parse, text):
    doc, article = parse(text, published=TUESDAY)
    assert find_times(doc, article) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said on Monday it was so.", "XXXX-WXX-1"),
        ("He died on 5 May.", "XXXX-05-05"),
        ("It fell in August.", "XXXX-08"),
        ("It fell last year.", None),
        ("He spoke yesterday.", None),
        ("He left five years ago.", None),
    ],
)
def test_without_a_date_nothing_is_dated(parse, text, value):
    doc, article = parse(text, published=None)
    (found,) = find_times(doc, article)
    assert (found.value, found.first, found.last) == (value, None, None)


def test_without_a_date_what_is_said_is_dated(parse):
    doc, article = parse("It was signed on 30 October 2024.", published=None)
    (found,) = find_times(doc, article)
    assert (found.value, found.first, found.last) == ("2024-10-30", "2024-10-30", "2024-10-30")


def test_a_date_known_to_the_month_dates_nothing_relative(language):
    article = make_article("He spoke on Monday.", published="2025-09-01")
    month = type(article.published)("2025-09", "month", "test")
    article = type(article)(article.doc, article.text, article.blocks, published=month)
    doc = next(language.parse([article]))[0]
    assert find_times(doc, article)[0].first is None
