"""The tokens and sentences of a text in a language that has no model: by spaCy's rules for it, without a parse."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.attrs import SENT_START
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from reportedly.language.sentences import split_sentences
from reportedly.language.tokens import make_tokens

NO_START = (1 << 64) - 1
"""What spaCy has for a token that starts no sentence: minus one, unsigned."""
ANY = "xx"
"""What spaCy calls rules for any language."""


def tokens_of(text: str, language: str) -> Doc:
    """The tokens of a text; a sentence starts where the rule-based splitter has it. `doc.text` equals the text."""
    doc = make_tokens(_pipeline(language), text)
    starts = {start for start, _ in split_sentences(text)}
    begins: Any = np.array([[1 if token.i == 0 or token.idx in starts else NO_START] for token in doc], dtype="uint64")
    return doc.from_array([SENT_START], begins) if len(doc) else doc  # all at once, as in the parse


@cache
def _pipeline(language: str) -> Pipeline:
    try:
        return spacy.blank(language)
    except ImportError:  # spaCy has no rules for it
        return spacy.blank(ANY)
