"""E-mail: each mail is an article, with its subject, date and sender, or those of the mail that it forwards."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

import lxml.html
from lxml.etree import ParserError

from reportedly.errors import InputError
from reportedly.formats.characters import characters
from reportedly.inputs.contents import PAGE_BYTES
from reportedly.inputs.objects import record_page
from reportedly.inputs.records import Record
from reportedly.model import Moment, Page

SUBJECT_CHARACTERS = 300
"""Characters of a subject that are taken for a headline."""
HEADLINE_BYTES = 120
"""Bytes of a text's first line up to which that may be its headline, if it does not end like a sentence."""
LEAST_WRAPPED = 50
"""Characters of a line from which the next one may go on with its sentence: mail programs wrap lines at about 76."""
MOST_WRAPPED = 100
FEWEST_WORDS = 5
"""Words of a text below which a mail has none of its own."""
HEADER_LINES = 8
"""Lines that the head of a forwarded mail has, at most."""
_HEADER = re.compile(r"[>\s*]{0,9}(From|Date|Sent|Subject|To|Cc|Reply-To)\s?:\*?[ \t]{0,3}(.{0,500})")
_QUOTED = re.compile(r"(?:> ?){1,9}")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_FORWARDS = re.compile(r"^(?:(?:fwd?|wg|tr|re|aw)\s?:\s{0,3}){1,9}", re.IGNORECASE)
_AT = re.compile(r"\bat\b")
_SENTENCE_ENDS = (".", "!", "?", '"', "”", ":", ",", ";")
_MBOX = re.compile(rb"From \S{1,300}[ \t][^\r\n]{1,200}\r?\n(?:[A-Za-z][\w-]*:|>From )")


@dataclass(frozen=True, slots=True)
class _Head:
    """What is told of a mail."""

    subject: str | None
    sender: str | None
    sent: str | None


def is_mbox(head: bytes) -> bool:
    """Whether a file is a mailbox: mails behind one another, each under a line `From ADDRESS DATE` (RFC 4155)."""
    return _MBOX.match(head) is not None


def mails_in(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    """The mails of a mailbox with their names; raises `InputError` for one that is larger than a page."""
    lines: list[bytes] = []
    number, size, blank = 0, 0, True
    for line in iter(lambda: stream.readline(PAGE_BYTES), b""):
        if blank and line.startswith(b"From "):
            if lines:
                yield f"{name}#{number}", b"".join(lines)
            number, lines, size = number + 1, [], 0
        else:
            lines.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
            if size > PAGE_BYTES:
                raise InputError(f"{name}#{number}: is over {PAGE_BYTES >> 20} MB; save its page as HTML")
        blank = not line.strip()
    if lines:
        yield f"{name}#{number}", b"".join(lines)


def read_mail(message: Message, markup: Message | None, plain: Message | None, name: str, saved: Moment | None) -> Page:
    """A mail's HTML with what its head tells in front of it, or its text as a record.

    A mail that forwards another is that one: what stands above it is left out.
    """
    source = _characters(markup, name) if markup is not None else ""
    text = _characters(plain, name) if plain is not None else _shown(source)
    head, forwarded = _forwarded(_head(message), text)
    if markup is not None and forwarded is None:
        marked = (_as_markup(head) + source).encode("ascii", "xmlcharrefreplace")
        return Page(name=name, content=marked, media_type="text/html", saved=saved)
    return record_page(_record(head, text if forwarded is None else forwarded), name, saved)


def _characters(part: Message, name: str) -> str:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes), "others are left out"
    return characters(Page(name, payload, part.get_content_type(), part.get_content_charset()))


def header_of(message: Message, name: str) -> str | None:
    """A header as people read it: encoded words (RFC 2047) are decoded."""
    value = message.get(name)
    if not value:
        return None
    try:
        return str(make_header(decode_header(value))).strip()
    except (MessageError, ValueError, LookupError):
        return str(value).strip()


