"""What programs that save pages write beside or into them: when the page was saved, and from which address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

from reportedly.formats.foreign_json import parse_json
from reportedly.model import Moment, to_moment

HEAD_BYTES, END_BYTES = 16 << 10, 8 << 10
"""Bytes at a page's start and end in which such notes stand: what stands in the text between is the page's own word."""
INDEX_BYTES = 1 << 20
"""The largest `index.json` of ArchiveBox that is read, in bytes."""
ARCHIVEBOX_LEVELS = 3
"""Folders above a file that may be the one of its snapshot: `TIMESTAMP/warc/NUMBER.warc.gz`."""
_SINGLEFILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n]{10,80})"
)
_SAVEPAGE = re.compile(r"<meta name=[\"']savepage-(?P<key>url|date)[\"'] content=[\"'](?P<value>[^\"'<>]{4,2000})[\"']")
_SCRAPBOOK = re.compile(r"\sdata-scrapbook-(?P<key>source|create)=[\"'](?P<value>[^\"'<>]{4,2000})[\"']")
_HTTRACK = re.compile(
    r"<!-- Mirrored from (?P<url>\S+) by HTTrack Website Copier/[^,\n]{1,60}, (?P<date>[^\n]{10,60}?) -->"
)
_MONOLITH = re.compile(
    r"<!-- Saved from (?P<url>\S+) at (?P<date>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z using monolith [^<>\n]{1,40} -->"
)
_BROWSER = re.compile(r"<!-- saved from url=\(\d{4}\)(?P<url>\S+) -->")
_WAYBACK = re.compile(r"FILE ARCHIVED ON (?P<date>\d\d:\d\d:\d\d [A-Z][a-z]{2} \d\d, \d{4})")
_SCRIPT_DATE = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}")
"""A date as browsers' scripts write it: `Mon Nov 23 2026 10:15:00 GMT+0100 (Central European Standard Time)`."""
_TIMESTAMP = re.compile(r"\d{10}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Capture:
    """When a page was saved, and from which address, where a program says so."""

    saved: Moment | None = None
    url: str | None = None


def capture_of(content: bytes) -> Capture:
    """What the program that saved an HTML page wrote into it: SingleFile, Save Page WE, WebScrapBook, HTTrack,
    monolith, the Wayback Machine, or a browser (which gives the address alone)."""
    metas = content.find(b'name="savepage-')  # styles stand before them, of any length
    near = content[metas - len(b"<meta ") : metas + END_BYTES] if metas >= 0 else b""
    head = (content[:HEAD_BYTES] + near).decode("utf-8", "replace")
    found = [*_notes(head), *_at_end(content[-END_BYTES:].decode("utf-8", "replace"))]
    saved = next((each.saved for each in found if each.saved), None)
    return Capture(saved, next((each.url for each in found if each.url), None))


def archivebox_capture(path: Path) -> Capture | None:
    """What ArchiveBox says of a file in one of its snapshots, `TIMESTAMP/index.json`; `None` for other files."""
    for folder in list(path.absolute().parents)[:ARCHIVEBOX_LEVELS]:
        index = folder / "index.json"
        if _TIMESTAMP.fullmatch(folder.name) and index.is_file():
            try:
                with index.open("rb") as stream:
                    data = parse_json(stream.read(INDEX_BYTES))
            except (OSError, ValueError):
                return None  # it says nothing; a broken index is reported where it is read itself
            if isinstance(data, dict) and data.get("timestamp") == folder.name:
                saved = _moment(datetime.fromtimestamp(float(folder.name), UTC), "ArchiveBox")
                return Capture(saved, _address(data.get("url")))
    return None


def _notes(head: str) -> Iterator[Capture]:
    if match := _SINGLEFILE.search(head):
        yield Capture(_script_date(match["date"], "saved by SingleFile"), _address(match["url"]))
    pairs = {match["key"]: match["value"] for match in _SAVEPAGE.finditer(head)}
    if pairs:
        yield Capture(_script_date(pairs.get("date", ""), "saved by Save Page WE"), _address(pairs.get("url")))
    pairs = {match["key"]: match["value"] for match in _SCRAPBOOK.finditer(head)}
    if pairs:
        saved = _read(pairs.get("create", "")[:14], "%Y%m%d%H%M%S", "saved by WebScrapBook")
        yield Capture(saved, _address(pairs.get("source")))
    if match := _HTTRACK.search(head):
        yield Capture(_header_date(match["date"], "saved by HTTrack"), _address(f"http://{match['url']}"))
    if match := _MONOLITH.search(head):
        yield Capture(_read(match["date"], "%Y-%m-%dT%H:%M:%S", "saved by monolith"), _address(match["url"]))
    if match := _BROWSER.search(head):
        yield Capture(None, _address(match["url"]))


def _at_end(end: str) -> Iterator[Capture]:
    if match := _WAYBACK.search(end):
        yield Capture(_read(match["date"], "%H:%M:%S %b %d, %Y", "saved by the Wayback Machine"))


def _script_date(text: str, found: str) -> Moment | None:
    match = _SCRIPT_DATE.search(text)
    return _read(match[0], "%a %b %d %Y %H:%M:%S GMT%z", found) if match else None


def _header_date(text: str, found: str) -> Moment | None:
    try:
        return _moment(parsedate_to_datetime(text), found)
    except (ValueError, OverflowError):
        return None


def _read(text: str, form: str, found: str) -> Moment | None:
    try:
        moment = datetime.strptime(text, form)
    except ValueError:
        return None
    # a zone that is not written is UTC in each of the forms
    return _moment(moment if moment.tzinfo else moment.replace(tzinfo=UTC), found)


def _moment(moment: datetime, found: str) -> Moment | None:
    return to_moment(moment, found, "second")


def _address(text: object) -> str | None:
    address = unescape(text).strip() if isinstance(text, str) else ""
    return address if address.startswith(("http://", "https://")) else None
