"""The noun phrase that ends or begins at a character, if it names somebody who can count and tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.figures.credit_rules import NOBODY, WORDS
from reportedly.figures.own_credit_rules import WORDS as OWN
from reportedly.figures.people import is_person
from reportedly.language.grammar import (
    is_any_subject,
    is_apposition,
    is_body_entity,
    is_clause_mark,
    is_conjunct,
    is_describing,
    is_determiner,
    is_nominal,
    is_person_entity,
    is_place_entity,
    is_possessive_mark,
    is_preposition_tag,
    is_pronoun,
    is_proper_noun,
    is_speaking_entity,
    is_time_entity,
)
from reportedly.model import Span
from reportedly.quantities import TokenIndex

LONGEST = 9
"""Most tokens of a name."""
_LINKS = frozenset(WORDS.name_links)
_TALLIES = frozenset((*WORDS.tallies, *WORDS.generic))
_TELLING = frozenset((*WORDS.speaking, *WORDS.bodies, *OWN.tellers))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, `start` to `end`; `head` is its main word."""

    start: int
    end: int
    head: Token

    @property
    def span(self) -> Span:
        """Its characters."""
        return self.start, self.end

    @property
    def is_body(self) -> bool:
        """Whether it names a body, no person."""
        return self.head.lemma_.lower() in _TELLING or (is_proper_noun(self.head) and not is_person_entity(self.head))

    @property
    def is_place(self) -> bool:
        """Whether it names a country or a town, which may tell something or be where it was."""
        return is_place_entity(self.head) and self.head.lemma_.lower() not in _TELLING

    def meets(self, span: Span | None) -> bool:
        """Whether it shares a character with a span."""
        return span is not None and self.start < span[1] and span[0] < self.end


def phrase_before(index: TokenIndex, at: int, first: int) -> Phrase | None:
    """The noun phrase that ends before a character and begins at `first` or later, if it can tell a number."""
    last = index.holding(at - 1)
    if not _is_part(index.doc[last]):
        return None
    start = last
    while (
        last - start < LONGEST and start and index.doc[start - 1].idx >= first and _joins(index.doc, start - 1, start)
    ):
        start -= 1
    return _phrase(list(index.doc[start : last + 1]))


def phrase_behind(index: TokenIndex, at: int, first: int, last: int) -> Phrase | None:
    """The noun phrase that begins at a character and ends at `last` or before, if it can tell a number; of "the union's
    count" the union, of "their own count" the nearest subject before it, from `first` on."""
    start = index.at_or_after(at)
    tokens: list[Token] = []
    for token in index.doc[start : start + LONGEST]:
        if token.idx >= last or not (_is_part(token) or _joins(index.doc, token.i, token.i + 1)):
            break
        tokens.append(token)
    if tokens and is_pronoun(tokens[0]):
        return _subject_before(index, at, first)
    owned = next((number for number, token in enumerate(tokens) if is_possessive_mark(token)), None)
    if owned is not None and any(token.lemma_.lower() in _TALLIES for token in tokens[owned:]):
        tokens = tokens[:owned]
    return _phrase(tokens)


def described_by(index: TokenIndex, phrase: Phrase, first: int) -> Phrase:
    """The phrase of which one that is set off says more: "Dr Roe, the State veterinarian, has logged 61"; else it."""
    meant = phrase.head.head
    if not is_apposition(phrase.head) or not is_namable(meant) or meant.i > phrase.head.i:
        return phrase
    return phrase_before(index, meant.idx + len(meant), first) or phrase


def is_subject_phrase(index: TokenIndex, phrase: Phrase) -> bool:
    """Whether a phrase can be a subject: it stands behind no preposition and ends no list."""
    at = index.holding(phrase.start) - 1
    if at >= 0 and is_preposition_tag(index.doc[at]) and not is_clause_mark(index.doc[at]):
        return False
    return not (is_conjunct(phrase.head) and is_nominal(phrase.head.head))


def _subject_before(index: TokenIndex, at: int, first: int) -> Phrase | None:
    subjects = [token for token in index.tokens((first, at)) if is_any_subject(token) and is_namable(token)]
    return phrase_before(index, subjects[-1].idx + len(subjects[-1]), first) if subjects else None


def is_namable(token: Token) -> bool:
    """Whether a noun names persons, a body, or what holds numbers."""
    if token.lower_ in NOBODY:
        return False
    if is_person(token):
        return True
    if not is_nominal(token) or is_time_entity(token):
        return False
    if is_speaking_entity(token) or is_body_entity(token) or is_proper_noun(token):
        return True
    return token.lemma_.lower() in _TELLING


def _is_part(token: Token) -> bool:
    return is_describing(token) or is_determiner(token) or is_possessive_mark(token) or is_person(token)


def _joins(doc: Doc, left: int, right: int) -> bool:
    """Whether a token belongs to the phrase of the one behind it."""
    if doc[left].lower_ in _LINKS:
        return left > 0 and is_nominal(doc[left - 1]) and right < len(doc) and _is_part(doc[right])
    return _is_part(doc[left])


def _phrase(tokens: Sequence[Token]) -> Phrase | None:
    """The phrase of some tokens, whose head is the last noun before a link ("the head of the port")."""
    linked = next((number for number, token in enumerate(tokens) if token.lower_ in _LINKS), len(tokens))
    head = next((token for token in reversed(tokens[:linked]) if is_nominal(token) or is_person(token)), None)
    if head is None or not is_namable(head):
        return None
    end = tokens[-1].idx + len(tokens[-1]) if linked < len(tokens) else head.idx + len(head)
    return Phrase(tokens[0].idx, end, head)
