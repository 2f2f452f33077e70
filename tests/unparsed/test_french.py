"""Figures, times and places of French articles, from the data of the language alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conftest import make_article
from reportedly.model import Analysis
from reportedly.pipeline import analyse

DAY = "2026-05-06"  # a Wednesday


def french(text: str, headline: str = "Le point de la journée dans la région") -> Analysis:
    """The analysis of a French article that was published on a Wednesday."""
    (found,) = analyse([replace(make_article(f"{headline}\n{text}", published=DAY, headline=True), language="fr")])
    assert found.article.language == "fr"
    assert found.statements == ()
    return found


def figures(text: str) -> list[tuple[Any, ...]]:
    """Text, value, bound, measure, unit, place and first day of each figure."""
    found = french(text)
    return [
        (
            found.article.text[each.start : each.end], each.low, each.high, each.bound, each.measure, each.unit,
            each.place, each.time[0] if each.time else None,
        )
        for each in found.figures
    ]  # fmt: skip


def test_an_attack_as_a_reader_would_say() -> None:
    text = (
        "Au moins douze personnes ont été tuées et une vingtaine d’autres blessées lundi à Hérat, dans l’ouest de "
        "l’Afghanistan, a dit le maire. Plus de 1 200 habitants ont été évacués. Les dégâts sont estimés à 1,5 million "
        "d’euros."
    )
    assert figures(text) == [
        ("douze", 12, 12, "at_least", "killed", "people", "Hérat", "2026-05-04"),
        ("une vingtaine", 20, 20, "about", "injured", "people", "Hérat", "2026-05-04"),
        ("1 200", 1200, 1200, "at_least", "affected", "people", "Hérat", DAY),
        ("1,5 million", 1_500_000, 1_500_000, "about", "money", "eur", None, DAY),
    ]


def test_a_fire_as_a_reader_would_say() -> None:
    text = (
        "Un incendie à Lyon a fait trois morts, dont un enfant de 12 ans, et entre 40 et 50 blessés. Anne Lévy, 43 "
        "ans, a perdu sa maison. Quatre-vingt-onze pompiers ont lutté contre le feu pendant six heures. Le 3 mai 2026, "
        "soixante-dix maisons avaient brûlé à Villeurbanne."
    )
    assert figures(text) == [
        ("trois", 3, 3, "exact", "killed", "people", "Lyon", DAY),
        ("40 et 50", 40, 50, "range", "injured", "people", "Lyon", DAY),
        ("Quatre-vingt-onze", 91, 91, "exact", "people", "people", None, DAY),
        ("six", 6, 6, "exact", "duration", "heures", None, DAY),
        ("soixante-dix", 70, 70, "exact", "count", "maisons", "Villeurbanne", "2026-05-03"),
    ]


def test_people_who_fled_as_a_reader_would_say() -> None:
    text = (
        "Quelque 3 000 personnes ont fui le Nord-Kivu vendredi, dont plusieurs centaines d’enfants. Près de 15 % des "
        "écoles sont fermées. Des milliers de déplacés vivent à Goma. Jusqu’à 200 soldats arrivent demain."
    )
    assert figures(text) == [
        ("3 000", 3000, 3000, "about", "displaced", "people", "Nord-Kivu", "2026-05-01"),
        ("plusieurs centaines", 300, 900, "vague", "people", "people", "Nord-Kivu", "2026-05-01"),
        ("15", 15, 15, "about", "percent", "percent", "Nord-Kivu", DAY),
        ("milliers", 2000, 9999, "vague", "displaced", "people", "Goma", DAY),
        ("200", 200, 200, "at_most", "people", "people", "Goma", "2026-05-07"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’attaque a tué 12 soldats à Gao il y a deux jours.", ("12", 12, "killed", "people", "2026-05-04")),
        ("Neuf marins sont portés disparus.", ("Neuf", 9, "missing", "people", DAY)),
        ("La police a interpellé 4 suspects hier soir.", ("4", 4, "detained", "people", "2026-05-05")),
        ("Ils ont livré mille deux cents tonnes de riz.", ("mille deux cents", 1200, "weight", "tonnes", DAY)),
        ("L’aide s’élève à 2 milliards de dollars.", ("2 milliards", 2e9, "money", "usd", DAY)),
        ("Le vent soufflait à 120 km/h.", ("120", 120, "speed", "km/h", DAY)),
        ("Il a été élu par 312 voix.", ("312", 312, "votes", "voix", DAY)),
        (
            "Deux cent cinquante mille élèves sont rentrés.",
            ("Deux cent cinquante mille", 250_000, "people", "people", DAY),
        ),
        ("Il faisait moins 7 degrés.", ("moins 7", -7, "temperature", "degrés", DAY)),
        ("Le prix atteint 1.250,50 euros.", ("1.250,50", 1250.5, "money", "eur", DAY)),
        ("Vingt et une maisons ont brûlé.", ("Vingt et une", 21, "count", "maisons", DAY)),
        ("Les pluies ont touché 2,3 millions d’habitants.", ("2,3 millions", 2_300_000, "people", "people", DAY)),
    ],
)
def test_one_figure(text: str, expected: tuple[Any, ...]) -> None:
    assert [(found[0], found[1], found[4], found[5], found[7]) for found in figures(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "L’article 49 de la loi reste en vigueur.",
        "La crue de 1999 reste la pire.",
        "Le vol 204 est parti à 19h30.",
        "Un homme attend, et une femme aussi.",
        "Anne Lévy, 43 ans, habite ici.",
        "Une femme âgée de 34 ans a témoigné.",
        "C’était il y a deux ans, au 19e siècle, le 3 mai 2025.",
        "Appelez le 01 40 20 30 50.",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


def test_places_are_found_by_french_names_and_by_the_words_before_them() -> None:
    found = french(
        "Des soldats sont arrivés à Gao, dans le nord du Mali, depuis la Côte d’Ivoire. Pierre Durand a quitté Paris "
        "pour Londres et Pékin, puis l’Allemagne et les États-Unis, a écrit le journal Le Temps."
    )
    assert [(place.name, place.country) for place in found.places] == [
        ("Gao", "ML"), ("Mali", "ML"), ("Ivory Coast", "CI"), ("Paris", "FR"), ("London", "GB"), ("Beijing", "CN"),
        ("Germany", "DE"), ("United States", "US"),
    ]  # fmt: skip
    for place in found.places:
        assert found.article.text[place.start : place.end].strip()


def test_a_dateline_is_where_figures_of_no_other_place_hold() -> None:
    text = "KABOUL (AFP) - Au moins douze personnes ont été tuées dans une explosion."
    (found,) = analyse([replace(make_article(text, published=DAY), language="fr", dateline=(0, 6))])
    assert [(figure.place, figure.why["place"]) for figure in found.figures] == [("KABOUL", "the dateline")]
    assert found.places[0].name == "Kabul"


def test_every_slot_says_why_and_none_says_who() -> None:
    (figure,) = french("Neuf marins sont portés disparus au large de Brest.").figures
    assert (figure.source, figure.statement) == (None, None)
    assert figure.why["source"] == "who said it is not read in this language"
    assert set(figure.why) == {"value", "bound", "measure", "unit", "source", "status", "place", "time", "narrowed by"}


def test_the_same_event_makes_one_story_of_french_articles() -> None:
    first = french("Un incendie à Lyon a fait trois morts dans une usine de Gerland, selon la préfecture.").features
    second = french("L’incendie de l’usine de Gerland, à Lyon, a fait trois morts, a dit la préfecture.").features
    assert {"incendie", "usine", "gerland", "lyon"} <= set(first.terms) & set(second.terms)
    assert not {"une", "dans", "les", "des"} & set(first.terms)


def test_a_share_told_as_one_number_out_of_another() -> None:
    assert [row[:3] for row in figures("Neuf sur dix des bateaux ont coulé.")] == [("Neuf sur dix", 90, 90)]
