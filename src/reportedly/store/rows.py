"""The model's classes as table rows, and back: one column a field, nested values as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sized
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")


def marks(values: Sized) -> str:
    """The marks of an SQL statement in whose places values are put: `?, ?, ?`."""
    return ", ".join("?" * len(values))


def to_row(value: Any) -> dict[str, Any]:
    """The fields of one object: numbers, texts and null as they are, the rest as JSON text."""
    return {field.name: to_column(getattr(value, field.name)) for field in fields(value)}


def from_row(row: Mapping[str, Any], kind: type[T]) -> T:
    """The object of class `kind` whose fields are columns of the row; other columns are ignored."""
    readers = _readers(kind)  # type: ignore[arg-type]  # classes are hashable
    return msgspec.convert(
        {name: row[name] if read is None or row[name] is None else read(row[name]) for name, read in readers.items()},
        kind,
    )


def to_column(value: Any) -> Any:
    """A number, text or null as it is, anything else of the model as JSON text."""
    if value is None or isinstance(value, str | int | float):
        return value
    return msgspec.json.encode(value).decode()


def from_column(value: str | None, kind: type[T]) -> T:
    """The value of class `kind` that `to_column` wrote as JSON text."""
    found: T = _decoder(kind).decode(value or "null")  # type: ignore[arg-type]  # classes are hashable
    return found


@cache
def _decoder(kind: type[T]) -> msgspec.json.Decoder[T]:
    """What decodes values of a class: made once, since it looks at the annotations of all classes in it."""
    return msgspec.json.Decoder(kind)


@cache
def _readers(kind: type) -> dict[str, Callable[[Any], Any] | None]:
    """Each field of a class, with what makes its value of that of its column; `None` where it is the same."""
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind) if field.init}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if hint is bool:
        return bool  # SQLite keeps 1 or 0
    return None if all(map(_is_plain, _members(hint))) else json.loads


def _members(hint: Any) -> Iterator[Any]:
    if isinstance(hint, UnionType):
        for part in get_args(hint):
            yield from _members(part)
    else:
        yield hint


def _is_plain(hint: Any) -> bool:
    return hint in (str, int, float, bool, NoneType) or get_origin(hint) is Literal
