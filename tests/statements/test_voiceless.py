"""No statement where nobody utters anything, and none by whoever is accused."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.language.parsing import Language
from reportedly.model import Statement
from reportedly.statements import find_statements
from reportedly.statements.voiceless import WORDS

UTTERED_BY_NOBODY = ("mood", "happening", "act")
Found = dict[str, tuple[Statement, ...]]


@pytest.fixture(scope="module")
def found(language: Language) -> Found:
    """The statements of each example; one batch is parsed."""
    texts = sorted({text for each in WORDS.decisions.values() for text in (*each.yes, *each.no)})
    parsed = language.parse(make_article(text) for text in texts)
    return {article.text: find_statements(doc, article) for doc, article in parsed}


@pytest.mark.parametrize("name", UTTERED_BY_NOBODY)
def test_what_nobody_utters_is_no_statement(found: Found, name: str) -> None:
    assert {text: found[text] for text in WORDS.decisions[name].yes if found[text]} == {}


def test_the_accused_is_no_source(found: Found) -> None:
    spoken = {text: found[text] for text in WORDS.decisions["accused"].yes}
    assert {text: each for text, each in spoken.items() if any(s.source or s.speaker for s in each)} == {}


@pytest.mark.parametrize("name", WORDS.decisions)
def test_what_is_uttered_near_such_words_keeps_its_source(found: Found, name: str) -> None:
    unsourced = [text for text in WORDS.decisions[name].no if not any(each.source for each in found[text])]
    assert unsourced == []


def test_a_quotation_is_speech_by_whatever_verb(language: Language) -> None:
    ((doc, article),) = language.parse([make_article("“We shall come again,” the mayor signed off.")])
    assert [each.kind for each in find_statements(doc, article)] == ["direct"]
