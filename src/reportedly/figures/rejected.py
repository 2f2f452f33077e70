"""The numbers of a text that are no reported figures, each with the rule that turned it down."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.figures.counted import completed
from reportedly.figures.rejecting import rejection
from reportedly.figures.sentences import sentence_of
from reportedly.model import RejectedNumber
from reportedly.quantities import TokenIndex, find_quantities


def find_rejected(doc: Doc) -> tuple[RejectedNumber, ...]:
    """The numbers of a text that are no reported figures, in order."""
    index = TokenIndex(doc)
    quantities = list(completed(doc, index, find_quantities(doc, index)))
    return tuple(
        RejectedNumber(
            start=quantity.start,
            end=quantity.end,
            sentence=sentence_of(index, quantity.start, quantity.end),
            rule=held.name,
            why=held.why,
        )
        for quantity in quantities
        if (held := rejection(doc, index, quantity)) is not None
    )
