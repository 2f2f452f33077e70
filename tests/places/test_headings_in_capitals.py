"""Words with a capital in a heading of capitals are no places by that alone."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.language.parsing import Language
from reportedly.places import find_places
from reportedly.places.headings import find_headings

BODY = (
    "The committee met for most of the day and heard from nine of its members. It will meet again in a month, when the "
    "auditors have gone through the books. Nobody who was asked knew what they would find there. The members said that "
    "they had hoped for an answer sooner, and some left before the end. The minutes are to be sent out in a week."
)


def places_of(language: Language, text: str) -> list[str]:
    doc, article = next(language.parse([make_article(text, "2026-03-02", "one")]))
    return [text[place.start : place.end] for place in find_places(doc, article)]


@pytest.mark.parametrize(
    ("heading", "more", "expected"),
    [
        ("Council Holds Rents in Check After Auditors Speak", "", []),
        ("Members Left in Limbo When Auditors Fail", "", []),
        ("TWO DEAD, NINE HURT AFTER MEMBERS FIGHT", "", []),
        ("Ministers Meet in Secret to Discuss Budget Gap", "", []),
        ("Posted in News Release by the Whole Committee", "", []),
        ("Auditors Find Large Hole in Nigeria Fund", "", ["Nigeria"]),
        ("Auditors Find Large Hole in Manchester", "", ["Manchester"]),
        ("Auditors Find Large Hole in Goma Fund", " The fund was set up in Goma.", ["Goma", "Goma"]),
    ],
)
def test_names_that_only_a_heading_of_capitals_has(
    language: Language, heading: str, more: str, expected: list[str]
) -> None:
    assert places_of(language, f"{heading}\n\n{BODY}{more}") == expected


def test_a_text_that_is_hardly_more_than_its_heading_need_not_name_its_place_again(language: Language) -> None:
    assert places_of(language, "Fire in Limbo Leaves Many Families Homeless\n\nNobody was hurt.") == ["Limbo"]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Council Holds Rents in Check", True),
        ("COUNCIL HOLDS RENTS AGAIN", True),
        ("Council holds Rents in Check", False),
        ("Rents in Check", False),
        ("Council Holds Rents Again " * 20, False),
    ],
)
def test_lines_in_which_every_long_word_has_a_capital(line: str, *, is_one: bool) -> None:
    assert find_headings(f"The first line.\n{line}\n") == ([(16, 16 + len(line))] if is_one else [])
