"""Articles go to the story whose words they share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Features
from reportedly.stories import StoryIndex

DAY = date(2025, 9, 1)


def features(*terms: str) -> Features:
    return Features(terms, tuple(range(2 * len(terms), len(terms), -1)))


FLOOD = features("flood", "river", "exampleton", "mayor", "dam", "school", "rescue", "water")
LATER_FLOOD = features("exampleton", "mayor", "dam", "school", "rescue", "water", "bridge", "toll")
BOAT = features("boat", "fisherman", "harbour", "coast", "guard", "crew", "drift", "sea")
LATER_BOAT = features("boat", "fisherman", "harbour", "coast", "guard", "found")
CUP = features("cup", "final", "goal")


def test_articles_join_the_story_with_their_words() -> None:
    index = StoryIndex()
    assert index.place(FLOOD, DAY) is None
    index.add(1, FLOOD, DAY)
    assert index.place(BOAT, DAY) is None
    index.add(2, BOAT, DAY)
    assert index.place(LATER_FLOOD, date(2025, 9, 3)) == 1
    assert index.place(LATER_BOAT, None) == 2


def test_a_story_ends_when_nothing_is_heard_of_it() -> None:
    index = StoryIndex()
    index.add(1, FLOOD, DAY)
    assert index.place(FLOOD, date(2025, 12, 1)) is None
    assert index.place(FLOOD, date(2025, 6, 1)) is None
    index.add(1, LATER_FLOOD, date(2025, 9, 30))
    assert index.place(FLOOD, date(2025, 10, 25)) == 1


def test_stories_of_undated_articles_are_found() -> None:
    index = StoryIndex()
    index.add(1, FLOOD, None)
    assert index.place(LATER_FLOOD, DAY) == 1
    assert index.place(LATER_FLOOD, None) == 1


def test_an_article_without_words_begins_its_own_story() -> None:
    index = StoryIndex()
    index.add(1, Features(), DAY)
    assert index.place(Features(), DAY) is None


def place_all(articles: Sequence[tuple[Features, date | None]], restart: int | None = None) -> list[int]:
    """The stories of articles, the index made again from what is known after some of them."""
    index, kept = StoryIndex(), list[int]()
    for number, (each, day) in enumerate(articles):
        if number == restart:
            index = StoryIndex()
            for story, (old, old_day) in zip(kept, articles, strict=False):
                index.add(story, old, old_day)
        kept.append(index.place(each, day) or number + 1)
        index.add(kept[-1], each, day)
    return kept


DAYS = st.none() | st.dates(date(2025, 8, 1), date(2025, 11, 1))
ARTICLES = st.lists(st.tuples(st.sampled_from((FLOOD, LATER_FLOOD, BOAT, LATER_BOAT, CUP)), DAYS), max_size=12)


@given(ARTICLES, st.integers(0, 12))
def test_an_index_made_again_places_the_same(articles: list[tuple[Features, date | None]], restart: int) -> None:
    assert place_all(articles) == place_all(articles, restart)


@given(st.permutations((FLOOD, LATER_FLOOD, BOAT, LATER_BOAT, CUP)))
def test_events_that_share_no_words_are_told_apart_in_any_order(order: list[Features]) -> None:
    stories = dict(zip(order, place_all([(each, DAY) for each in order]), strict=True))
    assert stories[FLOOD] == stories[LATER_FLOOD]
    assert stories[BOAT] == stories[LATER_BOAT]
    assert len({stories[FLOOD], stories[BOAT], stories[CUP]}) == 3
