"""What the keys of records of an unknown tool mean: by their names first, then by what stands there."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportedly.formats.foreign_names import FOREIGN
from reportedly.formats.shapes import (
    AROUND,
    NAMED,
    PAGE_TEXTS,
    POST_TEXTS,
    Paths,
    as_text,
    plain_name,
    shape_of,
    value_at,
)
from reportedly.inputs.days import Order, day_by, order_of

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
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?|\d{10}|\d{13}|\d{16}|\d{8}T\d{6}Z?")
_MOMENT_NAME = re.compile(r"date|time|created|published|posted", re.IGNORECASE)
_NOT_PUBLISHED = re.compile(
    r"crawl|scrap|fetch|access|index|download|retriev|saved|import|collect|updat|modif|edit|expir|birth|fwd|forward",
    re.IGNORECASE,
)
"""Names of moments at which something else befell a record than that it came out."""
_TITLE_NAME = re.compile(r"title|headline", re.IGNORECASE)
_SOURCE_NAME = re.compile(r"source|publisher|outlet|channel|site|media|agency|newspaper", re.IGNORECASE)
_AUTHOR_NAME = re.compile(
    r"author|byline|reporter|sender|nickname|screen_?name|user_?name|(?:^|\.)(?:user|from)$", re.IGNORECASE
)
_NOT_NAME = re.compile(r"(?:id|url|uri|image|photo|avatar|count|verified|type|lang)$", re.IGNORECASE)
_URL_NAME = re.compile(r"ur[li]|link|href|page|source|address", re.IGNORECASE)
_OTHER_URL = re.compile(
    r"image|img|thumb|icon|avatar|logo|photo|picture|media|video|profile|feed|api|homepage|self", re.IGNORECASE
)
"""Names of addresses at which something else stands than the page."""
_ENDING = re.compile(r"_(?:s|t|dt|txt|tdt|ss|str|text|en)$")
"""What search engines put behind a name, for the type of its values (Solr, "Dynamic fields")."""

Record = dict[str, Any]
Values = dict[str, list[str]]
"""The values of some records by path."""

log = logging.getLogger(__name__)


def tell(name: str, meaning: dict[str, str]) -> None:
    """Say what was taken for what."""
    log.warning("%s: read as articles, %s", name, ", ".join(f"{ours} from {at!r}" for ours, at in meaning.items()))


def rename(record: Record, meaning: dict[str, str]) -> Record:
    """A record with its values under our names, and as it was."""
    return {**{ours: value_at(record, path) for ours, path in meaning.items()}, "record": record}


def meaning_of(records: Sequence[Record], is_list: bool | None = None) -> dict[str, str]:
    """At which path records of an unknown tool have their text, title, date, address, publisher and author, by names
    and by what stands there; nothing if there is no text. `is_list` says whether they are records of a list, such as a
    table's, be it but one."""
    is_list = len(records) > 1 if is_list is None else is_list
    values = _values(records[:SAMPLE])
    url = _named(values, _names("url"), _is_address) or _any(values, _is_address)
    text = _named(values, (*POST_TEXTS, *FOREIGN["text"]) if is_list else FOREIGN["text"], _is_any)
    text = text or _text_path(values, LEAST_WORDS_ALONE if url or not is_list else LEAST_WORDS)
    if text is None:
        return {}
    values.pop(text)
    title = _named(values, _names("title"), _is_line) or _titled(values) or _title_path(values)
    published = _named(values, _names("published"), _is_line) or _published_path(values)
    others = {path: each for path, each in values.items() if path not in (title, published)}
    found = {
        "text": text,
        "title": title,
        "published": published,
        "url": url,
        "publisher": _named(others, _names("publisher"), _is_name) or _publisher_path(others),
        "authors": _named(others, _names("authors"), _is_name) or _authors_path(others),
    }
    return {ours: path for ours, path in found.items() if path is not None}


