"""Articles go to the story whose words they share, and the order in which they are read changes nothing."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Features
from reportedly.store import revisions_of
from stories_shelving import DAY, features, generated, groups_of, shelving

FLOOD = features("flood", "river", "exampleton", "mayor", "dam", "school", "rescue", "water")
LATER_FLOOD = features("exampleton", "mayor", "dam", "school", "rescue", "water", "bridge", "toll")
BOAT = features("boat", "fisherman", "harbour", "coast", "guard", "crew", "drift", "sea")
LATER_BOAT = features("boat", "fisherman", "harbour", "coast", "guard", "found")


def evenly(*terms: str) -> Features:
    return Features(terms, (5,) * len(terms))


def test_articles_join_the_story_with_their_words() -> None:
    with shelving() as shelf:
        flood, boat = shelf.place("flood", FLOOD), shelf.place("boat", BOAT)
        assert flood != boat
        assert shelf.place("later flood", LATER_FLOOD, date(2025, 9, 3)) == flood
        assert shelf.place("later boat", LATER_BOAT, None) == boat


def test_a_story_ends_when_nothing_is_heard_of_it() -> None:
    with shelving() as shelf:
        first = shelf.place("first", FLOOD)
        assert shelf.place("a year later", FLOOD, date(2026, 9, 1)) != first
        assert shelf.place("a month later", LATER_FLOOD, date(2025, 10, 1)) == first


def test_an_article_without_words_is_a_story_of_its_own() -> None:
    with shelving() as shelf:
        assert shelf.place("one", Features()) != shelf.place("other", Features())


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.permutations(range(30)), st.sampled_from((3, 8, 150)))
def test_the_order_of_reading_changes_nothing(seed: int, order: list[int], largest: int) -> None:
    articles = generated(seed)
    assert groups_of([articles[number] for number in order], largest) == groups_of(articles, largest)


def test_generated_articles_make_stories_of_several() -> None:
    sizes = [[len(group) for group in groups_of(generated(seed))] for seed in range(3)]
    assert sum(1 < len(each) < 30 and max(each) > 1 for each in sizes) >= 2


def test_an_article_between_two_stories_joins_them_and_the_larger_keeps_its_number() -> None:
    east, west = [f"east{n}" for n in range(8)], [f"west{n}" for n in range(8)]
    with shelving() as shelf:
        small = shelf.place("west", features(*west))
        large = shelf.place("east", features(*east))
        assert shelf.place("east too", features(*east)) == large != small
        for number in range(6):
            shelf.place(f"both {number}", features(*(east[:5] + west[:5])))
        assert shelf.groups() == [
            ["both 0", "both 1", "both 2", "both 3", "both 4", "both 5", "east", "east too", "west"]
        ]
        assert set(shelf.stories().values()) == {large}
        assert shelf.store.story_now(small) == large


def test_a_story_comes_apart_when_what_held_it_together_goes() -> None:
    east, west = [f"east{n}" for n in range(8)], [f"west{n}" for n in range(8)]
    with shelving() as shelf:
        for number in range(6):
            shelf.place(f"both {number}", features(*(east[:5] + west[:5])))
        shelf.place("west", features(*west))
        shelf.place("east", features(*east))
        story = shelf.place("east too", features(*east))
        for number in range(6):
            shelf.place(f"both {number}", features(*(f"other{n}" for n in range(8))))
        assert shelf.groups() == [[f"both {number}" for number in range(6)], ["east", "east too"], ["west"]]
        assert shelf.stories()["east"] == story != shelf.stories()["both 0"]


def test_copies_beyond_all_bounds_are_one_story() -> None:
    with shelving(largest=5) as shelf:
        for number in range(12):
            shelf.place(f"copy {number}", FLOOD)
        shelf.place("boat", BOAT)
        assert sorted(map(len, shelf.groups())) == [1, 12]
        shelf.place("copy 12", FLOOD)
        assert sorted(map(len, shelf.groups())) == [1, 13]


def test_crowds_are_joined_and_their_old_numbers_lead_to_the_story() -> None:
    words, others = [f"east{n}" for n in range(20)], [f"west{n}" for n in range(4)]
    with shelving(largest=5) as shelf:
        for number in range(8):
            one = shelf.place(f"one {number}", evenly(*words))
            other = shelf.place(f"other {number}", evenly(*words[:16], *others))
        assert one != other
        assert shelf.place("between", evenly(*words[:18], *others[:2])) == one
        assert set(shelf.stories().values()) == {one}
        assert shelf.store.story_now(other) == one


def test_an_event_larger_than_a_region_is_told_by_days() -> None:
    with shelving(largest=20) as shelf:
        for number in range(60):
            words = random.Random(number).sample(range(24), 16)
            shelf.place(f"doc{number:02}", evenly(*(f"word{word}" for word in words)), DAY + timedelta(number // 4))
        sizes = sorted(map(len, shelf.groups()))
        assert sum(sizes) == 60 and len(sizes) <= 8 and sizes[-1] <= 20, sizes


@pytest.mark.slow
def test_crowds_are_the_same_in_any_order() -> None:
    shifted = features(*FLOOD.terms[:-1], "mud")
    days = [DAY + timedelta(40 * (number % 2)) for number in range(24)]
    articles = [(f"doc{number:02}", shifted if number % 3 else FLOOD, day) for number, day in enumerate(days)]
    expected = groups_of(articles, 5)
    for seed in range(5):
        assert groups_of(random.Random(seed).sample(articles, len(articles)), 5) == expected


def test_what_a_person_put_together_stays_and_draws_others() -> None:
    with shelving() as shelf:
        flood, boat = shelf.place("flood", FLOOD), shelf.place("boat", BOAT)
        shelf.pin(flood, "flood", "boat")
        assert shelf.place("later boat", LATER_BOAT) == flood
        assert shelf.place("later flood", LATER_FLOOD) == flood
        assert boat not in shelf.stories().values()


def test_what_a_person_took_apart_stays_apart() -> None:
    with shelving() as shelf:
        story = shelf.place("flood", FLOOD)
        assert shelf.place("later", LATER_FLOOD) == story
        other = shelf.place("elsewhere", BOAT)
        shelf.pin(story, "flood")
        shelf.pin(other, "later", "elsewhere")
        shelf.place("bridge", features(*LATER_FLOOD.terms[2:], "ferry"))
        assert shelf.stories() == {"flood": story, "later": other, "elsewhere": other, "bridge": other}


def test_what_a_person_lets_go_is_grouped_again() -> None:
    with shelving() as shelf:
        story = shelf.place("flood", FLOOD)
        shelf.place("later", LATER_FLOOD)
        other = shelf.place("boat", BOAT)
        shelf.pin(other, "later")
        shelf.store.execute("update articles set story_pinned = 0, story_id = null where doc = 'later'")
        shelf.index.group_again([row.id for row in revisions_of(shelf.store, ["later"])])
        assert shelf.stories() == {"flood": story, "later": story, "boat": other}


def test_a_revision_stands_in_for_the_one_before() -> None:
    with shelving() as shelf:
        flood, boat = shelf.place("flood", FLOOD), shelf.place("boat", BOAT)
        assert shelf.place("later", LATER_FLOOD) == flood
        assert shelf.place("later", LATER_BOAT) == boat
        assert shelf.groups() == [["boat", "later"], ["flood"]]


@pytest.mark.parametrize("seed", range(3))
def test_taking_an_article_out_leaves_what_would_be_without_it(seed: int) -> None:
    articles = generated(seed)
    with shelving() as shelf:
        for article in articles:
            shelf.place(*article)
        for doc in ("doc03", "doc11", "doc12"):
            [row] = revisions_of(shelf.store, [doc])
            shelf.index.remove(row.id)
            shelf.store.execute("delete from articles where id = ?", (row.id,))
        assert shelf.groups() == groups_of([each for each in articles if each[0] not in ("doc03", "doc11", "doc12")])
