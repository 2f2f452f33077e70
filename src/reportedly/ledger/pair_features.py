"""What each two mentions have in common, and in what they differ: the features by which their likeness is judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.questions import Question
from reportedly.ledger.ranges import reported_range
from reportedly.ledger.words import LISTS

Matrix = NDArray[np.float32]

COMPARED_WORDS = 512
"""Number of words of a story that are compared: the most frequent ones."""
TELLING_DIGITS = 2
"""A number of fewer digits, not counting noughts at its ends, may be the same as another by chance: 7, 40, 3,000."""
DAYS_APART = 60
"""Days between the times of two figures, from which on they are as far apart as any."""
TOLD_APART = 7
"""The same for the moments at which they were told."""
NEXT_SENTENCE = 4
"""Characters between two sentences of which one follows the other."""
CLOSE = 250
"""Characters between two sentences that stand close together."""
_SAME_DAY = 0.6
"""Days within which two numbers are told together."""
_DAY = 86400


def pair_features(mentions: Sequence[FigureMention]) -> Iterator[tuple[str, Matrix]]:
    """What each two mentions have in common, by name; each a symmetric matrix of numbers from 0 to 1."""
    questions = [mention.question for mention in mentions]
    size = len(mentions)
    yield "always", np.ones((size, size), np.float32)
    near = _cosines([dict(question.near) for question in questions])
    yield "words near alike", near
    yield "sentences alike", _cosines([dict.fromkeys(question.sentence, 1.0) for question in questions])
    yield "common words alike", _cosines([dict(question.near) for question in questions], are_rare_heavier=False)
    yield from _nouns(questions)
    yield from _values(mentions, near)
    yield from _frames(mentions)
    yield from _places(mentions)
    yield from _moments(mentions)


def _nouns(questions: Sequence[Question]) -> Iterator[tuple[str, Matrix]]:
    """What is counted, and what befell those counted."""
    alike, within, two, one_only, disjoint = _counted([question.words for question in questions])
    yield "same nouns", alike
    yield "nouns within the other's", within
    yield "two nouns in common", two
    yield "nouns of one only", one_only
    yield "other nouns", disjoint
    yield "no nouns", _some([not question.words for question in questions])
    yield "same last noun", _same([question.head for question in questions])
    yield "same harm", _same([question.harm for question in questions])
    yield "harm of one only", _differ([question.harm is not None for question in questions])
    yield "other measure", _differ([question.measure for question in questions])
    yield "counts", _some([question.is_plain_count for question in questions])
    yield from _pair_of_flags("aboard", [question.is_aboard for question in questions])
    yield "same lead", _same([question.lead for question in questions])
    yield "other lead", _other([question.lead for question in questions])
    yield "lead of one only", _differ([question.lead is not None for question in questions])


def _values(mentions: Sequence[FigureMention], near: Matrix) -> Iterator[tuple[str, Matrix]]:
    """How the numbers compare: nothing here changes when all of them are ten times as large."""
    questions = [mention.question for mention in mentions]
    same, telling, excluding, apart = _numbers(mentions)
    article = _same([mention.entry.doc for mention in mentions])
    together = article * _same([mention.sentence for mention in mentions])
    replaced = [mention.entry.replaced for mention in mentions]
    tolls, moving = _tolls(questions), _some([_is_moving(question) for question in questions])
    one_item, two_items = _items(questions)
    yield "same number", same
    yield "same telling number", same * telling
    yield "same number, words near alike", same * near
    yield "numbers exclude each other", excluding
    yield "numbers far apart", apart
    yield "tolls of one event", tolls
    yield "tolls far apart", apart * tolls
    yield "levels close together", moving * (1 - apart) ** 2 * (1 - two_items)
    yield "levels of one thing", one_item
    yield "levels of two things", two_items
    yield "same article", article
    yield "same article, same number", article * same
    yield "same article, other number", article * excluding
    yield "same sentence", together
    yield "same sentence, other number", together * excluding
    yield "same sentence, one replaced", together * excluding * _either(replaced)
    yield "same sentence, another value", together * excluding * _linked(mentions)
    yield from _beside(mentions, article, together, excluding, same * telling)
    yield from _repeated(mentions, excluding, apart)
    yield from _told(mentions, excluding)


def _beside(
    mentions: Sequence[FigureMention], article: Matrix, together: Matrix, excluding: Matrix, telling: Matrix
) -> Iterator[tuple[str, Matrix]]:
    """Numbers that stand close together in one `article`: two bodies that tell of one thing are told of side by side;
    `together` are those of one sentence."""
    starts = np.array([mention.sentence[0] for mention in mentions])
    ends = np.array([mention.sentence[1] for mention in mentions])
    gap = np.maximum(starts[:, None] - ends, starts - ends[:, None])
    next_to = (article * _matrix(gap <= NEXT_SENTENCE) - together) * excluding
    near = article * _matrix(gap <= CLOSE) * excluding
    sources = [mention.entry.body or mention.entry.source for mention in mentions]
    two, unit = _other(sources), _same([(m.question.measure, m.question.unit_words) for m in mentions])
    bare = [mention.frame.is_bare for mention in mentions]
    one_bare, both_bare = _differ(bare), _some(bare)
    yield "next sentence, other number", next_to
    yield "next sentence, two sources", next_to * two
    yield "next sentence, two sources, same unit", next_to * two * unit
    yield "close together, other number", near
    yield "close together, two sources", near * two
    yield "close together, two sources, same unit", near * two * unit
    yield "close together, one source", near * _same(sources)
    yield "same sentence, two sources", near * two * together
    yield "bare of one only", one_bare
    yield "both bare", both_bare
    yield "close together, one bare", near * one_bare
    yield "close together, two sources, one bare", near * one_bare * two
    yield "next sentence, one bare", next_to * one_bare
    yield "same telling number, one bare", telling * one_bare
    yield "other number, one bare", excluding * one_bare


def _repeated(mentions: Sequence[FigureMention], excluding: Matrix, apart: Matrix) -> Iterator[tuple[str, Matrix]]:
    """Whether other articles repeat the numbers: where most are repeated, another number is another thing."""
    told_by: defaultdict[tuple[Hashable, ...], set[str]] = defaultdict(set)
    keys = [(mention.question.harm or mention.question.measure, *mention.range) for mention in mentions]
    for key, mention in zip(keys, mentions, strict=True):
        told_by[key].add(mention.entry.doc)
    repeated = [len(told_by[key]) > 1 for key in keys]
    share = np.float32(sum(repeated) / len(repeated))
    both = _some(repeated)
    yield "repeated numbers", np.full_like(excluding, share)
    yield "repeated numbers, other number", excluding * share
    yield "repeated numbers, far apart", apart * share
    yield "both repeated", both
    yield "both repeated, other number", both * excluding


def _told(mentions: Sequence[FigureMention], excluding: Matrix) -> Iterator[tuple[str, Matrix]]:
    """How many days lie between the moments at which two were told; none where one is unknown."""
    told = np.array([mention.told.seconds / _DAY if mention.told else np.nan for mention in mentions])
    gap = np.nan_to_num(np.abs(told[:, None] - told))
    days = _matrix(np.minimum(gap / TOLD_APART, 1))
    yield "told apart", days
    yield "told apart, other number", days * excluding
    yield "told together, other number", _matrix(gap < _SAME_DAY) * excluding


def _frames(mentions: Sequence[FigureMention]) -> Iterator[tuple[str, Matrix]]:
    """Where they stand in their articles, how much they are of, how sure they are, and who tells them."""
    frames = [mention.frame for mention in mentions]
    entries = [mention.entry for mention in mentions]
    yield "both first", _some([frame.is_first for frame in frames])
    yield from _pair_of_flags("largest", [frame.is_largest for frame in frames])
    yield "both in headlines", _some([not mention.in_body for mention in mentions])
    yield "both in leads", _some([frame.is_lead for frame in frames])
    yield "both wholes", _some([frame.scope == "whole" for frame in frames])
    yield from _pair_of_flags("part", [frame.scope == "part" for frame in frames])
    yield from _pair_of_flags("part of a number", [frame.whole is not None for frame in frames])
    scopes = [mention.question.scope for mention in mentions]
    yield "one scope only", _differ([scope is not None for scope in scopes])
    yield "same scope", _same(scopes)
    yield from _pair_of_flags("other event", [frame.is_other for frame in frames])
    yield "other status", _differ([entry.status for entry in entries])
    yield from _pair_of_flags("expected", [entry.status == "forecast" for entry in entries])
    yield "one replaced", _differ([entry.replaced for entry in entries])
    yield "one vague", _differ([entry.bound == "vague" for entry in entries])
    sources = [entry.body or entry.source for entry in entries]
    yield "same source", _same(sources)
    yield "other source", _other(sources)
    yield "source of one only", _differ([source is not None for source in sources])


def _places(mentions: Sequence[FigureMention]) -> Iterator[tuple[str, Matrix]]:
    questions, frames = [mention.question for mention in mentions], [mention.frame for mention in mentions]
    places, own = [frame.place for frame in frames], [frame.own_place for frame in frames]
    yield "same place", _same(places)
    yield "other place", _other(places)
    yield "place of one only", _differ([place is not None for place in places])
    yield "same place named", _same(own)
    yield "other place named", _other(own)
    yield "one place named", _differ([place is not None for place in own])
    yield "same region", _same([question.region for question in questions])
    yield "other region", _other([question.region for question in questions])
    yield "other country", _other([question.country for question in questions])
    yield "one abroad only", _differ([question.is_abroad for question in questions])


def _moments(mentions: Sequence[FigureMention]) -> Iterator[tuple[str, Matrix]]:
    questions = [mention.question for mention in mentions]
    yield "other period", _differ([question.period for question in questions])
    yield "days apart", _days_apart([question.days for question in questions])
    yield "same days", _same([question.days for question in questions])
    yield "other days", _other([question.days for question in questions])


def _pair_of_flags(name: str, values: Sequence[bool]) -> Iterator[tuple[str, Matrix]]:
    """Whether both have something, and whether only one has."""
    yield f"both {name}", _some(values)
    yield f"{name} of one only", _differ(values)


def are_rivals(mentions: Sequence[FigureMention]) -> NDArray[np.bool_]:
    """Pairs by which two tellers answer one question in the same breath."""
    return _named(mentions, [mention.frame.rivals for mention in mentions]).astype(bool)


def _linked(mentions: Sequence[FigureMention]) -> Matrix:
    """Pairs of one sentence that the words between give as two values of one thing."""
    return _named(mentions, [mention.frame.linked for mention in mentions])


def _named(mentions: Sequence[FigureMention], named: Sequence[frozenset[int]]) -> Matrix:
    """Pairs of which one names the other by its number in their article."""
    found = np.zeros((len(mentions), len(mentions)), np.float32)
    rows = {(mention.entry.doc, mention.entry.figure): row for row, mention in enumerate(mentions)}
    for row, (mention, numbers) in enumerate(zip(mentions, named, strict=True)):
        for number in sorted(numbers):
            other = rows.get((mention.entry.doc, number))
            if other is not None:
                found[row, other] = 1
    return found


def _is_moving(question: Question) -> bool:
    """Whether a number is a level that moves, such as a price."""
    return question.lead == "level" and any(word in LISTS.moving for word, _ in question.near)


def _items(questions: Sequence[Question]) -> tuple[Matrix, Matrix]:
    """Whether the words before two levels have one in common, or none; only words before two or more levels count."""
    counts = Counter(word for each in questions if each.lead == "level" for word in dict(each.led))
    led = [
        frozenset(word for word in dict(each.led) if counts[word] > 1) if each.lead == "level" else frozenset()
        for each in questions
    ]
    _, within, _, _, disjoint = _counted(led)
    known = _some([bool(words) for words in led])
    return _matrix(within > 0) * known, disjoint


def _tolls(questions: Sequence[Question]) -> Matrix:
    """Whether both count all victims of the story's own event: such numbers may become a hundred times higher in a
    day."""
    is_toll = np.array(
        [bool(each.harm) and not (each.words or each.scope or each.is_abroad or each.period) for each in questions]
    )
    return _matrix(is_toll[:, None] & is_toll) * _same([each.harm for each in questions])


def _numbers(mentions: Sequence[FigureMention]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Whether two numbers are the same, both telling, exclude each other, and how far apart they are (1: e² times)."""
    low = np.array([mention.entry.low for mention in mentions])
    high = np.array([mention.entry.high for mention in mentions])
    ranges = np.array([reported_range(mention.entry) for mention in mentions])
    vague = np.array([mention.entry.bound == "vague" for mention in mentions])
    exact = ~(vague[:, None] | vague)
    same = (low[:, None] == low) & (high[:, None] == high)
    telling = [each.entry.low == each.entry.high and _digits(each.entry.low) >= TELLING_DIGITS for each in mentions]
    excluding = (ranges[:, None, 1] < ranges[None, :, 0]) | (ranges[None, :, 1] < ranges[:, None, 0])
    middle = np.log(np.maximum((np.abs(low) + np.abs(high)) / 2, 1e-6))
    apart = np.minimum(np.abs(middle[:, None] - middle) / 2, 1) * exact
    return _matrix(same), _some(telling), _matrix(excluding & exact), _matrix(apart)


