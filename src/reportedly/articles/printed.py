"""The text of pages printed to PDF, a paragraph a line. Apart from other documents: the reader of PDF takes long to
import."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PdfReadError, PyPdfError

from reportedly.articles.columns import Piece, collector, printed_lines
from reportedly.errors import InputError
from reportedly.model import Page

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot read is told in one line here
MOST_SHEETS = 300
"""Sheets of a PDF that are read."""
SHORT = 0.75
"""Share of the usual length of a line below which a printed line ends its paragraph."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Letters that are printed as one."""


def pdf_paragraphs(page: Page) -> Iterator[str]:
    """The paragraphs of a PDF. Raises `InputError` if it is locked or damaged."""
    try:
        yield from _paragraphs(page)
    except DependencyError as error:
        raise InputError(
            f"{page.name}: the PDF is locked, or packed in a way that is not read (AES, JBIG2): {error}; "
            "save the page as HTML"
        ) from error
    except PyPdfError as error:
        raise InputError(f"{page.name}: the PDF cannot be read ({error}); save the page as HTML") from error


def _paragraphs(page: Page) -> Iterator[str]:
    """Printed lines joined until one is short and ends like a sentence, or a gap follows."""
    reader = PdfReader(io.BytesIO(page.content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise PdfReadError("it needs a password")
    lines = [line.strip() for sheet in reader.pages[:MOST_SHEETS] for line in _sheet_lines(sheet)]
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


def _sheet_lines(sheet: PageObject) -> list[str]:
    """The printed lines of a sheet, an empty one between those that stand apart."""
    pieces: list[Piece] = []
    text = sheet.extract_text(visitor_text=collector(pieces))
    return [line.translate(_LIGATURES) for line in printed_lines(pieces, text)]
