"""The new numbers of tallies in time, as an Atom feed (RFC 4287) and as a calendar (iCalendar, RFC 5545).

An entry is one if its tally had no such value before, or if it is in conflict with another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from reportedly.export.evidence_links import LOCAL_PAGE, local_figure
from reportedly.export.files.source import ExportSource
from reportedly.export.files.table_csv import text_of
from reportedly.export.tables import StoryFindings, Table
from reportedly.model import Entry, Place, Tally, utc_moment
from reportedly.plain import in_xml, one_line
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import flags, heading
from reportedly.wording.values import reported_value

ATOM = "http://www.w3.org/2005/Atom"
NO_MOMENT = "1970-01-01T00:00:00Z"
"""What a feed without entries says of its last change."""
_FOLDED = 74
"""Octets of a line of a calendar, without the blank that goes on with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNumber:
    """A new number with what is told of it; `moment` is when its article came out, in UTC, `day` if only a day is
    known."""

    id: str
    title: str
    text: str
    link: str
    moment: datetime
    day: bool
    measure: str
    place: str | None
    at: Place | None


def write_atom(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write a feed; when it was updated stands at its end, when all entries are known."""
    last = NO_MOMENT
    with text_of(stream) as text:
        text.write(f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{ATOM}">')
        text.write("<id>urn:reportedly:new-numbers</id><title>New numbers</title>\n")
        for new in _new_numbers(source):
            moment = f"{new.moment:%Y-%m-%dT%H:%M:%SZ}"
            last = max(last, moment)
            text.write(_atom_entry(new, moment))
        text.write(f"<updated>{last}</updated></feed>\n")


def write_calendar(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write a calendar with an event for each new number, at the moment or on the day its article came out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reportedly//New numbers//EN"]
    for line in lines:
        stream.write(_folded(line))
    for new in _new_numbers(source):
        for line in _event(new):
            stream.write(_folded(line))
    stream.write(_folded("END:VCALENDAR"))


def _new_numbers(source: ExportSource) -> Iterator[NewNumber]:
    """The new numbers whose article has a date."""
    for found in source.stories():
        for tally in found.ledger.tallies:
            told: set[tuple[float, float, str]] = set()
            for entry, marks in zip(tally.entries, flags(tally).values(), strict=True):
                value = (entry.low, entry.high, entry.status)
                if value not in told or "conflict" in marks:
                    told.add(value)
                    yield from _new_number(found, tally, entry, marks)


def _new_number(found: StoryFindings, tally: Tally, entry: Entry, marks: Sequence[str]) -> Iterator[NewNumber]:
    moment = utc_moment(entry.published) if entry.published else None
    if moment is None:
        return
    who = source_in_words(entry.source, entry.role)
    status = "" if entry.status == "reported" else f" ({entry.status})"
    marked = f" [{', '.join(marks)}]" if marks else ""
    number = hashlib.sha256(f"{tally.id}\0{entry.doc}\0{entry.figure}".encode("utf-8", "replace")).hexdigest()[:32]
    yield NewNumber(
        id=f"urn:reportedly:{number}",
        title=_plain(f"{heading(tally)}: {reported_value(entry)}{status}, {who}{marked}"),
        text=_plain(f"{entry.sentence} — {found.ledger.title}; {LOCAL_PAGE}{local_figure(entry.doc, entry.figure)}"),
        link=found.live(entry) or LOCAL_PAGE + local_figure(entry.doc, entry.figure),
        moment=moment,
        day="T" not in (entry.published or ""),
        measure=tally.measure,
        place=_plain(entry.place) if entry.place else None,
        at=found.place(entry),
    )


def _plain(text: str) -> str:
    return in_xml(one_line(text))


def _atom_entry(new: NewNumber, moment: str) -> str:
    texts = {"id": new.id, "title": new.title, "updated": moment, "summary": new.text}
    elements = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in texts.items())
    links = f"<link href={quoteattr(new.link)}/><category term={quoteattr(new.measure)}/>"
    return f"<entry>{elements}{links}<author><name>Reportedly</name></author></entry>\n"


def _event(new: NewNumber) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{new.id}"
    yield f"DTSTAMP:{new.moment:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{new.moment:%Y%m%d}" if new.day else f"DTSTART:{new.moment:%Y%m%dT%H%M%SZ}"
    yield f"SUMMARY:{_escaped(new.title)}"
    yield f"DESCRIPTION:{_escaped(new.text)}"
    yield f"URL:{new.link}"
    yield f"CATEGORIES:{_escaped(new.measure)}"
    if new.place:
        yield f"LOCATION:{_escaped(new.place)}"
    if new.at and new.at.lat is not None:
        yield f"GEO:{new.at.lat};{new.at.lon}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text)


def _folded(line: str) -> bytes:
    """A content line, folded so that none is longer than 75 octets and no character is cut."""
    parts, part = list[bytes](), b""
    for sign in line:
        octets = sign.encode("utf-8", "replace")
        if len(part) + len(octets) > _FOLDED:
            parts.append(part)
            part = b""
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"
