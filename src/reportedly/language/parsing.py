"""Parses the text of articles.

Every later stage reads the spaCy `Doc` made here: one parse an article, token offsets equal to the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from reportedly.language import DEFAULT_MODEL
from reportedly.language.models import load_model
from reportedly.language.tokens import LONGEST_SENTENCE, make_tokens
from reportedly.model import Article

CHUNK = 20_000
"""Characters parsed at a time: the parser's memory grows with the text it is given."""
BATCH = 32
"""Largest number of chunks that are parsed together."""
BATCH_TOKENS = 4_000
"""Tokens parsed together, about: more are no faster, and 140,000 at once took 1.6 GB."""
_NO_START = np.uint64(2**64 - 1)
"""Says of a token that no sentence starts there: "Forty" and "workers", "Engineers" and "in", are one sentence."""
_SENTENCE_ENDS = frozenset(".?!")

Chunk = tuple[Doc, tuple[Article, bool]]
"""A piece of an article's text, as tokens, with the article and whether it is the last one."""
_DATELINE_END = re.compile(r"[^\n]{0,40}?(?::|[-–—]) +")
"""What lies between the place of a dateline and the article's first sentence."""


class Language:
    """A loaded language model.

    `model` names an installed spaCy package (`en_core_web_md`, `en_core_web_trf`) to use in place of the model that
    comes with Reportedly. Raises `UsageError` if it is not installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = load_model(model)
        self._threads = ThreadpoolController()

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Doc, Article]]:
        """Each article with its parse, in order; `doc.text` equals the article's text."""
        chunks = (
            (self._tokens(chunk, first_sentence(article) if number == 0 else None), (article, last))
            for article in articles
            for number, (chunk, last) in enumerate(_chunks(article.text))
        )
        parts: list[Doc] = []
        for batch in batches_of(chunks):
            for doc, (article, last) in self._parsed(batch):
                parts.append(doc)
                if last:
                    yield (parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)), article
                    parts = []

    def _parsed(self, batch: list[Chunk]) -> list[Chunk]:
        """The chunks of a batch, parsed, in one thread: on small matrices more threads only wait for each other."""
        with self._threads.limit(limits=1):
            return list(self._nlp.pipe(batch, as_tuples=True, batch_size=BATCH))

    def _tokens(self, text: str, first_sentence: int | None) -> Doc:
        """The tokens of a text; a sentence starts after each line end and after the dateline, and where one would grow
        too long; none starts right behind a number that begins one, or behind the first word of a line."""
        doc = make_tokens(self._nlp, text)
        starts: Any = np.zeros((len(doc), 1), dtype="uint64")
        since, ends, number, word = 0, True, False, False
        for token in doc:
            if ends or token.idx == first_sentence or since > LONGEST_SENTENCE:
                starts[token.i], since = 1, 0
            elif word or (number and token.is_lower):
                starts[token.i] = _NO_START
            word = ends and token.is_alpha
            number = bool(starts[token.i] == 1) and token.like_num
            ends = token.is_space and "\n" in token.text
            since = 0 if token.text in _SENTENCE_ENDS else since + 1
        return doc.from_array([SENT_START], starts)  # all at once: each by itself looks through the whole text


def first_sentence(article: Article) -> int | None:
    """The character at which the sentence after the dateline starts; `None` if there is no dateline."""
    if article.dateline is None:
        return None
    match = _DATELINE_END.match(article.text, article.dateline[1])
    return match.end() if match else None


def _chunks(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a text, each with whether it is the last; cut at line ends, else at spaces, else anywhere."""
    start = 0
    while len(text) - start > CHUNK:
        limit = start + CHUNK
        cut = next((at + 1 for mark in "\n " if (at := text.rfind(mark, start, limit)) > start), limit)
        yield text[start:cut], False
        start = cut
    yield text[start:], True


def batches_of(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    """Chunks that are parsed together: few long ones, many short ones."""
    batch: list[Chunk] = []
    size = 0
    for chunk in chunks:
        batch.append(chunk)
        size += len(chunk[0])
        if len(batch) == BATCH or size >= BATCH_TOKENS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
