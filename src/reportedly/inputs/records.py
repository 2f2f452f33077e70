"""Finds the records of articles in the JSON of any tool."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from reportedly.errors import InputError
from reportedly.formats.shapes import AROUND, NAMED, Shape, as_text, is_of_tool, shape_of, text_of, value_at
from reportedly.inputs.meanings import LONGEST_TITLE, Record, completed, dated, day_order, meaning_of, rename, tell

MOST_KEYS = 20
"""Keys that a message names."""

log = logging.getLogger(__name__)


def find_records(data: Any, name: str) -> list[Record]:
    """The records with a text in a JSON document; the document may be one itself.

    Where no key tells of a text, what is there does, and it is logged what was taken for what. Raises `InputError` if
    there are none; it names the keys that were seen.
    """
    if told := told_records(data):
        first, *rest = told
        tool = shape_of(first[1][0])
        alike = [each for each in rest if tool is not None and tool is not NAMED and _are_of(tool, each[1])]
        left = [each for each in rest if each not in alike]
        if left:
            others = ", ".join(f"{path!r} ({len(records):,})" for path, records in left[:MOST_KEYS])
            log.warning("%s: read the records of %r; those of %s were not: give each a file", name, first[0], others)
        return completed([record for _, records in (first, *alike) for record in records], name)
    by_place: dict[str, list[Record]] = {}
    for path, record, _ in _objects(data):
        by_place.setdefault(path, []).append(record)
    meanings = {path: meaning for path, records in by_place.items() if "text" in (meaning := meaning_of(records))}
    if meanings:
        path = max(meanings, key=lambda each: _size(by_place[each], meanings[each]))
        tell(f"{name}, {path}" if path else name, meanings[path])
        renamed = [rename(each, meanings[path]) for each in by_place[path]]
        order = day_order(renamed)
        return [dated(each, order) for each in renamed if as_text(each["text"])]
    keys = Counter(str(key)[:40] for records in by_place.values() for record in records for key in record)
    keys.pop(AROUND, None)
    seen = ", ".join(repr(key) for key, _ in keys.most_common(MOST_KEYS))
    what = f'none of {seen} holds a text; call it "text"' if seen else "objects with a text were expected"
    raise InputError(f"{name}: no articles in this JSON; {what}")


def _are_of(tool: Shape, records: Sequence[Record]) -> bool:
    """Whether all records are of a tool: it keeps them in several places, such as those before a post and its
    answers."""
    return all((shape := shape_of(record)) is not None and shape.name == tool.name for record in records)


def told_records(data: Any) -> list[tuple[str, list[Record]]]:
    """The records in a document whose keys tell that they have a text, by their place; first the place where most text
    stands."""
    found: dict[str, list[Record]] = {}
    sizes: Counter[str] = Counter()
    for path, record, shape in _objects(data):
        if shape is not None:
            found.setdefault(path, []).append(record)
            sizes[path] += len(text_of(record, shape.text) or "")
    return sorted(found.items(), key=lambda item: -sizes[item[0]])


def _objects(data: Any) -> Iterator[tuple[str, Record, Shape | None]]:
    """The objects in a document with their paths, and the shapes of those whose keys tell of a text.

    Paths have no numbers, so that lists in lists are one place, and objects by their ids (`{"a1": {…}, "a2": {…}}`)
    are one, too. An object that is a record is not looked into; one that stands in another has what that one says of
    itself.
    """
    waiting: list[tuple[str, Any, Record]] = [("", data, {})]
    while waiting:
        path, value, around = waiting.pop()
        if isinstance(value, dict):
            record = {**value, AROUND: around} if around else value
            shape = shape_of(record)
            yield path, record, shape
            if shape is not None:
                if isinstance(replies := value.get("replies"), list):  # of a thread, which are posts like this one
                    waiting.append((path, replies, around))
                continue
            if is_of_tool(record):  # without words, such as a picture: what is in it is none of its own
                continue
            said = {key: each for key, each in value.items() if _is_said(each)}
            by_id = len(value) > 1 and all(isinstance(each, dict) for each in value.values())
            inner = [(f"{path}.{'*' if by_id else key}".lstrip("."), each, said) for key, each in value.items()]
        else:
            inner = [(path, each, around) for each in value]
        waiting += [each for each in reversed(inner) if isinstance(each[1], dict | list)]


def _is_said(value: Any) -> bool:
    """Whether a value is short enough to stand beside each record of a list."""
    return isinstance(value, int | float) or (isinstance(value, str) and len(value) <= LONGEST_TITLE)


def _size(records: Sequence[Record], meaning: dict[str, str]) -> int:
    """Characters of the texts of some records."""
    return sum(len(as_text(value_at(record, meaning["text"])) or "") for record in records)
