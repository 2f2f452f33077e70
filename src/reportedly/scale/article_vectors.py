"""What grouping needs of each article, taken from the shards: day, vector, towns, leading terms and bands of words.

An article is known by `id`, a number made of its `doc`: so nothing depends on the order of reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
import numpy as np

from reportedly.model import Features, Place
from reportedly.scale.engine import Engine, batches, start
from reportedly.stories.towns import find_towns
from reportedly.stories.vectors import day_number, weigh

BAND = 4
"""Neighbouring places of a signature that two near-copies have in common, as in `ledger.copies`."""


def article_id(doc: str) -> int:
    """The number of an article: 53 bits, so that JavaScript can hold it, and that of the story which it begins."""
    return int.from_bytes(hashlib.sha256(doc.encode()).digest()[:8], "big") >> 11


def article_vectors(files: Sequence[str], engine: Engine) -> Any:
    """A row for each article of some shards: id, doc, day, vector, towns, leading, bands, signature (little-endian)."""
    daft = start(engine)
    col, types = daft.col, daft.DataType
    kind = types.struct(
        {
            "id": types.int64(),
            "day": types.int64(),
            "vector": types.binary(),
            "towns": types.binary(),
            "leading": types.list(types.int64()),
            "bands": types.list(types.int64()),
            "signature": types.binary(),
        }
    )
    rows = daft.read_parquet(list(files)).where(col("error").is_null())
    issued = daft.functions.coalesce(col("published").get("value"), col("updated").get("value"))
    names = ("terms", "counts", "signature", "title", "text", "places")
    told = batches(_vectors, kind, engine)(col("doc"), issued, *map(col, names))
    found = ("id", "day", "vector", "towns", "leading", "bands", "signature")
    return rows.select(col("doc"), told.alias("told")).select(
        "doc", *(col("told").get(name).alias(name) for name in found)
    )


def _vectors(*columns: Any) -> list[dict[str, Any]]:
    return [_vector(*row) for row in zip(*(each.to_pylist() for each in columns), strict=True)]


def _vector(
    doc: str,
    issued: str | None,
    terms: list[str],
    counts: list[int],
    signature: list[int],
    title: str | None,
    text: str,
    places: list[dict[str, Any]],
) -> dict[str, Any]:
    vector = weigh(Features(terms=tuple(terms), counts=tuple(counts)))
    return {
        "id": article_id(doc),
        "day": day_number(date.fromisoformat(issued[:10]) if issued else None),
        "vector": vector.to_bytes(),
        "towns": find_towns(title, text, msgspec.convert(places, list[Place])).to_bytes(),
        "leading": vector.leading(),
        "bands": _bands(signature),
        "signature": np.array(signature, "<u4").tobytes(),
    }


def _bands(signature: list[int]) -> list[int]:
    """A number for each stretch of a signature and its place; none for a text too short to tell."""
    found = []
    for start_, stretch in enumerate(np.array(signature, np.uint32).reshape(-1, BAND) if signature else ()):
        mark = hashlib.blake2b(stretch.tobytes() + bytes([start_]), digest_size=8).digest()
        found.append(int.from_bytes(mark, "big") >> 1)
    return found
