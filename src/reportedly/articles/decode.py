"""A page's bytes as text."""

from __future__ import annotations

from reportedly.articles.document import DOCUMENTS, document_text
from reportedly.formats.characters import characters
from reportedly.model import Page


def decode(page: Page) -> str:
    """The page's text, as `characters` reads it; of a document it is the text that `document_text` reads.

    `Block.page_span` counts characters of it. Line ends become `\\n`.
    """
    if page.media_type in DOCUMENTS:
        return document_text(page)
    return characters(page).replace("\r\n", "\n").replace("\r", "\n")
