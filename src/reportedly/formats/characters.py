"""The bytes of a page of text as characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

from reportedly.model import Page

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that lxml reads, by way of references, and takes in no text."""
_WESTERN = "windows-1252"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(rb"\s{0,100}<\?xml[^<>]{0,200}?\sencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"']")


def characters(page: Page) -> str:
    """The page's text: by its byte order mark, as UTF-8, by the charset it came with, or by what its bytes look like.

    Names of charsets mean what they mean in browsers (WHATWG Encoding): `iso-8859-1` has the quotation marks of
    Windows, and a name that browsers do not know (such as Python's `punycode`) is ignored. Bytes that are valid UTF-8
    are always read as UTF-8: many servers name one charset for all their pages. Bytes that do not fit become U+FFFD.
    """
    content = page.content
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in _likely(page.charset or _declared(page), content):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    if _is_nearly_utf8(content):
        return content.decode("utf-8", "replace")
    found = detect_encoding(content, from_html_meta=page.media_type == "text/html") or _WESTERN
    if page.media_type != "text/html" and found.startswith("iso8859"):
        found = _WESTERN  # the detector cannot tell Latin alphabets apart in short texts: take the web's default
    return str(bytes_to_str(content, found, errors="replace"))


def _likely(charset: str | None, content: bytes) -> Iterator[str]:
    """The encodings to try, in order. Those that look like ASCII to UTF-8 are believed if they can be right."""
    named = map_encoding_to_html5(charset, fallback_utf8=False) if charset else None
    if named and named.startswith("utf-16"):
        named = named if b"\0" in content else None
    if named and named.startswith(("utf-16", "iso2022")):
        yield named
    if wide := wide_encoding(content):
        yield wide
    yield "utf-8"
    if named:
        yield named


SAMPLE = 2000
"""Bytes that are looked at to tell how a text is encoded."""
LEAST_HALF = 8
"""Characters from which a sample tells it."""
MANY_ZEROS, FEW_ZEROS = 0.7, 0.05
"""Shares of zeros in one half of the bytes, and in the other, of a Latin text in UTF-16."""


def wide_encoding(content: bytes) -> str | None:
    """The kind of UTF-16 that bytes without a byte order mark have: in Latin text, every second byte is zero."""
    sample = content[:SAMPLE]
    half = len(sample) // 2

    def zeros(offset: int) -> int:
        return sample[offset::2].count(0)

    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half > LEAST_HALF and zeros(first) > MANY_ZEROS * half and zeros(1 - first) < FEW_ZEROS * half:
            return encoding
    return None


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether bytes above ASCII are mostly good UTF-8: a page damaged in a few places, not one in another encoding."""
    text = content.decode("utf-8", "replace")
    good = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return good > 4 * text.count("\ufffd")


def _declared(page: Page) -> str | None:
    """The encoding that an XML document names."""
    found = _DECLARED.match(page.content[:512]) if page.media_type == "application/xml" else None
    return found[1].decode("ascii", "replace") if found else None
