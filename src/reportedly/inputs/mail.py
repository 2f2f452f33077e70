"""E-mail: each mail is an article, with its subject, date and sender, or those of the mail that it forwards."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
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
from reportedly.formats.characters import CONTROL, characters
from reportedly.formats.text_tables import CELL
from reportedly.inputs.contents import PAGE_BYTES
from reportedly.inputs.meanings import Record
from reportedly.inputs.objects import record_page
from reportedly.lang import LangFile, read, rules
from reportedly.model import Moment, Page

SUBJECT_CHARACTERS = 300
"""Characters of a subject that are taken for a headline."""
HEADLINE_BYTES = 120
"""Bytes of a text's first line up to which that may be its headline, if it does not end like a sentence."""
CELL_CHARACTERS = 80
"""Characters of a cell up to which it is one of a table of values."""
LEAST_WRAPPED = 50
"""Characters of a line from which the next one may go on with its sentence: mail programs wrap lines at about 76."""
MOST_WRAPPED = 100
LONGEST_DATE = 100
"""Characters of a date."""
FEWEST_WORDS = 5
"""Words of a text below which a mail has none of its own."""
HEADER_LINES = 8
"""Lines that the head of a forwarded mail has, at most."""
SHORT_WORDS = 40
"""Words of a mail in HTML up to which all that it shows is its text: there is no page around it."""


class MailWords(LangFile, frozen=True):
    """`mail.toml`: the words before the fields of a mail that is passed on, with the field that each names."""

    fields: dict[str, str]
    languages: list[str]


_WORDS = read("en", "mail", MailWords)
_FIELDS = _WORDS.fields
_RULES = rules("en", "mail", MailWords)
_HEADER = re.compile(
    rf"[>\s*]{{0,9}}({'|'.join(map(re.escape, _FIELDS))})\s?:\*?[ \t]{{0,3}}(.{{0,500}})", re.IGNORECASE
)
_QUOTED = re.compile(r"(?:> ?){1,9}")
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_FORWARDS = re.compile(r"^(?:(?:fwd?|wg|tr|re|aw)\s?:\s{0,3}){1,9}", re.IGNORECASE)
_FROM = "from"
_RULED = " \n\t_-=*"
"""What stands between a mail's own words and the one below them."""
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
    shown = _shown(source) if markup is not None else ""
    text = _characters(plain, name) if plain is not None else shown
    head, forwarded = _forwarded(_head(message), text)
    if forwarded is None and len(shown.split()) > SHORT_WORDS:
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
    """Head and text of the innermost mail that a mail forwards; its own head and no text if it forwards none.

    A mail that answers one, and has words of its own above what it quotes, is itself: what it quotes is left out.
    """
    lines = text.splitlines()
    found: tuple[_Head, str | None] = (head, None)
    at = 0
    while at < len(lines):
        if _field(lines[at]) is None:
            at += 1
            continue
        fields, end = _fields(lines, at)
        rest = "\n".join(lines[end:])
        if fields.keys() >= {"From", "Subject", "Date"} and len(rest.split()) >= FEWEST_WORDS:
            own = "\n".join(lines[:at]).rstrip(_RULED)
            if _RULES["answers"].found_in(head.subject or "") and len(own.split()) >= FEWEST_WORDS:
                return head, own
            name, address = parseaddr(fields["From"].replace("*", "").replace("[mailto:", "<").replace("]", ">"))
            found = (_Head(fields["Subject"], name or address or None, _sent(fields["Date"], fields["word"])), rest)
        at = end
    return found


def _sent(written: str, word: str) -> str:
    """The date of a forwarded mail: as it is written in English, else as ISO 8601. `word` stands before its sender."""
    if word == _FROM:
        return _AT.sub("", written)
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    import dateparser  # takes a tenth of a second to import, and most dates need none of it

    moment = dateparser.parse(written[:LONGEST_DATE], languages=_WORDS.languages, settings=settings)
    return str(moment.isoformat(timespec="minutes")) if moment else ""


