"""Tokens and sentences take time in proportion to their text, and are spaCy's own where that is one of news."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from conftest import make_article
from reportedly.language.sentences import split_sentences
from reportedly.language.tokens import LONGEST_SENTENCE, LONGEST_WORD, make_tokens

PIPELINE = spacy.blank("en")
LONG = st.sampled_from(['"', ",", "'s", "US$", "(", "a.", "“‘", "_", "é"]).map(lambda unit: unit * LONGEST_WORD)
TEXTS = st.lists(st.one_of(LONG, st.sampled_from([" ", "  ", "\n", "\u00a0", "word", "5km.", "“He’s” "]))).map("".join)


def tokens(text: str) -> list[str]:
    return [token.text_with_ws for token in make_tokens(PIPELINE, text)]


@given(TEXTS)
def test_tokens_cover_their_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_a_usual_text_has_the_tokens_of_spacy() -> None:
    text = "He’s paid $5m (“a lot”), see https://a.example/" + "long-" * 40 + "\n\nIt isn't U.S. money."
    assert tokens(text) == [token.text_with_ws for token in PIPELINE.make_doc(text)]


def test_a_word_beyond_all_measure_is_one_token() -> None:
    assert tokens("Go " + "“" * LONGEST_WORD + " now.") == ["Go ", "“" * LONGEST_WORD + " ", "now", "."]


@pytest.mark.parametrize("unit", ['"', "'s", "$", "(", "a\n", ", "])
def test_time_does_not_run_away(language, unit: str) -> None:
    start = time.thread_time()
    split_sentences(unit * (20_000 // len(unit)))
    language._tokens(unit * (20_000 // len(unit)), None)
    assert time.thread_time() - start < 1


@pytest.mark.slow
def test_a_sentence_without_end_is_ended(parse) -> None:
    doc, _ = parse("12, " * 2 * LONGEST_SENTENCE)
    starts = [sentence.start for sentence in doc.sents] + [len(doc)]
    assert max(after - before for before, after in pairwise(starts)) <= LONGEST_SENTENCE + 1


def test_sentences_start_at_lines_and_after_the_dateline(language) -> None:
    article = make_article("PARIS (AP) — Nine died.\nTen are hurt.")
    doc = language._tokens(article.text, article.text.index("Nine"))
    assert [token.text for token in doc if token.is_sent_start] == ["PARIS", "Nine", "Ten"]
