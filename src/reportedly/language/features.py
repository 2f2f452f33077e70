"""The words that tell which event an article is about."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from reportedly.model import Article

TERMS = 60
"""Terms kept of an article."""
_LEAD = 700
"""Characters of a text whose words count more: news tell the event first."""
_LEAD_WEIGHT = 3
_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ"}


def find_features(doc: Doc, article: Article) -> tuple[str, ...]:
    """The lemmas of content words, the most frequent first; words of headline and lead count three times."""
    weights: Counter[str] = Counter()
    for token in doc:
        if token.pos_ in _CONTENT and not token.is_stop and len(token.lemma_) > 2:
            weights[_term(token)] += _LEAD_WEIGHT if token.idx < _LEAD else 1
    return tuple(term for term, _ in weights.most_common(TERMS))


def _term(token: Token) -> str:
    return token.lemma_.lower()
