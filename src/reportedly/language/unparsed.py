"""The tokens and sentences of a text in a language that has no model: by spaCy's rules for it, without a parse."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from reportedly.language.sentences import split_sentences
from reportedly.language.tokens import make_tokens

ANY = "xx"
"""What spaCy calls rules for any language."""


def tokens_of(text: str, language: str) -> Doc:
    """The tokens of a text; a sentence starts where the rule-based splitter has it. `doc.text` equals the text."""
    doc = make_tokens(_pipeline(language), text)
    starts = {start for start, _ in split_sentences(text)}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


@cache
def _pipeline(language: str) -> Pipeline:
    try:
        return spacy.blank(language)
    except ImportError:  # spaCy has no rules for it
        return spacy.blank(ANY)
