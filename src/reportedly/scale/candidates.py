"""Pairs of articles that may be of one story: they share leading terms, and come out within a window of days."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.optional import library
from reportedly.scale.engine import Engine, batches, start
from reportedly.scale.pair_levels import pair_levels
from reportedly.scale.parts import all_written, part_of, sort_into_parts
from reportedly.scale.spanning import spanning_edges
from reportedly.scale.vector_files import VectorFiles
from reportedly.scale.vector_table import open_table
from reportedly.stories.placing import SHARED
from reportedly.stories.vectors import LEADING, UNDATED, WINDOW_DAYS

NEIGHBOURS = 64
"""Number of articles, next in time, with which a term pairs an article: so that a term of all news costs no more for
each article than another one. In a story with more articles, each is joined to the next ones, and so to all."""
PART_TERMS = 80_000
"""Number of terms of articles that are paired at one time: up to 5 million pairs."""
PART_PAIRS = 5_000_000
"""Number of pairs that are counted and compared at one time."""
PAIRS_AT_ONCE = 8_192
"""Number of pairs whose vectors are in memory at one time: about 30 MB."""


def find_edges(vectors: VectorFiles, table: Path, heads: Any, work: Path, engine: Engine) -> Any:
    """The pairs that are alike enough, as far as they connect what the others do not: rows (`a`, `b`, `level`), the
    highest level on which they are joined.

    Near-copies are compared with their heads alone, as `heads` has them; `table` has the vectors. Terms and pairs are
    sorted into parts in the folder `work`, so memory holds one part.
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
    copies = heads.select(col("head").alias("a"), col("id").alias("b"))
    compared = [partial(_shared_edges, files, table, engine) for files in found]
    return all_written(work / "edges", [*compared, partial(_edges_of, copies, table, engine)], engine)


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
    pairs = batches(_pairs, kind, engine, quick=True)(col("ids"), col("days"))
    listed = terms.select(pairs.alias("pair")).explode("pair").where(~col("pair").is_null())
    return listed.select(col("pair").get("a").alias("a"), col("pair").get("b").alias("b"))


def _shared_edges(files: list[str], table: Path, engine: Engine) -> Any:
    """The edges among the pairs of one part that share enough leading terms."""
    daft = start(engine)
    col = daft.col
    pairs = daft.read_parquet(files).groupby("a", "b").agg(col("a").count().alias("shared"))
    return _edges_of(pairs.where(col("shared") >= SHARED).select("a", "b"), table, engine)


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


def _edges_of(pairs: Any, table: Path, engine: Engine) -> Any:
    """The pairs that are alike enough, with their levels, without those that connect nothing new."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    levels = batches(partial(_levels, str(table)), types.int64(), engine, quick=True)(col("a"), col("b"))
    alike = pairs.select("a", "b", levels.alias("level")).where(col("level") >= 0)
    listed = alike.agg(*(col(name).list_agg() for name in ("a", "b", "level")))
    kind = types.list(types.struct({name: types.int64() for name in ("a", "b", "level")}))
    kept = batches(_spanning, kind, engine, quick=True)(col("a"), col("b"), col("level"))
    found = listed.select(kept.alias("edge")).explode("edge").where(~col("edge").is_null())
    return found.select(*(col("edge").get(name).alias(name) for name in ("a", "b", "level")))


def _levels(table: str, ones: Any, others: Any) -> NDArray[np.int64]:
    """The highest level on which each pair is joined; -1 if on none."""
    known = open_table(table)
    one, other = (known.rows_of(each.to_arrow().to_numpy()) for each in (ones, others))
    found = np.empty(len(one), np.int64)
    order = np.argsort(one, kind="stable")  # so those of one article stand together
    for first in range(0, len(order), PAIRS_AT_ONCE):
        some = order[first : first + PAIRS_AT_ONCE]
        found[some] = pair_levels(known, one[some], other[some])
    return found


def _spanning(*columns: Any) -> Any:
    """The edges of a forest that connects, on each level, what all edges connect."""
    arrow = library("pyarrow", "scale")
    found = [
        spanning_edges(*(each.values.to_numpy() for each in row))
        for row in zip(*(each.to_arrow() for each in columns), strict=True)
        if row[0].is_valid
    ]
    offsets = np.cumsum([0, *(len(each[0]) for each in found)]).astype(np.int64)
    flat = [arrow.array(each) for each in (np.concatenate(found, axis=1) if found else np.zeros((3, 0), np.int64))]
    return arrow.LargeListArray.from_arrays(offsets, arrow.StructArray.from_arrays(flat, names=["a", "b", "level"]))
