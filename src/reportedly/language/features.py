"""What tells which event an article is about, and whose text it carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from zlib import crc32

from rensa import RMinHash
from spacy.tokens import Doc, Token

from reportedly.language import grammar
from reportedly.model import Article, Place
from reportedly.model.features import Features

TERMS = 80
"""Terms kept of an article."""
RUN = 4
"""Words in a run: copies with small edits still share most runs."""
SHORTEST = 30
"""Words from which a text has a signature."""
PERMUTATIONS = 64
KEPT_RUNS = 2
"""One run of so many is kept by its hash."""
MOST_RUNS = 1000
"""Largest number of runs that are kept of an article, so that a very long one stays small."""
_SEED = 1
_LEAD = 700
"""Characters of a text whose words count more: news tell the event first."""
_LEAD_WEIGHT = 3
_TITLE_WEIGHT = 10
_LARGE_PLACES = ("continent", "country")
_WORD = re.compile(r"\w+")


def find_features(doc: Doc, article: Article, places: Sequence[Place] = ()) -> Features:
    """The weightiest lemmas of content words, which of them name places, and the text's two sketches, for resemblance
    and for containment (Broder, "On the resemblance and containment of documents", 1997)."""
    found = _features(doc, _count_terms(doc, article))
    small = (place for place in places if place.kind not in _LARGE_PLACES)
    words = {word for place in small for word in _WORD.findall(article.text[place.start : place.end].lower())}
    return replace(found, places=tuple(term for term in found.terms if term in words))


def find_plain_features(doc: Doc, article: Article, *, with_terms: bool) -> Features:
    """The features of a text without a parse: its words as they stand are its terms.

    Without terms (nothing is known of its language, so that any word may be one like "the") the text has its sketches
    alone, and is like no other.
    """
    return _features(doc, _count_words(doc, article) if with_terms else Counter())


def _features(doc: Doc, counts: Counter[str]) -> Features:
    terms = counts.most_common(TERMS)
    words = [token.lower_ for token in doc if token.is_alpha or token.is_digit]
    runs = [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
    signature = _sign(runs) if len(words) >= SHORTEST else ()
    return Features(tuple(term for term, _ in terms), tuple(count for _, count in terms), signature, _keep(runs))


def content_lemmas(doc: Doc) -> Iterator[tuple[Token, str]]:
    """Each word that tells what a text is about, with its lemma; a form has one lemma in a text, that of its first."""
    lemmas: dict[str, str] = {}
    for token in doc:
        if grammar.is_content_word(token) and not token.is_stop and len(token.lemma_) > 2:
            yield token, lemmas.setdefault(token.lower_, token.lemma_.lower())


def _count_terms(doc: Doc, article: Article) -> Counter[str]:
    counts: Counter[str] = Counter()
    lemmas: dict[str, str] = {}
    for token, lemma in content_lemmas(doc):
        lemmas[token.lower_] = lemma
        counts[lemma] += _LEAD_WEIGHT if token.idx < _LEAD else 1
    for word in _title_words(doc, article):
        if word in lemmas:
            counts[lemmas[word]] += _TITLE_WEIGHT
        elif not doc.vocab[word].is_stop and len(word) > 2:
            counts[word] += _TITLE_WEIGHT
    return counts


def _count_words(doc: Doc, article: Article) -> Counter[str]:
    """The words of a text and its headline that are not among the common ones of its language."""
    counts: Counter[str] = Counter()
    for token in doc:
        if token.is_alpha and not token.is_stop and len(token) > 2:
            counts[token.lower_] += _LEAD_WEIGHT if token.idx < _LEAD else 1
    for word in _title_words(doc, article):
        if word.isalpha() and not doc.vocab[word].is_stop and len(word) > 2:
            counts[word] += _TITLE_WEIGHT
    return counts


def _title_words(doc: Doc, article: Article) -> Iterator[str]:
    """The words of the headline, which need not stand in the text."""
    for word in (article.title or "").lower().split():
        if bare := word.strip("\"'“”‘’.,:;!?()[]…").removesuffix("'s").removesuffix("’s"):
            yield bare


def _sign(runs: list[str]) -> tuple[int, ...]:
    signature = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    signature.update(runs)
    return tuple(signature.digest())


def _keep(runs: list[str]) -> tuple[int, ...]:
    """The hashes that `KEPT_RUNS` divides, so that two texts keep the same of the runs that both have."""
    hashes = {crc32(run.encode()) for run in runs}
    return tuple(sorted(number for number in hashes if number % KEPT_RUNS == 0)[:MOST_RUNS])
