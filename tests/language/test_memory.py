"""How much is parsed at a time is bounded, as the parser's memory grows with it."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from conftest import make_article
from reportedly.language.parsing import BATCH, BATCH_TOKENS, batches_of


def test_many_short_texts_or_few_long_ones_are_parsed_together() -> None:
    vocab = Vocab()
    article = make_article("a")
    lengths = [4000] * 12 + [10] * 50 + [20_000, 5]
    chunks = [(Doc(vocab, words=["a"] * length), (article, True)) for length in lengths]
    batches = list(batches_of(chunks))
    assert [chunk for batch in batches for chunk in batch] == chunks
    assert max(len(batch) for batch in batches) == BATCH
    for batch in batches:
        assert sum(len(doc) for doc, _ in batch[:-1]) < BATCH_TOKENS
