"""Documents: the text of DOCX files and of pages printed to PDF, a paragraph a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml.etree import XMLSyntaxError, iterparse
from pypdf import PdfReader
from pypdf.errors import DependencyError, PdfReadError, PyPdfError

from reportedly.errors import InputError
from reportedly.formats.zip_errors import ZIP_ERRORS
from reportedly.model import Page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
XML_BYTES = 64 << 20
"""The largest text of a document that is unpacked, in bytes."""
MOST_TAGS = 2_000_000
"""Of a document's text; each takes some 130 bytes of memory."""
MOST_PARAGRAPHS = 100_000
MOST_SHEETS = 300
"""Sheets of a PDF that are read."""
SHORT = 0.75
"""Share of the usual length of a line below which a printed line ends its paragraph."""
_DEFECTS = (ValueError, TypeError, AttributeError, IndexError, RecursionError, ArithmeticError, AssertionError)
"""What pypdf raises beside errors of its own."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_text(page: Page) -> str:
    """The text of a DOCX or PDF page. Raises `InputError` if it is damaged, locked, too large or pictures only."""
    try:
        lines = list(_docx_paragraphs(page) if page.media_type == DOCX else _pdf_paragraphs(page.content))
    except DependencyError as error:
        raise InputError(
            f"{page.name}: the PDF is locked, or packed in a way that is not read (AES, JBIG2): {error}; "
            "save the page as HTML"
        ) from error
    except (*ZIP_ERRORS, KeyError, XMLSyntaxError, RuntimeError) as error:
        raise InputError(f"{page.name}: the document is damaged or locked: {error}") from error
    except (*_DEFECTS, PyPdfError) as error:
        raise InputError(f"{page.name}: the PDF cannot be read ({error}); save the page as HTML") from error
    if not any(line.strip() for line in lines):
        raise InputError(f"{page.name}: no text in this document, only pictures perhaps; save the page as HTML")
    return "\n".join(lines)


def _docx_paragraphs(page: Page) -> Iterator[str]:
    """The paragraphs of a DOCX document (ECMA-376, part 1, 17.3.1); entities of its XML are not expanded."""
    with zipfile.ZipFile(io.BytesIO(page.content)) as archive:
        if archive.getinfo("word/document.xml").compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{page.name}: the document is packed in a way that is not read; save it again")
        with archive.open("word/document.xml") as stream:
            content = stream.read(XML_BYTES + 1)
    if len(content) > XML_BYTES:
        raise InputError(f"{page.name}: the document's text is over {XML_BYTES >> 20} MB; split it")
    if content.count(b"<") > MOST_TAGS:
        raise InputError(f"{page.name}: the document's text has over {MOST_TAGS:,} tags; split it")
    events = iterparse(io.BytesIO(content), tag=_WORD + "p", resolve_entities=False, no_network=True, huge_tree=False)
    for number, (_, paragraph) in enumerate(events):
        if number >= MOST_PARAGRAPHS:
            raise InputError(f"{page.name}: over {MOST_PARAGRAPHS:,} paragraphs; split it")
        yield "".join(_docx_runs(paragraph))
        paragraph.clear()


def _docx_runs(paragraph: object) -> Iterator[str]:
    for each in paragraph.iter(_WORD + "t", _WORD + "tab", _WORD + "br"):  # type: ignore[attr-defined]
        yield (each.text or "") if each.tag == _WORD + "t" else " "


def _pdf_paragraphs(content: bytes) -> Iterator[str]:
    """The paragraphs of a PDF: printed lines joined until one is short and ends like a sentence, or a gap follows."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise PdfReadError("it needs a password")
    lines = [line.strip() for sheet in reader.pages[:MOST_SHEETS] for line in sheet.extract_text().splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    paragraph = ""
    for line in lines:
        if not line:
            yield from filter(None, (paragraph,))
            yield ""
            paragraph = ""
            continue
        joined = paragraph[:-1] + line if paragraph.endswith("\u00ad") else f"{paragraph} {line}".strip()
        if len(line) < SHORT * usual:
            yield joined
            paragraph = ""
        else:
            paragraph = joined
    yield from filter(None, (paragraph,))
