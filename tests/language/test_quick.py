"""The quick pipeline annotates as the stock one does, and takes less time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

import numpy as np
import pytest
import spacy
from benchmarks.invented import load_events
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from reportedly.language.models import CARRIED, load_model

pytestmark = pytest.mark.slow

TOKENS = 50_000
ATTRIBUTES = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "ENT_KB_ID", "SENT_START"]
"""What is compared by its numbers: they are sums of the words, the same in each vocabulary."""


@pytest.fixture(scope="module")
def stock() -> Pipeline:
    return spacy.load(CARRIED)


@pytest.fixture(scope="module")
def quick() -> Pipeline:
    return load_model()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [article.text for event in load_events()[:50] for article in event.articles]


def annotations(doc: Doc) -> list[tuple[str, ...]]:
    """All annotations of each token in words."""
    return [
        (
            token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, str(token.head.i),
            token.ent_type_, token.ent_iob_, token.ent_kb_id_, token.ent_id_, str(token.is_sent_start),
        )
        for token in doc
    ]  # fmt: skip


def differences(stock: Iterable[Doc], quick: Iterable[Doc]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for one, other in zip(stock, quick, strict=True):
        yield from (pair for pair in zip(annotations(one), annotations(other), strict=True) if pair[0] != pair[1])


def test_no_annotation_differs_on_fifty_thousand_tokens(stock: Pipeline, quick: Pipeline, texts: list[str]) -> None:
    tokens = 0
    for one, other in zip(stock.pipe(texts), quick.pipe(texts), strict=True):
        assert np.array_equal(one.to_array(ATTRIBUTES), other.to_array(ATTRIBUTES)), list(differences([one], [other]))
        tokens += len(one)
        if tokens >= TOKENS:
            return
    raise AssertionError(f"only {tokens} tokens to compare")


RARE = [
    "You ain't gonna like what I've got ta say, c'm on, y'all: let's go, there's a storm.",
    "There are two. There 's one. Do it! He did it. It had me, and I saw it; you too.",
    "\n\n", " ", "", "A", "\tLondon \n\n Paris\u00a0and\n Rome ", "Mr. \n", "1 2 3 4 five", "🙂 🙂", "x" * 299,
    "New York", "In New\nYork", "the United Nations\n\nGeneral Assembly in May 2024 and", "but but but",
]  # fmt: skip


@pytest.mark.parametrize("text", RARE)
def test_rare_words_and_blanks_are_as_in_the_stock_pipeline(stock: Pipeline, quick: Pipeline, text: str) -> None:
    assert list(differences([stock(text)], [quick(text)])) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([word for text in RARE for word in text.split(" ")] + ["Berlin", "said", "\n"])))
def test_any_order_of_words_is_as_in_the_stock_pipeline(words: list[str]) -> None:
    text = " ".join(words)
    assert list(differences([_STOCK(text)], [_QUICK(text)])) == []


_STOCK, _QUICK = spacy.load(CARRIED), load_model()


def test_names_that_are_there_already_are_kept(stock: Pipeline, quick: Pipeline) -> None:
    made = []
    for pipeline in (stock, quick):
        doc = pipeline.make_doc("Maren Oldt left Berlin.")
        doc.set_ents([doc.char_span(0, 5, label="ORG")], default="missing")
        for _, component in pipeline.pipeline:
            doc = component(doc)
        made.append(doc)
    assert list(differences(made[:1], made[1:])) == []


def test_the_quick_pipeline_takes_less_time(stock: Pipeline, quick: Pipeline, texts: list[str]) -> None:
    some = texts[:20]

    def seconds(pipeline: Pipeline) -> float:
        with threadpool_limits(1):
            list(pipeline.pipe(some))
            start = time.process_time()
            list(pipeline.pipe(some))
            return time.process_time() - start

    assert seconds(stock) > 1.2 * seconds(quick)


def test_a_pipeline_of_other_components_stays_as_it_is() -> None:
    from reportedly.language.quick import make_quick

    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    assert make_quick(blank).pipe_names == ["sentencizer"]
