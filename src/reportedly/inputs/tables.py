"""Tables of articles or of addresses from other tools (CSV, TSV): each row with a text is a page."""

from __future__ import annotations

import ast
import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO

from reportedly.errors import InputError
from reportedly.formats.shapes import NAMED, PAGE_TEXTS, POST_TEXTS, SHAPES, plain_name, record_text
from reportedly.inputs.listings import COLUMNS
from reportedly.inputs.objects import record_page
from reportedly.inputs.records import SAMPLE, Record, meaning_of, rename, tell
from reportedly.model import Moment, Page

FIELD_CHARACTERS = 4 << 20
"""The longest field of a table that is read."""
HEADER_CHARACTERS = 1 << 16
DELIMITERS = "\t;,"
LEAST_COLUMNS = 3
"""Columns of a table that is told by a column whose name other texts may begin with, too (`notes`)."""
_TEXTS = frozenset(map(plain_name, NAMED.text))
_ADDRESSES = frozenset(map(plain_name, COLUMNS))
_WEAK = frozenset(map(plain_name, (*POST_TEXTS, *PAGE_TEXTS)))
_TOOLS = [frozenset(plain_name(mark.partition(".")[0]) for mark in shape.marks) for shape in SHAPES if "=" not in
          "".join(shape.marks) and len(shape.marks) > 1]  # fmt: skip
_MOMENT = re.compile(
    r"datetime\.datetime\((\d{1,4}), (\d{1,2}), (\d{1,2})((?:, \d{1,6}){0,4})(?:, tzinfo=datetime\.timezone\.utc)?\)"
)
"""A moment as Python shows it."""


def is_table(head: bytes) -> bool:
    """Whether a file begins with a row of column names, an article's text or address among them."""
    return is_named_header(_first(head))


def has_texts(head: bytes) -> bool:
    """Whether a table has a column that may hold texts, by its first row."""
    return has_named_texts(_first(head))


def is_named_header(columns: Sequence[str]) -> bool:
    """Whether some values are names of columns, an article's text or address among them."""
    names = set(map(plain_name, columns))
    return len(names) > 1 and (has_named_texts(columns) or bool(names & _ADDRESSES))


def has_named_texts(columns: Sequence[str]) -> bool:
    """Whether one of some columns may hold texts, by their names."""
    names = set(map(plain_name, columns))
    tool = any(marks <= names for marks in _TOOLS)
    return bool(names & _TEXTS) or tool or (len(names) >= LEAST_COLUMNS and bool(names & _WEAK))


def address_in(columns: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    """The address in a row, if there is one."""
    found = (value for name, value in zip(columns, row, strict=False) if plain_name(name) in _ADDRESSES and value)
    yield from islice(found, 1)


def _first(head: bytes) -> list[str]:
    lines = head.decode(_encoding(head), "replace").split("\n")
    return _header(lines[1] if _is_separator(lines[0]) and len(lines) > 1 else lines[0])[0]


def _encoding(head: bytes) -> str:
    """How a table is written: as Excel writes its own (UTF-16, or one byte a letter), or in UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _is_separator(line: str) -> bool:
    """Whether a line tells Excel what stands between the columns: `sep=;`."""
    return line.strip().lower().startswith("sep=")


def _header(line: str) -> tuple[list[str], str]:
    """The names of columns in a table's first line, and the character between them."""
    mark = max(DELIMITERS, key=line.count)
    try:
        return [column.strip().lower() for column in next(csv.reader([line], delimiter=mark), [])], mark
    except csv.Error:
        return [], mark


def read_table(stream: BinaryIO, head: bytes, name: str, saved: Moment | None) -> Iterator[Page | InputError]:
    """The articles of a CSV or TSV table with a header row, one in each row; `head` are its first bytes."""
    csv.field_size_limit(FIELD_CHARACTERS)
    text = io.TextIOWrapper(stream, encoding=_encoding(head), errors="replace", newline="")
    line = text.readline(HEADER_CHARACTERS)
    columns, mark = _header(text.readline(HEADER_CHARACTERS) if _is_separator(line) else line)
    lines = iter(lambda: text.readline(FIELD_CHARACTERS), "")
    try:
        yield from row_pages(columns, csv.reader(lines, delimiter=mark), name, saved)
    except csv.Error as error:
        raise InputError(f"{name}: the table cannot be read further: {error}") from error


def row_pages(
    columns: Sequence[str], rows: Iterable[Sequence[str]], name: str, saved: Moment | None, start: int = 2
) -> Iterator[Page | InputError]:
    """A page for each row below a header; `start` is the number of the first one. Raises `InputError` if no column has
    texts."""
    numbered = ((number, _record(columns, row)) for number, row in enumerate(rows, start) if any(row))
    first = list(islice(numbered, SAMPLE))
    meaning: dict[str, str] = {}
    if first and not any(record_text(record) for _, record in first):
        meaning = meaning_of([record for _, record in first])
        if "text" not in meaning:
            seen = ", ".join(map(repr, columns[:SAMPLE]))
            raise InputError(f'{name}: no texts in this table; its columns are {seen}; name the texts\' "text"')
        tell(name, meaning)
    for number, record in chain(first, numbered):
        whole = rename(record, meaning) if meaning else record
        if record_text(whole):
            yield record_page(whole, f"{name}:{number}", saved)


def _record(columns: Sequence[str], row: Sequence[str]) -> Record:
    record: Record = dict(zip(columns, row, strict=False))
    if (told := record.get("metadata", "")).startswith("{"):
        record["metadata"] = _literal(told)
    return record


def _literal(told: str) -> Any:
    """An object that Python showed, as auto-archiver's `csv_db` writes it; the text itself if it cannot be read."""
    try:
        return ast.literal_eval(_MOMENT.sub(_iso, told))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return told


def _iso(match: re.Match[str]) -> str:
    clock = [*match[4].split(", ")[1:4], "0", "0", "0"][:3]
    day = "-".join(part.zfill(2) for part in match.group(1, 2, 3))
    return f"'{day}T{':'.join(part.zfill(2) for part in clock)}+00:00'"
