"""Like events near two towns, or in two countries, are two stories; articles that name each other's place are one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import make_article
from reportedly.model import Place
from reportedly.stories.towns import Towns, apart
from stories_shelving import features, shelving

CRASH = features("bus", "crash", "gorge", "police", "driver", "die", "brake", "ravine")


def told(title: str, text: str, *towns: str) -> list[Place]:
    """The places of a text."""
    whole = f"{title}\n{text}"
    return [Place(whole.index(town), whole.index(town) + len(town), town, "city") for town in towns]


@pytest.mark.parametrize(
    ("title", "text", "towns", "one_story"),
    [
        ("Seven die as bus falls near Lower Quill", "The driver lived.", ["Lower Quill"], False),
        ("Bus plunges off road at Tarn", "Nobody in Upper Marrow knew of it.", ["Tarn", "Upper Marrow"], True),
        ("Bus falls into gorge near Upper Marrow", "Police were there.", ["Upper Marrow"], True),
        ("Seven die as bus falls into gorge", "It was near Lower Quill.", ["Lower Quill"], True),
    ],
)
def test_headlines_that_name_different_towns_are_different_stories(
    title: str, text: str, towns: list[str], *, one_story: bool
) -> None:
    first = "Eleven die as bus falls near Upper Marrow"
    with shelving() as shelf:
        story = shelf.place_article(
            replace(make_article(f"{first}\nIt was wet.", "2025-09-01", "one"), title=first),
            CRASH,
            told(first, "It was wet.", "Upper Marrow"),
        )
        other = replace(make_article(f"{title}\n{text}", "2025-09-01", "other"), title=title)
        assert (shelf.place_article(other, CRASH, told(title, text, *towns)) == story) is one_story


@pytest.mark.parametrize(
    ("title", "text", "places", "one_story"),
    [
        ("Earthquake in Afghanistan kills nine", "It was felt in Kabul.", {"Afghanistan": "AF", "Kabul": "AF"}, False),
        ("Nine dead in Afghanistan, aid sent from Peru", "It was felt.", {"Afghanistan": "AF", "Peru": "PE"}, True),
        ("Nine dead in Afghanistan", "Lima sent tents.", {"Afghanistan": "AF", "Lima": "PE"}, True),
        ("Earthquake kills nine", "It was in Afghanistan.", {"Afghanistan": "AF"}, True),
        ("Earthquake kills nine of us", "The US sent tents.", {"US": "US"}, True),
    ],
)
def test_headlines_that_name_different_countries_are_different_stories(
    title: str, text: str, places: dict[str, str], *, one_story: bool
) -> None:
    first = "Earthquake in Peru kills eleven"
    with shelving() as shelf:
        story = shelf.place_article(
            replace(make_article(f"{first}\nIt was at night.", "2025-09-01", "one"), title=first),
            CRASH,
            within(f"{first}\nIt was at night.", {"Peru": "PE"}),
        )
        whole = f"{title}\n{text}"
        other = replace(make_article(whole, "2025-09-01", "other"), title=title)
        assert (shelf.place_article(other, CRASH, within(whole, places)) == story) is one_story


def within(whole: str, places: dict[str, str]) -> list[Place]:
    """The places of a text, each with the code of its country: two towns, else countries."""
    return [
        Place(
            whole.index(name),
            whole.index(name) + len(name),
            name,
            "city" if name in ("Kabul", "Lima") else "country",
            country=code,
        )
        for name, code in places.items()
    ]


@given(st.frozensets(st.integers(0, 2**32 - 1), max_size=5), st.frozensets(st.integers(0, 2**32 - 1), max_size=9))
def test_towns_are_kept_as_they_are(headline: frozenset[int], others: frozenset[int]) -> None:
    towns = Towns(headline, headline | others)
    assert Towns.from_bytes(towns.to_bytes()) == towns
    assert not apart([towns, towns, Towns()]).any()
