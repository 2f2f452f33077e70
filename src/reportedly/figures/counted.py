"""What a bare number counts, where other words of its sentence say it: "the number of marines rose to 700"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.figures.people import is_person
from reportedly.lang import LangFile, Words, read, rules
from reportedly.language.grammar import (
    is_adjectival,
    is_adjective,
    is_compound,
    is_determiner,
    is_hyphen,
    is_name_tag,
    is_participle,
    is_passive_subject,
    is_plural,
    is_plural_noun,
    is_preposition_tag,
    is_singular,
    is_singular_noun,
    is_subject,
)
from reportedly.quantities import Quantity, TokenIndex
from reportedly.quantities.nouns import Noun, counted_noun


class CountedWords(LangFile, frozen=True):
    """The file `counted.toml`."""

    periods: Words
    totalling: Words
    tallied: Words


_WORDS = read("en", "counted", CountedWords)
_RULES = rules("en", "counted", CountedWords)
_NUMBER_OF, _STATED = _RULES["number_of"], _RULES["stated"]
_PUT, _PUT_AT = _RULES["put"], _RULES["put_at"]

_AND = " and "
FURTHER_WORDS = 7
"""Words between a noun that a number seems to count and the persons that it does."""
NUMBER_OF_REACH = 150
"""Most characters between "the number of" and the number."""


def completed(doc: Doc, index: TokenIndex, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, those with neither unit nor noun given the one that they share with other words."""
    for at, quantity in enumerate(quantities):
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        if quantity.noun is not None and not any(map(str.isalpha, quantity.noun.text)):
            quantity = replace(quantity, noun=None)  # the mark between two cells of a table
        if _is_time(doc, index, quantity) or (following is not None and _borrows(doc, quantity, following)):
            quantity = replace(quantity, noun=None)
        if following is not None and _shares_noun(index, quantity, following):
            quantity = replace(quantity, noun=following.noun)
        if quantity.unit is None:
            quantity = _longer(doc, quantity)
        if quantity.unit is None and quantity.noun is None and quantity.shape in ("digits", "words", "range"):
            quantity = next((found for how in _HOW_STATED if (found := how(doc, index, quantity))), quantity)
        yield quantity


def _of_subject(doc: Doc, index: TokenIndex, quantity: Quantity) -> Quantity | None:
    """What is said to total a number: "terminals totaled nearly 47,000"."""
    verb = doc[index.holding(quantity.end - 1)].head
    subject = next((child for child in verb.children if is_subject(child)), None)
    if verb.lemma_.lower() not in _WORDS.totalling or subject is None or not is_plural(subject):
        return None
    first = min((child.i for child in subject.lefts if is_compound(child) or is_adjectival(child)), default=subject.i)
    text = " ".join(token.lower_ for token in doc[first : subject.i + 1])
    return replace(quantity, noun=Noun(first, subject.i, text))


def _borrows(doc: Doc, quantity: Quantity, following: Quantity) -> bool:
    """Whether the noun is the next number's unit ("down from 104 four years ago")."""
    if quantity.noun is None or following.unit is None or following.glued:
        return False
    return (
        following.start < doc[quantity.noun.first].idx < following.unit.end and following.unit.start > following.start
    )


def _shares_noun(index: TokenIndex, quantity: Quantity, following: Quantity) -> bool:
    """Whether two bounds or counts stand before one noun: "at least 12 but fewer than 20 sailors"."""
    if quantity.noun is not None or quantity.unit is not None or following.unit is not None:
        return False
    if index.text[quantity.end : following.start] == _AND:
        return _RULES["counted_in_turn"].begins_at(index.text, following.end) is not None
    bounds = (quantity.bound, following.bound) == ("at_least", "at_most")
    return bounds and _RULES["bounds_joined"].fills(index.text, quantity.end, following.start) is not None


