"""Gradient boosting of full binary trees for a yes or no, on numpy: histograms of binned features, level by level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.articles.line_features import Floats
from reportedly.articles.line_judge import Trees

BINS = 48
TREES = 120
DEPTH = 5
RATE = 0.12
PENALTY = 5.0
"""L2 penalty on the values of leaves."""
LEAST = 8.0
"""Least sum of second derivatives in a leaf."""
FEATURES = 0.4
ROWS = 0.7
"""Shares of the features and of the rows that each tree sees."""
SAMPLE = 40_000
"""Rows from which the limits of the bins are taken."""

Bins = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Tree:
    features: NDArray[np.int32]
    cuts: NDArray[np.int32]
    leaves: Floats


def fit(rows: Floats, answers: NDArray[np.bool_], weights: Floats, seed: int = 7) -> Trees:
    """Trees that give the likelihood of a yes for rows of features [rows, features]; the same for the same seed."""
    random = np.random.default_rng(seed)
    limits = _limits(rows, random)
    bins = np.stack([np.searchsorted(limits[column], rows[:, column]) for column in range(rows.shape[1])]).astype(
        np.uint8
    )
    share = float(np.average(answers, weights=weights))
    start = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), start)
    weights = (weights / weights.mean()).astype(np.float32)
    trees = []
    for _ in range(TREES):
        likely = 1 / (1 + np.exp(-odds))
        slope, curve = weights * (likely - answers), weights * likely * (1 - likely)
        seen = np.nonzero(random.random(len(rows)) < ROWS)[0]
        columns = random.permutation(len(bins))[: int(FEATURES * len(bins))]
        tree = _grow(bins, columns, seen, slope, curve)
        odds += tree.leaves[_leaf_of(tree, bins)]
        trees.append(tree)
    features = np.stack([tree.features for tree in trees])
    cuts = np.stack([tree.cuts for tree in trees])
    padded = np.full((len(bins), BINS + 1), np.inf, np.float32)
    for column, each in enumerate(limits):
        padded[column, : len(each)] = each
    return Trees(features, padded[features, cuts], np.stack([tree.leaves for tree in trees]), start)


def _limits(rows: Floats, random: np.random.Generator) -> list[Floats]:
    """The limits between the bins of each feature: at most `BINS`, at equal shares of the rows."""
    sample = rows[random.permutation(len(rows))[:SAMPLE]]
    found = []
    for column in range(rows.shape[1]):
        values = np.unique(sample[:, column])
        if len(values) > BINS:
            values = np.unique(np.quantile(sample[:, column], np.linspace(0, 1, BINS + 1)[1:-1]))
        found.append((values[:-1] if len(values) <= BINS else values).astype(np.float32))
    return found


def _grow(bins: Bins, columns: NDArray[np.int64], seen: NDArray[np.int64], slope: Floats, curve: Floats) -> _Tree:
    inner = 2**DEPTH - 1
    features, cuts = np.zeros(inner, np.int32), np.full(inner, BINS, np.int32)
    picked = bins[:, seen]
    g, h = slope[seen], curve[seen]
    node = np.zeros(len(seen), np.int64)
    for level in range(DEPTH):
        width, first = 2**level, 2**level - 1
        best = np.zeros(width)
        for column in columns:
            key = node * (BINS + 1) + picked[column]
            left_g = np.bincount(key, g, width * (BINS + 1)).reshape(width, -1).cumsum(1)
            left_h = np.bincount(key, h, width * (BINS + 1)).reshape(width, -1).cumsum(1)
            gain = _gain(left_g, left_h)
            cut = gain.argmax(1)
            top = gain[np.arange(width), cut]
            better = top > best
            best[better] = top[better]
            features[first : first + width][better] = column
            cuts[first : first + width][better] = cut[better]
        at = first + node
        node = 2 * node + (picked[features[at], np.arange(len(seen))] > cuts[at])
    sums_g, sums_h = np.bincount(node, g, 2**DEPTH), np.bincount(node, h, 2**DEPTH)
    return _Tree(features, cuts, (-RATE * sums_g / (sums_h + PENALTY)).astype(np.float32))


def _gain(left_g: NDArray[np.float64], left_h: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each cut of each node gains, [nodes, bins]; minus infinity where a side is too small."""
    all_g, all_h = left_g[:, -1:], left_h[:, -1:]
    right_g, right_h = all_g - left_g, all_h - left_h
    gain = left_g**2 / (left_h + PENALTY) + right_g**2 / (right_h + PENALTY) - all_g**2 / (all_h + PENALTY)
    return np.where((left_h >= LEAST) & (right_h >= LEAST), gain, -np.inf)


def _leaf_of(tree: _Tree, bins: Bins) -> NDArray[np.int64]:
    every = np.arange(bins.shape[1])
    node = np.zeros(bins.shape[1], np.int64)
    for level in range(DEPTH):
        at = 2**level - 1 + node
        node = 2 * node + (bins[tree.features[at], every] > tree.cuts[at])
    return node
