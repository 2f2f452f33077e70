"""What tells whether a bare number counts what an option says, as named features."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.figures.bare_options import BareNumber, Option
from reportedly.figures.numbers import ReadNumber
from reportedly.figures.people import is_person
from reportedly.formats.weights import class_of
from reportedly.lang.measures import measures
from reportedly.language.grammar import (
    is_any_subject,
    is_body_entity,
    is_name_tag,
    is_noun,
    is_object,
    is_person_entity,
    is_place_entity,
    is_plural,
    is_prepositional_object,
    is_root,
    is_subject,
    is_verbal,
)
from reportedly.model import Measure
from reportedly.quantities import Quantity

_WORD = re.compile(r"[A-Za-z’']+|\d+|\S")
_MARK = ":"
"""Behind it stands what a list has."""
_MARKS = ("", "\n", ",", ";", ".", ":", ")", "(", "•", "-", "–", "|")
"""What parts the entries of a list."""
_REACH = 30
"""Characters on each side of a number of which the words are looked at."""
_BETWEEN = 60
"""Characters between two numbers of which all words are looked at."""
_DISTANCES = (8, 20, 45, 100, 250, 600)
"""Limits, in characters, between classes of distance; chosen as about a doubling each."""
_HARMS = measures().harms
_SIZES = (2, 5, 13, 32, 101, 1000, 10000, 1e6)
"""Limits between classes of size of a number."""
_RATIOS = (1.0001, 1.3, 2, 5, 20)
"""Limits between classes of the larger of two numbers over the smaller one."""


def option_features(number: BareNumber, found: list[Option]) -> list[list[str]]:
    """For each option the names of its features, all of weight one."""
    around = list(_around(number))
    told = Counter(option.measure for option in found)
    kinds: dict[Measure | None, set[str]] = {}
    for option in found:
        kinds.setdefault(option.measure, set()).add(option.kind)
    return [list(_features(number, option, around, told, kinds)) for option in found]


def _features(
    number: BareNumber,
    option: Option,
    around: list[str],
    told: Counter[Measure | None],
    kinds: dict[Measure | None, set[str]],
) -> Iterator[str]:
    family = family_of(option.measure)
    yield f"{option.kind}"
    yield f"{option.kind} {option.measure}"
    yield f"{option.kind} {option.rank}"
    yield f"{option.kind} key {option.key}"
    for each in around:
        yield f"{family} {each}"
    for kind in sorted(kinds[option.measure] - {option.kind}):
        yield f"{option.kind} also {kind}"
    if option.measure is not None:
        yield from (f"{option.kind} {each}" for each in _in_the_text(number, option))
    if option.kind in ("equal", "row"):
        yield f"{option.kind} size {class_of(number.quantity.high, _SIZES)}"
    yield f"{option.kind} alike {min(told[option.measure], 4)}"
    if option.other is not None:
        yield from (f"{option.kind} {each}" for each in _relation(number, option, option.other))
    if option.token is not None:
        yield from (f"{option.kind} {each}" for each in _place(number, option))


def family_of(measure: Measure | None) -> str:
    """A measure's kind; amounts are told apart."""
    if measure is None:
        return "none"
    kind = measures().measures[measure].kind
    return measure if kind == "amount" else kind


def _in_the_text(number: BareNumber, option: Option) -> Iterator[str]:
    """Whether an option has the measure of what the text is about: of its headline, or of its first victims."""
    headline = number.text.find("\n")
    if any(each.measure == option.measure and each.quantity.end <= headline for each in number.known):
        yield "in headline told"
    first = next((each for each in number.known if each.measure in _HARMS), None)
    if first is not None:
        yield f"first harm {first.measure == option.measure}"


def _around(number: BareNumber) -> Iterator[str]:
    """What is so of the number whatever it counts."""
    text, quantity = number.text, number.quantity
    before = _WORD.findall(_line_before(text, quantity.phrase).lower())
    behind = _WORD.findall(_line_behind(text, quantity.end).lower())
    left, right = before[-1] if before else "^", behind[0] if behind else "$"
    yield f"left {left}"
    yield f"right {right}"
    yield f"shape {quantity.shape}"
    yield f"rule {number.rule.name}"
    yield f"bound {quantity.bound}"
    yield f"size {class_of(quantity.high, _SIZES)}"
    written = text[quantity.start : quantity.end]
    if "." in written or " point " in written:
        yield "decimals"
    if written.isdigit() and len(written) == 4 and 1400 < quantity.high < 2100:
        yield "like a year"
    token = number.doc[number.index.holding(quantity.end - 1)]
    for name, holds in (
        ("subject", is_subject),
        ("object", is_object),
        ("behind preposition", is_prepositional_object),
    ):
        if holds(token):
            yield name
    head = token.head
    while not is_verbal(head) and head.head.i != head.i:
        head = head.head
    yield f"verb {head.lemma_.lower()}"
    yield f"subject {_subject(head, token)}"
    yield f"left is {_name(number.doc[token.i - 1]) if token.i else 'nothing'}"
    if is_root(head):
        yield "main clause"
    if text.find("\n") > quantity.end:
        yield "in headline"