def _is_time(doc: Doc, index: TokenIndex, quantity: Quantity) -> bool:
    """Whether the noun only says when ("compared with 70 the year before")."""
    if quantity.noun is None or quantity.glued or doc[quantity.noun.last].lemma_.lower() not in _WORDS.periods:
        return False
    token = doc[index.at_or_after(quantity.end)]
    return is_determiner(token) or is_preposition_tag(token)


def _longer(doc: Doc, quantity: Quantity) -> Quantity:
    """Persons named behind further words: "1,042 Ohio registered voters"."""
    noun = quantity.noun
    if noun is None or noun.alone or quantity.high < 2 or not is_singular(doc[noun.last]):
        return quantity
    for token in doc[noun.last + 1 : noun.last + 1 + FURTHER_WORDS]:
        if is_plural_noun(token):
            if is_person(token):
                text = doc[noun.first : token.i + 1].text.lower()
                return replace(quantity, noun=Noun(noun.first, token.i, text))
            break
        if not _may_stand_between(token):
            break
    return quantity


def _may_stand_between(token: Token) -> bool:
    """Whether a word can stand between a noun and the persons that it describes."""
    return (
        is_singular_noun(token) or is_name_tag(token) or is_adjective(token) or is_participle(token) or is_hyphen(token)
    )


def _of_number(doc: Doc, index: TokenIndex, quantity: Quantity) -> Quantity | None:
    """ "the number of marines … to 700": the number counts what is numbered."""
    begin = (index.sentence(index.holding(quantity.start)) or (0, 0))[0]
    first = max(begin, quantity.phrase - NUMBER_OF_REACH)
    if not _STATED.ends_at(index.text, quantity.start, first):
        return None
    found = _NUMBER_OF.found_in(index.text, first, quantity.start)
    noun = counted_noun(doc, index, found.end()) if found else None
    if noun is None or doc[noun.last].idx >= quantity.start:
        return None
    return replace(quantity, noun=noun)


def _of_estimate(doc: Doc, index: TokenIndex, quantity: Quantity) -> Quantity | None:
    """ "The army put its casualties at 480", "casualties were put at 480": the number counts what is put at it."""
    begin = (index.sentence(index.holding(quantity.start)) or (0, 0))[0]
    first = max(begin, quantity.phrase - NUMBER_OF_REACH)
    if not _PUT_AT.ends_at(index.text, quantity.start, first):
        return None
    verbs = list(_PUT.pattern.finditer(index.text, first, quantity.start))
    if not verbs:
        return None
    verb = verbs[-1]
    noun = counted_noun(doc, index, verb.end())
    if noun is None or doc[noun.last].idx >= quantity.start:
        noun = _passive_subject(doc[index.holding(verb.end() - 2)])
    if noun is None or doc[noun.last].lower_ not in _WORDS.tallied:
        return None
    last = doc[noun.last]
    between = index.text[last.idx + len(last) : quantity.start]
    return None if any(map(str.isdigit, between)) else replace(quantity, noun=noun)


def _of_label(doc: Doc, index: TokenIndex, quantity: Quantity) -> Quantity | None:
    """ "Rescuers at the site: 150", "houses 455, boats 30": the number counts what its label names."""
    if _RULES["entry_ends"].begins_at(index.text, quantity.end) is None:
        return None
    rules = (_RULES["label"], _RULES["listed"])
    found = next((at for each in rules if (at := each.ends_at(index.text, quantity.phrase))), None)
    if found is None:
        return None
    tokens = index.tokens((found.start(), found.end()))
    noun = next((token for token in tokens if is_plural_noun(token)), None)
    return replace(quantity, noun=Noun(noun.i, noun.i, noun.lower_)) if noun is not None else None


def _passive_subject(verb: Token) -> Noun | None:
    """What something is done to: "casualties were put at"."""
    subject = next((child for child in verb.children if is_passive_subject(child)), None)
    return Noun(subject.i, subject.i, subject.lower_) if subject is not None else None


_HOW_STATED = (_of_number, _of_subject, _of_estimate, _of_label)
"""How other words of its sentence may say what a bare number counts, in the order in which they are asked."""
