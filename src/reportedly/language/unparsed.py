"""The tokens and sentences of a text in a language that has no model: by spaCy's rules for any, without a parse."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from reportedly.lang.language_file import language_file
from reportedly.language.sentences import split_sentences
from reportedly.language.tokens import LONGEST_SENTENCE, make_tokens

NO_START = (1 << 64) - 1
"""What spaCy has for a token that starts no sentence: minus one, unsigned."""
_HYPHENED = "a-a"
"""Words that a hyphen joins are one word: a rule that parts them is left out."""
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
    """spaCy's rules for any language, with the marks that join two words in this one.

    spaCy's own rules for a language may take seconds to load: those for French take four.
    """
    known = language_file(language)
    passed_over = {*known.common, *known.telling_nothing} if known is not None else set()
    defaults = type("AnyDefaults", (Pipeline.Defaults,), {"stop_words": passed_over})
    pipeline: Pipeline = type("AnyLanguage", (Pipeline,), {"lang": language, "Defaults": defaults})()
    marks = [rf"(?<=\w[{re.escape(known.joined)}])(?=\w)"] if known is not None and known.joined else []
    infixes = [each for each in pipeline.Defaults.infixes or () if not re.search(each, _HYPHENED)]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *marks]).finditer
    return pipeline
