"""Logistic regression on pairs of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from training.fitting import fit_logistic

from reportedly.ledger.copies import find_carried, find_copies
from reportedly.ledger.grouping import LEAST_ODDS, NEAREST
from reportedly.ledger.likeness import FAMILIES, family_masks, likeness
from reportedly.ledger.linkage import link
from reportedly.ledger.mentions import FigureMention, by_time_told, find_mentions, in_order_of_time
from reportedly.ledger.never_one import never_one
from reportedly.ledger.pair_features import pair_features
from reportedly.model import Analysis

PENALTY = 0.5
"""Weight of the L2 penalty against one story's pairs."""
KEPT = 3
"""Of the pairs that are apart, every third is kept, and counts thrice."""
FOLDS = 5
STEPS = 8

Weights = dict[str, dict[str, float]]
Kind = str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure that gold has: its tally, and whether that is a question; a figure that answers none is alone."""

    tally: str
    is_asked: bool = True


Find = Callable[[FigureMention], Labelled | None]


@dataclass(frozen=True, slots=True)
class Example:
    """The figures of one story, with what gold says of them, and the features of the pairs that may be one."""

    kind: Kind
    story: str
    mentions: list[FigureMention]
    gold: list[Labelled | None]
    names: list[str]
    features: NDArray[np.float64]
    answers: NDArray[np.float64]
    shares: NDArray[np.float64]


def read_example(kind: Kind, story: str, analyses: Iterable[Analysis], find: Find) -> Example:
    """The pairs of a story; `find` says what gold has of a mention. Each story counts as the root of its pairs."""
    ordered = in_order_of_time(list(analyses))
    mentions = by_time_told(find_mentions(ordered, find_copies(ordered, find_carried(ordered))))
    gold = [find(mention) for mention in mentions]
    columns, families = dict(pair_features(mentions)), family_masks(mentions)
    known = np.array([each is not None for each in gold])
    rows, others = np.nonzero(np.triu(~never_one(mentions) & known & known[:, None], 1))
    tallies = np.array([each.tally if each else "" for each in gold])
    answers = (tallies[rows] == tallies[others]).astype(np.float64)
    kept = (answers > 0) | (np.arange(len(answers)) % KEPT == 0)
    rows, others, number = rows[kept], others[kept], len(answers)
    features = [(columns[name] * families[family])[rows, others] for family in FAMILIES for name in columns]
    return Example(
        kind, story, mentions, gold, list(columns), np.stack(features, 1).astype(np.float64), answers[kept],
        np.where(answers[kept] > 0, 1.0, KEPT) * max(number, 1) ** -0.5,
    )  # fmt: skip


def fit(examples: Sequence[Example]) -> Weights:
    """The weights, each story's pairs counting as the root of their number."""
    features = np.concatenate([each.features for each in examples])
    answers = np.concatenate([each.answers for each in examples])
    shares = np.concatenate([each.shares for each in examples])
    names = examples[0].names
    solved = fit_logistic(features, answers, PENALTY, STEPS, shares)
    rows = solved.reshape(len(FAMILIES), -1).round(3)
    return {family: dict(zip(names, map(float, row), strict=True)) for family, row in zip(FAMILIES, rows, strict=True)}


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """Of each kind of stories, the pairwise scores with weights fitted to the stories of other folds."""
    counts: dict[int, tuple[int, int, int]] = {}
    for fold in range(FOLDS):
        weights = fit([each for number, each in enumerate(examples) if number % FOLDS != fold])
        for number in range(fold, len(examples), FOLDS):
            counts[number] = count_pairs(examples[number], weights)
            yield examples[number].story, _f1(*counts[number])
    for kind in dict.fromkeys(each.kind for each in examples):
        found = [counts[number] for number, each in enumerate(examples) if each.kind == kind]
        together, put, hit = (sum(column) for column in zip(*found, strict=True))
        yield f"{kind}: over all pairs", _f1(together, put, hit)
        yield f"{kind}: precision", hit / (put or 1)
        yield f"{kind}: recall", hit / (together or 1)
        yield f"{kind}: mean of stories", sum(_f1(*each) for each in found) / len(found)


def count_pairs(example: Example, weights: Weights) -> tuple[int, int, int]:
    """Pairs of one gold tally, pairs put together, pairs of both. A pair of two that answer no question is none."""
    groups = link(likeness(example.mentions, weights), LEAST_ODDS, NEAREST)
    group = {row: number for number, rows in enumerate(groups) for row in rows}
    known = [(row, gold) for row, gold in enumerate(example.gold) if gold]
    unasked = [(row, gold) for row, gold in known if not gold.is_asked]
    put = _pairs(group[row] for row, _ in known) - _pairs(group[row] for row, _ in unasked)
    hit = _pairs((gold.tally, group[row]) for row, gold in known)
    return _pairs(gold.tally for _, gold in known), put, hit


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _f1(together: int, put: int, hit: int) -> float:
    return 2 * hit / (together + put) if together + put else 1.0
