"""Leaves out edges that connect nothing new: of many edges on levels, those of a forest that has the same connected
parts on each level (a maximum spanning forest, by Borůvka's rounds: "O jistém problému minimálním", 1926)."""

from __future__ import annotations

import numpy as np

from reportedly.scale.components import Whole, joined


def spanning_edges(a: Whole, b: Whole, level: Whole) -> tuple[Whole, Whole, Whole]:
    """The edges that are kept, as columns: fewer than there are articles."""
    nodes, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    one, other = ends[: len(a)], ends[len(a) :]
    parts = np.arange(len(nodes))
    kept = []
    for step in np.unique(level)[::-1]:
        left = np.nonzero(level == step)[0]
        while len(left := left[parts[one[left]] != parts[other[left]]]):
            chosen = _first_edges(parts[one[left]], parts[other[left]], len(nodes))
            kept.append(left[chosen])
            parts = joined(parts, parts[one[left[chosen]]], parts[other[left[chosen]]])
    rows = np.sort(np.concatenate(kept)) if kept else np.zeros(0, np.int64)
    return a[rows], b[rows], level[rows]


def _first_edges(ones: Whole, others: Whole, count: int) -> Whole:
    """The edges that come first for any part; they form no ring, as one comes before the other."""
    first = np.full(count, len(ones))
    rows = np.arange(len(ones))
    np.minimum.at(first, ones, rows)
    np.minimum.at(first, others, rows)
    return np.unique(first[first < len(ones)])
