"""The examples of rules about quantities, by what the stage makes of them, in each language that has such rules."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.attrs import LANG
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reportedly.lang import home, languages, read
from reportedly.lang.examples import Example, marked
from reportedly.quantities import rejected_numerals
from reportedly.quantities.files import BoundsFile, ChangesFile, CurrenciesFile, UnitsFile
from reportedly.quantities.knowledge import knowledge_of
from reportedly.quantities.numerals import Numeral, find_numerals

CODES = [code for code in languages() if (home() / code / "lookalikes.toml").is_file()]


@cache
def tokenizer(code: str) -> Tokenizer:
    """What splits texts of a language at their spaces: enough for what stands in numbers and right beside them."""
    return Tokenizer(Vocab(lex_attr_getters={LANG: lambda _: code}))


def plain(code: str, text: str) -> Doc:
    """A text as one sentence, without a parse."""
    doc = tokenizer(code)(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def rules_against(code: str, example: Example) -> set[str]:
    """The rules that turn down what stands where an example is marked."""
    rejected = rejected_numerals(plain(code, example.text))
    return {each.rule for each in rejected if each.start < example.end and example.start < each.end}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code in CODES for name in knowledge_of(code).lookalikes.patterns]
)
def test_lookalikes_are_turned_down_by_their_rule(code: str, name: str) -> None:
    rule = knowledge_of(code).lookalikes.rules[name]
    assert [example for example in rule.yes if rules_against(code, marked(example)) != {name}] == []
    assert [example for example in rule.no if name in rules_against(code, marked(example))] == []


@pytest.mark.parametrize("code", CODES)
def test_decisions_turn_down_their_examples(code: str) -> None:
    for name, decision in knowledge_of(code).lookalikes.data.decisions.items():
        assert [example for example in decision.yes if rules_against(code, marked(example)) != {name}] == []
        assert [example for example in decision.no if name in rules_against(code, marked(example))] == []


def number_at(code: str, example: Example) -> Numeral:
    """The number expression that stands where an example is marked."""
    known = knowledge_of(code)
    found = find_numerals(example.text, known.numbers, known.ranges)
    return next(each for each in found if each.start < example.end and example.start < each.end)


@pytest.mark.parametrize("code", CODES)
def test_bound_words_are_right_about_their_examples(code: str) -> None:
    for bound, words in read(code, "bounds", BoundsFile).bounds.items():
        for expected, examples in ((True, words.yes), (False, words.no)):
            for example in map(marked, examples):
                found = knowledge_of(code).bounds.of(example.text, number_at(code, example))[0]
                assert (found == bound) == expected, example.text


@pytest.mark.parametrize("code", CODES)
def test_words_of_changes_are_right_about_their_examples(code: str) -> None:
    for way, words in read(code, "changes", ChangesFile).changes.items():
        for expected, examples in ((True, words.yes), (False, words.no)):
            for example in map(marked, examples):
                units = knowledge_of(code).units
                sign = units.before(example.text, example.start)
                found = knowledge_of(code).changes.of(example.text, sign.start if sign else example.start)
                assert (found == way) == expected, example.text


@pytest.mark.parametrize("code", CODES)
def test_normal_names_of_units_are_the_same_in_every_language(code: str) -> None:
    english, here = read("en", "units", UnitsFile).units, read(code, "units", UnitsFile).units
    assert [(kind, name) for kind, units in here.items() for name in units if name not in english[kind]] == []


@pytest.mark.parametrize("code", CODES)
def test_names_of_currencies_are_the_same_in_every_language(code: str) -> None:
    english, here = (read(each, "currencies", CurrenciesFile).currencies for each in ("en", code))
    names = {name for currency in english.values() for name in currency}
    known = {name for currency in here.keys() & english.keys() for name in here[currency]}
    assert known - names == set()
