"""How likely two mentions answer one question: a logistic regression on what they have in common.

The weights (`data/likeness.json`) are trained by `python -m training.tallies`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.formats.weights import read_weights
from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.questions import Question
from reportedly.ledger.ranges import reported_range
from reportedly.ledger.words import LISTS

Matrix = NDArray[np.float32]

COMPARED_WORDS = 512
"""Number of words of a story that are compared: the most frequent ones."""
ROUND_BELOW = 10
"""Two mentions of one number below this may be equal by chance; of a larger one, or one with decimals, seldom."""
LOWEST_ODDS = -8.0
"""The lowest log odds of a pair, so that a single pair cannot keep two large groups apart."""
TOLLS_MOVE = 0.7
"""Factor for the weight of different numbers, where both are tolls of one event: tolls rise in hours."""
FAMILIES = ("all", "victims", "units")
"""Kinds of pairs with weights of their own: all pairs; then what is added for victims, and for plain units."""


def load_weights() -> dict[str, dict[str, float]]:
    """For each family of figures the weight of each feature."""
    return read_weights(__package__, "likeness", dict[str, dict[str, float]])


def likeness(mentions: Sequence[FigureMention], weights: dict[str, dict[str, float]]) -> Matrix:
    """The log odds, for each two of some mentions, that they answer one question; symmetric."""
    size = len(mentions)
    pairs = {family: np.ix_(rows, rows) for family, rows in _family_rows(mentions).items() if 0 < len(rows) < size}
    whole = [family for family, rows in _family_rows(mentions).items() if len(rows) == size]
    totals = {family: np.zeros((size, size), np.float32) for family in whole}
    totals |= {family: np.zeros((rows.size, rows.size), np.float32) for family, (rows, _) in pairs.items()}
    for name, values in pair_features(mentions):
        for family, total in totals.items():
            if weight := weights[family].get(name, 0.0):
                total += np.float32(weight) * (values[pairs[family]] if family in pairs else values)
    added = np.zeros((size, size), np.float32)
    for family in FAMILIES:  # always in one order: sums of floats depend on it
        if family in totals:
            added[pairs.get(family, ...)] += totals[family]
    odds: Matrix = np.maximum(added, LOWEST_ODDS)
    odds[~may_be_one(mentions)] = -np.inf
    return odds


def family_masks(mentions: Sequence[FigureMention]) -> dict[str, Matrix]:
    """For each family, the pairs that are in it."""
    masks = {family: np.zeros((len(mentions), len(mentions)), np.float32) for family in FAMILIES}
    for family, rows in _family_rows(mentions).items():
        masks[family][np.ix_(rows, rows)] = 1
    return masks


def _family_rows(mentions: Sequence[FigureMention]) -> dict[str, NDArray[np.int64]]:
    """For each family, the mentions whose pairs are in it."""
    return {
        "all": np.arange(len(mentions)),
        "victims": np.flatnonzero([mention.question.harm is not None for mention in mentions]),
        "units": np.flatnonzero([mention.question.is_plain_unit for mention in mentions]),
    }


def may_be_one(mentions: Sequence[FigureMention]) -> NDArray[np.bool_]:
    """Pairs that may answer one question: not two different harms, and not two measures that both do not count
    people."""
    harms = _codes([mention.question.harm for mention in mentions])
    kinds = _codes([_kind(mention) for mention in mentions])
    compatible = (harms[:, None] == harms) | (harms[:, None] < 0) | (harms < 0)
    allowed: NDArray[np.bool_] = compatible & (kinds[:, None] == kinds)
    return allowed


def _kind(mention: FigureMention) -> str:
    question = mention.question
    return "people" if question.harm or question.is_plain_count else question.measure


def pair_features(mentions: Sequence[FigureMention]) -> Iterator[tuple[str, Matrix]]:
    """What each two mentions have in common, by name; each a symmetric matrix of numbers from 0 to 1."""
    questions = [mention.question for mention in mentions]
    size = len(mentions)
    yield "always", np.ones((size, size), np.float32)
    near = _cosines([dict(question.near) for question in questions])
    sentence = _cosines([dict.fromkeys(question.sentence, 1.0) for question in questions])
    yield "words near alike", near
    yield "sentences alike", sentence
    yield "common words alike", _cosines([dict(question.near) for question in questions], are_rare_heavier=False)
    leads = [question.lead for question in questions]
    yield "same lead", _same(leads)
    yield "other lead", _other(leads)
    same, telling, excluding, apart = _numbers(mentions)
    tolls = _tolls(questions)
    excluding, apart = excluding * (1 - TOLLS_MOVE * tolls), apart * (1 - TOLLS_MOVE * tolls)
    yield "same number", same
    yield "same telling number", same * telling
    yield "same telling number, words near alike", same * telling * near
    yield "same number, words near alike", same * near
    yield "numbers exclude each other", excluding
    yield "numbers far apart", apart
    yield "other number, words near alike", (1 - same) * near
    same_item, other_item = _items(questions)
    yield "levels close together", _some([_is_moving(each) for each in questions]) * (1 - apart) ** 2 * (1 - other_item)
    yield "levels of one thing", same_item
    yield "levels of two things", other_item
    alike, within, two, one_only, disjoint = _counted([question.words for question in questions])
    yield "same nouns", alike
    yield "nouns within the other's", within
    yield "two nouns in common, telling numbers", two * telling
    yield "same last noun", _same([question.head for question in questions])
    yield "fitting numbers, same nouns", (1 - excluding) * (1 - same) * within
    yield "numbers far apart, same nouns", apart * within
    yield "same nouns, same number", alike * same
    yield "same nouns, words near alike", alike * near
    yield "nouns of one only", one_only
    yield "other nouns", disjoint
    yield "tolls of one event", tolls
    yield "same harm", _same([question.harm for question in questions])
    harmed = [question.harm is not None for question in questions]
    yield "harm of one only", 1 - _same(harmed)
    yield "harm of one only, same number", (1 - _same(harmed)) * same
    yield "other measure", 1 - _same([question.measure for question in questions])
    yield from _circumstances(mentions, same)


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


def _circumstances(mentions: Sequence[FigureMention], same: Matrix) -> Iterator[tuple[str, Matrix]]:
    questions = [mention.question for mention in mentions]
    article = _same([mention.entry.doc for mention in mentions])
    together = article * _same([mention.sentence for mention in mentions])
    yield "same article", article
    yield "same article, same number", article * same
    yield "same sentence, other number", together * (1 - same)
    yield "one scope only", 1 - _same([question.scope or "" for question in questions])
    yield "one aboard only", 1 - _same([question.is_aboard for question in questions])
    yield "both aboard", _some([question.is_aboard for question in questions])
    yield "one abroad only", 1 - _same([question.is_abroad for question in questions])
    yield "same region", _same([question.region for question in questions])
    yield "other region", _other([question.region for question in questions])
    yield "other country", _other([question.country for question in questions])
    yield "other period", 1 - _same([question.period or "" for question in questions])
    yield "days apart", _days_apart([question.days for question in questions])


def _codes(values: Sequence[Hashable]) -> NDArray[np.int32]:
    """A code number for each value, -1 for `None`."""
    known = {value: number for number, value in enumerate(dict.fromkeys(values)) if value is not None}
    return np.array([-1 if value is None else known[value] for value in values], np.int32)


def _matrix(values: NDArray[Any]) -> Matrix:
    return values.astype(np.float32)


def _same(values: Sequence[Hashable]) -> Matrix:
    codes = _codes(values)
    return _matrix((codes[:, None] == codes) & (codes >= 0))


def _some(values: Sequence[bool]) -> Matrix:
    known = np.array(values)
    return _matrix(known[:, None] & known)


def _other(values: Sequence[Hashable]) -> Matrix:
    codes = _codes(values)
    return _matrix((codes[:, None] != codes) & (codes >= 0) & (codes[:, None] >= 0))


def _cosines(bags: Sequence[dict[str, float]], are_rare_heavier: bool = True) -> Matrix:
    """Cosines of bags of words, rare words counting more if wanted."""
    counts = Counter(chain.from_iterable(bags))
    words = sorted(counts, key=lambda word: (-counts[word], word))
    column = {word: number for number, word in enumerate(words)}
    heaviness = [log(1 + len(bags) / counts[word]) if are_rare_heavier else 1.0 for word in words]
    columns = np.fromiter(map(column.__getitem__, chain.from_iterable(bags)), np.int64)
    owners = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    values = np.fromiter(chain.from_iterable(bag.values() for bag in bags), np.float64)
    values *= np.array(heaviness)[columns]
    lengths = np.bincount(owners, values * values, len(bags)).astype(np.float32)
    kept = columns < COMPARED_WORDS
    rows = np.zeros((len(bags), min(len(words), COMPARED_WORDS)), np.float32)
    rows[owners[kept], columns[kept]] = values[kept]
    rows /= np.maximum(np.sqrt(lengths), 1e-6)[:, None]
    return rows @ rows.T


def _numbers(mentions: Sequence[FigureMention]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Whether two numbers are the same, both telling, exclude each other, and how far apart they are (1: e² times)."""
    entries = {(each.entry.low, each.entry.high, each.entry.bound): each.entry for each in mentions}
    places = {value: place for place, value in enumerate(entries)}
    kinds = np.array([places[each.entry.low, each.entry.high, each.entry.bound] for each in mentions])
    low = np.array([entry.low for entry in entries.values()])
    high = np.array([entry.high for entry in entries.values()])
    ranges = np.array([reported_range(entry) for entry in entries.values()])
    vague = np.array([entry.bound == "vague" for entry in entries.values()])
    exact = ~(vague[:, None] | vague)
    same = (low[:, None] == low) & (high[:, None] == high)
    telling = (low == high) & ((low >= ROUND_BELOW) | (low != np.floor(low)))
    excluding = (ranges[:, None, 1] < ranges[None, :, 0]) | (ranges[None, :, 1] < ranges[:, None, 0])
    middle = np.log(np.maximum((np.abs(low) + np.abs(high)) / 2, 1e-6))
    apart = np.minimum(np.abs(middle[:, None] - middle) / 2, 1) * exact
    return (
        _spread(same, kinds),
        _spread(telling[:, None] & telling, kinds),
        _spread(excluding & exact, kinds),
        _spread(apart, kinds),
    )


