"""Pairs of articles that may be of one story: they share leading terms, and come out within a window of days."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.optional import library
from reportedly.scale.engine import Engine, batches, start
from reportedly.stories.placing import SHARED
from reportedly.stories.regions import LEVELS, level_of
from reportedly.stories.vectors import FADING_DAYS, UNDATED, WINDOW_DAYS

NEIGHBOURS = 64
"""Number of articles, next in time, with which a term pairs an article: so that a term of all news costs no more for
each article than another one. In a story with more articles, each is joined to the next ones, and so to all."""
PASS_PAIRS = 5_000_000
"""Number of pairs that are counted at one time, which bounds memory."""
_DECIMALS = 6


def find_edges(vectors: Any, heads: Any, engine: Engine) -> Any:
    """The pairs that are alike enough: rows (`a`, `b`, `level`), the highest level on which they are joined.

    Near-copies are compared with their heads alone, as `heads` has them.
    """
    daft = start(engine)
    col = daft.col
    first = vectors.select("id", "day", "leading").join(heads.select("id"), on="id", how="anti").collect()
    passes = max(1, -(-first.count_rows() * 16 * NEIGHBOURS // 4 // PASS_PAIRS))
    terms = (
        first.explode("leading")
        .groupby("leading")
        .agg(col("id").list_agg().alias("ids"), col("day").list_agg().alias("days"))
        .where(col("ids").list_count() > 1)
        .collect()
    )
    found = [_edges_of(_shared(terms, number, passes, engine), vectors, engine) for number in range(passes)]
    copies = heads.select(col("head").alias("a"), col("id").alias("b"))
    found.append(_edges_of(copies, vectors, engine))
    edges = found[0]
    for each in found[1:]:
        edges = edges.concat(each)
    return edges.collect()


def _shared(terms: Any, number: int, passes: int, engine: Engine) -> Any:
    """The pairs of one pass that share enough leading terms."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    kind = types.list(types.struct({"a": types.int64(), "b": types.int64()}))
    pairs = batches(_pairs, kind, engine)(col("ids"), col("days"), number, passes)
    listed = terms.select(pairs.alias("pair")).explode("pair").where(~col("pair").is_null())
    return (
        listed.select(col("pair").get("a").alias("a"), col("pair").get("b").alias("b"))
        .groupby("a", "b")
        .agg(col("a").count().alias("shared"))
        .where(col("shared") >= SHARED)
        .select("a", "b")
    )


def _pairs(ids: Any, days: Any, number: int, passes: int) -> Any:
    """For each term, the pairs of its articles that are near in time."""
    arrow = library("pyarrow", "scale")
    ones, others, sizes = [], [], []
    for own, told in zip(ids.to_pylist(), days.to_pylist(), strict=True):
        a, b = _near(np.array(own, np.int64), np.array(told, np.int64))
        kept = a % passes == number
        ones.append(a[kept])
        others.append(b[kept])
        sizes.append(int(kept.sum()))
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    flat = [arrow.array(np.concatenate(each) if each else np.zeros(0, np.int64)) for each in (ones, others)]
    return arrow.LargeListArray.from_arrays(offsets, arrow.StructArray.from_arrays(flat, names=["a", "b"]))


def _near(ids: NDArray[np.int64], days: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each article with the next ones in time, as pairs whose first number is the smaller one."""
    order = np.lexsort((ids, days))
    ids, days = ids[order], days[order]
    found = []
    for step in range(1, min(NEIGHBOURS, len(ids) - 1) + 1):
        near = (days[step:] - days[:-step] <= WINDOW_DAYS) | (days[:-step] == UNDATED)
        found.append(np.stack([ids[:-step][near], ids[step:][near]]))
    both = np.concatenate(found, axis=1) if found else np.zeros((2, 0), np.int64)
    return both.min(0), both.max(0)


def _edges_of(pairs: Any, vectors: Any, engine: Engine) -> Any:
    """The pairs that are alike enough, with their levels."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    told = vectors.select("id", "day", "vector")
    both = pairs.join(
        told.select(col("id").alias("a"), col("day").alias("day_a"), col("vector").alias("vector_a")), on="a"
    ).join(told.select(col("id").alias("b"), col("day").alias("day_b"), col("vector").alias("vector_b")), on="b")
    levels = batches(_levels, types.int64(), engine)(col("vector_a"), col("day_a"), col("vector_b"), col("day_b"))
    return both.select("a", "b", levels.alias("level")).where(col("level") >= 0)


def _levels(ones: Any, one_days: Any, others: Any, other_days: Any) -> Any:
    """The highest level on which each pair is joined; -1 if on none."""
    day, other = (np.array(each.to_pylist(), np.int64) for each in (one_days, other_days))
    gap = np.where((day == UNDATED) | (other == UNDATED), 0, np.abs(day - other))
    cosines = _cosines(ones.to_pylist(), others.to_pylist())
    likeness = np.round(np.where(gap <= WINDOW_DAYS, cosines * np.exp(-gap / FADING_DAYS), 0.0), _DECIMALS)
    levels = np.full(len(likeness), -1, np.int64)
    for row in np.nonzero(likeness >= LEVELS[0][0])[0]:
        levels[row] = level_of(float(likeness[row]), int(day[row]), int(other[row]))
    return levels


def _cosines(ones: list[bytes], others: list[bytes]) -> NDArray[np.float64]:
    """The cosine of each pair of vectors."""
    one_keys, one_weights = _flat(ones)
    other_keys, other_weights = _flat(others)
    if not len(one_keys) or not len(other_keys):
        return np.zeros(len(ones))
    found = np.minimum(np.searchsorted(one_keys, other_keys), len(one_keys) - 1)
    products = np.where(one_keys[found] == other_keys, one_weights[found] * other_weights.astype(np.float64), 0.0)
    return np.bincount(other_keys >> 32, products, len(ones)).astype(np.float64)


def _flat(vectors: list[bytes]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The keys of many vectors, each with the number of its vector before it, and the weights."""
    sizes = np.array([len(each) // 8 for each in vectors], np.int64)
    words = np.frombuffer(b"".join(vectors), "<u4")
    owners = np.repeat(np.arange(len(vectors)), sizes)
    starts = np.repeat(np.concatenate([[0], np.cumsum(2 * sizes)[:-1]]) if len(sizes) else sizes, sizes)
    inside = np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    keys = words[starts + inside].astype(np.int64)
    weights = words[starts + inside + np.repeat(sizes, sizes)].view("<f4")
    return (owners << 32) | keys, weights
