"""The stage is right about the examples of its decisions, and a language's data alone gives it other words."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.lang.xx import MultiLanguage
from spacy.tokens import Span

from conftest import make_article
from reportedly.lang.examples import marked
from reportedly.language.parsing import Language
from reportedly.places import find_places
from reportedly.places.words import place_words

EXAMPLES = [
    (name, expected, example)
    for name, decision in place_words("en").toponyms.decisions.items()
    for expected, examples in ((True, decision.yes), (False, decision.no))
    for example in examples
]


def test_each_decision_is_right_about_its_examples(language: Language) -> None:
    articles = [make_article(marked(example).text) for *_, example in EXAMPLES]
    wrong = []
    for (name, expected, example), (doc, article) in zip(EXAMPLES, language.parse(articles), strict=True):
        here = marked(example)
        spans = {(place.start, place.end) for place in find_places(doc, article)}
        if ((here.start, here.end) in spans) != expected:
            wrong.append(f"{name} {'does not hold' if expected else 'holds'} for “{example}”")
    assert wrong == []


class Invented(MultiLanguage):
    """Cuts a text of an invented language into words."""

    lang = "qq"


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An invented language that calls London "Londro"."""
    folder = tmp_path / "qq"
    folder.mkdir()
    words = {
        "toponyms": 'inside_names = ["da"]\nbefore_place = ["en"]\nillnesses = ["febro"]\n[names]\nLondro = "London"',
        "common_words": 'words = ["pano"]',
        "titles": '[titles]\nsinjoro = ["person"]',
    }
    for name, text in words.items():
        (folder / f"{name}.toml").write_text(text + "\n", encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path))


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ili venis en Londro hera.", [("Londro", "London", "GB")]),
        ("Nun Londro febro revenis.", []),
        ("Sinjoro Londro venis hera.", []),
        ("En Londro da nun.", [("Londro", "London", "GB")]),
    ],
)
def test_data_alone_gives_other_words(text: str, names: list[tuple[str, str, str]]) -> None:
    doc = Invented()(text)
    place = next(token.i for token in doc if token.text == "Londro")
    doc.ents = [Span(doc, place, place + 1, "GPE")]
    found = find_places(doc, make_article(text))
    assert [(text[each.start : each.end], each.name, each.country) for each in found] == names
