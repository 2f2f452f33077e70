"""Logistic regression on pairs of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.tallies import Place
from numpy.typing import NDArray
from training.fitting import fit_logistic

from reportedly.ledger.grouping import LEAST_ODDS
from reportedly.ledger.likeness import FAMILIES, family_masks, likeness, may_be_one, pair_features
from reportedly.ledger.linkage import link
from reportedly.ledger.mentions import FigureMention, find_mentions, in_order_of_time
from reportedly.model import Analysis

PENALTY = 1.0
"""Weight of the L2 penalty against one story's pairs."""
PRIOR = {
    "tolls of one event": 5.0,
    "levels close together": 5.0,
    "levels of one thing": 1.0,
    "levels of two things": -2.0,
    "one aboard only": -3.0,
    "both aboard": 1.0,
    "two nouns in common, telling numbers": 4.5,
    "fitting numbers, same nouns": 1.0,
    "numbers far apart, same nouns": 1.0,
}
"""What weights are where the pairs say nothing else. The stories' tolls move little; those of a disaster may grow
hundredfold, and are still one tally. One story alone has prices that move, and one persons aboard a plane."""
STEPS = 25

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """The figures of one story that gold has, their tallies, and the features of the pairs that may be one."""

    story: str
    mentions: list[FigureMention]
    tallies: list[str]
    names: list[str]
    features: NDArray[np.float64]
    answers: NDArray[np.float64]
    lost: int


def read_example(story: str, gold: dict[Place, str], analyses: dict[str, Analysis]) -> Example:
    """The pairs of a story. Gold figures that are not found are left out."""
    docs = dict.fromkeys(doc for doc, _, _ in gold)
    ordered = in_order_of_time([analyses[doc] for doc in docs])
    found = [(mention, _tally(mention, gold)) for mention in find_mentions(ordered)]
    mentions = [mention for mention, tally in found if tally]
    tallies = [tally for _, tally in found if tally]
    columns = dict(pair_features(mentions))
    families = family_masks(mentions)
    rows, others = np.nonzero(np.triu(may_be_one(mentions), 1))
    labels = np.array(tallies)
    return Example(
        story,
        mentions,
        tallies,
        list(columns),
        np.stack(
            [(columns[name] * families[family])[rows, others] for family in FAMILIES for name in columns], 1
        ).astype(np.float64),
        (labels[rows] == labels[others]).astype(np.float64),
        len(gold) - len(mentions),
    )


def _tally(mention: FigureMention, gold: dict[Place, str]) -> str | None:
    """The gold tally of the figure that a mention overlaps."""
    at = mention.entry
    return next(
        (gold[doc, start, end] for doc, start, end in gold if doc == at.doc and start < at.end and at.start < end),
        None,
    )


def fit(examples: Sequence[Example]) -> Weights:
    """The weights, each story's pairs counting as the root of their number."""
    features = np.concatenate([each.features for each in examples])
    answers = np.concatenate([each.answers for each in examples])
    share = np.concatenate([np.full(len(each.answers), max(len(each.answers), 1) ** -0.5) for each in examples])
    names = examples[0].names
    prior = np.array([PRIOR.get(name, 0.0) for name in names] + [0.0] * (len(names) * (len(FAMILIES) - 1)))
    solved = fit_logistic(features, answers, PENALTY, STEPS, share, prior)
    rows = solved.reshape(len(FAMILIES), -1).round(3)
    return {family: dict(zip(names, map(float, row), strict=True)) for family, row in zip(FAMILIES, rows, strict=True)}


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """The pairwise F1 of each story with weights fitted to all others, then over all pairs and the stories' mean."""
    counts = []
    for number, example in enumerate(examples):
        weights = fit([*examples[:number], *examples[number + 1 :]])
        counts.append(count_pairs(example, weights))
        yield example.story, _f1(*counts[-1])
    together, put, hit = (sum(column) for column in zip(*counts, strict=True))
    yield "over all pairs", _f1(together, put, hit)
    yield "precision", hit / (put or 1)
    yield "recall", hit / (together or 1)
    yield "mean of stories", sum(_f1(*each) for each in counts) / len(counts)


def count_pairs(example: Example, weights: Weights) -> tuple[int, int, int]:
    """Pairs of one gold tally, pairs put together, pairs of both."""
    group = {
        row: number for number, rows in enumerate(link(likeness(example.mentions, weights), LEAST_ODDS)) for row in rows
    }
    predicted = [group[row] for row in range(len(example.mentions))]
    return _pairs(example.tallies), _pairs(predicted), _pairs(zip(example.tallies, predicted, strict=True))


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _f1(together: int, put: int, hit: int) -> float:
    return 2 * hit / (together + put) if together + put else 1.0
