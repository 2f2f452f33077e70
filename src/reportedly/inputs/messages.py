"""Pages saved as MIME messages: MHTML from a browser, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parsedate_to_datetime
from itertools import islice

from reportedly.errors import InputError
from reportedly.model import Moment, to_moment

MOST_PARTS = 1000
"""Number of parts of a message that are looked at."""
MOST_LINES = 500_000
MOST_BOUNDARIES = 10_000
MOST_MULTIPARTS = 20
"""Lines of a message, those that may begin a part, and parts with parts in them: each is held against each of these."""
HEADER_CHARACTERS = 4096
"""Number of characters of a header that are read: the time for its parameters grows with the square of its length."""
SUBJECT_CHARACTERS = 300
"""Characters of a subject that are taken for a headline."""
HEADLINE_BYTES = 120
"""Bytes of a text's first line up to which that may be its headline, if it does not end like a sentence."""
_SENTENCE_ENDS = (b".", b"!", b"?", b'"', b":", b",")
_HEADER = re.compile(rb"(?:From [^\n]*\n)?[A-Za-z][A-Za-z-]*:[ \t]")
_SIGNS = re.compile(rb"^(?:MIME-Version|Received|Message-ID|Snapshot-Content-Location):", re.MULTILINE | re.IGNORECASE)
_MULTIPART = re.compile(rb"^content-type:[ \t]{0,99}(?:\r?\n[ \t]{1,99})?multipart/", re.MULTILINE | re.IGNORECASE)


class _Bounded(Compat32):
    """Reads the beginning of each header only."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A header's name and value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:HEADER_CHARACTERS]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in a message: its bytes, and what the message says of them."""

    content: bytes
    charset: str | None
    url: str | None
    saved: Moment | None


def is_message(head: bytes) -> bool:
    """Whether a file begins with the headers of a MIME message."""
    return _HEADER.match(head) is not None and _SIGNS.search(head.split(b"\n\n", 1)[0]) is not None


def read_message(content: bytes, name: str) -> SavedPage:
    """The page in a message: its first HTML part, else its first text part. Raises `InputError` if it has neither."""
    _check_size(content, name)
    try:
        message = message_from_bytes(content, policy=_Bounded())
        parts = list(islice(_texts(message), MOST_PARTS))
        part = next((each for each in parts if each.get_content_type() == "text/html"), parts[0] if parts else None)
        payload = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise InputError(f"{name}: the message cannot be read ({error}); save the page as HTML") from error
    if part is None or not isinstance(payload, bytes):
        raise InputError(f"{name}: no page or text in this message")
    if part.get_content_type() == "text/plain" and (subject := _header(message, "Subject")):
        payload = _headed(subject, payload, charset)
    address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    url = address if address and address.startswith(("http://", "https://")) else None
    return SavedPage(payload, charset, url, _date(message))


def _headed(subject: str, payload: bytes, charset: str | None) -> bytes:
    """A message's text below its subject, which is its headline; as it is if it opens with a headline of its own."""
    first = payload.lstrip().split(b"\n", 1)[0].rstrip()
    if len(first) <= HEADLINE_BYTES and not first.endswith(_SENTENCE_ENDS):
        return payload
    line = " ".join(subject.split())[:SUBJECT_CHARACTERS]
    try:
        return line.encode(charset or "utf-8") + b"\n\n" + payload
    except (UnicodeEncodeError, LookupError):  # a subject in other letters than the text, or a charset that is none
        return payload


def _check_size(content: bytes, name: str) -> None:
    """Raises `InputError` for a message that would take very long to take apart."""
    for count, most, what in (
        (content.count(b"\n"), MOST_LINES, "lines"),
        (content.count(b"\n--"), MOST_BOUNDARIES, "parts"),
        (sum(1 for _ in _MULTIPART.finditer(content)), MOST_MULTIPARTS, "parts with parts in them"),
    ):
        if count > most:
            raise InputError(f"{name}: the message has over {most:,} {what}; save the page as HTML")


def _texts(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() in ("text/html", "text/plain"))


def _header(message: Message, name: str) -> str | None:
    """A header as people read it: encoded words (RFC 2047) are decoded."""
    value = message.get(name)
    if not value:
        return None
    try:
        return str(make_header(decode_header(value))).strip()
    except (MessageError, ValueError, LookupError):
        return str(value).strip()


def _date(message: Message) -> Moment | None:
    try:
        moment: datetime = parsedate_to_datetime(_header(message, "Date") or "")
    except (ValueError, IndexError, OverflowError):
        return None
    return to_moment(moment, "date of the message", "second")
