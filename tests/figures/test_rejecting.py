"""Each rule that turns a number down, or takes it, is right about its own examples in the stage itself."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from conftest import make_article
from reportedly.errors import LanguageDataError
from reportedly.figures.counted import completed
from reportedly.figures.rejecting import GROUPS, deciding_rule
from reportedly.figures.rejections import Rejection, rejections
from reportedly.lang import home
from reportedly.lang.examples import marked
from reportedly.language.parsing import Language
from reportedly.quantities import TokenIndex, find_quantities


@pytest.fixture(scope="module")
def decided(language: Language) -> dict[str, Rejection | str | None]:
    """What decides of the marked number of each example of English, all parsed together."""
    examples = [
        example for held in rejections("en").values() for example in dict.fromkeys((*held.entry.yes, *held.entry.no))
    ]
    found: dict[str, Rejection | str | None] = {}
    articles = [make_article(marked(example).text) for example in examples]
    for example, (doc, _) in zip(examples, language.parse(articles), strict=True):
        place, index = marked(example), TokenIndex(doc)
        quantities = completed(doc, index, find_quantities(doc, index))
        at = [each for each in quantities if (each.start, each.end) == (place.start, place.end)]
        found[example] = deciding_rule(doc, index, at[0]) if at else "no quantity"
    return found


@pytest.mark.parametrize("name", rejections("en"))
def test_a_rule_is_right_about_its_examples(name: str, decided: dict[str, Rejection | str | None]) -> None:
    held = rejections("en")[name]
    assert {example: decided[example] for example in held.entry.yes} == dict.fromkeys(held.entry.yes, held)
    for example in held.entry.no:
        assert decided[example] not in (held, "no quantity"), example


def test_english_has_each_rule_once() -> None:
    assert sorted(rule.name for group in GROUPS for rule in group.rules) == sorted(rejections("en"))


def test_a_rule_that_nothing_asks_for_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    copytree(home(), tmp_path, dirs_exist_ok=True)
    path = tmp_path / "en" / "rejections.toml"
    path.write_text(path.read_text("utf-8").replace("[rejections.am_or_pm]", "[rejections.clock]"), "utf-8")
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path))
    doc, _ = next(language.parse([make_article("The boats left at 5.")]))
    index = TokenIndex(doc)
    (quantity,) = find_quantities(doc, index)
    with pytest.raises(LanguageDataError, match=r"lang/en/rejections\.toml, line \d+: nothing asks for a rule clock"):
        deciding_rule(doc, index, quantity)
