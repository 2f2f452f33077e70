"""Stories of many articles: regions are cut level by level, and each is grouped as in a workspace."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.scale.components import Whole, joined
from reportedly.scale.engine import Engine, batches, start
from reportedly.scale.parts import all_written
from reportedly.scale.vector_files import VectorFiles
from reportedly.scale.vector_table import open_table
from reportedly.stories.linkage import group
from reportedly.stories.regions import LAST, LEVELS, REGION_SIZE
from reportedly.stories.towns import keep_apart
from reportedly.stories.vectors import Vector, likeness_matrix

PART_ARTICLES = 50_000
"""Number of articles, about, whose stories are found at one time: 60 MB of vectors."""


def find_stories(vectors: VectorFiles, table: Path, edges: Any, work: Path, engine: Engine) -> Any:
    """The story of each article: rows (`id`, `story`); a story has the number of its first article.

    Memory holds the edges, of which there are about as many as articles, and the vectors of one part of the regions;
    stories are written part by part into `work`.
    """
    daft = start(engine)
    told = edges.to_arrow()
    ids, labels = cut_regions(*(told.column(name).to_numpy() for name in ("a", "b", "level")))
    left = np.setdiff1d(open_table(str(table)).ids, ids)
    alone = daft.from_pydict({"id": left, "story": left})
    if not len(ids):
        return alone
    parts = max(1, -(-vectors.count // PART_ARTICLES))
    plans = []
    for number in range(parts):
        part = labels % parts == number
        regions = daft.from_pydict({"id": ids[part], "label": labels[part]})
        plans.append(partial(_stories_of, regions, vectors, engine))
    return alone.concat(all_written(work / "regions", plans, engine))


def _stories_of(regions: Any, vectors: VectorFiles, engine: Engine) -> Any:
    """The stories of some regions."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    listed = (
        vectors.read("id", "day", "vector", "towns")
        .join(regions, on="id")
        .groupby("label")
        .agg(
            col("id").list_agg().alias("ids"),
            col("day").list_agg().alias("days"),
            col("vector").list_agg(),
            col("towns").list_agg(),
        )
    )
    kind = types.list(types.struct({"id": types.int64(), "story": types.int64()}))
    found = batches(_stories, kind, engine)(col("ids"), col("days"), col("vector"), col("towns"))
    grouped = listed.select(found.alias("found")).explode("found")
    return grouped.select(col("found").get("id").alias("id"), col("found").get("story").alias("story"))


def cut_regions(a: Whole, b: Whole, level: Whole) -> tuple[Whole, Whole]:
    """The articles that have an edge, and the region of each, as `stories.regions.cut` cuts them."""
    nodes, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    one, other = ends[: len(a)], ends[len(a) :]
    alone = np.arange(len(nodes))
    regions, left = alone.copy(), np.ones(len(nodes), bool)
    for step in range(len(LEVELS)):
        used = (level >= step) & left[one] & left[other]
        labels = joined(alone, one[used], other[used])
        sizes = np.bincount(labels[left], minlength=len(nodes))[labels]
        small = left & ((sizes <= REGION_SIZE) | (step == LAST))
        regions[small] = labels[small]
        left &= ~small
    return nodes, nodes[regions]


def _stories(*columns: Any) -> list[list[dict[str, int]]]:
    return [_grouped(*row) for row in zip(*(each.to_pylist() for each in columns), strict=True)]


def _grouped(ids: list[int], days: list[int], vectors: list[bytes], towns: list[bytes]) -> list[dict[str, int]]:
    """The articles of a region with their stories. A crowd, too large for a region, is one story, as in a workspace."""
    order = sorted(range(len(ids)), key=lambda row: (days[row], ids[row]))
    own, told = [ids[row] for row in order], [days[row] for row in order]
    if len(own) > REGION_SIZE:
        groups = [list(range(len(own)))]
    else:
        matrix = likeness_matrix([Vector.from_bytes(vectors[row]) for row in order], told)
        groups = group(keep_apart(matrix, [towns[row] for row in order]), [None] * len(own))
    return [{"id": own[row], "story": own[min(rows)]} for rows in groups for row in rows]
