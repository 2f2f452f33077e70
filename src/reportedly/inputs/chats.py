"""Exports of chats: WhatsApp's text, Telegram Desktop's HTML. Each message with words is a record."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import lxml.html
from lxml.etree import ParserError

from reportedly.errors import InputError
from reportedly.formats.characters import CONTROL, characters, wide_encoding
from reportedly.formats.shapes import AROUND
from reportedly.inputs.days import CENTURY, HALVES, Chats
from reportedly.inputs.meanings import Record
from reportedly.inputs.objects import record_page, record_pages
from reportedly.lang import rules
from reportedly.model import Moment, Page

_TELEGRAM = (b'class="page_header"', b'class="page_body chat_page"')
_MARKS = "\u200e\u200f\u202a\u202b\u202c"
"""Marks of the direction of writing, which WhatsApp puts before what it says itself, and around the parts of a date."""
_BLANK = "[ \u00a0\u202f]"
_MAY = f"[{_MARKS}]{{0,2}}"
_BETWEEN = rf"{_MAY}(?:[/-]|\.{_BLANK}?){_MAY}"


RULES = rules("en", "chats", Chats)
_HALF = "|".join(map(re.escape, HALVES))
_DATE = (
    rf"(?P<first>\d{{1,4}}){_BETWEEN}(?P<second>\d{{1,2}}){_BETWEEN}(?P<third>\d{{2,4}})\.?",
    rf"(?P<year>\d{{4}})[년年]{_BLANK}?(?P<month>\d{{1,2}})[월月]{_BLANK}?(?P<day>\d{{1,2}})[일日]",
)
"""A day in numbers, and as it is written in East Asia (`2026년 5월 5일`)."""
_OPENING = re.compile(
    rf"{_MAY}\[?{_MAY}(?:{'|'.join(_DATE)}){_MAY}"
    rf"[,،]?{_BLANK}(?:(?!{_HALF})[^\W\d_]{{1,3}}{_BLANK})?(?:(?P<before>{_HALF}){_BLANK}?)?"
    rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second_of>\d\d))?"
    rf"(?:{_BLANK}?(?P<half>[AaPp]\.?{_BLANK}?[Mm]|{_HALF})\.?)?{_MAY}(?:\][ ]| - )"
)
"""How a message begins: `[05/05/2026, 10:15:23] ` on an iPhone, `5/5/26, 10:15 AM - ` on Android; a short word may
stand before the time (`05/05/2026 à 10:15`)."""
_SENDER = re.compile(rf"(?P<name>[^:\n]{{1,80}}): ?(?P<text>[{_MARKS}]?)")
_NO_LETTER = re.compile(r"[\W_]+")
_EDITED = re.compile(rf"[ {_MARKS}]{{0,3}}<[^<>\n]{{1,60}}>$")
"""What stands behind an edited message, or in place of a picture."""
_ATTACHED = re.compile(rf"[{_MARKS}]?[^\s/]{{1,80}}\.\w{{3,4}} \([^()\n]{{1,40}}\)$")
_NAMED = re.compile(r"WhatsApp Chat (?:with|-) (.{1,100}?)\.(?:txt|zip)(?:#|$)")
_MOMENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
HEAD_BYTES = 400

log = logging.getLogger(__name__)


def is_whatsapp(head: bytes) -> bool:
    """Whether a text begins like an export of WhatsApp."""
    return _OPENING.match(head_of(head)) is not None


def head_of(head: bytes) -> str:
    """The first characters of a text, whose last one may be cut."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else wide_encoding(head) or "utf-8-sig"
    return head[:HEAD_BYTES].decode(encoding, "replace")


@dataclass(frozen=True, slots=True)
class _Message:
    """A message as it stands in a text: the number of its line, its opening, its words with who sent them."""

    line: int
    opening: re.Match[str]
    words: str


def read_whatsapp(content: bytes, name: str, saved: Moment | None) -> Iterator[Page]:
    """A page for each message of a WhatsApp chat, without its own notes. Raises `InputError` if none is left.

    A date such as 05/06/2026 is read by the other dates of the chat: one of them tells whether the day comes first, or
    their order does; if not, the messages have no date, and a line says so.
    """
    messages = list(_messages(characters(Page(name, content, "text/plain"))))
    days = _days(messages)
    if not days:
        log.warning("%s: whether days or months come first in its dates cannot be told; its messages have none", name)
    chat = _NAMED.search(name)
    count = 0
    for number, message in enumerate(messages):
        sender = _SENDER.match(message.words)
        text = _text(message.words[sender.end("name") + 1 :]) if sender else None
        if sender is None or not text or RULES["note"].found_in(text) or RULES["event"].found_in(sender["name"]):
            continue
        count += 1
        record: Record = {"text": text, "authors": [sender["name"].strip(f"~ \u202f{_MARKS}")]}
        record["publisher"] = chat[1] if chat else record["authors"][0]
        if days:
            record["published"] = days[number]
        yield record_page(record, f"{name}:{message.line}", saved)
    if not count:
        raise InputError(f"{name}: no messages with words in this chat")


