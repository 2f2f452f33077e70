"""JSON files and tables of articles from other tools: each object or row is a page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.errors import InputError
from reportedly.formats.foreign_json import parse_json
from reportedly.inputs.listings import TEXT_COLUMNS, TEXT_KEYS, Opened, read_object_addresses
from reportedly.model import Moment, Page

FIELD_CHARACTERS = 4 << 20
"""The longest field of a table that is read."""
_ADDRESS = re.compile(r"https?://\S+\s*", re.IGNORECASE)


def read_objects(content: bytes, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The articles of a JSON document: one object, a list of them, or a JSON Feed; else the addresses it lists.

    Raises `InputError` if it is no JSON.
    """
    try:
        data = parse_json(content)
    except ValueError as error:
        raise InputError(f"{name}: is not JSON: {error}") from error
    if isinstance(data, dict) and isinstance(data.get("items"), list) and "jsonfeed" in str(data.get("version")):
        publisher = data.get("title")
        data = [{"publisher": publisher, **item} for item in data["items"] if isinstance(item, dict)]
    if _has_addresses_only(data):
        yield read_object_addresses(data, name)
        return
    if isinstance(data, dict):
        yield Page(name=name, content=content, media_type="application/json", saved=saved)
        return
    objects = [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
    if not objects:
        raise InputError(f"{name}: no articles in this JSON; objects with a text were expected")
    for number, each in enumerate(objects, 1):
        yield _page(each, f"{name}:{number}", saved)


def _has_addresses_only(data: Any) -> bool:
    """Whether the objects of a JSON document have addresses, and none of them a text."""
    if isinstance(data, dict) and not data.keys() & TEXT_KEYS:
        data = next((each for each in data.values() if isinstance(each, list)), [data])
    objects = [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
    with_text = any(each.keys() & TEXT_KEYS for each in objects)
    return not with_text and any(str(each.get("url")).startswith("http") for each in objects)


def is_table(head: bytes) -> bool:
    """Whether a file begins with a row of column names, an article's text or address among them."""
    names = _columns(head.decode("utf-8-sig", "replace").split("\n", 1)[0])
    return len(names) > 1 and bool(names & TEXT_COLUMNS or names & {"url", "documentidentifier"})


def has_texts(head: bytes) -> bool:
    """Whether a table has a column of texts, by its first row."""
    return bool(_columns(head.decode("utf-8-sig", "replace").split("\n", 1)[0]) & TEXT_COLUMNS)


def read_table(stream: BinaryIO, name: str, saved: Moment | None) -> Iterator[Page | InputError]:
    """The articles of a CSV or TSV table with a header row, one in each row; only the column of the text is
    required."""
    csv.field_size_limit(FIELD_CHARACTERS)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    header = text.readline(1 << 16)
    lines = iter(lambda: text.readline(FIELD_CHARACTERS), "")
    mark = "\t" if "\t" in header else ","
    columns = [column.strip().lower() for column in next(csv.reader([header], delimiter=mark))]
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=mark), 2):
            if row:
                yield _page(dict(zip(columns, row, strict=False)), f"{name}:{number}", saved)
    except csv.Error as error:
        raise InputError(f"{name}: the table cannot be read further: {error}") from error


def is_address_list(head: bytes) -> bool:
    """Whether a file is a list of addresses, one a line."""
    whole = head.decode("utf-8", "replace").rpartition("\n")[0]  # the last line may be incomplete
    lines = [line for line in whole.splitlines() if line.strip()]
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)


def _columns(header: str) -> set[str]:
    return {column.strip(' "\r\n').lower() for column in re.split(r"[,\t]", header)}


def _page(data: dict[str, Any], name: str, saved: Moment | None) -> Page:
    return Page(
        name=name,
        content=json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"),
        media_type="application/json",
        saved=saved,
    )
