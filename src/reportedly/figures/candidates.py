"""A number that may be a reported figure, and what the rules about it ask of its value and of the parse around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.figures.harm import casualty
from reportedly.figures.measures import is_magnitude, is_rate, is_vote_count
from reportedly.figures.people import is_person
from reportedly.figures.rejections import RejectionsFile
from reportedly.lang import rules
from reportedly.language.grammar import (
    is_any_subject,
    is_clause_word,
    is_common_noun,
    is_entity,
    is_person_entity,
    is_plural_noun,
    is_pronoun,
    is_singular_name,
    is_singular_noun,
)
from reportedly.quantities import Noun, Quantity, TokenIndex
from reportedly.quantities.nouns import counted_noun

_HYPHENED = re.compile(r"[-‑]([A-Za-z]+)")
_OTHER_SIDE = re.compile(r"-(?:to|for)-\d")
_FIRST_SIDE = re.compile(r"(?<![\d,.])\d{1,5}[-–]\Z")
_LONGEST_SIDE = 7
"""Characters of the first side of a vote and its hyphen, and one before it."""
_LAST_COMMON_SIGN = 0x36F
"""The last character of the Latin scripts and their accents: letters beyond it are of another script."""
_VOTE_REACH = 18
"""Characters behind a number in which words of a vote may stand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity of a text, with the parse and the word lists of its language."""

    doc: Doc
    index: TokenIndex
    quantity: Quantity
    lists: RejectionsFile

    @property
    def text(self) -> str:
        """The text that it stands in."""
        return self.index.text

    @property
    def written(self) -> str:
        """The number as it is written."""
        return self.index.text[self.quantity.start : self.quantity.end]

    def meets(self, condition: Callable[[Candidate], bool]) -> bool:
        """Whether it meets a condition."""
        return condition(self)

    @property
    def token(self) -> Token:
        """The token that the number starts in."""
        return self.doc[self.index.holding(self.quantity.start)]


# What the number is.


def anything(_: Candidate) -> bool:
    """Always so."""
    return True


def without_unit(candidate: Candidate) -> bool:
    """Whether it measures nothing."""
    return candidate.quantity.unit is None


def measures(candidate: Candidate) -> bool:
    """Whether it has a unit."""
    return candidate.quantity.unit is not None


def without_noun(candidate: Candidate) -> bool:
    """Whether it counts nothing that is named behind it."""
    return candidate.quantity.noun is None


def bare(candidate: Candidate) -> bool:
    """Whether it has neither unit nor noun."""
    return candidate.quantity.unit is None and candidate.quantity.noun is None


def lasts(candidate: Candidate) -> bool:
    """Whether it measures time."""
    unit = candidate.quantity.unit
    return unit is not None and unit.kind == "duration"


def shares_unit(candidate: Candidate) -> bool:
    """Whether its unit is written only behind the number after it."""
    unit = candidate.quantity.unit
    return unit is not None and unit.start == unit.end


def hyphened(candidate: Candidate) -> bool:
    """Whether a hyphen ties it to what it counts or measures."""
    return candidate.quantity.glued


def in_brackets_or_bare(candidate: Candidate) -> bool:
    """Whether it has no noun, or only one in brackets."""
    return candidate.quantity.noun is None or candidate.text.startswith(" (", candidate.quantity.end)


def plain_one(candidate: Candidate) -> bool:
    """Whether it is the word "one" without a unit."""
    quantity = candidate.quantity
    return quantity.unit is None and quantity.low == quantity.high == 1 and candidate.written.lower() == "one"


# Ages.


def is_age(candidate: Candidate) -> bool:
    """Whether its unit is one of age."""
    unit = candidate.quantity.unit
    return unit is not None and unit.kind == "age"


def age_with_hyphen(candidate: Candidate) -> bool:
    """Whether it is an age that describes: "a 12-year-old boy"."""
    unit = candidate.quantity.unit
    return unit is not None and (candidate.quantity.glued or "-" in unit.text)


def age_of_its_own(candidate: Candidate) -> bool:
    """Whether it is an age that is told: "she is 12 years old"."""
    return not age_with_hyphen(candidate)


def stands_for_person(candidate: Candidate) -> bool:
    """Whether an age stands for a person, or describes one: "the 12-year-old said", "a 12-year-old boy"."""
    doc, unit = candidate.doc, candidate.quantity.unit
    assert unit is not None, "an age has a unit"
    behind = doc[min(candidate.index.at_or_after(unit.end), len(doc) - 1)]
    if behind.is_punct or is_clause_word(behind):
        return True
    owner = counted_noun(doc, candidate.index, unit.end)
    if owner is None or owner.alone:
        return True
    head = doc[owner.last]
    named = is_singular_name(head) or is_person_entity(head)
    return named or is_person(head) or head.lemma_.lower() in candidate.lists.animals


def describes_no_thing(candidate: Candidate) -> bool:
    """Whether an age is not one of a thing: "a wall of 12 years old"."""
    described = _before_of(candidate)
    return described is None or not is_common_noun(described) or is_person(described)


def of_person(candidate: Candidate) -> bool:
    """ "a teacher of 67 who …"."""
    described = _before_of(candidate)
    lists = candidate.lists
    if described is None or described.i == 0 or described.lower_ in lists.crews or described.lower_ in lists.kin:
        return False
    return is_singular_noun(described) and is_person(described)


def _before_of(candidate: Candidate) -> Token | None:
    """The word before the "of" that stands before a number."""
    at = candidate.index.at_or_after(candidate.quantity.phrase)
    return candidate.doc[at - 2] if at > 1 and candidate.doc[at - 1].lower_ == "of" else None


def behind_person(candidate: Candidate) -> bool:
    """ "Maren Oldt (19)"."""
    return candidate.token.i > 1 and is_person_entity(candidate.doc[candidate.token.i - 2])


def said_of_person(candidate: Candidate) -> bool:
    """ "Maren Oldt was 81", "she is 12": one person is the subject of its verb."""
    verb = candidate.token.head
    subject = next((child for child in verb.children if is_any_subject(child) and child.i < candidate.token.i), None)
    if subject is None:
        return False
    if is_pronoun(subject):
        return subject.lower_ in candidate.lists.single_persons
    return is_person_entity(subject) or (is_singular_name(subject) and not is_entity(subject))


def of_group(candidate: Candidate) -> bool:
    """ "buyers over 21"."""
    at = candidate.index.at_or_after(candidate.quantity.phrase)
    before = candidate.doc[at - 1] if at > 0 else None
    return before is not None and is_plural_noun(before) and is_person(before)


# What it counts.


def describes_measure(candidate: Candidate) -> bool:
    """Whether its unit is one of volume or of times: "a 2.0-litre car"."""
    unit = candidate.quantity.unit
    return unit is not None and unit.kind in ("volume", "times")


def counts_lines(candidate: Candidate) -> bool:
    """Whether a line with the number before it begins in the same way: a list goes on here."""
    value = int(candidate.quantity.high)
    other = value - 1 if value > 1 else value + 1
    mark = r"[-–—] " if candidate.text[candidate.quantity.end :].lstrip(" \t")[:1] in "-–—" else r"$"
    return re.search(rf"(?m)^[ \t]*{other}[ \t]*{mark}", candidate.text) is not None


def names_type(candidate: Candidate) -> bool:
    """Whether it is part of the name of a kind: "a 12-step plan", not "a 15-member council"."""
    quantity = candidate.quantity
    if quantity.unit is not None or quantity.noun is None:
        return False
    found = _HYPHENED.match(candidate.text, quantity.end)
    if found is None or _OTHER_SIDE.match(candidate.text, quantity.end):
        return False
    return found[1].lower() not in candidate.lists.counted_with_hyphen


def persons_or_nothing(candidate: Candidate) -> bool:
    """Whether it counts persons, or nothing that is named behind it."""
    return candidate.quantity.noun is None or _counts_persons(candidate, candidate.quantity.noun)


def victims(candidate: Candidate) -> bool:
    """Whether it counts persons or victims, and something has befallen them."""
    noun = candidate.quantity.noun
    if noun is None:
        return False
    counts = _counts_persons(candidate, noun) or candidate.doc[noun.last].lemma_ in candidate.lists.victims
    return counts and casualty(candidate.doc, candidate.index, candidate.quantity) is not None


def _counts_persons(candidate: Candidate, noun: Noun) -> bool:
    return noun.alone or is_person(candidate.doc[noun.last])


def foreign_noun(candidate: Candidate) -> bool:
    """Whether its noun has a letter of another script."""
    noun = candidate.quantity.noun
    return noun is not None and any(ord(letter) > _LAST_COMMON_SIGN for letter in noun.text if letter.isalpha())


# Votes, scores, scales and rates.


def vote(candidate: Candidate) -> bool:
    """Whether it is one side of a vote."""
    return is_vote_count(candidate.text, candidate.quantity)


def before_no_vote(candidate: Candidate) -> bool:
    """Whether no words of a vote stand around it: what is before a hyphen and a number is one side of a score then."""
    text, start, end = candidate.text, candidate.quantity.start, candidate.quantity.end
    votes = rules(candidate.doc.lang_, "votes")
    return not (
        votes["no_score_near"].found_in(text, end, end + _VOTE_REACH) or votes["no_score_before"].ends_at(text, start)
    )


def behind_no_vote(candidate: Candidate) -> bool:
    """Whether no words of a vote stand behind it, nor before the first side."""
    votes = rules(candidate.doc.lang_, "votes")
    text, start, end = candidate.text, candidate.quantity.start, candidate.quantity.end
    first = _FIRST_SIDE.search(text, max(0, start - _LONGEST_SIDE), start)
    told_before = first is not None and votes["no_score_before"].ends_at(text, first.start())
    return not (told_before or votes["no_score_after"].begins_at(text, end))


def magnitude(candidate: Candidate) -> bool:
    """Whether it is a magnitude on a scale."""
    return is_magnitude(candidate.text, candidate.quantity)


def rate(candidate: Candidate) -> bool:
    """Whether it is a rate of exchange."""
    return is_rate(candidate.text, candidate.quantity)
