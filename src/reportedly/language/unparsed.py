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
LONGEST_SENTENCE = 1_000
"""Tokens after which a sentence ends: much is looked up within a sentence."""
ANY = "xx"
"""What spaCy calls rules for any language."""


def tokens_of(text: str, language: str) -> Doc:
    """The tokens of a text; a sentence starts where the rule-based splitter has it, and where one would grow too long.

    `doc.text` equals the text.
    """
    doc = make_tokens(_pipeline(language), text)
    starts = {start for start, _ in split_sentences(text)}
    begins: Any = np.full((len(doc), 1), NO_START, dtype="uint64")
    since = 0
    for token in doc:
        if token.i == 0 or token.idx in starts or since > LONGEST_SENTENCE:
            begins[token.i], since = 1, 0
        since += 1
    return doc.from_array([SENT_START], begins) if len(doc) else doc  # all at once, as in the parse


@cache
def _pipeline(language: str) -> Pipeline:
    try:
        return spacy.blank(language)
    except ImportError:  # spaCy has no rules for it
        return spacy.blank(ANY)
