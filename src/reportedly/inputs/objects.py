"""JSON files and JSON lines of articles from other tools: each object or line is a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO

from reportedly.errors import InputError
from reportedly.formats.foreign_json import parse_json
from reportedly.formats.shapes import AROUND, NAMED, shape_of, value_at
from reportedly.inputs.days import Order
from reportedly.inputs.json_tables import rows_of
from reportedly.inputs.listings import Opened, read_object_addresses
from reportedly.inputs.meanings import SAMPLE, Record, complete, dated, day_order, meaning_of, missing_of, rename, tell
from reportedly.inputs.posts import SCRIPT, with_account, with_authors, with_members
from reportedly.inputs.records import find_records, told_records
from reportedly.inputs.transcripts import as_page, transcript_in
from reportedly.model import Moment, Page

LINE_BYTES = 16 << 20
"""The longest line of a JSONL file, in bytes."""
SAMPLE_BYTES = 1 << 20
"""Bytes of lines, and no more than `SAMPLE` lines, by which it is decided what their keys mean."""
MOST_VALUES = 3_000_000
"""Values of a document: many small ones take far more memory than their bytes."""
LONGEST_ID = 100
"""Characters of a record's own id that its page is named by."""
_ID = re.compile(r"[\w.:-]+")


def read_objects(
    content: bytes,
    name: str,
    saved: Moment | None,
    account: dict[str, Any] | None = None,
    members: dict[str, str] | None = None,
) -> Iterator[Opened]:
    """The articles of a JSON document: one object, or the records in it (`records`); else the addresses it lists.
    `account` is whose posts they are, `members` are the names of who wrote them, where a file beside says so.

    Raises `InputError` if it is no JSON, or has neither.
    """
    content = SCRIPT.sub(b"", content, count=1)
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise InputError(f"{name}: has over {MOST_VALUES:,} values; split it, or give its records one a line")
    try:
        data = parse_json(content)
    except ValueError as error:
        raise InputError(f"{name}: is not JSON: {error}") from error
    if (said := transcript_in(data)) and not (isinstance(data, dict) and "doc" in data):
        yield as_page(said, name, saved)
        return
    if isinstance(data, dict) and (shape_of(data) or "doc" in data):
        meaning = missing_of([data]) if "doc" not in data else {}
        if meaning:
            tell(name, meaning)
            yield record_page(complete(data, meaning), name, saved)
        else:
            yield Page(name=name, content=content, media_type="application/json", saved=saved)
        return
    yield from _articles_in(with_members(with_account(data, account), members), name, saved)


def _articles_in(data: Any, name: str, saved: Moment | None) -> Iterator[Opened]:
    try:
        records = find_records(rows_of(with_authors(data)), name)
    except InputError:
        try:
            yield read_object_addresses(data, name)
        except InputError:
            pass
        else:
            return
        raise
    yield from record_pages(records, name, saved)


def is_json(content: bytes) -> bool:
    """Whether some bytes are JSON, whatever it holds."""
    return _parsed(content) is not None


def is_script(head: bytes) -> bool:
    """Whether a file is JSON behind a name, as the archive of an account of X has it (`tweets.js`)."""
    return SCRIPT.match(head) is not None


def record_pages(records: Iterable[Record], name: str, saved: Moment | None) -> Iterator[Page]:
    """A page for each record, named by its own id if it has one that no other has, else by its number."""
    taken: set[str] = set()
    for number, record in enumerate(records, 1):
        own = _own_name(record)
        named = f"{name}:{number}" if own is None or own in taken else f"{name}#{own}"
        taken.add(own or "")
        yield record_page(record, named, saved)


def _own_name(record: Record) -> str | None:
    """A record's id, behind that of the list that it stands in."""
    shape = shape_of(record)
    if shape is None or shape is NAMED:
        return None
    found = next((str(value) for path in shape.id if (value := _scalar(record, path))), None)
    around = record.get(AROUND)
    of = around.get("id") if isinstance(around, dict) else None
    own = f"{of}-{found}" if of and found else found
    return own if own and len(own) <= LONGEST_ID and _ID.fullmatch(own) else None


def _scalar(record: Record, path: str) -> Any:
    value = value_at(record, path)
    return value if isinstance(value, str | int) else None


def read_lines(stream: BinaryIO, name: str, saved: Moment | None) -> Iterator[Opened]:
    """Each line of a JSONL file as a page; a line that holds several records (an answer of an API) gives one each."""
    lines = _lines(stream, name)
    first: list[tuple[int, bytes]] = []
    for each in lines:
        first.append(each)
        if len(first) == SAMPLE or sum(len(line) for _, line in first) > SAMPLE_BYTES:
            break
    objects = [each for _, line in first if isinstance(each := _parsed(line), dict)]
    if len(first) == 1 and objects and (said := transcript_in(objects[0])) and "doc" not in objects[0]:
        yield as_page(said, name, saved)
        return
    if len(first) == 1 and _is_collection(objects):
        yield from _articles_in(objects[0], name, saved)
        return
    told = len(objects) < 2 or any(told_records(with_authors(each)) for each in objects)
    meaning = missing_of(objects) if told else meaning_of(objects)
    if meaning:
        tell(name, meaning)
    order = day_order([_whole(each, meaning) for each in objects])
    for number, line in chain(first, lines):
        yield from _line(line, f"{name}:{number}", saved, meaning, order)


def _whole(record: Record, meaning: dict[str, str]) -> Record:
    return rename(record, meaning) if "text" in meaning else complete(record, meaning)


def _line(
    line: bytes, name: str, saved: Moment | None, meaning: dict[str, str], order: Order | None
) -> Iterator[Opened]:
    data = _parsed(line)
    if isinstance(data, dict) and (meaning or order):
        yield record_page(dated(_whole(data, meaning), order), name, saved)
    elif (
        isinstance(data, dict)
        and shape_of(data) is None
        and any(isinstance(each, dict | list) for each in data.values())
    ):
        try:
            yield from _articles_in(data, name, saved)
        except InputError as error:
            yield error
    else:
        yield Page(name=name, content=line, media_type="application/json", saved=saved)


def _is_collection(objects: Sequence[Any]) -> bool:
    """Whether the first object is no record itself, but holds objects or lists."""
    held = objects[0].values() if objects and isinstance(objects[0], dict) else ()
    return any(isinstance(each, dict | list) for each in held) and shape_of(objects[0]) is None


def _parsed(line: bytes) -> Any:
    """The value of a line; `None` if it is no JSON, which its page says."""
    try:
        return parse_json(line)
    except ValueError:
        return None


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(iter(lambda: stream.readline(LINE_BYTES + 1), b""), 1):
        if len(line) > LINE_BYTES:
            raise InputError(f"{name}:{number}: the line is over {LINE_BYTES >> 20} MB; split it")
        content = line.strip().removeprefix(b"\xef\xbb\xbf")
        if content:
            yield number, content


def record_page(record: Record, name: str, saved: Moment | None) -> Page:
    """A record as a page of its own."""
    content = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
    return Page(name=name, content=content, media_type="application/json", saved=saved)
