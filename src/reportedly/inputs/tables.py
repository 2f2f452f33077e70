"""Tables of articles or of addresses from other tools (CSV, TSV): each row with a text is a page."""

from __future__ import annotations

import ast
import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, BinaryIO

from reportedly.errors import InputError
from reportedly.formats.characters import wide_encoding
from reportedly.formats.shapes import record_text
from reportedly.inputs.chats import RULES
from reportedly.inputs.headers import address_in, has_only_texts, is_named_header
from reportedly.inputs.listings import Opened, make_listing
from reportedly.inputs.meanings import SAMPLE, Record, complete, dated, day_order, meaning_of, missing_of, rename, tell
from reportedly.inputs.objects import record_page
from reportedly.inputs.transcripts import as_page, rows_are_transcript, transcript_of_rows
from reportedly.model import Moment

FIELD_CHARACTERS = 4 << 20
"""The longest field of a table that is read."""
CHAT = {"date", "user", "message"}
"""Columns of a chat that KakaoTalk exports on a Mac."""
DELIMITERS = "\t;,|"
FIRST_LINES = 12
"""Lines among which a table's header begins, and over which it may go."""
LEAST_BELOW, LEAST_UNKNOWN = 3, 4
"""Columns that a header has at least which stands below other lines, or names no column that is known."""
FIRST_ROWS = 4
"""Rows by which a header is told."""
_NAME = re.compile(r"[\w .#/()&:'%-]{1,60}")
_MOMENT = re.compile(
    r"datetime\.datetime\((\d{1,4}), (\d{1,2}), (\d{1,2})((?:, \d{1,6}){0,4})(?:, tzinfo=datetime\.timezone\.utc)?\)"
)
"""A moment as Python shows it."""


@dataclass(frozen=True, slots=True)
class Header:
    """A table's row of column names: the character between columns, and in which line it begins, from 0."""

    columns: tuple[str, ...]
    mark: str
    line: int


def header_of(head: bytes) -> Header | None:
    """The row of column names in a file's first bytes, an article's text or address among them, or such names as other
    tables have; `None` if there is none. Lines above it tell of the table, as some programs write them."""
    if head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        return None
    lines = head.decode(encoding_of(head), "replace").split("\n")
    first = 1 if _is_separator(lines[0]) else 0
    for number in (number for number in range(first, min(first + FIRST_LINES, len(lines))) if lines[number].strip()):
        for mark in DELIMITERS:
            names, *below = _rows(lines[number:], mark) or [[]]
            names = [" ".join(column.split()).lower() for column in names]
            at_top = number == first
            if at_top and has_only_texts(names) and "".join(lines[number + 1 : number + 2]).startswith('"'):
                return Header(tuple(names), mark, number)
            if is_named_header(names) and ((at_top and mark != "|") or _are_names(names, below, LEAST_BELOW)):
                return Header(tuple(names), mark, number)
            if at_top and _are_names(names, below, LEAST_UNKNOWN):
                return Header(tuple(names), mark, number)
    return None


def encoding_of(head: bytes) -> str:
    """How a table is written: as Excel writes its own (UTF-16, or one byte a letter), or in UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if wide := wide_encoding(head):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _is_separator(line: str) -> bool:
    """Whether a line tells Excel what stands between the columns: `sep=;`."""
    return line.strip().lower().startswith("sep=")


def _are_names(names: Sequence[str], below: Sequence[Sequence[str]], least: int) -> bool:
    """Whether a row names columns where other texts have such lines, too: different names of few letters, and as many
    cells in the rows below."""
    return (
        len(set(names)) == len(names) >= least
        and all(_NAME.fullmatch(name) and not name.isdigit() for name in names)
        and bool(below)
        and all(len(row) == len(names) for row in below)
    )


def _rows(lines: Sequence[str], mark: str) -> list[list[str]]:
    """The first whole rows of some lines; none if they are no table's."""
    try:
        rows = list(islice(csv.reader((line + "\n" for line in lines[:FIRST_LINES]), delimiter=mark), FIRST_ROWS))
    except csv.Error:
        return []
    is_cut = len(lines) <= FIRST_LINES and len(rows) > FIRST_ROWS - 1
    return [row for row in (rows[:-1] if is_cut else rows) if row]


def read_table(stream: BinaryIO, head: bytes, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The articles of a CSV or TSV table with a header row, one in each row, or the addresses in it; `head` are its
    first bytes."""
    header = header_of(head)
    assert header is not None, "it is a table"
    csv.field_size_limit(FIELD_CHARACTERS)
    text = io.TextIOWrapper(stream, encoding=encoding_of(head), errors="replace", newline="")
    lines = iter(lambda: text.readline(FIELD_CHARACTERS), "")
    rows = csv.reader(islice(lines, header.line, None), delimiter=header.mark)
    try:
        next(rows, None)
        if rows_are_transcript(header.columns):
            yield as_page(transcript_of_rows(rows, name), name, saved)
            return
        yield from row_pages(header.columns, rows, name, saved, header.line + 2)
    except csv.Error as error:
        raise InputError(f"{name}: the table cannot be read further: {error}") from error


def row_pages(
    columns: Sequence[str], rows: Iterable[Sequence[str]], name: str, saved: Moment | None, start: int = 2
) -> Iterator[Opened]:
    """A page for each row below a header; `start` is the number of the first one. Where no column has texts, the
    addresses in the rows; raises `InputError` if there are none either."""
    numbered = ((number, _record(columns, row)) for number, row in enumerate(rows, start) if any(row))
    first = list(islice(numbered, SAMPLE))
    meaning: dict[str, str] = {}
    if first and not any(record_text(record) for _, record in first):
        meaning = meaning_of([record for _, record in first], is_list=True)
        addresses = (
            each for _, record in chain(first, numbered) for each in address_in(columns, _row(columns, record))
        )
        if "text" not in meaning and (address := next(addresses, None)):
            yield make_listing(name, chain([address], addresses))
            return
        if "text" not in meaning:
            seen = ", ".join(map(repr, columns[:SAMPLE]))
            raise InputError(f'{name}: no texts in this table; its columns are {seen}; name the texts\' "text"')
        tell(name, meaning)
    elif missing := missing_of([record for _, record in first]):
        meaning = missing
        tell(name, meaning)

    def whole_of(record: Record) -> Record:
        return rename(record, meaning) if "text" in meaning else complete(record, meaning)

    order = day_order([whole_of(record) for _, record in first])
    is_chat = set(columns) == CHAT
    for number, record in chain(first, numbered):
        if is_chat and RULES["note"].found_in(str(record.get("message") or "")):
            continue
        whole = dated(whole_of(record), order)
        if record_text(whole):
            yield record_page(whole, f"{name}:{number}", saved)


def _row(columns: Sequence[str], record: Record) -> list[str]:
    return [str(record.get(column) or "") for column in columns]


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
