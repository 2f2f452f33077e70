"""A language needs only its data: an invented one, with numbers as French writes them, is read without a parse."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from language_files import AnyFile
from reportedly.errors import LanguageDataError
from reportedly.lang import rules
from reportedly.lang.examples import wrong_examples
from reportedly.quantities import Quantity, find_quantities, rejected_numerals

INVENTED = Path(__file__).parent / "invented"


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LANG", str(INVENTED))


def plain(text: str) -> Doc:
    """A text in sentences, without a parse."""
    language = spacy.blank("xx")
    language.add_pipe("sentencizer")
    return language(text)


def found_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in the invented language."""
    return find_quantities(plain(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ses-dis lup", 70, 70),
        ("ses et ka lup", 61, 61),
        ("kat-vint-dis-lu lup", 92, 92),
        ("kat-vint lup", 80, 80),
        ("sen vint lup", 120, 120),
        ("mila lu sen lup", 1200, 1200),
        ("lu miljo lup", 2_000_000, 2_000_000),
        ("ka deko di lup", 10, 10),
        ("ka deko di miloj di lup", 10_000, 10_000),
        ("ka deko di miljo lup", 10_000_000, 10_000_000),
        ("kelk miloj di lup", 3000, 9000),
        ("miloj di lup", 2000, 9999),
        ("lu et duona lup", 2.5, 2.5),
        ("lu miljo et duona", 2_500_000, 2_500_000),
        ("lu trionoj di lup", 66.67, 66.67),
        ("ka triona di lup", 33.33, 33.33),
        ("duona miljo lup", 500_000, 500_000),
        ("lu el kat lup", 50, 50),
        ("1 234,5 km", 1234.5, 1234.5),
        ("12\u202f000 km", 12_000, 12_000),
        ("3mj lup", 3_000_000, 3_000_000),
        ("inter 10 kaj 12 lup", 10, 12),
        ("10 al 12 lup", 10, 12),
        ("lu au mi lup", 2, 3),
    ],
)
def test_values(text: str, low: float, high: float) -> None:
    (quantity,) = found_in(text)
    assert (round(quantity.low, 2), round(quantity.high, 2)) == (low, high)


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("12 kilometroj", "kilometre", None),
        ("12 km", "kilometre", None),
        ("1,5 miljo d'euroj", "euro", "eur"),
        ("12 €", "euro", "eur"),
        ("12\u00a0€", "euro", "eur"),
        ("EUR 12", "euro", "eur"),
        ("12 %", "percentage", None),
        ("duona horo", "hour", None),
    ],
)
def test_units(text: str, unit: str, code: str | None) -> None:
    (quantity,) = found_in(text)
    assert quantity.unit is not None
    assert (quantity.unit.name, quantity.unit.code) == (unit, code)


@pytest.mark.parametrize(
    ("text", "bound", "words"),
    [
        ("plu ol 30 lup", "at_least", "plu ol"),
        ("30 au plu", "at_least", "au plu"),
        ("min ol sen lup", "at_most", "min ol"),
        ("sirka 30 lup", "about", "sirka"),
        ("ka deko di lup", "about", "deko"),
        ("plu ol ka deko di lup", "at_least", "plu ol"),
        ("miloj di lup", "vague", "miloj"),
        ("30 lup", "exact", ""),
    ],
)
def test_bounds(text: str, bound: str, words: str) -> None:
    (quantity,) = found_in(text)
    assert (quantity.bound, quantity.bound_words) == (bound, words)


@pytest.mark.parametrize(
    ("text", "change"), [("kreskis je 3 %", "up"), ("mallevis la prezo je 3 %", "down"), ("estis 3 %", None)]
)
def test_changes(text: str, change: str | None) -> None:
    assert [quantity.change for quantity in found_in(text)] == [change]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("30 lup venis", "lup"),
        ("miloj di la lup venis", "lup"),
        ("30 kaj pli", None),
        ("30. Lup venis", None),
        ("12 % di lup", "lup"),
    ],
)
def test_nouns_stand_where_the_data_says(text: str, noun: str | None) -> None:
    (quantity,) = found_in(text)
    assert (quantity.noun and quantity.noun.text) == noun


def test_neighbours_share_a_unit() -> None:
    assert [each.unit and each.unit.name for each in found_in("30 kaj 40 km")] == ["kilometre", "kilometre"]


def test_lookalikes_are_turned_down() -> None:
    doc = plain("Oldt, 43, venis je 3 maj 2019 kun 30 lup la 20a")
    assert [quantity.low for quantity in find_quantities(doc)] == [30]
    assert [(doc.text[each.start : each.end], each.rule) for each in rejected_numerals(doc)] == [
        ("43", "apposed_age"),
        ("3", "day_month"),
        ("2019", "year"),
    ]


@pytest.mark.parametrize("name", ["numbers", "units", "ranges", "lookalikes"])
def test_its_rules_are_right_about_their_examples(name: str) -> None:
    assert [line for rule in rules("xx", name, AnyFile).values() for line in wrong_examples(rule)] == []


def test_a_rule_that_nothing_asks_for_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    for path in (INVENTED / "xx").iterdir():
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text.replace("[rules.between]", "[rules.betwixt]"), encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path))
    with pytest.raises(LanguageDataError, match=r"lang/xx/ranges\.toml, line 11: nothing asks for a rule betwixt"):
        found_in("30 lup")


def test_a_language_without_data_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path))
    with pytest.raises(LanguageDataError, match=r"lang/xx/units\.toml: cannot be read"):
        found_in("30 lup")