def _messages(text: str) -> Iterator[_Message]:
    opening, at, lines = None, 0, []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _OPENING.match(line):
            if opening is not None:
                yield _Message(at, opening, "\n".join(lines))
            opening, at, lines = match, number, [line[match.end() :]]
        else:
            lines.append(line)
    if opening is not None:
        yield _Message(at, opening, "\n".join(lines))


def _text(words: str) -> str:
    """The words of a message; empty if it is a picture or a note of WhatsApp's own, which begin with a mark."""
    words = words.removeprefix(" ")
    first, _, rest = words.partition("\n")
    if _ATTACHED.match(first):
        words = rest
    elif words[:1] in tuple(_MARKS):
        return ""
    return _EDITED.sub("", words.strip()).strip()


def _days(messages: Sequence[_Message]) -> list[str]:
    """The moments of all messages, ISO 8601; empty if it cannot be told whether days or months come first."""
    readings = []
    for order in (("third", "second", "first"), ("third", "first", "second"), ("first", "second", "third")):
        moments = [_moment(message.opening, *order) for message in messages]
        if all(moments):
            readings.append([each for each in moments if each])
    rising = [each for each in readings if all(one <= other for one, other in pairwise(each))]
    likely = rising or readings
    return [each.isoformat() for each in likely[0]] if likely and all(each == likely[0] for each in likely) else []


def _moment(opening: re.Match[str], year: str, month: str, day: str) -> datetime | None:
    if opening["year"]:
        year, month, day = "year", "month", "day"
    hour = int(opening["hour"])
    if half := opening["before"] or opening["half"]:
        hour = hour % 12 + HALVES[_NO_LETTER.sub("", half).lower()]
    if len(opening[year]) == 3 or (year == "first" and len(opening[year]) < 4):
        return None
    full = int(opening[year]) + (CENTURY if len(opening[year]) <= 2 else 0)
    try:
        return datetime(full, int(opening[month]), int(opening[day]), hour, int(opening["minute"]),
                        int(opening["second_of"] or 0))  # fmt: skip
    except ValueError:
        return None


def is_telegram(head: bytes) -> bool:
    """Whether a page is one of Telegram Desktop's export of a chat as HTML."""
    return all(mark in head for mark in _TELEGRAM)


def read_telegram(content: bytes, name: str, saved: Moment | None) -> Iterator[Page]:
    """A page for each message with words on an exported page, as `result.json` has it. Raises `InputError` if there is
    none.

    A message `joined` to the one before has its sender; one that is passed on has another's message in it.
    """
    try:
        tree = lxml.html.document_fromstring(characters(Page(name, content, "text/html")))
    except (ParserError, ValueError) as error:
        raise InputError(f"{name}: this export cannot be read: {error}") from error
    chat = _words(next(iter(tree.find_class("page_header")), None), "bold")
    records: list[Record] = []
    sender: str | None = None
    for message in tree.find_class("default"):
        own = next((each for each in message.findall("div") if each.get("class") == "body"), None)
        if own is None:
            continue
        passed = next((each for each in own.findall("div") if each.get("class") == "forwarded body"), None)
        sender = _words(own, "from_name") or sender
        if text := _words(own, "text") or _words(passed, "text"):
            when = next((each.get("title") for each in own.find_class("details") if each.get("title")), None)
            record = {
                "type": "message",
                "id": (message.get("id") or "").removeprefix("message") or None,
                "from": sender,
                "from_id": sender or chat,
                "date": _iso(when),
                "text": text,
                "forwarded_from": _words(passed, "from_name"),
                AROUND: {"name": chat or sender},
            }
            records.append({key: value for key, value in record.items() if value is not None})
    if not records:
        raise InputError(f"{name}: no messages with words in this export")
    yield from record_pages(records, name, saved)


def _words(of: lxml.html.HtmlElement | None, name: str) -> str | None:
    """The words of the first child with a class, in lines; those of a date in it are left out."""
    found = None
    if of is not None:
        deep = of.find_class(name) if name == "bold" else of.findall("div")
        found = next((each for each in deep if name in (each.get("class") or "").split()), None)
    if found is None:
        return None
    for element in found.iter("br"):
        element.tail = "\n" + CONTROL.sub(" ", element.tail or "").lstrip("\n")
    for element in list(found.iter("span")):
        if "details" in (element.get("class") or "").split():
            element.drop_tree()
    lines = [" ".join(line.split()) for line in found.text_content().strip().split("\n")]
    return "\n".join(lines).strip() or None


def _iso(title: str | None) -> str | None:
    """A moment as the export has it, `05.05.2026 12:15:00 UTC+02:00`; programs before 2022 wrote no zone."""
    match = _MOMENT.match(title or "")
    return f"{match[3]}-{match[2]}-{match[1]}T{match[4]}{match[5] or ''}" if match else None
