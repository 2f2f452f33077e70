"""Near-copies: articles whose signatures agree in a band are compared with the first of the band, part by part."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.ledger.copies import SAME_TEXT
from reportedly.optional import library
from reportedly.scale.components import components
from reportedly.scale.engine import Engine, batches, start
from reportedly.scale.parts import all_written, part_of, sort_into_parts
from reportedly.scale.vector_files import VectorFiles
from reportedly.scale.vector_table import open_table

BANDS = 16
"""Bands of a signature of 64 places, which has four in each."""
PART_ROWS = 400_000
"""Number of bands that are grouped at one time, about 120 MB with their signatures."""


def find_heads(vectors: VectorFiles, table: Path, work: Path, engine: Engine) -> Any:
    """For each near-copy, the article whose text it has: a row (`id`, `head`). A head is no copy itself.

    Bands are sorted into parts in the folder `work`, so memory holds one part, and the numbers of all copies; `table`
    has the days.
    """
    daft = start(engine)
    parts = max(1, -(-vectors.count * BANDS // PART_ROWS))
    plans = [partial(_bands, files, engine) for files in vectors.chunks]
    sort_into_parts(work / "bands", plans, lambda col: col("bands") % parts, "part", engine)
    found = [files for number in range(parts) if (files := part_of(work / "bands", "part", number))]
    if not found:
        return _no_heads(daft)
    pairs = all_written(work / "alike", [partial(_alike, files, engine) for files in found], engine).to_arrow()
    ids, labels = components(*(pairs.column(name).to_numpy() for name in ("a", "b")))
    known = open_table(str(table))
    # the earliest article of a part is its head; of one day, the one with the least number
    order = np.lexsort((ids, known.days[known.rows_of(ids)], labels))
    _, first, part = np.unique(labels[order], return_index=True, return_inverse=True)
    heads = ids[order][first][part]
    copies = heads != ids[order]
    return daft.from_pydict({"id": ids[order][copies], "head": heads[copies]})


def _no_heads(daft: Any) -> Any:
    return daft.from_pydict({"id": np.zeros(0, np.int64), "head": np.zeros(0, np.int64)})


def _bands(files: list[str], engine: Engine) -> Any:
    daft = start(engine)
    rows = daft.read_parquet(files).select("id", "bands", "signature")
    return rows.explode("bands").where(~daft.col("bands").is_null())


def _alike(files: list[str], engine: Engine) -> Any:
    """The pairs of one part that are near-copies; the first of each is the least of a band."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    rows = daft.read_parquet(files).select("id", "bands", "signature")
    sizes = rows.groupby("bands").agg(col("id").count().alias("size")).where(col("size") > 1)
    shared = sizes.select("bands").collect()
    listed = (
        rows.join(shared, on="bands", how="semi")
        .groupby("bands")
        .agg(col("id").list_agg().alias("ids"), col("signature").list_agg().alias("signatures"))
    )
    kind = types.list(types.struct({"a": types.int64(), "b": types.int64()}))
    pairs = batches(_alike_in_bands, kind, engine, quick=True)(col("ids"), col("signatures"))
    told = listed.select(pairs.alias("pair")).explode("pair").where(~col("pair").is_null())
    return told.select(col("pair").get("a").alias("a"), col("pair").get("b").alias("b")).distinct()


def _alike_in_bands(ids: Any, signatures: Any) -> Any:
    """For each band, its least article with each other one that has nearly the same text."""
    arrow = library("pyarrow", "scale")
    ones, others, sizes = [], [], []
    for own, packed in zip(ids.to_pylist(), signatures.to_pylist(), strict=True):
        numbers = np.array(own, np.int64)
        places = np.frombuffer(b"".join(packed), "<u4").reshape(len(packed), -1)
        least = int(numbers.argmin())
        same = (places == places[least]).mean(1) >= SAME_TEXT
        same[least] = False
        others.append(numbers[same])
        ones.append(np.full(int(same.sum()), numbers[least], np.int64))
        sizes.append(int(same.sum()))
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    flat = [arrow.array(np.concatenate(each) if each else np.zeros(0, np.int64)) for each in (ones, others)]
    return arrow.LargeListArray.from_arrays(offsets, arrow.StructArray.from_arrays(flat, names=["a", "b"]))
