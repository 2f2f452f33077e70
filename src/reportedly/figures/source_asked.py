"""What is so of a figure whoever its source is, and of what kind the words are that name somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.figures.credit_rules import STAND_INS, WORDS
from reportedly.figures.people import is_person
from reportedly.figures.source_candidates import Namings, holds
from reportedly.lang.cues import cues
from reportedly.lang.decisions import rule_told
from reportedly.lang.pronouns import pronouns
from reportedly.language.grammar import (
    is_adverbial_clause,
    is_any_subject,
    is_apposition,
    is_aside,
    is_body_entity,
    is_complement_clause,
    is_conjunct,
    is_name_tag,
    is_object,
    is_person_entity,
    is_place_entity,
    is_plural,
    is_possessor,
    is_preposition,
    is_pronoun,
    is_relative_clause,
    is_verbal,
)
from reportedly.model import Figure
from reportedly.quantities import TokenIndex

CLIMB = 12
"""Heads followed from a number upwards."""
FIRST_PERSON = pronouns("en").used("first")
_SPEAKING = frozenset((*WORDS.speaking, *WORDS.bodies))
_DOCUMENTS = frozenset((*WORDS.generic, *WORDS.tallies))
_TALLIES = frozenset(WORDS.tallies)
_VERBS = (
    ("offers", frozenset(WORDS.offering)),
    ("reckons", frozenset(WORDS.reckoning)),
    ("reports", frozenset(cues("en").crediting)),
)
_LINKS = (
    ("object", is_object),
    ("subject", is_any_subject),
    ("phrase", is_preposition),
    ("complement", is_complement_clause),
    ("adverbial", is_adverbial_clause),
    ("relative", is_relative_clause),
    ("conjunct", is_conjunct),
    ("aside", is_aside),
    ("apposition", is_apposition),
    ("possessor", is_possessor),
)
_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A figure whose source is asked for, with what is so of it whoever that is."""

    figure: Figure
    before: Figure | None
    """The figure before it, as the rules read it."""
    token: Token
    above: Mapping[int, str]
    """By which link, and over how many verbs, the number hangs on each token above it; nearest first."""
    state: str
    """What of its sentence may credit it."""
    opener: str
    """The pronoun that its sentence begins with and what its verb does; empty if it begins otherwise."""
    left: str
    """The word right before the number, in its sentence."""
    is_quoted: bool
    is_script: bool
    near: str
    """Where the figure before it stands."""
    rule: str
    """The rule by which its source was read."""


def asked_of(namings: Namings, figures: Sequence[Figure], number: int) -> Asked:
    """What is so of one of an article's figures, which are as the rules read them."""
    figure, index = figures[number], namings.index
    before = figures[number - 1] if number else None
    token = index.doc[index.holding(figure.end - 1)]
    above = dict(_above(token))
    return Asked(
        figure=figure,
        before=before,
        token=token,
        above=above,
        state=_state(namings, figure),
        opener=_opener(index, figure, above),
        left=_left(index, figure),
        is_quoted=_is_quoted(index.text, figure.start),
        is_script=namings.is_script,
        near=_near(index.text, before, figure),
        rule=rule_told(figure.why["source"]),
    )


def _near(text: str, before: Figure | None, figure: Figure) -> str:
    if before is None:
        return "nowhere"
    if before.sentence == figure.sentence:
        return "sentence"
    return "line" if "\n" not in text[before.end : figure.start] else "far"


def sort_of(head: Token) -> str:
    """What kind of word names somebody."""
    lemma = head.lemma_.lower()
    if is_pronoun(head):
        return "first person" if head.lower_ in FIRST_PERSON else "pronoun"
    if is_person_entity(head):
        return "name of a person"
    if lemma in _DOCUMENTS:
        return "document"
    if lemma in _SPEAKING:
        return "speaking"
    if is_person(head):
        return "persons" if is_plural(head) else "person"
    if is_place_entity(head):
        return "place"
    if is_body_entity(head):
        return "body"
    return "name" if is_name_tag(head) else "noun"


def kind_of(governor: Token) -> str:
    """What kind of word governs a name."""
    lemma = governor.lemma_.lower()
    if not is_verbal(governor):
        return "tally" if lemma in _TALLIES else "noun"
    return next((name for name, words in _VERBS if lemma in words), "does")


def _above(token: Token) -> Iterator[tuple[int, str]]:
    crossed = 0
    for _ in range(CLIMB):
        if token.head.i == token.i:
            return
        link = next((name for name, is_so in _LINKS if is_so(token)), "other")
        token = token.head
        yield token.i, f"{link} over {min(crossed, 2)}"
        crossed += is_verbal(token)


def _state(namings: Namings, figure: Figure) -> str:
    index = namings.index
    first, last = index.holding(figure.sentence[0]), index.holding(figure.start)
    numbers = range(index.sentence_number(first), index.sentence_number(last) + 1)
    here = [each for number in numbers for each in namings.by_sentence.get(number, ())]
    reports = any(each.is_credited for each in here)
    if any(holds(each, figure) for each in here):
        return "in a report" if reports else "in an act"
    if reports:
        return "beside a report"
    opens = index.doc[first].lower_ in STAND_INS | FIRST_PERSON
    return "after a pronoun" if opens else "beside a statement" if here else "plain"


def _opener(index: TokenIndex, figure: Figure, above: Mapping[int, str]) -> str:
    first = index.doc[index.holding(figure.sentence[0])]
    if not is_pronoun(first) or not is_any_subject(first):
        return ""
    return f"{first.lower_} {kind_of(first.head)}{'' if first.head.i in above else ' apart'}"


def _left(index: TokenIndex, figure: Figure) -> str:
    at = index.holding(figure.start)
    return index.doc[at - 1].lower_ if at and index.doc[at - 1].idx >= figure.sentence[0] else ""


def _is_quoted(text: str, at: int) -> bool:
    """Whether quotation marks are open before a place in its line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count(_OPENING) > line.count(_CLOSING) or line.count(_STRAIGHT) % 2 == 1
