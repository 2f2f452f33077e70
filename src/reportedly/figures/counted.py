"""What a bare number counts, where other words of its sentence say it: "the number of marines rose to 700"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.figures.people import is_person
from reportedly.quantities import Quantity, TokenIndex
from reportedly.quantities.nouns import Noun, counted_noun

_NUMBER_OF = re.compile(r"\bnumbers? of (?:the )?", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:to|from|at|by|was|is|were|are|reach(?:ed|es)?|hit|total(?:l?ed|s)?|exceed(?:ed|s)?|than) (?:\w+ ){0,2}\Z",
    re.IGNORECASE,
)
_PERIODS = frozenset("year month week day quarter decade season period time before".split())
_REACH = 7
"""Words between a noun that a number seems to count and the persons that it does."""
_FAR = 150
"""Characters between "the number of" and the number at the most."""


def completed(doc: Doc, index: TokenIndex, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, those with neither unit nor noun given the one that they share with other words."""
    for at, quantity in enumerate(quantities):
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        if _is_time(doc, index, quantity) or (following is not None and _borrows(doc, quantity, following)):
            quantity = replace(quantity, noun=None)
        if quantity.unit is None:
            quantity = _longer(doc, quantity)
        if quantity.unit is None and quantity.noun is None and quantity.shape in ("digits", "words", "range"):
            quantity = _of_number(doc, index, quantity) or _of_subject(doc, index, quantity) or quantity
        yield quantity


def _of_subject(doc: Doc, index: TokenIndex, quantity: Quantity) -> Quantity | None:
    """What is said to total a number: "terminals totaled nearly 47,000"."""
    verb = doc[index.holding(quantity.end - 1)].head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if verb.lemma_.lower() not in ("total", "number") or subject is None or subject.tag_ not in ("NNS", "NNPS"):
        return None
    first = min((child.i for child in subject.lefts if child.dep_ in ("compound", "amod")), default=subject.i)
    text = " ".join(token.lower_ for token in doc[first : subject.i + 1])
    return replace(quantity, noun=Noun(first, subject.i, text))


def _borrows(doc: Doc, quantity: Quantity, following: Quantity) -> bool:
    """Whether the noun is the next number's unit ("down from 104 four years ago")."""
    if quantity.noun is None or following.unit is None or following.glued:
        return False
    return (
        following.start < doc[quantity.noun.first].idx < following.unit.end and following.unit.start > following.start
    )


def _is_time(doc: Doc, index: TokenIndex, quantity: Quantity) -> bool:
    """Whether the noun only says when ("compared with 70 the year before")."""
    if quantity.noun is None or quantity.glued or doc[quantity.noun.last].lemma_.lower() not in _PERIODS:
        return False
    return doc[index.at_or_after(quantity.end)].tag_ in ("DT", "IN", "PRP$")


def _longer(doc: Doc, quantity: Quantity) -> Quantity:
    """Persons named behind further words: "1,042 Ohio registered voters"."""
    noun = quantity.noun
    if noun is None or noun.alone or quantity.high < 2 or doc[noun.last].tag_ not in ("NN", "NNP"):
        return quantity
    for token in doc[noun.last + 1 : noun.last + 1 + _REACH]:
        if token.tag_ == "NNS":
            if is_person(token):
                text = doc[noun.first : token.i + 1].text.lower()
                return replace(quantity, noun=Noun(noun.first, token.i, text))
            break
        if token.tag_ not in ("JJ", "VBN", "NN", "NNP", "NNPS", "HYPH"):
            break
    return quantity


def _of_number(doc: Doc, index: TokenIndex, quantity: Quantity) -> Quantity | None:
    """ "the number of marines … to 700": the number counts what is numbered."""
    begin = (index.sentence(index.holding(quantity.start)) or (0, 0))[0]
    first = max(begin, quantity.phrase - _FAR)
    if not _STATED.search(index.text, first, quantity.start):
        return None
    found = next(_NUMBER_OF.finditer(index.text, first, quantity.start), None)
    noun = counted_noun(doc, index, found.end()) if found else None
    if noun is None or doc[noun.last].idx >= quantity.start:
        return None
    return replace(quantity, noun=noun)
