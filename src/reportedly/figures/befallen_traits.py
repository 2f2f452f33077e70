"""What tells what befell those that a number counts, as named traits: what the rules read, the words around it and
above it in the parse, and the numbers beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Span, Token

from reportedly.figures.numbers import ReadNumber, rule_of
from reportedly.lang.measures import measures
from reportedly.language.grammar import (
    class_label,
    has_passive_helper,
    is_any_subject,
    is_noun,
    is_verbal,
    role_label,
)
from reportedly.model import Measure
from reportedly.quantities import TokenIndex

HIGHEST = 3
"""Words above the counted noun that are looked at, each the head of the one before."""
BELOW = 30
"""Words below the counted noun that are looked at."""
BESIDE, CLOSEST = 6, 2
"""Words on each side of the number that are looked at; of the closest, their place counts, too."""
SENTENCE = 80
"""Words of a sentence that are looked at."""
_HARMS = measures().harms


def first_harm(numbers: Iterable[ReadNumber]) -> Measure | None:
    """What befell the first victims of a text."""
    return next((each.measure for each in numbers if each.measure in _HARMS), None)


def traits_of(doc: Doc, index: TokenIndex, numbers: Sequence[ReadNumber], at: int, first: Measure | None) -> list[str]:
    """The traits of one of a text's numbers, each once and in a fixed order; `first` is the text's first harm."""
    number = numbers[at]
    token = doc[index.holding(number.quantity.start)]
    sentence = token.sent
    counted = _counted(token)
    found = (
        *_as_read(number),
        *_above(counted),
        *(f"below {each.lemma_.lower()}" for each in islice(counted.subtree, BELOW) if _is_content(each, counted)),
        *(f"child {role_label(each)} {each.lemma_.lower()}" for each in islice(counted.children, BELOW)),
        *_around(doc, sentence, token),
        *(f"sentence {each.lemma_.lower()}" for each in sentence[:SENTENCE] if each.is_alpha and not each.is_stop),
        *_among(index, numbers, at),
        f"first harm {first}",
        f"first harm {first} read {number.measure}",
    )
    return list(dict.fromkeys(found))


def _counted(number: Token) -> Token:
    """The noun above a number, or the number itself."""
    token = number
    while not is_noun(token) and not is_verbal(token.head) and token.head.i != token.i:
        token = token.head
    return token


def _as_read(number: ReadNumber) -> Iterator[str]:
    """What the rules read, and by which rule."""
    yield f"read {number.measure}"
    yield f"read {number.measure} {rule_of(number)}"
    yield f"unit {number.unit.lower()}"


def _above(counted: Token) -> Iterator[str]:
    """The words above the counted noun, with what stands under each of them."""
    yield f"noun {counted.lemma_.lower()}"
    yield f"role {role_label(counted)}"
    token = counted
    for step in range(HIGHEST):
        if token.head.i == token.i:
            break
        token = token.head
        yield f"above {step} {token.lemma_.lower()}"
        yield f"above {step} {class_label(token)}"
        if has_passive_helper(token):
            yield f"above {step} passive {token.lemma_.lower()}"
        below = (each for each in islice(token.children, BELOW) if each.i != counted.i and not is_any_subject(each))
        yield from (f"above {step} with {each.lemma_.lower()}" for each in below if each.is_alpha)


def _is_content(token: Token, counted: Token) -> bool:
    return token.i != counted.i and token.is_alpha and not token.is_stop


def _around(doc: Doc, sentence: Span, number: Token) -> Iterator[str]:
    """The words on each side."""
    for side, step in (("left", -1), ("right", 1)):
        for distance in range(1, BESIDE + 1):
            place = number.i + step * distance
            if sentence.start <= place < sentence.end and doc[place].is_alpha:
                yield f"{side} {doc[place].lemma_.lower()}"
                if distance <= CLOSEST:
                    yield f"{side} {distance} {doc[place].lemma_.lower()}"


def _among(index: TokenIndex, numbers: Sequence[ReadNumber], at: int) -> Iterator[str]:
    """What the numbers beside it are read as."""
    sentence = index.sentence_around(numbers[at].quantity.start, numbers[at].quantity.end)
    for name, near in (("before", at - 1), ("behind", at + 1)):
        if not 0 <= near < len(numbers):
            continue
        other = numbers[near]
        yield f"{name} {other.measure}"
        if sentence[0] <= other.quantity.start < sentence[1]:
            yield f"{name} {other.measure} in the sentence"
