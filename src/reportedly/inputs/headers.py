"""Rows of column names: which columns of a table hold texts and addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reportedly.formats.foreign_names import FOREIGN
from reportedly.formats.shapes import NAMED, PAGE_TEXTS, POST_TEXTS, SHAPES, plain_name
from reportedly.inputs.listings import COLUMNS

LEAST_COLUMNS = 3
"""Columns of a table that is told by a column whose name other texts may begin with, too (`notes`)."""
_TEXTS = frozenset(map(plain_name, NAMED.text))
_ADDRESSES = frozenset(map(plain_name, COLUMNS))
_WEAK = frozenset(map(plain_name, (*POST_TEXTS, *PAGE_TEXTS, *FOREIGN["text"])))
_TOOLS = [frozenset(plain_name(mark.partition(".")[0]) for mark in shape.marks) for shape in SHAPES if "=" not in
          "".join(shape.marks) and len(shape.marks) > 1]  # fmt: skip


def is_named_header(columns: Sequence[str]) -> bool:
    """Whether some values are names of columns, an article's text or address among them."""
    names = set(map(plain_name, columns))
    return len(names) > 1 and (has_named_texts(columns) or bool(names & _ADDRESSES))


def has_named_texts(columns: Sequence[str]) -> bool:
    """Whether one of some columns may hold texts, by their names."""
    names = set(map(plain_name, columns))
    tool = any(marks <= names for marks in _TOOLS)
    return bool(names & _TEXTS) or tool or (len(names) >= LEAST_COLUMNS and bool(names & _WEAK))


def has_only_texts(columns: Sequence[str]) -> bool:
    """Whether there is one column, named as that of texts."""
    return len(columns) == 1 and plain_name(columns[0]) in _TEXTS


def address_in(columns: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    """The address in a row, if there is one."""
    found = (value for name, value in zip(columns, row, strict=False) if plain_name(name) in _ADDRESSES and value)
    yield from islice(found, 1)
