"""Near-copies: articles whose signatures agree in a band are compared with the first of the band, by joins."""

from __future__ import annotations

from typing import Any

import numpy as np

from reportedly.ledger.copies import SAME_TEXT
from reportedly.scale.components import components
from reportedly.scale.engine import Engine, batches, start


def find_heads(vectors: Any, engine: Engine) -> Any:
    """For each near-copy, the article whose text it has: a row (`id`, `head`). A head is no copy itself."""
    daft = start(engine)
    col = daft.col
    bands = vectors.select("id", "bands").explode("bands").where(~col("bands").is_null())
    firsts = bands.groupby("bands").agg(col("id").min().alias("a"))
    pairs = bands.join(firsts, on="bands").select("a", col("id").alias("b")).where(col("a") != col("b")).distinct()
    signatures = vectors.select("id", "signature")
    compared = pairs.join(signatures.select(col("id").alias("a"), col("signature").alias("one")), on="a").join(
        signatures.select(col("id").alias("b"), col("signature").alias("other")), on="b"
    )
    same = batches(_agreement, daft.DataType.float64(), engine)(col("one"), col("other"))
    alike = compared.with_column("same", same).where(col("same") >= SAME_TEXT).select("a", "b").collect()
    if not alike.count_rows():
        return daft.from_pydict({"id": np.zeros(0, np.int64), "head": np.zeros(0, np.int64)})
    days = vectors.select("id", "day")
    labelled = components(alike, engine).join(days, on="id")
    # the earliest article of a part is its head; of one day, the one with the least number
    first_days = labelled.groupby("label").agg(col("day").min().alias("first"))
    heads = (
        labelled.join(first_days, on="label")
        .where(col("day") == col("first"))
        .groupby("label")
        .agg(col("id").min().alias("head"))
    )
    return labelled.join(heads, on="label").where(col("id") != col("head")).select("id", "head").collect()


def _agreement(ones: Any, others: Any) -> Any:
    """The share of places at which signatures agree."""
    one, other = (np.array(each.to_pylist(), np.int64) for each in (ones, others))
    return (one == other).mean(1) if len(one) else np.zeros(0)
