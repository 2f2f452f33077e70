"""What a document says of itself beside its text: title, author, and when it was created."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree
from striprtf.striprtf import rtf_to_text

from reportedly.articles.dates import read_iso
from reportedly.articles.document import DOCX, ODT, RTF
from reportedly.formats.zip_errors import ZIP_ERRORS
from reportedly.lang import rules
from reportedly.model import Moment, Page

PART_BYTES = 1 << 20
"""The largest part with properties that is read, in bytes."""
LONGEST = 300
"""Characters of a title or a name."""
HEAD_BYTES = 64 << 10
"""Bytes at the head of an RTF document in which its properties stand."""
FOUND = "when the document was created, by its properties"
_PARTS = {DOCX: "docProps/core.xml", ODT: "meta.xml"}
"""Where they stand (ECMA-376, part 2, 11; OpenDocument 1.3, part 3, 4)."""
_AUTHORS, _CREATED = ("initial-creator", "creator"), ("created", "creation-date")
_RULES = rules("en", "properties")
_NO_TITLE, _NO_AUTHOR = _RULES["no_title"], _RULES["no_author"]
_RTF_INFO = re.compile(rb"\{\\info\b")
_RTF_TEXT = r"\{\\%s\s([^{}]{1,600})\}"
_RTF_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Properties:
    """Of a document; empty where it says nothing, or only what a program puts there."""

    title: str | None = None
    author: str | None = None
    created: Moment | None = None


def properties_of(page: Page) -> Properties:
    """The properties of a DOCX, ODT or RTF document; none of another page, or of one whose properties are damaged."""
    if page.media_type == RTF:
        return _of_rtf(page.content[:HEAD_BYTES])
    path = _PARTS.get(page.media_type)
    return _of_xml(page.content, path) if path else Properties()


def _of_xml(content: bytes, path: str) -> Properties:
    try:
        if not content.startswith(b"PK"):
            return _told(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(path) as stream:
            return _told(stream.read(PART_BYTES))
    except (*ZIP_ERRORS, KeyError, RuntimeError, etree.XMLSyntaxError):
        return Properties()  # they are beside the text, which is told to be damaged if it is


def _told(part: bytes) -> Properties:
    """What the XML of a document's properties tells; of a flat document they stand in its own."""
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    said: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        said.setdefault(etree.QName(element).localname, element.text or "")
    author, created = (next((said[name] for name in names if said.get(name)), "") for names in (_AUTHORS, _CREATED))
    return _properties(said.get("title", ""), author, read_iso(created[:10], FOUND))


def _of_rtf(head: bytes) -> Properties:
    info = _RTF_INFO.search(head)
    if info is None:
        return Properties()
    text = head[info.start() :].decode("latin-1")
    title, author = (re.search(_RTF_TEXT % name, text) for name in ("title", "author"))
    day = _RTF_CREATED.search(text)
    created = read_iso(f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}", FOUND) if day else None
    return _properties(_plain(title[1]) if title else "", _plain(author[1]) if author else "", created)


def _plain(value: str) -> str:
    return str(rtf_to_text(r"{\rtf1\ansi " + value + "}", errors="replace"))  # type: ignore[no-untyped-call]


def _properties(title: str, author: str, created: Moment | None) -> Properties:
    """The properties without what programs put there: the name of a file, of a program, or the day of its template."""
    title, author = " ".join(title.split()), " ".join(author.split())
    is_template = _NO_AUTHOR.found_in(author) is not None
    return Properties(
        title=title if 0 < len(title) <= LONGEST and not _NO_TITLE.found_in(title) else None,
        author=author if 0 < len(author) <= LONGEST and not is_template else None,
        created=None if is_template else created,
    )
