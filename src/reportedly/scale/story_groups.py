"""Stories of many articles: regions are cut level by level, and each is grouped as in a workspace."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from reportedly.scale.components import components
from reportedly.scale.engine import Engine, batches, start
from reportedly.scale.parts import all_written
from reportedly.scale.vector_files import VectorFiles
from reportedly.stories.linkage import group
from reportedly.stories.regions import LAST, LEVELS, REGION_SIZE
from reportedly.stories.towns import keep_apart
from reportedly.stories.vectors import Vector, likeness_matrix

PART_ARTICLES = 50_000
"""Number of articles, about, whose stories are found at one time: 60 MB of vectors."""


def find_stories(vectors: VectorFiles, edges: Any, work: Path, engine: Engine) -> Any:
    """The story of each article: rows (`id`, `story`); a story has the number of its first article.

    Memory holds the edges and the vectors of one part of the regions; stories are written part by part into `work`.
    """
    col = start(engine).col
    regions = cut_regions(edges, engine)
    if regions is None:
        return vectors.read("id").select("id", col("id").alias("story"))
    alone = vectors.read("id").join(regions.select("id").collect(), on="id", how="anti")
    parts = max(1, -(-vectors.count // PART_ARTICLES))
    plans = [
        partial(_stories_of, regions.where(col("label") % parts == number).collect(), vectors, engine)
        for number in range(parts)
    ]
    return alone.select("id", col("id").alias("story")).concat(all_written(work / "regions", plans, engine))


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


def cut_regions(edges: Any, engine: Engine) -> Any:
    """The region of each article that has an edge: rows (`id`, `label`), as `stories.regions.cut` cuts them; `None`
    if there are no edges."""
    col = start(engine).col
    left, done = edges.collect(), None
    if not left.count_rows():
        return None
    for level in range(len(LEVELS)):
        used = left.where(col("level") >= level).collect()
        nodes = left.select(col("a").alias("id")).concat(left.select(col("b").alias("id"))).distinct()
        labels = components(used, engine) if used.count_rows() else nodes.select("id", col("id").alias("label"))
        lost = nodes.join(labels.select("id"), on="id", how="anti").select("id", col("id").alias("label"))
        labels = labels.concat(lost).collect()
        sizes = labels.groupby("label").agg(col("id").count().alias("size"))
        small = sizes if level == LAST else sizes.where(col("size") <= REGION_SIZE)
        accepted = labels.join(small.select("label"), on="label", how="semi").select("id", "label").collect()
        done = accepted if done is None else done.concat(accepted).collect()
        left = used.join(accepted.select(col("id").alias("a")), on="a", how="anti").collect()
        if not left.count_rows():
            break
    return done


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
