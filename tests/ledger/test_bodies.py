"""Names of sources that mean one body or person, and names that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.bodies import bodies_of


def called(*names: str) -> set[str]:
    """What sources of these names, without roles, are called."""
    return set(bodies_of([(name, None) for name in names]).values())


@pytest.mark.parametrize(
    "names",
    [
        ("Emergency services", "emergency services", "the emergency services"),
        ("the coast guard", "Coast Guard", "a spokesman of the coast guard", "the coast guard's press office"),
        ("OCHA", "the U.N. Office for the Coordination of Humanitarian Affairs"),
        ("OCHA", "UN humanitarian office"),
        ("WHO", "the World Health Organisation", "OMS"),
        ("Ministry of Health", "the health ministry", "the ministry", "health ministry data"),
        ("the National Storm Authority", "NSA", "the authority"),
        ("Office of Relief (OOR)", "the Office of Relief"),
        ("the National Tide Observatory", "the Observatory"),
        ("Civil Defence", "the Civil Defence Institute", "the civil defence body"),
        ("Protezione Civile", "Civil Protection"),
        ("a statement of the harbour company", "the Harbour Company"),
        ("the union's latest tally", "the union"),
        ("the fire brigade", "fire brigade spokeswoman"),
    ],
)
def test_names_of_one_body(names: tuple[str, ...]) -> None:
    assert len(called(*names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("the government", "the regional government"),
        ("the health ministry", "the interior ministry"),
        ("the mayor of Brantwick", "the mayor of Corvale"),
        ("a doctor", "the doctor of the ship"),
        ("the police", "the police union"),
        ("the union", "the employers"),
        ("Deltakade", "Havenkracht"),
        ("NSA", "the Ministry of Health"),
        ("the northern command", "the command"),
        ("opposition party", "the party"),
    ],
)
def test_names_of_two_bodies(names: tuple[str, str]) -> None:
    assert len(called(*names)) == 2


def test_a_short_name_that_fits_two_bodies_stays_apart() -> None:
    assert called("the ministry", "the health ministry", "the interior ministry") == {
        "ministry", "health ministry", "interior ministry"
    }  # fmt: skip


def test_a_person_is_one_under_title_surname_and_capitals() -> None:
    sources = [
        ("Gulna Sadykova", "deputy minister"),
        ("Sadykova", None),
        ("Deputy Minister Sadykova", None),
        ("SADYKOVA", None),
    ]
    assert set(bodies_of(sources).values()) == {"Gulna Sadykova"}


def test_two_persons_of_one_surname_are_two() -> None:
    sources = [("Ada Okoro", "mayor"), ("Ben Okoro", "surgeon"), ("Okoro", None)]
    assert len(set(bodies_of(sources).values())) == 3


def test_who_speaks_for_a_body_is_the_body_and_other_roles_are_persons() -> None:
    named = bodies_of([("Mara Vell", "spokeswoman for the coast guard"), ("Jon Tarn", "head of the coast guard")])
    assert set(named.values()) == {"coast guard", "Jon Tarn"}


def test_what_a_person_says_wins() -> None:
    sources = [("Cruz Roja", None), ("the relief people", None), ("the ministry", None), ("the health ministry", None)]
    said = {"the relief people": "Red Cross", "the ministry": "Ministry of Ports"}
    named = bodies_of(sources, said)
    assert named["Cruz Roja", None] == named["the relief people", None] == "Red Cross"
    assert named["the ministry", None] == "Ministry of Ports"


def test_pronouns_are_nobody() -> None:
    assert bodies_of([("she", None), ("They", None), ("…", None)]) == {}


@given(st.lists(st.tuples(st.text(max_size=30), st.none() | st.text(max_size=20)), max_size=12), st.randoms())
def test_the_order_of_names_changes_nothing(sources: list[tuple[str, str | None]], chance: object) -> None:
    shuffled = list(sources)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert bodies_of(sources) == bodies_of(shuffled)
