"""The index of an archive: where each of its records stands. It is made once, by decompressing the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from reportedly.errors import InputError
from reportedly.optional import library
from reportedly.scale.members import Member, find_members
from reportedly.scale.sources import ArchiveSource
from reportedly.scale.whole_files import write_whole

PAGES = ("response", "resource")
"""The types of records that may hold a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record that may hold a page, or a `revisit`, which says that a page was the same as another one.

    `number` counts the records that may hold a page, from 1; `size` is that of the unpacked record in bytes. `digest`
    is that of the page's bytes as the crawler wrote it; `refers` the address that a revisit refers to.
    """

    offset: int
    length: int
    size: int
    number: int
    kind: str
    digest: str | None = None
    url: str | None = None
    refers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveIndex:
    """The records of an archive. `damaged` counts the stretches of bytes that hold no record that can be read;
    `error` says why the archive could not be opened."""

    path: str
    size: int = 0
    records: tuple[Record, ...] = ()
    damaged: tuple[tuple[int, int], ...] = ()
    error: str | None = None


def index_of(path: str, folder: Path) -> ArchiveIndex:
    """The index of an archive, from the folder if it is kept there for an archive of this path and size."""
    try:
        with ArchiveSource(path) as source:
            kept = folder / f"{_name(path, source.size)}.json"
            if kept.exists():
                return msgspec.json.decode(kept.read_bytes(), type=ArchiveIndex)
            found = _index(source)
    except InputError as error:
        return ArchiveIndex(path=path, error=str(error))
    write_whole(kept, msgspec.json.encode(found))
    return found


def _name(path: str, size: int) -> str:
    return hashlib.sha256(f"{path}\n{size}".encode()).hexdigest()[:16]


def _index(source: ArchiveSource) -> ArchiveIndex:
    records: list[Record] = []
    damaged: list[tuple[int, int]] = []
    number = 0
    for member in find_members(source):
        if member.damaged:
            damaged.append((member.offset, member.length))
            continue
        for headers in _headers(member):
            kind = headers.get("WARC-Type", "")
            number += kind in PAGES
            if kind in PAGES or kind == "revisit":
                records.append(_record(member, number, kind, headers))
    return ArchiveIndex(path=source.path, size=source.size, records=tuple(records), damaged=tuple(damaged))


def _record(member: Member, number: int, kind: str, headers: dict[str, str]) -> Record:
    return Record(
        offset=member.offset,
        length=member.length,
        size=member.size,
        number=number,
        kind=kind,
        digest=headers.get("WARC-Payload-Digest"),
        url=headers.get("WARC-Target-URI"),
        refers=headers.get("WARC-Refers-To-Target-URI"),
    )


def _headers(member: Member) -> Iterator[dict[str, str]]:
    """The headers of the record of a member; nothing if they cannot be read."""
    warc: Any = library("fastwarc.warc", "scale")
    for record in warc.ArchiveIterator(BytesIO(member.head), parse_http=False):
        yield dict(record.headers.items())
        return
