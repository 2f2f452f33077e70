"""Articles go to the story whose words they share."""

from __future__ import annotations

from datetime import date

from reportedly.stories import StoryIndex

FLOOD = ("flood", "river", "exampleton", "mayor", "dam", "school", "rescue", "water")
BOAT = ("boat", "fisherman", "harbour", "coast", "guard", "crew", "drift", "sea")
DAY = date(2025, 9, 1)


def test_articles_join_the_story_with_their_words() -> None:
    index = StoryIndex()
    assert index.place(FLOOD, DAY) is None
    index.add(1, FLOOD, DAY)
    assert index.place(BOAT, DAY) is None
    index.add(2, BOAT, DAY)
    assert index.place((*FLOOD[2:], "bridge", "toll"), date(2025, 9, 3)) == 1
    assert index.place((*BOAT[:5], "found"), None) == 2


def test_a_story_ends_when_nothing_is_heard_of_it() -> None:
    index = StoryIndex()
    index.add(1, FLOOD, DAY)
    assert index.place(FLOOD, date(2025, 12, 1)) is None
    assert index.place(FLOOD, date(2025, 6, 1)) is None


def test_an_index_made_again_places_the_same() -> None:
    articles = [(FLOOD, DAY), (BOAT, DAY), (FLOOD[3:], DAY), (BOAT[2:], None), (("cup", "final", "goal"), DAY)]

    def run(first: int) -> list[int]:
        index, kept = StoryIndex(), []
        for number, (terms, day) in enumerate(articles):
            if number == first:
                index = StoryIndex()
                for story, (old, old_day) in zip(kept, articles, strict=False):
                    index.add(story, old, old_day)
            story = index.place(terms, day) or number + 1
            index.add(story, terms, day)
            kept.append(story)
        return kept

    assert all(run(first) == run(99) for first in range(len(articles)))