def sent_at(message: Message) -> datetime | None:
    """When a message was sent, by its header; `None` if that is no date."""
    try:
        return parsedate_to_datetime(header_of(message, "Date") or "")
    except (ValueError, IndexError, OverflowError):
        return None


def _head(message: Message) -> _Head:
    name, address = parseaddr(header_of(message, "From") or "")
    sent = sent_at(message)
    return _Head(header_of(message, "Subject"), name or address or None, sent.isoformat() if sent else None)


def _forwarded(head: _Head, text: str) -> tuple[_Head, str | None]:
    """Head and text of the innermost mail that a mail forwards; its own head and no text if it forwards none."""
    lines = text.splitlines()
    found: tuple[_Head, str | None] = (head, None)
    at = 0
    while at < len(lines):
        match = _HEADER.match(lines[at])
        if match is None or match[1] != "From":
            at += 1
            continue
        fields, end = _fields(lines, at)
        rest = "\n".join(lines[end:])
        if "Subject" in fields and ("Date" in fields or "Sent" in fields) and len(rest.split()) >= FEWEST_WORDS:
            name, address = parseaddr(fields["From"].replace("*", "").replace("[mailto:", "<").replace("]", ">"))
            sent = fields.get("Date") or fields.get("Sent") or ""
            found = (_Head(fields["Subject"], name or address or None, _AT.sub("", sent)), rest)
        at = end
    return found


def _fields(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The head of a forwarded mail, and the line behind it; long fields go on in the next line."""
    fields: dict[str, str] = {}
    end = at
    for line in lines[at : at + HEADER_LINES]:
        match = _HEADER.match(line)
        if match is None and not (fields and _QUOTED.sub("", line).strip()):
            break
        if match is not None:
            fields.setdefault(match[1], match[2].strip())
        end += 1
    return fields, max(end, at + 1)


def _record(head: _Head, text: str) -> Record:
    """A mail as a record, whose text opens with a headline: its own, else the subject."""
    paragraphs = list(_paragraphs(_SIGNATURE.split(text, 1)[0]))
    first = paragraphs[0] if paragraphs else ""
    own = len(first.encode()) <= HEADLINE_BYTES and not first.endswith(_SENTENCE_ENDS)
    title = first if own else _FORWARDS.sub("", " ".join((head.subject or "").split()))[:SUBJECT_CHARACTERS]
    record: Record = {
        "title": title or None,
        "text": "\n".join(paragraphs if own or not title else [title, *paragraphs]),
    }
    return {**record, "published": head.sent, "publisher": head.sender, "authors": [head.sender] * bool(head.sender)}


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a mail, without marks of quoting; lines that were wrapped are joined."""
    paragraph = last = ""
    for raw in [*text.splitlines(), ""]:
        line = _QUOTED.sub("", raw, count=1).strip() if raw.startswith(">") else raw.strip()
        wrapped = LEAST_WRAPPED <= len(last) <= MOST_WRAPPED
        if paragraph and not (line and wrapped):
            yield paragraph
            paragraph = ""
        paragraph = f"{paragraph} {line}".strip()
        last = line


def _shown(source: str) -> str:
    """The text that HTML shows, in lines."""
    try:
        tree = lxml.html.document_fromstring(source)
    except (ParserError, ValueError):
        return ""
    for element in tree.iter("br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"):
        element.tail = "\n" + (element.tail or "")
        if element.tag != "br":
            element.text = "\n" + (element.text or "")
    return "\n".join(" ".join(line.split()) for line in tree.text_content().split("\n"))


def _as_markup(head: _Head) -> str:
    """What is told of a mail, as the head of a page."""
    title = _FORWARDS.sub("", " ".join((head.subject or "").split()))[:SUBJECT_CHARACTERS]
    metas = (("article:published_time", head.sent), ("og:site_name", head.sender), ("og:title", title))
    shown = "".join(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in metas if value)
    return f"<title>{html.escape(title)}</title>{shown}"
