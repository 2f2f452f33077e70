"""Pairs of articles that may be of one story: they share leading terms, and come out within a window of days."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.optional import library
from reportedly.scale.engine import Engine, batches, start
from reportedly.scale.parts import all_written, part_of, sort_into_parts
from reportedly.scale.vector_files import VectorFiles
from reportedly.stories.placing import SHARED
from reportedly.stories.regions import LEVELS, level_of
from reportedly.stories.vectors import FADING_DAYS, LEADING, UNDATED, WINDOW_DAYS

NEIGHBOURS = 64
"""Number of articles, next in time, with which a term pairs an article: so that a term of all news costs no more for
each article than another one. In a story with more articles, each is joined to the next ones, and so to all."""
PART_TERMS = 80_000
"""Number of terms of articles that are paired at one time: up to 5 million pairs."""
PART_PAIRS = 5_000_000
"""Number of pairs that are counted and compared at one time."""
_DECIMALS = 6


def find_edges(vectors: VectorFiles, heads: Any, work: Path, engine: Engine) -> Any:
    """The pairs that are alike enough: rows (`a`, `b`, `level`), the highest level on which they are joined.

    Near-copies are compared with their heads alone, as `heads` has them. Terms and pairs are sorted into parts in the
    folder `work`, so memory holds one part.
    """
    col = start(engine).col
    parts = max(1, -(-vectors.count * LEADING // PART_TERMS))
    plans = [partial(_terms, files, heads, engine) for files in vectors.chunks]
    sort_into_parts(work / "terms", plans, lambda col: col("leading") % parts, "part", engine)
    found = [files for number in range(parts) if (files := part_of(work / "terms", "part", number))]
    passes = max(1, -(-vectors.count * LEADING * NEIGHBOURS // 4 // PART_PAIRS))
    plans = [partial(_paired, files, engine) for files in found]
    sort_into_parts(work / "pairs", plans, lambda col: col("a") % passes, "part", engine)
    found = [files for number in range(passes) if (files := part_of(work / "pairs", "part", number))]
    compared = [partial(_shared_edges, files, vectors, engine) for files in found]
    for number in range(passes):
        copies = heads.where(col("head") % passes == number).select(col("head").alias("a"), col("id").alias("b"))
        compared.append(partial(_edges_of, copies.collect(), vectors, engine))
    return all_written(work / "edges", compared, engine)


def _terms(files: list[str], heads: Any, engine: Engine) -> Any:
    """The leading terms of the articles of a chunk that are no near-copies."""
    daft = start(engine)
    rows = daft.read_parquet(files).select("id", "day", "leading")
    copies = heads.select("id").collect()
    return rows.join(copies, on="id", how="anti").explode("leading").where(~daft.col("leading").is_null())


def _paired(files: list[str], engine: Engine) -> Any:
    """The pairs of articles that have a term of one part in common."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    terms = (
        daft.read_parquet(files)
        .groupby("leading")
        .agg(col("id").list_agg().alias("ids"), col("day").list_agg().alias("days"))
        .where(col("ids").list_count() > 1)
    )
    kind = types.list(types.struct({"a": types.int64(), "b": types.int64()}))
    pairs = batches(_pairs, kind, engine)(col("ids"), col("days"))
    listed = terms.select(pairs.alias("pair")).explode("pair").where(~col("pair").is_null())
    return listed.select(col("pair").get("a").alias("a"), col("pair").get("b").alias("b"))


def _shared_edges(files: list[str], vectors: VectorFiles, engine: Engine) -> Any:
    """The edges among the pairs of one part that share enough leading terms."""
    daft = start(engine)
    col = daft.col
    pairs = daft.read_parquet(files).groupby("a", "b").agg(col("a").count().alias("shared"))
    return _edges_of(pairs.where(col("shared") >= SHARED).select("a", "b").collect(), vectors, engine)


def _pairs(ids: Any, days: Any) -> Any:
    """For each term, the pairs of its articles that are near in time."""
    arrow = library("pyarrow", "scale")
    ones, others, sizes = [], [], []
    for own, told in zip(ids.to_pylist(), days.to_pylist(), strict=True):
        a, b = _near(np.array(own, np.int64), np.array(told, np.int64))
        ones.append(a)
        others.append(b)
        sizes.append(len(a))
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


def _edges_of(pairs: Any, vectors: VectorFiles, engine: Engine) -> Any:
    """The pairs that are alike enough, with their levels. Pairs stream past the vectors of their two ends."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    told = vectors.read("id", "day", "vector")
    both = pairs
    for end in ("a", "b"):
        ids = pairs.select(col(end).alias("id")).distinct().collect()
        ends = told.join(ids, on="id", how="semi").select(
            col("id").alias(end), col("day").alias(f"day_{end}"), col("vector").alias(f"vector_{end}")
        )
        both = both.join(ends.collect(), on=end)
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