def missing_of(records: Sequence[Record]) -> dict[str, str]:
    """At which paths records whose keys tell of their text have what their keys do not tell by name: title, date,
    address, publisher and author."""
    sample = records[:SAMPLE]
    if not sample or any(shape_of(record) is not NAMED for record in sample):
        return {}
    values = _values(sample)
    known = {path for path in values if any(plain_name(path) == plain_name(name) for name in NAMED.text)}
    values = {path: texts for path, texts in values.items() if path not in known}
    guesses: dict[str, tuple[Callable[[str], bool], Callable[[Values], str | None]]] = {
        "title": (_is_any, _titled),
        "published": (_is_any, _published_path),
        "url": (_is_address, _url_path),
        "publisher": (_is_any, _publisher_path),
        "authors": (_is_any, _authors_path),
    }
    return {
        ours: path
        for ours, (fits, guess) in guesses.items()
        if not any(_has(record, each, fits) for record in sample for each in getattr(NAMED, ours))
        and (path := _named(values, FOREIGN[ours], _is_line) or guess(values))
    }


def _has(record: Record, path: str, fits: Callable[[str], bool]) -> bool:
    """Whether a record has a text at a path that fits, or several values that are not looked into."""
    value = value_at(record, path)
    return fits(value) if isinstance(value, str) and value else bool(value) and fits is _is_any


def completed(records: Sequence[Record], name: str) -> list[Record]:
    """Records with what their keys do not tell by name, which is logged."""
    meaning = missing_of(records)
    if meaning:
        tell(name, meaning)
    whole = [complete(record, meaning) for record in records]
    order = day_order(whole)
    return [dated(record, order) for record in whole]


def complete(record: Record, meaning: dict[str, str]) -> Record:
    """A record as it was, with values under our names where it has none."""
    return {**record, **{ours: value_at(record, path) for ours, path in meaning.items() if not record.get(ours)}}


def day_order(records: Sequence[Record]) -> Order | None:
    """Whether day or month comes first in the dates of records, where all of them together tell."""
    return order_of([written.strip() for record in records[:SAMPLE] if (written := _date_of(record))])


def dated(record: Record, order: Order | None) -> Record:
    """A record with its date as ISO 8601, if that may be read with day and month either way."""
    written = _date_of(record) if order else None
    day = day_by(written.strip(), order) if written and order else None
    return {**record, "published": day} if day else record


def _date_of(record: Record) -> str | None:
    values = (value_at(record, path) for path in NAMED.published)
    return next((value for value in values if isinstance(value, str) and value), None)


def _names(ours: str) -> Paths:
    return (*getattr(NAMED, ours), *FOREIGN[ours])


def _values(records: Sequence[Record]) -> Values:
    values: Values = {}
    for record in records:
        for path, value in _flat(record):
            values.setdefault(path, []).append(value)
    return values


def _titled(values: Values) -> str | None:
    return next((path for path, each in values.items() if _TITLE_NAME.search(path) and all(map(_is_line, each))), None)


def _published_path(values: Values) -> str | None:
    """The path of moments that may be those of publication: by what stands there, or by its name."""
    may_be = {path: each for path, each in values.items() if not _NOT_PUBLISHED.search(path)}
    return _any(may_be, lambda each: _MOMENT.fullmatch(each) is not None) or next(
        (path for path, each in may_be.items() if _MOMENT_NAME.search(path) and all(map(_is_line, each))), None
    )


def _publisher_path(values: Values) -> str | None:
    return next((path for path, each in values.items() if _SOURCE_NAME.search(path) and all(map(_is_name, each))), None)


def _authors_path(values: Values) -> str | None:
    """The path of names that its name says to be those of who wrote it."""
    may_be = (path for path in values if _AUTHOR_NAME.search(path) and not _NOT_NAME.search(path))
    return next((path for path in may_be if all(map(_is_name, values[path]))), None)


def _url_path(values: Values) -> str | None:
    """The path of addresses that its name says to be those of the pages."""
    may_be = (path for path in values if _URL_NAME.search(path) and not _OTHER_URL.search(path))
    return next((path for path in may_be if all(map(_is_address, values[path]))), None)


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
        if len(set(texts)) == len(texts) and all(map(_is_line, texts)) and not _MOMENT_NAME.search(path)
    }
    path = max(words, key=words.__getitem__, default=None)
    return path if path is not None and words[path] >= LEAST_TITLE_WORDS else None


def _named(values: Values, names: Paths, fits: Callable[[str], bool]) -> str | None:
    """The path whose last key is the first of some names, and whose values fit."""
    keys = {path: path.rpartition(".")[2] for path, texts in values.items() if all(map(fits, texts))}
    plain = {plain_name(_ENDING.sub("", key)): path for path, key in keys.items()}
    plain |= {plain_name(key): path for path, key in keys.items()}
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
