"""Names by the pipeline's own network, its decisions made for all tokens at once where no name is open.

spaCy's recognizer reads a text from left to right and chooses a transition for each token: it begins a name, goes on
with it, ends it, or is outside (Lample et al., "Neural Architectures for Named Entity Recognition", 2016, section 3).
What it knows of a token is the token's vector and, within a name, the vectors of the name's first and last token: so
outside of names the choices do not depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.language import Language as Pipeline
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

ENTITIES = "names"
"""The component's name."""
STOCK = "ner"
"""The component whose work it does."""
PARTS = 3
"""Vectors that a choice looks at: of the token, and of the first and the last token of the open name."""
OUTSIDE = "O"
_BLOCKED = np.float32(-np.inf)


def has_greedy_names(pipeline: Pipeline) -> bool:
    """Whether a pipeline has spaCy's recognizer of names, as it is in its models: greedy, with three vectors."""
    names: Any = dict(pipeline.pipeline).get(STOCK)
    if type(names) is not EntityRecognizer or names.cfg["beam_width"] != 1:
        return False
    model = names.model
    return (
        len(model.layers) == len(("vectors", "parts", "scores"))
        and not model.attrs["unseen_classes"]
        and model.layers[1].get_dim("nF") == PARTS
    )


class Names:
    """The component. It does what the pipeline's own recognizer of names does."""

    def __init__(self, pipeline: Pipeline) -> None:
        stock: Any = pipeline.get_pipe(STOCK)
        self._stock = stock
        self._vectors, self._parts, scores = stock.model.layers
        self._bias = self._parts.get_param("b")
        self._weights, self._score_bias = scores.get_param("W"), scores.get_param("b")
        moves = [stock.moves.get_class_name(number) for number in range(stock.moves.n_moves)]
        self._outside = moves.index(OUTSIDE)
        self._labels = [move.partition("-")[2] for move in moves]
        self._begins = np.asarray([move.startswith("B-") for move in moves])
        self._alone = np.asarray([move.startswith("U-") and move != "U-" for move in moves])
        self._never = ~(self._begins | self._alone)
        self._never[self._outside] = False
        self._within = {
            label: np.asarray([moves.index(f"I-{label}"), moves.index(f"L-{label}")])
            for label in {label for label in self._labels if label}
        }

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of a text whose sentences are known."""
        return next(iter(self.pipe([doc])))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Mark the names of each text."""
        left = iter(docs)
        while batch := list(islice(left, batch_size)):
            self._mark(batch)
            yield from batch

    def _mark(self, docs: list[Doc]) -> None:
        if any(doc.to_array([ENT_IOB]).any() for doc in docs):  # names that are there already bind the recognizer
            self._stock.set_annotations(docs, self._stock.predict(docs))
            return
        if not any(map(len, docs)):
            return
        vectors = self._vectors.predict(docs)
        parts = self._parts.predict(vectors)
        first = 1  # the first row stands for a token that is not there
        for doc in docs:
            self._mark_one(doc, parts[0], parts[first : first + len(doc)])
            first += len(doc)

    def _mark_one(self, doc: Doc, missing: Any, parts: Any) -> None:
        """Mark the names of one text; `parts` has, for each token, what it adds to a choice in each of three places."""
        spans: list[Span] = []
        at = 0
        choices = self._choices_outside(doc, missing, parts) if len(doc) else np.zeros(0)
        for token in np.nonzero(choices != self._outside)[0].tolist():
            if token < at:
                continue
            choice = int(choices[token])
            label = self._labels[choice]
            at = self._end_of(doc, parts, token, label) if self._begins[choice] else token + 1
            spans.append(Span(doc, token, at, label=label))
        doc.set_ents(spans, default="outside")

    def _choices_outside(self, doc: Doc, missing: Any, parts: Any) -> Any:
        """For each token the transition that is chosen if no name is open there."""
        sums = parts[:, 0] + missing[1] + missing[2] + self._bias
        scores = sums.max(axis=-1) @ self._weights.T + self._score_bias
        scores[:, self._never] = _BLOCKED
        blank, starts = (column.astype(bool) for column in _columns(doc))
        scores[np.ix_(blank, self._begins | self._alone)] = _BLOCKED
        last = np.append(starts[1:], True)  # a name does not go on into the next sentence
        scores[np.ix_(last, self._begins)] = _BLOCKED
        return scores.argmax(axis=1)

    def _end_of(self, doc: Doc, parts: Any, start: int, label: str) -> int:
        """Where a name that begins at a token ends."""
        within = self._within[label]
        weights, bias = self._weights[within], self._score_bias[within]
        for token in range(start + 1, len(doc)):
            if token + 1 == len(doc) or doc[token + 1].is_sent_start:
                return token + 1
            sums = parts[token, 0] + parts[start, 1] + parts[token - 1, 2] + self._bias
            goes_on, ends = weights @ sums.max(axis=-1) + bias
            if ends > goes_on or (ends == goes_on and within[1] < within[0]):
                return token + 1
        raise AssertionError("a name ends at the last token, at the latest")


def _columns(doc: Doc) -> tuple[Any, Any]:
    """For each token whether it is a blank, and whether it starts a sentence."""
    found = doc.to_array([IS_SPACE, SENT_START])
    return found[:, 0], found[:, 1] == 1


Pipeline.factory(ENTITIES, func=lambda nlp, name: Names(nlp))
"""Without annotations: older versions of spaCy cannot check those that are postponed."""
