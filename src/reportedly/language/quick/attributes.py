"""Part of speech, morphology and lemma of tokens by a table that spaCy's own components fill.

The attribute ruler and the lemmatizer look at a token's form and tag, a few of their rules at its dependency or at the
token beside it: what they say of one token is kept, and said again of each that is alike in what they look at.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language as Pipeline
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from reportedly.language.quick.looked_at import LookedAt

ATTRIBUTES = "token_attributes"
"""The component's name."""
MOST_KEPT = 100_000
"""Tokens that the table holds; it is emptied when it is full."""
STOCK = ("attribute_ruler", "lemmatizer")
"""The components whose work it does."""

Token = tuple[int, int, int]
"""Form, tag and dependency, as numbers of the vocabulary."""
NOTHING: Token = (0, 0, 0)
"""What stands before a text begins and after it ends."""
KEPT = 0
"""A tag or a dependency that stays as it is."""


def has_table(pipeline: Pipeline) -> bool:
    """Whether a table can do what a pipeline's attribute ruler and lemmatizer do: they are spaCy's, in this order."""
    stock: list[Any] = [component for name, component in pipeline.pipeline if name in STOCK]
    return (
        [type(each) for each in stock] == [AttributeRuler, EnglishLemmatizer]
        and stock[1].mode == "rule"
        and not stock[1].overwrite
        and LookedAt.of(stock[0]) is not None
    )


class TokenAttributes:
    """The component. It does what the pipeline's own attribute ruler and lemmatizer do."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._vocab = pipeline.vocab
        self._stock: list[Any] = [pipeline.get_pipe(name) for name in STOCK]
        _index_lemmas(self._stock[1])
        looked_at = LookedAt.of(self._stock[0])
        assert looked_at is not None, "`has_table` tells"
        self._looked_at = looked_at
        self._kinds: dict[tuple[int, int], tuple[frozenset[int] | None, bool]] = {}
        self._table: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a text whose tags and dependencies are set."""
        tokens: list[Token] = [tuple(row) for row in doc.to_array([ORTH, TAG, DEP]).tolist()]
        if len(self._table) >= MOST_KEPT:
            self._table.clear()
            self._kinds.clear()
        asked = [self._asked(tokens, number) for number in range(len(tokens))]
        self._learn({key: beside for key, beside in asked if key not in self._table})
        found = [self._table[key] for key, _ in asked]
        told: Any = np.asarray([row[:3] for row in found], dtype="uint64").reshape(-1, 3)
        doc.from_array([POS, MORPH, LEMMA], told)
        for number, (*_, tag, dependency) in enumerate(found):
            if tag != KEPT:
                doc[number].tag = tag
            if dependency != KEPT:
                doc[number].dep = dependency
        return doc

    def _asked(self, tokens: list[Token], number: int) -> tuple[tuple[int, ...], list[Token]]:
        """The key of a token in the table, and the tokens that decide what stands there: itself, or it between two."""
        token = form, tag, dependency = tokens[number]
        kind = self._kinds.get((form, tag))
        if kind is None:
            kind = self._kinds[form, tag] = self._kind(form, tag)
        dependencies, paired = kind
        if not paired:
            known = dependencies is None or dependency in dependencies
            return (form, tag, dependency if known else KEPT), [token]
        before = tokens[number - 1] if number else NOTHING
        after = tokens[number + 1] if number + 1 < len(tokens) else NOTHING
        return (*before, *token, *after), [before, token, after]

    def _learn(self, unknown: dict[tuple[int, ...], list[Token]]) -> None:
        """Put tokens into the table, all together but those beside which there is nothing.

        Others may stand in any order: no rule is longer than two tokens, so that those beside a token are all that
        decide of it.
        """
        together = {key: beside for key, beside in unknown.items() if NOTHING not in beside}
        told = iter(self._ask([token for beside in together.values() for token in beside]))
        for key, beside in together.items():
            said = [next(told) for _ in beside]
            self._table[key] = said[len(said) // 2]
        for key, beside in unknown.items():
            if key not in together:
                around = self._ask([token for token in beside if token != NOTHING])
                self._table[key] = around[0 if beside[0] == NOTHING else 1]

    def _kind(self, form: int, tag: int) -> tuple[frozenset[int] | None, bool]:
        """The dependencies that matter for a form with a tag, `None` for each, and whether its neighbours do."""
        strings = self._vocab.strings
        lexeme = self._vocab[form]
        dependencies = self._looked_at.dependencies(lexeme.lower_, strings[tag])
        numbers = None if dependencies is None else frozenset(strings.add(each) for each in dependencies)
        return numbers, self._looked_at.is_paired(lexeme.lower_)

    def _ask(self, told: list[Token]) -> list[tuple[int, ...]]:
        """What the stock components say of tokens: part of speech, morphology and lemma of each, and its tag and
        dependency where a rule changes them."""
        words, tags, dependencies = ([self._vocab.strings[token[part]] for token in told] for part in range(3))
        doc = Doc(self._vocab, words=words, tags=tags, deps=dependencies)
        for component in self._stock:
            doc = component(doc)
        return [
            (
                pos,
                morph,
                lemma,
                KEPT if tag == tag_before else tag,
                KEPT if dependency == dependency_before else dependency,
            )
            for (pos, morph, lemma, tag, dependency), (_, tag_before, dependency_before) in zip(
                doc.to_array([POS, MORPH, LEMMA, TAG, DEP]).tolist(), told, strict=True
            )
        ]


def _index_lemmas(lemmatizer: Any) -> None:
    """Let a lemmatizer look its words up in tables; spaCy searches lists of tens of thousands from their beginning."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in list(index.items()):
        index[part_of_speech] = dict.fromkeys(words)


Pipeline.factory(ATTRIBUTES, func=lambda nlp, name: TokenAttributes(nlp))
"""Without annotations: older versions of spaCy cannot check those that are postponed."""
