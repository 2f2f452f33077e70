"""JSON of any size: a document whose list is written item by item, or a line for each item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from reportedly.export.json import to_json


def write_list(
    stream: BinaryIO, items: Iterable[Any], *, about: Mapping[str, Any] | None = None, key: str = ""
) -> None:
    """Write a list, or, with `about`, an object of these fields whose field `key` is the list."""
    head = "" if about is None else to_json(about).removesuffix("}") + f',"{key}":'
    stream.write(head.encode() + b"[")
    for number, item in enumerate(items):
        stream.write((",\n" if number else "\n").encode() + _line(item))
    stream.write(b"\n]" + (b"\n" if about is None else b"}\n"))


def write_lines(stream: BinaryIO, items: Iterable[Any]) -> None:
    """Write an item a line (JSON Lines)."""
    for item in items:
        stream.write(_line(item) + b"\n")


def _line(item: Any) -> bytes:
    return to_json(item).encode("utf-8", "replace")
