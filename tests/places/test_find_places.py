"""Places found in texts written for these tests, and put on the map."""

import pytest

from conftest import make_article
from reportedly.places import find_places


@pytest.fixture(scope="module")
def places(parse):
    """The places of a text, by the words that name them (the last one wins)."""

    def find(text, **options):
        doc, article = parse(text, **options)
        return {article.text[place.start : place.end]: place for place in find_places(doc, article)}

    return find


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "lat", "lon"),
    [
        ("Hundreds of houses fell in Kunar, near the border with Pakistan.", "Kunar", "region", "AF", 34.9, 71.1),
        ("Troops moved through the Kursk region, Russia said.", "Kursk", "region", "RU", 51.8, 36.1),
        ("The train crossed the river at Dandong on its way to China.", "Dandong", "city", "CN", 40.1, 124.4),
        ("The plant may lie in Jagang province in North Korea.", "Jagang", "region", "KP", 41.0, 126.4),
        ("Floods reached Khyber Pakhtunkhwa on Friday.", "Khyber Pakhtunkhwa", "region", "PK", 34.0, 71.5),
        ("Leaders met in Tianjin.", "Tianjin", "city", "CN", 39.1, 117.2),
        ("Fighting went on across the Donbas.", "Donbas", "region", "UA", 48.0, 38.0),
        ("The mayor of New York spoke first.", "New York", "city", "US", 40.7, -74.0),
        ("The summit will be held in Washington.", "Washington", "city", "US", 38.9, -77.0),
        ("He was born in Charleston, W. Va., in 1950.", "Charleston", "city", "US", 38.35, -81.63),
        ("A farm near Dubbo, NSW, was searched.", "NSW", "region", "AU", -33.0, 146.0),
        ("They settled in Paris, Texas, after the war.", "Paris", "city", "US", 33.7, -95.6),
        ("They settled in Paris, the capital of France.", "Paris", "city", "FR", 48.9, 2.35),
        ("Aid is short across Africa.", "Africa", "continent", None, 7.2, 21.1),
        ("A tanker was hit in the Black Sea.", "Black Sea", "water", None, 43.0, 34.0),
        ("Exports from the U.S. fell.", "U.S.", "country", "US", 39.8, -98.5),
        ("The carnival in Cologne drew a million people in Germany.", "Cologne", "city", "DE", 50.9, 6.95),
    ],
)
def test_a_name_is_found_and_placed(places, text, name, kind, country, lat, lon):
    place = places(text)[name]
    assert (place.kind, place.country) == (kind, country)
    assert place.lat == pytest.approx(lat, abs=1.0)
    assert place.lon == pytest.approx(lon, abs=1.0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doctors fear that the West Nile virus is back.", "West Nile"),
        ("Mr. Lincoln said nothing on the matter.", "Lincoln"),
        ("Police searched the house on May 3.", "Police"),
        ("The SEC fined the bank.", "SEC"),
        ("The probe will reach Mars next year.", "Mars"),
        ("Sir David London, a judge, and Judge London's clerk spoke.", "London"),
        ("Egyptian officials denied it.", "Egyptian"),
    ],
)
def test_what_only_looks_like_a_place_is_left(places, text, name):
    assert name not in places(text)


def test_neighbours_decide(places):
    near_ohio = places(
        "Columbus, Ohio: crews from Dublin and Westerville were sent to Delaware County, Ohio, on Monday."
    )
    near_cork = places("Ireland: crews from Cork, Galway and Dublin were sent to Limerick on Monday.")
    assert near_ohio["Dublin"].region == "US.OH"
    assert near_cork["Dublin"].country == "IE"


def test_states_in_a_list_are_states(places):
    found = places("Voters in Ohio, New York and Texas go to the polls.")
    assert found["New York"].kind == "region"


def test_the_publisher_decides_where_nothing_else_does(language):
    text = "The council in Newcastle will vote on the plan."
    homes = {}
    for url in ("https://www.example.co.uk/a", "https://www.example.com.au/a"):
        article = make_article(text)
        article = type(article)(article.doc, article.text, article.blocks, url=url)
        doc = next(language.parse([article]))[0]
        homes[url] = find_places(doc, article)[0].country
    assert list(homes.values()) == ["GB", "AU"]


def test_a_dateline_is_a_place(language):
    plain = make_article("KIRKUK: Two men were held after a raid.")
    article = type(plain)(plain.doc, plain.text, plain.blocks, dateline=(0, 6))
    doc = next(language.parse([article]))[0]
    assert [(p.start, p.end, p.country) for p in find_places(doc, article)] == [(0, 6, "IQ")]


def test_streets_and_places_that_no_gazetteer_has_keep_their_span(places):
    found = places("A fire broke out on Ferry Lane. Rescuers reached the village of Qorvundel on foot.")
    assert found["Ferry Lane"].lat is None
    assert found["Ferry Lane"].name == "Ferry Lane"


def test_one_name_means_one_place_throughout(parse):
    doc, article = parse("The mine near Aurora, Colorado, closed. In Aurora, hundreds lost their jobs.")
    regions = {p.region for p in find_places(doc, article) if article.text[p.start : p.end] == "Aurora"}
    assert regions == {"US.CO"}
