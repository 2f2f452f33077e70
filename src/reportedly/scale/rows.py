"""Analyses as rows of Parquet, and back: one row an article, its figures, statements, places and times as lists.

The columns follow from the classes of `reportedly.model`, so they have the names of docs/contract.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from reportedly.model import Analysis, Article
from reportedly.model.features import Features
from reportedly.optional import library
from reportedly.scale.columns import array_of, values_of

PARTS = ("statements", "figures", "places", "times")
FEATURES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the page of a row stands: its archive, and the position of its record in it."""

    warc: str
    offset: int
    length: int
    record: int


def article_row(origin: Origin, analysis: Analysis) -> dict[str, Any]:
    """The row of an article."""
    found = msgspec.to_builtins(analysis)
    parts = {name: found[name] for name in PARTS}
    row: dict[str, Any] = msgspec.to_builtins(origin) | found["article"] | parts | found["features"]
    return row | {"error": None, "digest": digest_of(analysis)}


def error_row(origin: Origin, error: str) -> dict[str, Any]:
    """The row of a page on which no article was found, with the reason."""
    row: dict[str, Any] = msgspec.to_builtins(origin)
    return row | {"error": error}


def analysis_of(row: Mapping[str, Any]) -> Analysis:
    """The analysis that a row was made of."""
    own = {name: row[name] for name in _names(Article)}
    features = {name: row[name] for name in FEATURES}
    return msgspec.convert({"article": own, "features": features} | {name: row[name] for name in PARTS}, Analysis)


def digest_of(analysis: Analysis) -> str:
    """SHA-256 of an analysis, in hexadecimal."""
    return hashlib.sha256(msgspec.json.encode(analysis, order="sorted")).hexdigest()


def digest_of_all(digests: Iterable[str]) -> str:
    """One digest for many articles in any order."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()


def to_table(rows: Sequence[dict[str, Any]]) -> Any:
    """The rows as a table of pyarrow."""
    columns = [array_of([row.get(field.name) for row in rows], field.type) for field in schema()]
    return library("pyarrow", "scale").Table.from_arrays(columns, schema=schema())


def to_rows(table: Any) -> list[dict[str, Any]]:
    """The rows of a table."""
    columns = [values_of(table.column(name).combine_chunks()) for name in table.column_names]
    return [dict(zip(table.column_names, row, strict=True)) for row in zip(*columns, strict=True)]


@cache
def schema() -> Any:
    """The columns of a shard."""
    arrow = library("pyarrow", "scale")
    hints: dict[str, Any] = {}
    for kind in (Origin, Article, Analysis, Features):
        hints |= {name: hint for name, hint in _fields(kind).items() if name not in ("article", "features")}
    hints |= {"error": str | None, "digest": str | None}
    return arrow.schema([arrow.field(name, _type(hint)) for name, hint in hints.items()])


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.init}


def _names(kind: type) -> tuple[str, ...]:
    return tuple(_fields(kind))


def _type(hint: Any) -> Any:
    """The type of Arrow for values of a type of the model."""
    arrow = library("pyarrow", "scale")
    origin, parts = get_origin(hint), [each for each in get_args(hint) if each not in (Ellipsis, NoneType)]
    plain = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    if hint in plain:
        return plain[hint]
    if is_dataclass(hint):
        return arrow.struct([arrow.field(name, _type(each)) for name, each in _fields(hint).items()])  # type: ignore[arg-type]
    if origin in (UnionType,):
        return _type(parts[0])
    if origin is Literal:
        return arrow.string()
    if origin is tuple:
        return arrow.list_(_type(parts[0]))
    if origin is dict:
        return arrow.map_(_type(parts[0]), _type(parts[1]))
    raise TypeError(f"no column holds {hint!r}")
