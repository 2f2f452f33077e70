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
        ("The village of Ombrindle lost 40 houses. The river rose in Ombrindle, and the school closed.", "Ombrindle"),
    ],
)
def test_place(figures: Find, text: str, place: str | None) -> None:
    (figure,) = figures(text)
    assert figure.place == place
    assert figure.why["place"]
