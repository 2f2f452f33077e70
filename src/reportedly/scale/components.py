"""Connected parts of a graph by repeated minimum labels: each node takes the least label of its neighbours, then that
label's own label, until nothing changes. A part of n nodes takes about log n rounds."""

from __future__ import annotations

from typing import Any

from reportedly.scale.engine import Engine, start

MOST_ROUNDS = 100
"""Rounds after which it is a fault of the program: a chain of 2^50 nodes takes fewer."""


def components(edges: Any, engine: Engine) -> Any:
    """The parts: a row (`id`, `label`) for each node that has an edge; the label is the least id of its part.

    `edges` has the columns `a` and `b`; each edge is given once, in any direction.
    """
    col = start(engine).col
    both = edges.select("a", "b").concat(edges.select(col("b").alias("a"), col("a").alias("b"))).collect()
    labels = (
        both.groupby("a")
        .agg(col("b").min().alias("near"))
        .select(col("a").alias("id"), _least(engine, col("a"), col("near")).alias("label"))
        .collect()
    )
    for _ in range(MOST_ROUNDS):
        labels, changed = _round(both, labels, engine)
        if not changed:
            return labels
    raise AssertionError("labels never settle")


def _round(both: Any, labels: Any, engine: Engine) -> tuple[Any, int]:
    col = start(engine).col
    near = (
        both.join(labels.select(col("id").alias("b"), col("label").alias("near")), on="b")
        .groupby("a")
        .agg(col("near").min())
    )
    taken = labels.join(near, left_on="id", right_on="a").select(
        "id", col("label").alias("old"), _least(engine, col("label"), col("near")).alias("label")
    )
    taken = taken.collect()
    jumped = taken.join(taken.select(col("id").alias("label"), col("label").alias("root")), on="label")
    found = jumped.select("id", "old", col("root").alias("label")).collect()
    changed = found.where(col("old") != col("label")).count_rows()
    return found.select("id", "label").collect(), changed


def _least(engine: Engine, one: Any, other: Any) -> Any:
    """The smaller of two numbers."""
    when = start(engine).functions.when
    return when(one < other, one).otherwise(other)
