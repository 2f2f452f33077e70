"""Pages saved as MIME messages: MHTML from a browser, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import islice

from reportedly.errors import InputError
from reportedly.model import Moment

MOST_PARTS = 1000
"""Parts of a message that are looked at."""
_HEADER = re.compile(rb"(?:From [^\n]*\n)?[A-Za-z][A-Za-z-]*:[ \t]")
_SIGNS = re.compile(rb"^(?:MIME-Version|Received|Message-ID|Snapshot-Content-Location):", re.MULTILINE | re.IGNORECASE)


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
    try:
        message = message_from_bytes(content, policy=policy.default)
        parts = list(islice(_texts(message), MOST_PARTS))
        part = next((each for each in parts if each.get_content_type() == "text/html"), parts[0] if parts else None)
        payload = part.get_payload(decode=True) if part is not None else None
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, IndexError) as error:
        raise InputError(f"{name}: the message cannot be read ({error}); save the page as HTML") from error
    if part is None or not isinstance(payload, bytes):
        raise InputError(f"{name}: no page or text in this message")
    address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    url = address if address and address.startswith(("http://", "https://")) else None
    return SavedPage(payload, part.get_content_charset(), url, _date(message))


def _texts(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "text/plain"):
            yield part


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return str(value).strip() if value else None


def _date(message: EmailMessage) -> Moment | None:
    try:
        moment: datetime = parsedate_to_datetime(_header(message, "Date") or "")
    except (ValueError, IndexError):
        return None
    return Moment(moment.isoformat(timespec="seconds"), "second", "date of the message")
