"""Features tell the event and the copies of an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.language.features import find_features
from reportedly.model import Article, Features, Place
from reportedly.stories.vectors import likenesses, weigh

Parse = Callable[..., tuple[Doc, Article]]
TEXT = (
    "The river burst its banks at Exampleton on Monday and water ran through the school.\n"
    "Firefighters carried forty pupils out of the building while the mayor asked neighbours for boats and blankets.\n"
    "Engineers said the old dam held, but they opened two of its gates to let the water go."
)


def likeness(one: Features, other: Features) -> float:
    return sum(map(int.__eq__, one.signature, other.signature)) / len(one.signature)


def test_content_words_come_by_weight(parse: Parse) -> None:
    features = find_features(*parse(TEXT))
    assert features.terms[0] == "water"
    assert "exampleton" in features.terms
    assert "the" not in features.terms
    assert list(features.counts) == sorted(features.counts, reverse=True)


def test_a_headline_outside_the_text_counts(parse: Parse) -> None:
    doc, article = parse(TEXT)
    features = find_features(doc, replace(article, title="Landslide fears after Exampleton flood"))
    assert {"landslide", "flood"} <= set(features.terms)
    assert features.terms[0] == "exampleton"


def test_copies_share_a_signature_and_other_texts_do_not(parse: Parse) -> None:
    whole = find_features(*parse(TEXT))
    edited = find_features(*parse(TEXT.replace("on Monday", "on Tuesday")))
    other = find_features(*parse(" ".join(reversed(TEXT.split()))))
    assert likeness(whole, whole) == 1
    assert likeness(whole, edited) > 0.7
    assert likeness(whole, other) < 0.2


def test_short_texts_have_no_signature(parse: Parse) -> None:
    assert find_features(*parse("Twelve people died.")).signature == ()


def test_the_terms_that_name_places_smaller_than_a_country_are_told(parse: Parse) -> None:
    doc, article = parse(TEXT)
    at = article.text.index("Exampleton")
    town, country = Place(at, at + 10, "Exampleton", "city"), Place(4, 9, "River", "country")
    assert find_features(doc, article, [town, country]).places == ("exampleton",)


def test_like_events_of_two_towns_are_less_alike_than_two_tellings_of_one() -> None:
    words = ("coach", "ravine", "plunge", "driver", "rescue", "alderby")
    others = ("coach", "ravine", "plunge", "driver", "rescue", "brindle")
    counts = (3,) * len(words)
    plain = likenesses(weigh(Features(words, counts)), 1, [weigh(Features(others, counts))], [1])
    placed = likenesses(
        weigh(Features(words, counts, places=("alderby",))),
        1,
        [weigh(Features(others, counts, places=("brindle",)))],
        [1],
    )
    assert placed[0] < plain[0]
