"""The model's classes as table rows, and back: one column a field, nested values as JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")


def to_row(value: Any) -> dict[str, Any]:
    """The fields of one object: numbers, texts and null as they are, the rest as JSON text."""
    return {field.name: to_column(getattr(value, field.name)) for field in fields(value)}


def from_row(row: Mapping[str, Any], kind: type[T]) -> T:
    """The object of class `kind` whose fields are columns of the row; other columns are ignored."""
    nested = _nested_fields(kind)  # type: ignore[arg-type]  # classes are hashable
    values = {name: row[name] for name in nested}
    for name, is_nested in nested.items():
        if is_nested and values[name] is not None:
            values[name] = json.loads(values[name])
    return msgspec.convert(values | {name: bool(values[name]) for name in _truths(kind)}, kind)  # type: ignore[arg-type]


def to_column(value: Any) -> Any:
    """A number, text or null as it is, anything else of the model as JSON text."""
    if value is None or isinstance(value, str | int | float):
        return value
    return msgspec.json.encode(value).decode()


def from_column(value: str | None, kind: type[T]) -> T:
    """The value of class `kind` that `to_column` wrote as JSON text."""
    return msgspec.json.decode(value or "null", type=kind)


@cache
def _nested_fields(kind: type) -> dict[str, bool]:
    """Each field of a class, with whether its column holds JSON."""
    hints = get_type_hints(kind)
    return {field.name: not all(map(_is_plain, _members(hints[field.name]))) for field in fields(kind) if field.init}


@cache
def _truths(kind: type) -> tuple[str, ...]:
    """The fields that are true or false: SQLite keeps 1 or 0."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if field.init and hints[field.name] is bool)


def _members(hint: Any) -> Iterator[Any]:
    if isinstance(hint, UnionType):
        for part in get_args(hint):
            yield from _members(part)
    else:
        yield hint


def _is_plain(hint: Any) -> bool:
    return hint in (str, int, float, bool, NoneType) or get_origin(hint) is Literal