def _field(line: str) -> re.Match[str] | None:
    """A line that may open the head of a forwarded mail."""
    match = _HEADER.match(line)
    return match if match is not None and _FIELDS[match[1].lower()] != "To" else None


def _fields(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The head of a forwarded mail, and the line behind it; long fields go on in the next line."""
    fields: dict[str, str] = {}
    end = at
    for line in lines[at : at + HEADER_LINES]:
        match = _HEADER.match(line)
        if match is None and not (fields and _QUOTED.sub("", line).strip()):
            break
        if match is not None:
            fields.setdefault(_FIELDS[match[1].lower()], match[2].strip())
            if _FIELDS[match[1].lower()] == "From":
                fields.setdefault("word", match[1].lower())
        end += 1
    return fields, max(end, at + 1)


def _without_quotes(text: str) -> str:
    """A mail without what it quotes of the one that it answers; all of it if it has nothing else."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        joined = f"{line} {lines[number + 1]}" if number + 1 < len(lines) else line
        size = 1 if _RULES["quotes"].found_in(line) else 2 if _RULES["quotes"].found_in(joined) else 0
        below = [each for each in lines[number + size :] if each.strip()]
        if size and below and below[0].startswith(">"):
            own = [*lines[:number], *(each for each in lines[number + size :] if not each.startswith(">"))]
            return "\n".join(own) if len(" ".join(own).split()) >= FEWEST_WORDS else text
    return text


def _record(head: _Head, text: str) -> Record:
    """A mail as a record, whose text opens with a headline: its own, else the subject."""
    paragraphs = list(_paragraphs(_SIGNATURE.split(_without_quotes(text), 1)[0]))
    paragraphs = paragraphs[: next(_feet(paragraphs), None)]
    first = paragraphs[0] if paragraphs else ""
    own = len(first.encode()) <= HEADLINE_BYTES and not first.endswith(_SENTENCE_ENDS)
    title = first if own else _FORWARDS.sub("", " ".join((head.subject or "").split()))[:SUBJECT_CHARACTERS]
    record: Record = {
        "title": title or None,
        "text": "\n".join(paragraphs if own or not title else [title, *paragraphs]),
    }
    return {**record, "published": head.sent, "publisher": head.sender, "authors": [head.sender] * bool(head.sender)}


def _feet(paragraphs: Sequence[str]) -> Iterator[int]:
    """The paragraphs that open what stands below a mail's text, which is shorter than what is above."""
    for at, paragraph in enumerate(paragraphs):
        if _RULES["foot"].found_in(paragraph) and sum(map(len, paragraphs[:at])) >= sum(map(len, paragraphs[at:])):
            yield at


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
    for element in tree.iter():  # the parser lets characters through that it takes in no text
        element.tail = CONTROL.sub(" ", element.tail) if element.tail else None
        if isinstance(element.tag, str):
            element.text = CONTROL.sub(" ", element.text) if element.text else None
    for element in [*tree.iter("style", "script", "title"), *tree.xpath(".//*[contains(@style, 'display:none')]")]:
        element.drop_tree()
    for element in tree.iter("td", "th"):
        if (before := element.getprevious()) is not None and before.tag in ("td", "th"):
            before.tail = CELL if _is_cell(before) and _is_cell(element) else "\n"
    for element in tree.iter("br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"):
        element.tail = "\n" + (element.tail or "")
        if element.tag != "br":
            element.text = "\n" + (element.text or "")
    return "\n".join(" ".join(line.split()) for line in tree.text_content().split("\n"))


def _is_cell(element: lxml.html.HtmlElement) -> bool:
    """Whether a cell is one of a table of values: newsletters are laid out by tables, too."""
    return len(element.text_content()) <= CELL_CHARACTERS and element.find(".//table") is None


def _as_markup(head: _Head) -> str:
    """What is told of a mail, as the head of a page."""
    title = _FORWARDS.sub("", " ".join((head.subject or "").split()))[:SUBJECT_CHARACTERS]
    metas = (("article:published_time", head.sent), ("og:site_name", head.sender), ("og:title", title))
    shown = "".join(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in metas if value)
    return f"<title>{html.escape(title)}</title>{shown}"
