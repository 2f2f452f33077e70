"""Finds the records of articles in the JSON of any tool: by the names of their keys, else by what stands there."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportedly.errors import InputError
from reportedly.formats.shapes import (
    AROUND,
    NAMED,
    PAGE_TEXTS,
    POST_TEXTS,
    Paths,
    Shape,
    as_text,
    is_of_tool,
    plain_name,
    shape_of,
    text_of,
    value_at,
)

SAMPLE = 50
"""Records by which it is decided what their keys mean."""
LEAST_WORDS, LEAST_WORDS_ALONE = 8, 25
"""Words that a text has on average, where its key is no name of texts. Beside an address it may be but a headline, and
in an object alone what tells of a setting."""
LONGEST_TITLE = 220
"""Characters."""
LEAST_TITLE_WORDS = 3
MOST_DEPTH = 3
"""Objects in one another in a record of an unknown tool that are looked into."""
MOST_KEYS = 20
"""Keys that a message names."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?|\d{10}|\d{13}|\d{8}T\d{6}Z?")
_MOMENT_NAME = re.compile(r"date|time|created|published|posted", re.IGNORECASE)
_NOT_PUBLISHED = re.compile(
    r"crawl|scrap|fetch|access|index|download|retriev|saved|import|collect|updat|modif|edit|expir|birth", re.IGNORECASE
)
"""Names of moments at which something else befell a record than that it came out."""
_TITLE_NAME = re.compile(r"title|headline", re.IGNORECASE)
_SOURCE_NAME = re.compile(r"source|publisher|outlet|channel|site|media|agency|newspaper", re.IGNORECASE)

Record = dict[str, Any]
Values = dict[str, list[str]]
"""The values of some records by path."""

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
    for path, records in sorted(by_place.items(), key=lambda item: -len(item[1])):
        meaning = meaning_of(records)
        if "text" in meaning:
            tell(f"{name}, {path}" if path else name, meaning)
            return [renamed for each in records if as_text((renamed := rename(each, meaning))["text"])]
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


def tell(name: str, meaning: dict[str, str]) -> None:
    """Say what was taken for what."""
    log.warning("%s: read as articles, %s", name, ", ".join(f"{ours} from {at!r}" for ours, at in meaning.items()))


def rename(record: Record, meaning: dict[str, str]) -> Record:
    """A record with its values under our names, and as it was."""
    return {**{ours: value_at(record, path) for ours, path in meaning.items()}, "record": record}


def meaning_of(records: Sequence[Record]) -> dict[str, str]:
    """At which path records of an unknown tool have their text, title, date, address and publisher, by names and by
    what stands there; nothing if there is no text."""
    values = _values(records[:SAMPLE])
    url = _named(values, NAMED.url, _is_address) or _any(values, _is_address)
    post = _named(values, POST_TEXTS, _is_any) if len(records) > 1 else None
    text = post or _text_path(values, LEAST_WORDS_ALONE if url or len(records) == 1 else LEAST_WORDS)
    if text is None:
        return {}
    values.pop(text)
    found = {
        "text": text,
        "title": _named(values, NAMED.title, _is_line) or _title_path(values),
        "published": _named(values, NAMED.published, _is_line) or _published_path(values),
        "url": url,
        "publisher": _named(values, NAMED.publisher, _is_name) or _publisher_path(values),
    }
    return {ours: path for ours, path in found.items() if path is not None}


def missing_of(records: Sequence[Record]) -> dict[str, str]:
    """At which paths records whose keys tell of their text have what their keys do not tell by name: title, date and
    publisher."""
    sample = records[:SAMPLE]
    if not sample or any(shape_of(record) is not NAMED for record in sample):
        return {}
    values = _values(sample)
    known = {path for path in values if any(plain_name(path) == plain_name(name) for name in NAMED.text)}
    values = {path: texts for path, texts in values.items() if path not in known}
    guesses: dict[str, tuple[Paths, Callable[[Values], str | None]]] = {
        "title": (NAMED.title, lambda each: next((path for path in each if _TITLE_NAME.search(path)), None)),
        "published": (NAMED.published, _published_path),
        "publisher": (NAMED.publisher, _publisher_path),
    }
    return {
        ours: path
        for ours, (paths, guess) in guesses.items()
        if not any(value_at(record, each) for record in sample for each in paths) and (path := guess(values))
    }


def completed(records: Sequence[Record], name: str) -> list[Record]:
    """Records with what their keys do not tell by name, which is logged."""
    meaning = missing_of(records)
    if meaning:
        tell(name, meaning)
    return [complete(record, meaning) for record in records]


def complete(record: Record, meaning: dict[str, str]) -> Record:
    """A record as it was, with values under our names where it has none."""
    return {**{ours: value_at(record, path) for ours, path in meaning.items()}, **record} if meaning else record


def _values(records: Sequence[Record]) -> Values:
    values: Values = {}
    for record in records:
        for path, value in _flat(record):
            values.setdefault(path, []).append(value)
    return values


def _published_path(values: Values) -> str | None:
    """The path of moments that may be those of publication: by what stands there, or by its name."""
    may_be = {path: each for path, each in values.items() if not _NOT_PUBLISHED.search(path)}
    return _any(may_be, lambda each: _MOMENT.fullmatch(each) is not None) or next(
        (path for path, each in may_be.items() if _MOMENT_NAME.search(path) and all(map(_is_line, each))), None
    )


def _publisher_path(values: Values) -> str | None:
    return next((path for path, each in values.items() if _SOURCE_NAME.search(path) and all(map(_is_name, each))), None)


def _flat(record: Record, before: str = "") -> Iterator[tuple[str, str]]:
    """The texts and numbers of a record by path."""
    for key, value in record.items():
        path = f"{before}{key}"
        if key == AROUND:
            continue
        if isinstance(value, dict) and before.count(".") < MOST_DEPTH:
            yield from _flat(value, f"{path}.")
        elif isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            yield from ((path, text) for text in [as_text(value)] if text)
        elif type(value) in (int, float):
            yield path, str(value)


def _text_path(values: Values, least: int) -> str | None:
    """The path of texts: one that has a text's name, else the wordiest; `None` if there are too few words."""
    words = {path: sum(len(each.split()) for each in texts) / len(texts) for path, texts in values.items()}
    path = _named(values, (*POST_TEXTS, *PAGE_TEXTS), _is_any) or max(words, key=words.__getitem__, default=None)
    return path if path is not None and words[path] >= least else None


def _title_path(values: Values) -> str | None:
    """The path whose values are lines of some words that differ from record to record."""
    words = {
        path: sum(len(each.split()) for each in texts) / len(texts)
        for path, texts in values.items()
        if len(set(texts)) == len(texts) and all(map(_is_line, texts))
    }
    path = max(words, key=words.__getitem__, default=None)
    return path if path is not None and words[path] >= LEAST_TITLE_WORDS else None


def _named(values: Values, names: Paths, fits: Callable[[str], bool]) -> str | None:
    """The path whose last key is the first of some names, and whose values fit."""
    plain = {plain_name(path.rpartition(".")[2]): path for path, texts in values.items() if all(map(fits, texts))}
    return next((plain[plain_name(name)] for name in names if plain_name(name) in plain), None)


def _any(values: Values, fits: Callable[[str], bool]) -> str | None:
    return next((path for path, texts in values.items() if all(map(fits, texts))), None)


def _is_any(_: str) -> bool:
    return True


def _is_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text) is not None


def _is_line(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and "\n" not in text and not _is_address(text)


def _is_name(text: str) -> bool:
    return _is_line(text) and not text.isdigit()
