"""A quantity in its sentence: what it hangs on in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.figures.quantities import Quantity
from reportedly.model import Statement

CLIMB = 14
"""Steps from a number towards the root of its sentence."""


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity, its sentence as tokens `start` to `end`, and the statement it lies in.

    `text` is the whole text: spaCy puts it together anew each time that it is asked for.
    """

    doc: Doc
    text: str
    quantity: Quantity
    start: int
    end: int
    statement: Statement | None = None

    @property
    def anchor(self) -> Token:
        """The token that stands for the quantity in the parse: its noun or unit where it has one, else the number."""
        quantity = self.quantity
        if quantity.noun is not None and self.start <= quantity.noun < self.end:
            return self.doc[quantity.noun]
        return self.doc[quantity.last]

    def path(self) -> Iterator[Token]:
        """The anchor and what governs it, up to the root of the sentence."""
        token = self.anchor
        for _ in range(CLIMB):
            yield token
            head = token.head
            if head.i == token.i or not self.start <= head.i < self.end:
                return
            token = head

    def words(self, before: int, after: int) -> list[str]:
        """The lower-cased tokens around the quantity."""
        return [
            t.lower_ for t in self.doc[max(self.start, self.quantity.first - before) : self.quantity.last + 1 + after]
        ]


def in_spans(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether an offset lies in one of the spans."""
    return any(start <= offset < end for start, end in spans)
