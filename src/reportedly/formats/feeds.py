"""Feeds (RSS, Atom) as feedparser reads them. What feedparser fails on is taken out before, so that one bad reference
does not lose the whole feed."""

from __future__ import annotations

import io
import re
from typing import Any

from reportedly.errors import InputError
from reportedly.formats.addresses import is_address

MOST_ATTRIBUTES = 1_000
"""Number of attributes of one element that are read: the parser compares each with all others."""
_LONG_TAG = re.compile(r"<\0?[A-Za-z][^<>]{5000,}")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]{0,1000}\?>")
_BASE = re.compile(r"""\sxml:base\s{0,9}=\s{0,9}["']([^"'<>]{0,2000})["']""")
"""What relative addresses count from; if it is no address, feedparser takes none of the others for one either."""
_OURS = '<?xml version="1.0" encoding="utf-8"?>\n'
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*(\d+));?")
_READ = (
    "rss|(?:rdf:)?rdf|feed|channel|item|entry|title|link|description|summary|content|content:encoded|author|name"
    "|dc:creator|pubdate|published|issued|updated|modified|dc:date|guid|id|p|div|span|br|ul|ol|li|blockquote|h[1-6]|a"
)
_OTHER = re.compile(rf"</?(?!(?:{_READ})[\s/>])[a-z][^<>]*>", re.IGNORECASE)
"""Tags of other elements than those that hold an entry's headline, text, address, author and dates."""
_DEFECTS = (LookupError, ValueError, ArithmeticError, TypeError, AttributeError, AssertionError, RecursionError)
"""Errors that feedparser raises by mistake."""
_LONGEST_CODE = 7
"""Digits of the highest character's number, written as 1114111."""


def parse_feed(text: str, name: str, *, sanitize: bool = False, resolve: bool = False) -> Any:
    """What feedparser makes of a feed's text. Raises `InputError`, beginning with `name`, if it can make nothing of it,
    or if an element has too many attributes.

    The feed's own XML declaration is left out, because the text is decoded already: feedparser would decode it again,
    by any of Python's codecs that is named there, such as `punycode`. It fails on many elements in wrong places
    (places, chapters, licences): then only the elements that make up an article are read.
    """
    if any(tag[0].count("=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise InputError(f"{name}: has an element with more than {MOST_ATTRIBUTES:,} attributes; it is no feed of news")
    written = _BASE.sub(lambda match: match[0] if is_address(match[1]) else "", clean_xml(text))
    try:
        return _parse(written, sanitize, resolve)
    except _DEFECTS:
        pass
    try:
        return _parse(_OTHER.sub("", written), sanitize, resolve)
    except _DEFECTS as error:
        raise InputError(f"{name}: the feed cannot be read ({error!r}); save the pages that it lists") from error


def _parse(text: str, sanitize: bool, resolve: bool) -> Any:
    from reportedly.formats.bounded_feedparser import feedparser  # takes a tenth of a second to import

    stream = io.BytesIO(
        (_OURS + text).encode("utf-8", "replace")
    )  # text, because it would try to open bytes as a file first
    return feedparser.parse(stream, sanitize_html=sanitize, resolve_relative_uris=resolve)


def clean_xml(text: str) -> str:
    """The text of an XML document without its declaration of an encoding, because the text is decoded already. A
    reference to no character (a surrogate, or a number above U+10FFFF) becomes U+FFFD."""
    return _REFERENCE.sub(lambda match: match[0] if _is_character(match) else "\ufffd", _DECLARATION.sub("", text))


def _is_character(match: re.Match[str]) -> bool:
    digits = match[1] or match[2]
    if len(digits) > _LONGEST_CODE:
        return False
    code = int(digits, 16 if match[1] else 10)
    return 0 < code < 0xD800 or 0xDFFF < code < 0x110000