def _digits(value: float) -> int:
    """The digits of a number without the noughts at its ends, six at most."""
    return len(f"{abs(value):.5e}".partition("e")[0].replace(".", "").strip("0"))


def _counted(nouns: Sequence[frozenset[str]]) -> tuple[Matrix, Matrix, Matrix, Matrix, Matrix]:
    """The share of all nouns that both have (1 if neither has any), the share of the shorter one's, whether two are in
    common, whether only one has any, and whether both have but none in common."""
    words = sorted({word for each in nouns for word in each})
    column = {word: number for number, word in enumerate(words)}
    rows = np.zeros((len(nouns), len(column)), np.float32)
    for number, each in enumerate(nouns):
        rows[number, [column[word] for word in each]] = 1
    shared = rows @ rows.T
    sizes = rows.sum(1)
    union = sizes[:, None] + sizes - shared
    fewer = np.minimum(sizes[:, None], sizes)
    has = sizes > 0
    return (
        _matrix(np.where(union > 0, shared / np.maximum(union, 1), 1)),
        _matrix(shared / np.maximum(fewer, 1)),
        _matrix(shared >= 2),
        _matrix(has[:, None] != has),
        _matrix((fewer > 0) & (shared == 0)),
    )


def _cosines(bags: Sequence[dict[str, float]], are_rare_heavier: bool = True) -> Matrix:
    """Cosines of bags of words, rare words counting more if wanted."""
    counts = Counter(word for bag in bags for word in bag)
    frequent = sorted(counts, key=lambda word: (-counts[word], word))[:COMPARED_WORDS]
    column = {word: number for number, word in enumerate(frequent)}
    heaviness = {word: log(1 + len(bags) / count) if are_rare_heavier else 1.0 for word, count in counts.items()}
    rows = np.zeros((len(bags), len(frequent)), np.float32)
    lengths = np.zeros(len(bags), np.float32)
    for number, bag in enumerate(bags):
        values = {word: weight * heaviness[word] for word, weight in bag.items()}
        lengths[number] = sum(value * value for value in values.values())
        kept = [word for word in values if word in column]
        rows[number, [column[word] for word in kept]] = [values[word] for word in kept]
    rows /= np.maximum(np.sqrt(lengths), 1e-6)[:, None]
    return rows @ rows.T


