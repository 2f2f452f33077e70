"""Pages that browsers and their extensions pack: Safari's `.webarchive`, MAFF, SingleFile's self-extracting pages."""

from __future__ import annotations

import plistlib
import re
import zipfile
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from xml.parsers.expat import ExpatError

from reportedly.errors import InputError
from reportedly.formats.zip_errors import ZIP_ERRORS
from reportedly.inputs.captures import Capture
from reportedly.inputs.contents import make_page
from reportedly.inputs.zipped import open_member
from reportedly.model import Moment, Page, to_moment

RDF_BYTES = 64 << 10
"""The largest `index.rdf` of a MAFF file that is read, in bytes."""
END_BYTES = 70_000
"""Bytes at the end of a file in which a zip file's list of files ends, with the note behind it."""
_BINARY = b"bplist00"
_MAIN = b"WebMainResource"
_RDF = re.compile(r"<MAF:(?P<key>originalurl|archivetime)\s[^<>]{0,60}resource=\"(?P<value>[^\"<>]{1,2000})\"")
_DEFECTS = (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, AttributeError,
            OverflowError, RecursionError, MemoryError)  # fmt: skip
"""What the reader of property lists raises for damaged ones."""


def is_webarchive(head: bytes) -> bool:
    """Whether a file begins like a property list of Apple's, in which Safari saves a page."""
    return head.startswith(_BINARY) or (head.startswith(b"<?xml") and b"<plist" in head and _MAIN in head)


def read_webarchive(content: bytes, name: str, saved: Moment | None) -> Page:
    """The page of a `.webarchive`, with its address. Raises `InputError` if it is damaged or has no page.

    Apple documents its keys with `WebArchive`: the page's bytes, address and encoding are those of `WebMainResource`.
    """
    try:
        data = plistlib.loads(content)
    except _DEFECTS as error:
        raise InputError(f"{name}: the web archive is damaged or ends early; save the page again") from error
    main = data.get(_MAIN.decode()) if isinstance(data, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes):
        raise InputError(f"{name}: is a property list without a page; save the page as HTML")
    url = _text(main.get("WebResourceURL"))
    url = url if url and url.startswith(("http://", "https://")) else None
    return make_page(page, name, saved, _text(main.get("WebResourceTextEncodingName")), url)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def maff_capture(archive: zipfile.ZipFile, path: str, name: str) -> Capture:
    """What a MAFF file (maf.mozdev.org, "index.rdf") says of a page in it: its address, and when it was saved."""
    beside = f"{path.rpartition('/')[0]}/index.rdf"
    if beside not in archive.namelist():
        return Capture()
    try:
        with open_member(archive, archive.getinfo(beside), name) as stream:
            text = stream.read(RDF_BYTES).decode("utf-8", "replace")
    except (InputError, *ZIP_ERRORS):
        return Capture()  # it says nothing; the page itself is read
    said = {match["key"]: unescape(match["value"]) for match in _RDF.finditer(text)}
    try:
        saved = to_moment(parsedate_to_datetime(said.get("archivetime", "")), "saved as MAFF", "second")
    except (ValueError, IndexError, OverflowError):
        saved = None
    url = said.get("originalurl", "")
    return Capture(saved, url if url.startswith(("http://", "https://")) else None)


def is_self_extracting(content: bytes) -> bool:
    """Whether an HTML page unpacks itself from the zip file that it carries, as SingleFile saves one."""
    return (
        content[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))
        and b"PK\x05\x06" in content[-END_BYTES:]
        and b"PK\x03\x04" in content
    )
