"""Documents: the text of DOCX, ODT and RTF files and of pages printed to PDF, a paragraph a line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import XMLSyntaxError, _Element, iterparse
from striprtf.striprtf import rtf_to_text

from reportedly.errors import InputError
from reportedly.formats.text_tables import CELL
from reportedly.formats.zip_errors import ZIP_ERRORS
from reportedly.model import Page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
XML_BYTES = 64 << 20
"""The largest text of a document that is unpacked, in bytes."""
MOST_TAGS = 2_000_000
"""Of a document's text; each takes some 130 bytes of memory."""
MOST_PARAGRAPHS = 100_000
_DEFECTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, ArithmeticError, AssertionError)
"""What the readers of PDF and RTF raise beside errors of their own."""
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_BLANKS = (_ODF + "s", _ODF + "tab", _ODF + "line-break")
_ODF_ASIDE = (_ODF + "tracked-changes", _ODF + "note", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation")
_LINKED = re.compile(r"\(\"?(?:https?://|mailto:)[^()\s]{0,2000}\)")
_ODF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
CELL_CHARACTERS = 80
"""Characters of a cell, on average, up to which a row of a table is one line."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


_HEADING = "heading1"
_APART = ("", "")
"""Lines that set a heading apart, as plain texts do."""


def document_text(page: Page) -> str:
    """The text of a document. Raises `InputError` if it is damaged, locked, too large or pictures only."""
    try:
        lines = list(_READERS[page.media_type](page))
    except (*ZIP_ERRORS, KeyError, XMLSyntaxError, RuntimeError) as error:
        raise InputError(f"{page.name}: the document is damaged or locked: {error}") from error
    except _DEFECTS as error:
        kind = "PDF" if page.media_type == PDF else "document"
        raise InputError(f"{page.name}: the {kind} cannot be read ({error}); save the page as HTML") from error
    if not any(line.strip() for line in lines):
        raise InputError(
            f"{page.name}: no text in this document, only pictures perhaps: recognise their text first (OCR, such as "
            "ocrmypdf), or save the page as HTML"
        )
    return "\n".join(lines)


def _docx_paragraphs(page: Page) -> Iterator[str]:
    """The paragraphs of a DOCX document (ECMA-376, part 1, 17.3.1), and the rows of its tables."""
    table = _Table(_WORD + "tr", _WORD + "tc", (_WORD + "p",), lambda element: "".join(_docx_runs(element)))
    for element in _elements(page, "word/document.xml", _WORD + "p", _WORD + "tr"):
        if not any(each.tag == _FALLBACK for each in element.iterancestors()):  # the same again, for older programs
            if _is_docx_heading(element):
                yield from _APART
            yield from table.lines(element)


def _is_docx_heading(paragraph: _Element) -> bool:
    """Whether a paragraph is set as a heading of the first order."""
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    return style is not None and style.get(_WORD + "val", "").replace(" ", "").lower() == _HEADING


def _odt_paragraphs(page: Page) -> Iterator[str]:
    """The paragraphs of a text of OpenDocument (1.3, part 3, 5.1), and the rows of its tables; not what its authors
    deleted, and no notes."""
    table = _Table(
        _ODF_TABLE + "table-row", _ODF_TABLE + "table-cell", (_ODF + "p", _ODF + "h"),
        lambda element: " ".join("".join(_odt_runs(element)).split()),
    )  # fmt: skip
    for element in _elements(page, "content.xml", _ODF + "p", _ODF + "h", _ODF_TABLE + "table-row"):
        if not any(each.tag in _ODF_ASIDE for each in element.iterancestors()):
            if element.tag == _ODF + "h" and element.get(_ODF + "outline-level") == "1":
                yield from _APART
            yield from table.lines(element)


@dataclass(frozen=True, slots=True)
class _Table:
    """What rows, cells and paragraphs are called, and how a paragraph's text is read."""

    row: str
    cell: str
    paragraphs: tuple[str, ...]
    text: Callable[[_Element], str]

    def lines(self, element: _Element) -> Iterator[str]:
        """The lines of a paragraph outside of tables, or of a row: one with its cells divided, if they are short."""
        if element.tag != self.row:
            if not any(each.tag == self.row for each in element.iterancestors()):
                yield self.text(element)
            return
        if any(each.tag == self.row for each in element.iterancestors()):
            return  # of a table in a cell
        cells = [[self.text(each) for each in cell.iter(*self.paragraphs)] for cell in element.iterchildren(self.cell)]
        shown = [" ".join(" ".join(cell).split()) for cell in cells]
        if len(shown) > 1 and sum(map(len, shown)) <= CELL_CHARACTERS * len(shown):
            yield CELL.join(shown).strip()
        else:
            yield from (text for cell in cells for text in cell)


def _odt_runs(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for each in element:
        if each.tag in _ODF_BLANKS:
            yield " "
        elif each.tag not in _ODF_ASIDE and isinstance(each.tag, str):
            yield from _odt_runs(each)
        yield each.tail or ""


def _rtf_paragraphs(page: Page) -> Iterator[str]:
    """The paragraphs of an RTF document, without pictures; the addresses of links, which its reader puts behind their
    words, are left out."""
    text: str = rtf_to_text(page.content.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    for line in text.split("\n"):
        cells = [" ".join(_LINKED.sub("", cell).split()) for cell in line.split("|")]
        yield CELL.join(cells[: max(1, len(cells) - (not cells[-1]))])


def _elements(page: Page, path: str, *tags: str) -> Iterator[_Element]:
    """The elements of some kinds in a part of a document that is a zip file; entities of its XML are not expanded."""
    if not page.content.startswith(b"PK"):  # "flat" OpenDocument: one XML file, with the text in it
        yield from _read(page, page.content, tags)
        return
    with zipfile.ZipFile(io.BytesIO(page.content)) as archive:
        if archive.getinfo(path).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{page.name}: the document is packed in a way that is not read; save it again")
        with archive.open(path) as stream:
            content = stream.read(XML_BYTES + 1)
    yield from _read(page, content, tags)


def _read(page: Page, content: bytes, tags: tuple[str, ...]) -> Iterator[_Element]:
    """The elements of some kinds in the XML of a document, one at a time."""
    if len(content) > XML_BYTES:
        raise InputError(f"{page.name}: the document's text is over {XML_BYTES >> 20} MB; split it")
    if content.count(b"<") > MOST_TAGS:
        raise InputError(f"{page.name}: the document's text has over {MOST_TAGS:,} tags; split it")
    events = iterparse(io.BytesIO(content), tag=tags, resolve_entities=False, no_network=True, huge_tree=False)
    for number, (_, element) in enumerate(events):
        if number >= MOST_PARAGRAPHS:
            raise InputError(f"{page.name}: over {MOST_PARAGRAPHS:,} paragraphs; split it")
        yield element
        if not any(each.tag == tags[-1] for each in element.iterancestors()):  # a row is read when it is whole
            element.clear(keep_tail=True)


def _docx_runs(paragraph: object) -> Iterator[str]:
    marks = {_WORD + "tab": " ", _WORD + "br": " ", _WORD + "noBreakHyphen": "-"}
    for each in paragraph.iter(_WORD + "t", *marks):  # type: ignore[attr-defined]
        is_boxed = any(above.tag == _WORD + "txbxContent" and paragraph in above.iterancestors()
                       for above in each.iterancestors())  # fmt: skip
        if not is_boxed:  # a box of text has paragraphs of its own
            yield marks.get(each.tag, each.text or "")


def _pdf_paragraphs(page: Page) -> Iterator[str]:
    from reportedly.articles.printed import pdf_paragraphs  # takes a tenth of a second to import

    return pdf_paragraphs(page)


_READERS: dict[str, Callable[[Page], Iterator[str]]] = {
    DOCX: _docx_paragraphs,
    PDF: _pdf_paragraphs,
    ODT: _odt_paragraphs,
    RTF: _rtf_paragraphs,
}
DOCUMENTS = frozenset(_READERS)
"""Media types of documents whose text is read here."""
