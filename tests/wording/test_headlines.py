"""A story is called by a headline of now that tells its main event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.wording.headlines import LATEST, NAMING, standing_headline


@pytest.mark.parametrize(
    ("headlines", "name"),
    [
        ([], None),
        (["Ferry sinks off Tarn"], "Ferry sinks off Tarn"),
        (["Ferry missing off Tarn", "Ferry toll off Tarn rises to 31"], "Ferry toll off Tarn rises to 31"),
        (
            ["Ferry missing off Tarn", "Ferry toll off Tarn rises to 31", "Harbour cafe closes for a week"],
            "Ferry toll off Tarn rises to 31",
        ),
        (["Storm warning", *["Storm Edda floods Lower Quill"] * NAMING, "12"], "Storm Edda floods Lower Quill"),
    ],
)
def test_the_latest_headline_that_fits_the_others_names_the_story(headlines: list[str], name: str | None) -> None:
    assert standing_headline(headlines) == name


@given(st.lists(st.text(max_size=40), min_size=1, max_size=LATEST + 8))
def test_the_name_is_one_of_the_latest_headlines(headlines: list[str]) -> None:
    assert standing_headline(headlines) in headlines[-NAMING:]
