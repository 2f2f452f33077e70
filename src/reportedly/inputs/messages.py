"""Pages saved as MIME messages: MHTML from a browser, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import Compat32
from itertools import islice

from reportedly.errors import InputError
from reportedly.inputs.contents import make_page
from reportedly.inputs.mail import header_of, read_mail, sent_at
from reportedly.model import Moment, Page, to_moment

MOST_PARTS = 1000
"""Number of parts of a message that are looked at."""
MOST_LINES = 500_000
MOST_BOUNDARIES = 10_000
MOST_MULTIPARTS = 20
"""Lines of a message, those that may begin a part, and parts with parts in them: each is held against each of these."""
HEADER_CHARACTERS = 4096
"""Number of characters of a header that are read: the time for its parameters grows with the square of its length."""
_HEADER = re.compile(rb"(?:From [^\n]*\n)?[A-Za-z][A-Za-z-]*:[ \t]")
_SIGNS = re.compile(rb"^(?:MIME-Version|Received|Message-ID|Snapshot-Content-Location):", re.MULTILINE | re.IGNORECASE)
_OF_MAIL = tuple(re.compile(rb"^%s:[ \t]+\S" % name, re.MULTILINE) for name in (b"From", b"Date", b"Subject"))
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_EMLX = re.compile(rb"(\d{1,9})[ \t]{0,20}\r?\n(?=[A-Za-z][A-Za-z-]{1,40}:[ \t])")
_MULTIPART = re.compile(rb"^content-type:[ \t]{0,99}(?:\r?\n[ \t]{1,99})?multipart/", re.MULTILINE | re.IGNORECASE)


class _Bounded(Compat32):
    """Reads the beginning of each header only."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A header's name and value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:HEADER_CHARACTERS]


def is_message(head: bytes) -> bool:
    """Whether a file begins with the headers of a MIME message."""
    if _HEADER.match(head) is None:
        return False
    fields = _BLANK_LINE.split(head, maxsplit=1)[0]
    return _SIGNS.search(fields) is not None or all(sign.search(fields) for sign in _OF_MAIL)


def is_apple_mail(head: bytes) -> bool:
    """Whether a file is a mail as Apple's program keeps it (`.emlx`): its size above it, a property list below."""
    return _EMLX.match(head) is not None


def apple_mail(content: bytes, name: str) -> bytes:
    """The mail in such a file. Raises `InputError` if it is shorter than it says."""
    match = _EMLX.match(content)
    assert match is not None, "it is one"
    end = match.end() + int(match[1])
    if end > len(content):
        raise InputError(f"{name}: ends before its mail does; save the mail again")
    return content[match.end() : end]


def read_message(content: bytes, name: str, saved: Moment | None, written: Moment | None) -> Page:
    """The page in a message: a browser's MHTML, or a mail. Raises `InputError` if it has neither HTML nor text.

    `saved` is when the user says that it was saved, `written` when the file was.
    """
    _check_size(content, name)
    try:
        message = message_from_bytes(content, policy=_Bounded())
        message = _forwarded_whole(message)
        parts = list(islice(_texts(message), MOST_PARTS))
        found = [part for part in parts if isinstance(part.get_payload(decode=True), bytes)]
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise InputError(f"{name}: the message cannot be read ({error}); save the page as HTML") from error
    if not found:
        raise InputError(f"{name}: no page or text in this message")
    saved = saved or _date(message) or written
    markup = next((each for each in found if each.get_content_type() == "text/html"), None)
    plain = next((each for each in found if each.get_content_type() == "text/plain"), None)
    part = markup or found[0]
    address = header_of(message, "Snapshot-Content-Location") or header_of(part, "Content-Location")
    url = address if address and address.startswith(("http://", "https://")) else None
    if url is not None or header_of(message, "From") is None:
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes), "others are left out"
        return make_page(payload, name, saved, part.get_content_charset(), url)
    return read_mail(message, markup, plain, name, saved)


def _forwarded_whole(message: Message) -> Message:
    """The mail that is attached to a mail as a whole, the innermost; the mail itself if none is."""
    found = message
    for part in islice(message.walk(), MOST_PARTS):  # the one in another comes behind it
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and inner and isinstance(inner[0], Message) and any(True for _ in _texts(inner[0])):
            if found is not message and inner[0] not in set(found.walk()):
                break
            found = inner[0]
    return found


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


def _date(message: Message) -> Moment | None:
    sent = sent_at(message)
    return to_moment(sent, "date of the message", "second") if sent else None