def _spread(values: NDArray[Any], kinds: NDArray[np.int64]) -> Matrix:
    """Values for each two kinds as values for each two mentions, each of one kind."""
    return _matrix(values)[kinds][:, kinds]


def _counted(nouns: Sequence[frozenset[str]]) -> tuple[Matrix, Matrix, Matrix, Matrix, Matrix]:
    """The share of all nouns that both have (1 if neither has any), the share of the shorter one's, whether two are in
    common, whether only one has any, and whether both have but none in common."""
    places = {each: place for place, each in enumerate(dict.fromkeys(nouns))}
    kinds = np.array([places[each] for each in nouns])
    words = sorted({word for each in places for word in each})
    column = {word: number for number, word in enumerate(words)}
    rows = np.zeros((len(places), len(column)), np.float32)
    columns = np.fromiter(map(column.__getitem__, chain.from_iterable(places)), np.int64)
    rows[np.repeat(np.arange(len(places)), [len(each) for each in places]), columns] = 1
    shared = rows @ rows.T
    sizes = rows.sum(1)
    union = sizes[:, None] + sizes - shared
    fewer = np.minimum(sizes[:, None], sizes)
    has = sizes > 0
    return (
        _spread(np.where(union > 0, shared / np.maximum(union, 1), 1), kinds),
        _spread(shared / np.maximum(fewer, 1), kinds),
        _spread(shared >= 2, kinds),
        _spread(has[:, None] != has, kinds),
        _spread((fewer > 0) & (shared == 0), kinds),
    )


def _days_apart(days: Sequence[tuple[int, int] | None]) -> Matrix:
    """The days between two times, 1 for sixty or more; 0 where one is not known."""
    places = {each: place for place, each in enumerate(dict.fromkeys(days))}
    first = np.array([each[0] if each else 0 for each in places])
    last = np.array([each[1] if each else 0 for each in places])
    known = np.array([each is not None for each in places])
    gap = np.maximum(np.maximum(first[:, None] - last, first - last[:, None]), 0)
    return _spread(np.minimum(gap / 60, 1) * (known[:, None] & known), np.array([places[each] for each in days]))
