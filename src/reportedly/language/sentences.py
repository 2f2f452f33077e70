"""Sentences of a text without a parse: quick, and enough to set two versions of a text side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from reportedly.model import Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

LONGEST_LINE = 100_000
"""Characters from which a line is taken as one sentence; spaCy's tokenizer refuses texts of a million."""


def split_sentences(text: str) -> list[Span]:
    """The spans of a text's sentences, in order, without the blanks around them; a line's end ends a sentence.

    By spaCy's rule-based `Sentencizer`, whose tokenizer knows abbreviations.
    """
    spans, start = [], 0
    for line in text.split("\n"):
        spans += [(start + first, start + last) for first, last in _in_line(line)]
        start += len(line) + 1
    return spans


def _in_line(line: str) -> Iterator[Span]:
    if not line.strip():
        return
    if len(line) > LONGEST_LINE:
        yield 0, len(line)
        return
    from reportedly.language.tokens import make_tokens

    for sentence in _sentencizer()(make_tokens(_sentencizer(), line)).sents:
        if words := sentence.text.strip():
            start = sentence.start_char + sentence.text.index(words)
            yield start, start + len(words)


@cache
def _sentencizer() -> Pipeline:
    import spacy  # takes half a second, and most commands split no text

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline
