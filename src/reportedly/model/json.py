"""The model's classes as JSON, in and out."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_json(value: Any) -> bytes:
    """UTF-8 JSON of any object of the model, or of tuples and lists of them."""
    return msgspec.json.encode(value)


def from_json(data: bytes | str, kind: type[T]) -> T:
    """The object of class `kind` that `to_json` wrote. Raises `msgspec.ValidationError` if it does not fit."""
    return msgspec.json.decode(data, type=kind)
