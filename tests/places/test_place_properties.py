"""What holds for places in any text."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import make_article
from reportedly.model import Place
from reportedly.places import find_places
from reportedly.places.gazetteer import find_name
from reportedly.places.hints import home_country, home_names
from reportedly.places.names import name_key

WORDS = st.sampled_from(
    "Paris Texas London Ohio in of the , . - ( ) U.S. St. New York Springfield County River Lane Washington D.C. said "
    "KABUL : \n Henry Jackson Police Interstate 70 R-Ohio virus Кунар São Paulo 東京 ' ’s".split(" ")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_places_are_in_order_within_the_text_and_apart(language, text):
    article = make_article(text)
    doc = next(language.parse([article]))[0]
    places = find_places(doc, article)
    assert find_places(doc, article) == places
    last = 0
    for place in places:
        assert last <= place.start < place.end <= len(text)
        assert text[place.start : place.end].strip()
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)
        last = place.end


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name)) == name_key(name)


@given(st.text(max_size=300))
def test_any_publisher_is_read(publisher):
    plain = make_article("")
    article = type(plain)(plain.doc, plain.text, plain.blocks, publisher=publisher, url=publisher)
    country = home_country(article)
    assert country is None or (len(country) == 2 and country.isupper())
    assert len(home_names(article)) <= 24


@pytest.mark.slow
def test_time_grows_with_the_text_only(language):
    sentence = "Crews from Springfield, Salem and Franklin met in Clinton, Georgia, near Henry County. "
    spent = []
    for times in (20, 160):
        article = make_article(sentence * times)
        doc = next(language.parse([article]))[0]
        find_places(doc, article)
        start = time.process_time()
        find_places(doc, article)
        spent.append(time.process_time() - start)
    assert spent[1] < 30 * max(spent[0], 0.005)


@pytest.mark.slow
def test_many_names_are_settled_in_pieces(language):
    names = [f"Newtown{number}" for number in range(50)] + ["San Antonio", "Santa Maria", "San Jose", "Springfield"]
    article = make_article("They met in " + ", in ".join(names * 8) + ".")
    doc = next(language.parse([article]))[0]
    assert all(isinstance(place, Place) for place in find_places(doc, article))


def test_a_name_that_is_too_long_is_no_name():
    assert find_name("A" * 100_000) == ()