def _days_apart(days: Sequence[tuple[int, int] | None]) -> Matrix:
    """The days between two times, 1 for sixty or more; 0 where one is not known."""
    first = np.array([each[0] if each else 0 for each in days])
    last = np.array([each[1] if each else 0 for each in days])
    known = np.array([each is not None for each in days])
    gap = np.maximum(np.maximum(first[:, None] - last, first - last[:, None]), 0)
    return _matrix(np.minimum(gap / DAYS_APART, 1) * (known[:, None] & known))


def codes_of(values: Sequence[Hashable]) -> NDArray[np.int64]:
    """A code number for each value, -1 for `None`."""
    known = {value: number for number, value in enumerate(dict.fromkeys(values)) if value is not None}
    return np.array([-1 if value is None else known[value] for value in values])


def _matrix(values: NDArray[Any]) -> Matrix:
    return values.astype(np.float32)


def _same(values: Sequence[Hashable]) -> Matrix:
    codes = codes_of(values)
    return _matrix((codes[:, None] == codes) & (codes >= 0))


def _differ(values: Sequence[Hashable]) -> Matrix:
    """Whether two values differ, `None` being a value."""
    codes = codes_of([(value,) for value in values])
    return _matrix(codes[:, None] != codes)


def _some(values: Sequence[bool]) -> Matrix:
    known = np.array(values)
    return _matrix(known[:, None] & known)


def _either(values: Sequence[bool]) -> Matrix:
    known = np.array(values)
    return _matrix(known[:, None] | known)


def _other(values: Sequence[Hashable]) -> Matrix:
    codes = codes_of(values)
    return _matrix((codes[:, None] != codes) & (codes >= 0) & (codes[:, None] >= 0))
