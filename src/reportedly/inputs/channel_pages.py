"""Pages of t.me that show a channel's messages (`t.me/s/CHANNEL`), saved: each message with words is a record."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from reportedly.errors import InputError
from reportedly.formats.characters import CONTROL, characters
from reportedly.formats.shapes import AROUND
from reportedly.inputs.meanings import Record
from reportedly.inputs.objects import record_pages
from reportedly.model import Moment, Page

_MARKS = (b"tgme_widget_message", b"data-post=")
_LINES = ("br", "p", "div", "blockquote", "pre")


def is_channel_page(content: bytes) -> bool:
    """Whether a page is one of t.me with messages of a channel (core.telegram.org/widgets/post)."""
    return all(mark in content for mark in _MARKS)


def read_channel_page(content: bytes, name: str, saved: Moment | None) -> Iterator[Page]:
    """A page for each message with words. Raises `InputError` if there is none."""
    try:
        tree = lxml.html.document_fromstring(characters(Page(name, content, "text/html")))
    except (ParserError, ValueError) as error:
        raise InputError(f"{name}: this page of a channel cannot be read: {error}") from error
    records = [record for each in tree.xpath("//*[@data-post]") if (record := _record(each))]
    if not records:
        raise InputError(f"{name}: no messages with words on this page of a channel")
    yield from record_pages(records, name, saved)


def _record(message: HtmlElement) -> Record | None:
    post = message.get("data-post") or ""
    text = next((_text(each) for each in _all(message, "tgme_widget_message_text")), "")
    if not text:
        return None
    times = message.xpath(".//a[contains(@class, 'tgme_widget_message_date')]//time/@datetime")
    channel = _one(message, "tgme_widget_message_owner_name") or post.partition("/")[0]
    record = {
        "type": "message",
        "id": post.rpartition("/")[2] or None,
        "url": f"https://t.me/{post}",
        "from": channel,
        "from_id": post,
        "author": _one(message, "tgme_widget_message_from_author"),
        "date": str(times[0]) if times else None,
        "text": text,
        "forwarded_from": _one(message, "tgme_widget_message_forwarded_from_name"),
        AROUND: {"name": channel},
    }
    return {key: value for key, value in record.items() if value is not None}


def _all(of: HtmlElement, name: str) -> list[HtmlElement]:
    """The elements of a class in a message, not those of a message that it answers."""
    answered = "ancestor::*[contains(@class, 'tgme_widget_message_reply')]"
    return [each for each in of.find_class(name) if not each.xpath(answered)]


def _one(of: HtmlElement, name: str) -> str | None:
    return next((" ".join(each.text_content().split()) for each in _all(of, name)), None) or None


def _text(element: HtmlElement) -> str:
    """The words of a message in lines."""
    for each in element.iter(*_LINES):
        each.tail = "\n" + CONTROL.sub(" ", each.tail or "")
    lines = [" ".join(line.split()) for line in element.text_content().strip().split("\n")]
    return "\n".join(lines).strip()
