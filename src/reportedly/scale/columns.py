"""Columns of Arrow as values of Python and back, by whole columns: as `to_pylist` of pyarrow, which makes an object of
its own of each value, in a sixth of its time, and as `array` of pyarrow, which infers nested values one by one, in a
seventeenth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

from reportedly.optional import library


def array_of(values: Sequence[Any], kind: Any) -> Any:
    """An array of a type of Arrow, from such values as `values_of` gives."""
    arrow = library("pyarrow", "scale")
    if arrow.types.is_struct(kind):
        parts = [array_of([each and each[field.name] for each in values], field.type) for field in kind]
        unknown = arrow.array([each is None for each in values], arrow.bool_())
        return arrow.StructArray.from_arrays(parts, fields=list(kind), mask=unknown)
    if not arrow.types.is_map(kind) and not arrow.types.is_list(kind):
        return arrow.array(values, kind)
    held = [each or () for each in values]
    starts: list[int | None] = [0, *accumulate(map(len, held))]
    told = [None if each is None else start for each, start in zip(values, starts, strict=False)]
    offsets = arrow.array([*told, starts[-1]], arrow.int32())
    inner = [each for one in held for each in one]
    if arrow.types.is_list(kind):
        return arrow.ListArray.from_arrays(offsets, array_of(inner, kind.value_type), type=kind)
    items = array_of([each for one in held if one for each in one.values()], kind.item_type)
    return arrow.MapArray.from_arrays(offsets, array_of(inner, kind.key_type), items, type=kind)


def values_of(array: Any) -> list[Any]:
    """The values of an array: structs as dicts by name, maps as dicts, lists as lists, what is null as `None`."""
    types = library("pyarrow.types", "scale")
    kind = array.type
    if types.is_struct(kind):
        names = [field.name for field in kind]
        found: list[Any] = [
            dict(zip(names, row, strict=True)) for row in zip(*map(values_of, array.flatten()), strict=True)
        ]
    elif types.is_map(kind):
        both = zip(_parts(array, array.keys), _parts(array, array.items), strict=True)
        found = [dict(zip(keys, values, strict=True)) for keys, values in both]
    elif types.is_list(kind) or types.is_large_list(kind):
        found = list(_parts(array, array.values))
    else:
        return _plain(array)
    return [value if told else None for value, told in zip(found, _told(array), strict=True)]


def _parts(array: Any, inner: Any) -> Iterator[Sequence[Any]]:
    """The inner values of each list."""
    ends = array.offsets.to_numpy().tolist()
    values = values_of(inner.slice(ends[0], ends[-1] - ends[0]))
    for start, end in pairwise(ends):
        yield values[start - ends[0] : end - ends[0]]


def _plain(array: Any) -> list[Any]:
    """The values of an array of texts, numbers or truths."""
    known = array.drop_null().to_numpy(zero_copy_only=False).tolist()
    if len(known) == len(array):
        return list(known)
    values = iter(known)
    return [next(values) if told else None for told in _told(array)]


def _told(array: Any) -> list[bool]:
    """Of each value whether it is not null."""
    if not array.null_count:
        return [True] * len(array)
    return list(array.is_valid().to_numpy(zero_copy_only=False).tolist())
