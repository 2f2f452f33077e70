"""Posts of live blogs have their own moments."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from conftest import make_article
from reportedly.articles.posts import headed_posts
from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Article, Figure, Moment, Post, Story

NEWEST_FIRST = """Flood in Lower Oster: as it happened
21:40 – The ministry counts 17 dead.
16:05 – The mayor speaks of 12 dead.
07:30 – Seven bodies were found.
23:50 – The river is over its banks."""
OLDEST_FIRST = """Flood in Lower Oster: as it happened
Sat 8.15pm: The river is over its banks.
Sun 7.30am: Seven bodies were found.
Sun 4.05pm: The mayor speaks of 12 dead."""


def blog(text: str, published: str | None = "2026-03-01T22:00+01:00") -> Article:
    moment = Moment(published, "minute", "test") if published else None
    article = replace(make_article(text, doc="blog", headline=True, published=None), published=moment)
    return replace(article, posts=headed_posts(text, article.blocks, moment, None))


def told(posts: tuple[Post, ...]) -> list[str | None]:
    return [post.told.value if post.told else None for post in posts]


def test_days_are_counted_back_where_the_clock_goes_up() -> None:
    assert told(blog(NEWEST_FIRST).posts) == [
        "2026-03-01T21:40+01:00",
        "2026-03-01T16:05+01:00",
        "2026-03-01T07:30+01:00",
        "2026-02-28T23:50+01:00",
    ]


def test_named_weekdays_and_the_oldest_post_first() -> None:
    assert told(blog(OLDEST_FIRST).posts) == [
        "2026-02-28T20:15+01:00",
        "2026-03-01T07:30+01:00",
        "2026-03-01T16:05+01:00",
    ]


def test_a_blog_without_a_day_has_posts_without_moments() -> None:
    assert set(told(blog(NEWEST_FIRST, published=None).posts)) == {None}


def test_two_times_of_day_are_no_live_blog() -> None:
    assert blog("Flood\n10:00 – The river rises.\n11:00 – It falls.\nThe mayor thanked all.").posts == ()


def test_what_stands_before_the_first_post_is_in_none() -> None:
    article = blog(NEWEST_FIRST)
    assert article.post_at(3) is None
    assert article.post_at(NEWEST_FIRST.index("mayor")) == article.posts[1]


def test_a_post_keeps_its_id_when_newer_ones_are_added() -> None:
    first, later = blog(NEWEST_FIRST), blog(NEWEST_FIRST.replace("happened\n", "happened\n21:50 – Rain again.\n"))
    assert [post.id for post in later.posts[1:]] == [post.id for post in first.posts]
    assert len({post.id for post in later.posts}) == 5


def test_the_newest_post_stands_though_it_comes_first_and_posts_do_not_contradict_each_other() -> None:
    made = blog(NEWEST_FIRST)
    figures = tuple(
        Figure(
            start=at, end=at + 2, low=value, high=value, bound="exact", measure="killed", unit="people",
            sentence=(at - 25, at + 8), source=source,
        )
        for value, source in ((17, "The ministry"), (12, "The mayor"))
        for at in (NEWEST_FIRST.index(f"{value} dead"),)
    )  # fmt: skip
    (tally,) = build_ledger(Story(1, "Flood", ()), [Analysis(article=made, figures=figures)]).tallies
    assert [(entry.low, entry.published) for entry in tally.entries] == [
        (12, "2026-03-01T16:05+01:00"),
        (17, "2026-03-01T21:40+01:00"),
    ]
    assert (tally.standing, tally.conflicts) == ((17, 17), ())


@given(st.lists(st.text(alphabet="0123456789:.h –apmSatun\n", max_size=12), max_size=12))
def test_any_text_has_posts_in_order_of_its_characters(lines: list[str]) -> None:
    posts = blog("Headline\n" + "\n".join(lines)).posts
    assert [post.start for post in posts] == sorted(post.start for post in posts)
