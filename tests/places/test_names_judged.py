"""Names that no gazetteer has, or that rules doubt, are places where the text uses them as such."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from reportedly.model import Article
from reportedly.places import find_places

Parse = Callable[..., tuple[Doc, Article]]


def named(parse: Parse, text: str) -> set[str]:
    """The names that are taken for places in a text."""
    doc, article = parse(text)
    return {text[place.start : place.end] for place in find_places(doc, article)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A landslide buried nine houses in the village of Quellamarca. Quellamarca has no road.", "Quellamarca"),
        ("Storm damage\nOldenzwaag, 15 April 2026. The storm tore off 12 roofs.", "Oldenzwaag"),
        ("Rescuers reached Tsaravolo, Madagascar, on foot. In Tsaravolo 14 people are missing.", "Tsaravolo"),
        ("The dam above the town of Karabyndyk broke. Some 300 people in Karabyndyk lost their homes.", "Karabyndyk"),
    ],
)  # fmt: skip
def test_a_place_that_no_gazetteer_has(parse: Parse, text: str, name: str) -> None:
    assert name in named(parse, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maren Quelloud said that 12 boats sank. Quelloud has been the mayor since May.", "Quelloud"),
        ("Brindlecorp makes pumps. Brindlecorp said on Monday that it had sold 300 of them.", "Brindlecorp"),
        ("The Quellian Times wrote that 40 boats sank.", "Quellian Times"),
    ],
)
def test_a_person_or_a_firm_is_none(parse: Parse, text: str, name: str) -> None:
    assert name not in named(parse, text)


@pytest.mark.parametrize(
    "opening", ["Bulletin", "Communiqué", "Briefing", "Correction", "TRANSCRIPT", "Flash", "Night"]
)
def test_what_a_text_calls_itself_is_no_dateline(parse: Parse, opening: str) -> None:
    rest = "3 June\n\nNine people died in the village of Quellamarca."
    assert opening not in named(parse, f"{opening}, {rest}")
    assert "Kwaibela" in named(parse, f"Kwaibela, {rest}")


def test_a_figure_holds_at_a_place_that_no_gazetteer_has(figures: Callable[..., tuple]) -> None:
    (found,) = figures("The river burst its banks near the village of Quellamarca. In Quellamarca 14 people drowned.")
    assert found.place == "Quellamarca"