def _subject(verb: Token, number: Token) -> str:
    """Of what kind the subject of a verb is: the number, persons, things, one thing, a pronoun; or there is none."""
    subject = next((child for child in verb.children if is_any_subject(child)), None)
    if subject is None:
        return "none"
    if subject.i == number.i:
        return "number"
    if is_person_entity(subject):
        return "a person"
    if is_plural(subject):
        return "persons" if is_person(subject) else "things"
    return "one" if is_noun(subject) else "pronoun"


def _name(token: Token) -> str:
    """What kind of name a word belongs to, if any."""
    for kind, holds in (("place", is_place_entity), ("person", is_person_entity), ("body", is_body_entity)):
        if holds(token):
            return kind
    return "other name" if is_name_tag(token) else "no name"


def _relation(number: BareNumber, option: Option, other: ReadNumber) -> Iterator[str]:
    """How the number stands to another one that it may continue."""
    text, quantity, near = number.text, number.quantity, other.quantity
    if option.kind == "row":
        yield f"same marks {_marks(text, quantity) == _marks(text, near)}"
    first, second = (near, quantity) if near.start < quantity.start else (quantity, near)
    between = text[first.end : second.start]
    family = family_of(option.measure)
    yield f"distance {class_of(len(between), _DISTANCES)}"
    sentence = number.sentence
    same_sentence = sentence[0] <= near.start < sentence[1]
    yield (
        "same sentence"
        if same_sentence
        else "same line"
        if "\n" not in between
        else f"lines {min(3, between.count(chr(10)))}"
    )
    yield f"{family} same sentence {same_sentence}"
    yield f"passes {measures().measures[other.measure].passes_on}"
    if near.unit is None and near.noun is None:
        yield "bare"
    same = sum((each.measure, each.unit) == (other.measure, other.unit) for each in number.earlier[-8:])
    yield f"often {min(same, 4)}"
    low, high = sorted((abs(near.high) or 0.5, abs(quantity.high) or 0.5))
    yield f"ratio {class_of(high / low, _RATIOS)}"
    yield f"{family} ratio {class_of(high / low, _RATIOS)}"
    yield "larger" if quantity.high > near.high else "smaller"
    mine, its = text[quantity.start : quantity.end], text[near.start : near.end]
    yield f"decimals {'.' in mine} {'.' in its} {family}"
    yield f"same shape {near.shape == quantity.shape}"
    if option.measure == "percent" and quantity.high > 100:
        yield "percent above 100"
    if option.measure == "money" and quantity.high < 1000:
        yield "little money"
    if len(between) <= _BETWEEN and option.rank == 0:
        yield from dict.fromkeys(f"between {word}" for word in _WORD.findall(between.lower()))
    yield from _alike(text, quantity, near)


def _alike(text: str, one: Quantity, other: Quantity) -> Iterator[str]:
    """Words and marks that stand beside both numbers."""
    before = [_WORD.findall(_line_before(text, each.phrase))[-1:] for each in (one, other)]
    behind = [_WORD.findall(_line_behind(text, each.end))[:1] for each in (one, other)]
    if before[0] == before[1]:
        yield f"same before {bool(before[0] and before[0][0].isalpha())}"
    if behind[0] == behind[1]:
        yield f"same behind {bool(behind[0] and behind[0][0].isalpha())}"


def _marks(text: str, quantity: Quantity) -> str:
    """The marks that a line has before a number and right behind it."""
    before = text[text.rfind("\n", 0, quantity.start) + 1 : quantity.start]
    return re.sub(r"[\w’',. ]+", "", before) + "#" + text[quantity.end : quantity.end + 2].strip()


def _place(number: BareNumber, option: Option) -> Iterator[str]:
    """Where the word of an option stands."""
    token = option.token
    assert token is not None, "it has a word"
    at = number.doc[number.index.holding(number.quantity.end - 1)]
    side = "before" if token.i < at.i else "behind"
    first, last = sorted((token.i, at.i))
    yield f"{side} distance {class_of(last - first, (2, 3, 5, 8, 13, 21))}"
    if any(each.is_punct for each in number.doc[first + 1 : last]):
        yield f"{side} behind mark"
    if any(each.like_num for each in number.doc[first + 1 : last]):
        yield f"{side} behind number"
    if side == "before" and last - first == 1 and _is_label(number, first):
        yield "label"
    if side == "before" and _MARK in number.text[token.idx + len(token) : number.quantity.start]:
        yield f"before colon distance {class_of(last - first, (5, 13, 21))}"
    if token.is_ancestor(at):
        yield f"{side} above"
    if token.head.is_ancestor(at) or token.head.i == at.i:
        yield f"{side} beside"
    if is_subject(token):
        yield f"{side} subject"
    yield f"{side} verbal {is_verbal(token)}"


def _is_label(number: BareNumber, first: int) -> bool:
    """Whether a word between a mark and the number, behind which a mark stands, names what it counts: "deaths 13,"."""
    before = number.doc[first - 1].text if first else "\n"
    begins = before in _MARKS or number.doc[first].is_sent_start or "\n" in before
    return begins and number.text[number.quantity.end : number.quantity.end + 1] in _MARKS


def _line_before(text: str, end: int) -> str:
    return text[max(text.rfind("\n", 0, end) + 1, end - _REACH) : end]


def _line_behind(text: str, start: int) -> str:
    stop = text.find("\n", start, start + _REACH)
    return text[start : stop if stop >= 0 else start + _REACH]
