"""The tokens of a text, in time that grows with its length whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

LONGEST_WORD = 300
"""Characters without a blank that are looked into: spaCy takes marks off a word one by one, and looks at all that is
left of it each time. Real words, addresses too, are shorter; a longer one is one token."""
LONGEST_SENTENCE = 1_000
"""Tokens without the end of a sentence, after which one is ended: much is looked up within a sentence."""
_LONG_WORD = re.compile(rf"(?<!\S)(\S{{{LONGEST_WORD},}})( ?)")


def make_tokens(pipeline: Pipeline, text: str) -> Doc:
    """The tokens of a text by a pipeline's tokenizer."""
    pieces = list(_pieces(pipeline, text))
    return pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)


def _pieces(pipeline: Pipeline, text: str) -> Iterator[Doc]:
    start = 0
    for word in _LONG_WORD.finditer(text):
        if start < word.start():
            yield pipeline.make_doc(text[start : word.start()])
        yield Doc(pipeline.vocab, words=[word[1]], spaces=[word[2] == " "])
        start = word.end()
    if start < len(text) or not text:
        yield pipeline.make_doc(text[start:])
