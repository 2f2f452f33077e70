"""Where a figure holds: names of places that play another part in their sentence are passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.model import Figure

Find = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Texas Gov. Laura Mills has 13 percent.", None),
        ("The Virginia senator raised $4 million.", None),
        ("Twelve sailors from Denmark were arrested in Lagos.", "Lagos"),
        ("The flood killed 12 people in Nepal, the minister told reporters in Geneva.", "Nepal"),
        ("Some 300 houses were flooded in Bremen.", "Bremen"),
        ("The earthquake killed 40 people near Kathmandu.", "Kathmandu"),
        ("The bridge will cost 40 million US dollars.", None),
        ("The tank holds 300 US gallons.", None),
        ("Mayor Ann Roe of Bremen has 13 percent.", None),
        ("Jane Roe, a senator from Nevada, took 25 percent.", None),
        ("Two people were killed in Nakuru, Kenya, on Sunday.", "Nakuru"),
        ("An outbreak killed 400 people in India's northern state of Bihar.", "Bihar"),
        ("Doctors counted 12 cases in the city of Kitaakita, located in the Akita Prefecture.", "Kitaakita"),
        ("A quake of magnitude 5.2 hit the United States commonwealth of Puerto Rico.", "Puerto Rico"),
        ("A bus crashed in Cuba en route to Havana, killing seven people.", "Cuba"),
        ("Jane Roe, the former mayor of South Bend, Indiana, came second with 14 delegates.", None),
        ("Tavi Brook leads in a survey by the Brindle University, by 11 points.", None),
        ("Tavi Brook graduated from Keene State College owing more than $90,000.", None),
        ("SARS-CoV-2 has killed more than 1,000 people.", None),
        ("The village of Ombrindle lost 40 houses. The river rose in Ombrindle, and the school closed.", "Ombrindle"),
    ],
)
def test_place(figures: Find, text: str, place: str | None) -> None:
    (figure,) = figures(text)
    assert figure.place == place
    assert figure.why["place"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("California has reported 7 cases, while Kansas has reported two cases.", ["California", "Kansas"]),
        ("Kenya has counted 12 dead, and Uganda has counted 30 dead.", ["Kenya", "Uganda"]),
        ("Storms killed 12 people in Ohio, but 30 people died in Kansas.", ["Ohio", "Kansas"]),
    ],
)
def test_each_number_is_at_the_place_of_its_own_clause(figures: Find, text: str, places: list[str]) -> None:
    assert [figure.place for figure in figures(text)] == places


def test_a_toponym_glued_to_a_hyphen_opens_no_dateline(figures: Find) -> None:
    (figure,) = figures("SALEM - Some 40 people were killed in a fire, the mayor said.")
    assert figure.place == "SALEM"
